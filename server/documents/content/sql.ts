import { division, list, person } from '../sqlParts.ts'

/** The words of a policy in a revision `r`, or null. */
export const statement = `(select json_build_object('title', s.title, 'titleEn', s.title_en, 'motto', s.motto, 'mottoEn', s.motto_en, 'closing', s.closing, 'closingEn', s.closing_en,
  'commitments', ${list(`select c.position, c.identity, c.text, c.text_en as "textEn" from policy_commitment c
    where (c.agency_id, c.revision_id) = (s.agency_id, s.revision_id) order by c.position`)})
  from policy_statement s where (s.agency_id, s.revision_id) = (r.agency_id, r.id))`

/** The columns of a yearly objective `o`, with its stable row `i` and its sheet `h`. */
export const objectiveColumns = `o.id, o.objective_id as identity, o.revision_id as "revisionId", i.code, h.year, o.position, o.title, o.title_en as "titleEn", o.measure,
  o.measure_kind as "measureKind", o.formula, o.unit, o.direction, trim_scale(o.target)::text as target, o.frequency, o.due_days as "dueDays",
  o.division_id as "divisionId", ${division('o.agency_id, o.division_id')} as division, o.owner_id as "ownerId", ${person('o.agency_id', 'o.owner_id')} as owner,
  o.data_source as "dataSource", o.commitment,
  json_build_object('what', o.plan_what, 'who', o.plan_who, 'means', o.plan_means, 'when', o.plan_when, 'judged', o.plan_judged) as plan`

/** Where they come from. */
export const objectiveTables = `yearly_objective o join objective i on (i.agency_id, i.id) = (o.agency_id, o.objective_id)
  join objectives_sheet h on (h.agency_id, h.revision_id) = (o.agency_id, o.revision_id)`

/** The objectives of a year in a revision `r`, or null. */
export const sheet = `(select json_build_object('year', s.year, 'objectives', ${list(`select ${objectiveColumns} from ${objectiveTables}
    where (o.agency_id, o.revision_id) = (s.agency_id, s.revision_id) order by o.position, i.code`)})
  from objectives_sheet s where (s.agency_id, s.revision_id) = (r.agency_id, r.id))`

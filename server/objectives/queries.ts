import type { Context } from '../kernel/context.ts'
import { read as readRows } from '../kernel/read.ts'
import { objectiveColumns, objectiveTables } from '../documents/content/sql.ts'
import { asked } from '../documents/sql.ts'
import { division, list, person } from '../documents/sqlParts.ts'
import type { Board, MeasuredObjective, MeasurementRow } from './rows.ts'

// The board is one statement, whatever its size.

/** Who reads, where and on which day: a request knows it, and so does the public board. */
export type Asking = Pick<Context, 'em' | 'today'> & { actor: Pick<Context['actor'], 'agencyId' | 'personId'> }

const read = <Row>({ em, actor, today }: Asking, sql: string, more: unknown[] = []): Promise<Row[]> =>
  readRows(em, sql, [actor.agencyId, actor.personId, today, ...more])

/** Of each document of objectives, the newest published revision about a year that has begun. */
const sheetsOf = (year: string) => `(select distinct on (r.document_id) r.agency_id, r.id, r.document_id
  from objectives_sheet s join revision r on (r.agency_id, r.id) = (s.agency_id, s.revision_id)
  where s.agency_id = (select agency_id from asked) and s.year = ${year} and r.state = 'PUBLISHED' and lower(r.in_force) <= (select today from asked)
  order by r.document_id, r.serial desc)`

/** Nothing corrects a measurement `m`. */
const live = 'not exists (select from measurement n where (n.agency_id, n.corrects_id) = (m.agency_id, m.id))'

const figures =
  list(`select m.id, m.period, m.division_id as "divisionId", m.kind, trim_scale(m.numerator)::text as numerator, trim_scale(m.denominator)::text as denominator,
  m.action is not null as answered from measurement m where (m.agency_id, m.objective_id) = (o.agency_id, o.objective_id)
  and m.period >= h.year::text and m.period < (h.year + 1)::text and ${live} order by m.period`)

const answer = `(select json_build_object('cause', a.cause, 'action', a.action, 'by', ${person('a.agency_id', 'a.by_id')}, 'at', a.at) from year_answer a
  where (a.agency_id, a.objective_id, a.year) = (o.agency_id, o.objective_id, h.year) order by a.at desc, a.id desc limit 1)`

const closedOutcome = `(select u.outcome from year_close c join year_outcome u on (u.agency_id, u.sheet_id, u.objective_id) = (c.agency_id, c.sheet_id, o.id)
  where (c.agency_id, c.year) = (o.agency_id, h.year))`

const closed = '(exists (select from year_close c where (c.agency_id, c.year) = (o.agency_id, h.year)))'

const measuredColumns = `${objectiveColumns}, d.id as "documentId", d.code as "documentCode", ${figures} as figures, ${answer} as answer, ${closedOutcome} as "closedOutcome", ${closed} as closed`

const close = (
  year: string,
) => `(select row_to_json(x) from (select s.id as "sheetId", s.sha256, ${person('s.agency_id', 's.prepared_by_id')} as "preparedBy", s.at as "preparedAt",
  (exists (select from measurement m where m.agency_id = s.agency_id and m.period >= s.year::text and m.period < (s.year + 1)::text and m.at > s.at)
    or exists (select from year_answer a where (a.agency_id, a.year) = (s.agency_id, s.year) and a.at > s.at)) as stale,
  ${person('c.agency_id', 'c.closed_by_id')} as "closedBy", c.at as "closedAt"
  from year_sheet s left join year_close c on (c.agency_id, c.sheet_id) = (s.agency_id, s.id)
  where (s.agency_id, s.year) = ((select agency_id from asked), ${year}) order by s.at desc, s.id desc limit 1) x)`

const published = `select s.year from objectives_sheet s join revision r on (r.agency_id, r.id) = (s.agency_id, s.revision_id)
  where s.agency_id = (select agency_id from asked) and r.state = 'PUBLISHED' and lower(r.in_force) <= (select today from asked)`

/** Whoever asks reads the objectives of a document `d`: of a restricted one as `visibility.ts` has it for what was in force, and an owner their own row `o`. */
const readable = `(not d.restricted or o.owner_id = (select me from asked)
  or exists (select from person p where (p.agency_id, p.id) = ((select agency_id from asked), (select me from asked)) and p.division_id = d.division_id)
  or exists (select from role_grant g where (g.agency_id, g.person_id) = ((select agency_id from asked), (select me from asked))
    and g.valid_from <= (select today from asked) and coalesce(g.valid_until >= (select today from asked), true)
    and (g.role in ('CONTROLLER', 'QMR', 'HEAD', 'AUDITOR', 'RECORDS_OFFICER', 'INSPECTOR') or g.role in ('AUTHOR', 'DIVISION_HEAD') and g.division_id = d.division_id)))`

/** Reads the objectives of a year; without one, of the newest year that has some. */
export async function board(ctx: Asking, year: number | null): Promise<Board> {
  const [row] = await read<Omit<Board, 'today'>>(
    ctx,
    `with ${asked}, wanted as (select coalesce(?::int, (select max(year) from (${published}) y), extract(year from (select today from asked))::int) as year)
    select wanted.year, array(select distinct year from (${published}) y order by year desc) as years, ${close('wanted.year')} as close,
      ${list(`select ${measuredColumns} from ${sheetsOf('wanted.year')} r join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id)
        join lateral (select * from yearly_objective where (agency_id, revision_id) = (r.agency_id, r.id) offset 0) o on true
        join objective i on (i.agency_id, i.id) = (o.agency_id, o.objective_id) join objectives_sheet h on (h.agency_id, h.revision_id) = (o.agency_id, o.revision_id)
        where ${readable} order by o.division_id is not null, d.code, o.position, i.code`)} as nodes
    from wanted`,
    [year],
  )
  return { ...row!, today: ctx.today }
}

/** Reads objectives with their figures, by the ids of their rows; whatever state their revision is in. */
export async function measuredObjectives(ctx: Context, ids: readonly string[]): Promise<MeasuredObjective[]> {
  return await read(
    ctx,
    `with ${asked} select ${measuredColumns} from ${objectiveTables} join document d on (d.agency_id, d.id) = (i.agency_id, i.document_id)
    where o.agency_id = (select agency_id from asked) and o.id = any(?::uuid[])`,
    [`{${ids.join(',')}}`],
  )
}

/** An objective as somebody names it: by its code, its identity or the id of its row; without a year, in the newest. */
export interface Named {
  named: string
  year: number | null
}

/** Finds the rows of objectives in their years, one for each that is asked for; null where none is published. */
export async function objectivesNamed(ctx: Context, wanted: readonly Named[]): Promise<(MeasuredObjective | null)[]> {
  const found = await read<MeasuredObjective & { place: number }>(
    ctx,
    `with ${asked} select x.*, w.place from json_to_recordset(?::json) w(place int, named text, year int) cross join lateral (
      select ${measuredColumns} from ${objectiveTables} join document d on (d.agency_id, d.id) = (i.agency_id, i.document_id)
        join revision r on (r.agency_id, r.id) = (o.agency_id, o.revision_id)
      where i.agency_id = (select agency_id from asked) and (i.code = w.named or i.id::text = w.named or o.id::text = w.named)
        and r.state = 'PUBLISHED' and lower(r.in_force) <= (select today from asked) and (w.year is null or h.year = w.year) and ${readable}
      order by h.year desc, r.serial desc limit 1) x`,
    [JSON.stringify(wanted.map((one, place) => ({ place, ...one })))],
  )
  const at = new Map(found.map(({ place, ...row }) => [place, row]))
  return wanted.map((_one, place) => at.get(place) ?? null)
}

/** Finds the row of one objective. */
export const objectiveOfYear = async (ctx: Context, named: string, year: number | null): Promise<MeasuredObjective | null> =>
  (await objectivesNamed(ctx, [{ named, year }]))[0]!

const measurementColumns = `m.id, m.objective_id as "objectiveId", m.period, m.division_id as "divisionId", ${division('m.agency_id, m.division_id')} as division, m.kind,
  trim_scale(m.numerator)::text as numerator, trim_scale(m.denominator)::text as denominator, m.comment, m.cause, m.action, m.evidence_name as "evidenceName",
  m.corrects_id as "correctsId", m.reason, ${person('m.agency_id', 'm.recorded_by_id')} as "recordedBy", m.at as "recordedAt", ${live} as live`

/** Reads every figure of an objective in a year, old values too: by period, the newest first. */
export async function measurementsOf(ctx: Context, identity: string, year: number): Promise<MeasurementRow[]> {
  return await read(
    ctx,
    `with ${asked} select ${measurementColumns} from measurement m
    where (m.agency_id, m.objective_id) = ((select agency_id from asked), ?::uuid) and m.period >= ?::int::text and m.period < (?::int + 1)::text
    order by m.period, m.division_id nulls first, m.at desc, m.id desc`,
    [identity, year, year],
  )
}

/** Reads one figure; null where there is none in this agency. */
export async function measurementRow(ctx: Context, id: string): Promise<MeasurementRow | null> {
  const [found] = await read<MeasurementRow>(
    ctx,
    `with ${asked} select ${measurementColumns} from measurement m where m.agency_id = (select agency_id from asked) and m.id::text = ?`,
    [id],
  )
  return found ?? null
}

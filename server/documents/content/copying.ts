import { ChangeSize, DocumentKind } from '../../../schema/index.ts'
import type { Context } from '../../kernel/context.ts'

/** What a revision that was just started is, and of what. */
interface Started {
  id: string
  documentId: string
  kind: DocumentKind
  changeSize: ChangeSize
}

/** The edition of the document that took effect last, where its content lies in such rows. */
const before = (
  rows: string,
) => `(select r.agency_id, r.id from revision r join ${rows} s on (s.agency_id, s.revision_id) = (r.agency_id, r.id)
  where (r.agency_id, r.document_id) = (?, ?) and r.in_force is not null order by lower(r.in_force) desc limit 1)`

/** Begins a policy or a sheet of objectives as a copy of the edition before: commitments and objectives stay the ones they are, what nobody changes is not typed again. */
export async function beginAsCopy(ctx: Context, started: Started): Promise<void> {
  if (started.kind === DocumentKind.POLICY) await copyStatement(ctx, started)
  if (started.kind === DocumentKind.OBJECTIVES) await copySheet(ctx, started)
}

async function copyStatement({ em, actor }: Context, { id, documentId }: Started) {
  const from = [actor.agencyId, documentId]
  await em.execute(
    `insert into policy_statement (agency_id, revision_id, title, title_en, motto, motto_en, closing, closing_en)
    select s.agency_id, ?, s.title, s.title_en, s.motto, s.motto_en, s.closing, s.closing_en
    from policy_statement s join ${before('policy_statement')} b on (s.agency_id, s.revision_id) = (b.agency_id, b.id)`,
    [id, ...from],
  )
  await em.execute(
    `insert into policy_commitment (agency_id, revision_id, position, identity, text, text_en)
    select c.agency_id, ?, c.position, c.identity, c.text, c.text_en
    from policy_commitment c join ${before('policy_statement')} b on (c.agency_id, c.revision_id) = (b.agency_id, b.id)`,
    [id, ...from],
  )
}

/** An edition is about the next year, an amendment about the same. */
async function copySheet({ em, actor }: Context, { id, documentId, changeSize }: Started) {
  const from = [actor.agencyId, documentId]
  await em.execute(
    `insert into objectives_sheet (agency_id, revision_id, year)
    select s.agency_id, ?, s.year + ? from objectives_sheet s join ${before('objectives_sheet')} b on (s.agency_id, s.revision_id) = (b.agency_id, b.id)`,
    [id, changeSize === ChangeSize.EDITION ? 1 : 0, ...from],
  )
  const same = [
    ...['objective_id', 'position', 'title', 'title_en', 'measure', 'measure_kind', 'formula', 'unit', 'direction', 'target', 'frequency'],
    ...['due_days', 'division_id', 'owner_id', 'data_source', 'commitment'],
    ...['plan_what', 'plan_who', 'plan_means', 'plan_when', 'plan_judged'],
  ]
  await em.execute(
    `insert into yearly_objective (agency_id, id, revision_id, ${same.join(', ')})
    select o.agency_id, uuidv7(), ?, ${same.map((column) => `o.${column}`).join(', ')}
    from yearly_objective o join ${before('objectives_sheet')} b on (o.agency_id, o.revision_id) = (b.agency_id, b.id)`,
    [id, ...from],
  )
}

import type { Listener } from '../kernel/context.ts'

/** Facts after which a revision is found by other words. */
const changing = ['revisionStarted', 'draftChanged']

/** Keeps what a revision is found by beside it, in the same transaction. */
export const indexRevision: Listener = async ({ em, actor }, { action, subject }) => {
  if (!changing.includes(action)) return
  await em.execute(
    `insert into search_entry (agency_id, revision_id, code, title)
    select r.agency_id, r.id, d.code, r.title from revision r join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id)
    where (r.agency_id, r.id) = (?, ?)
    on conflict (agency_id, revision_id) do update set title = excluded.title`,
    [actor.agencyId, subject.id],
  )
}

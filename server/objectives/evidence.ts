import type { ServedFile } from '../files/download.ts'
import { servedFile, type StoredBytes } from '../documents/attached.ts'
import type { Context } from '../kernel/context.ts'

/** Finds the evidence of a figure for whoever may read its objective. */
export async function findEvidence(ctx: Context, id: string): Promise<ServedFile | null> {
  const [found] = await ctx.em.execute<StoredBytes[]>(
    `select m.evidence_sha256 as sha256, m.evidence_name as "fileName", (
      select r.id from objectives_sheet h join revision r on (r.agency_id, r.id) = (h.agency_id, h.revision_id)
      where (r.agency_id, r.document_id, r.state) = (i.agency_id, i.document_id, 'PUBLISHED') and h.year::text = left(m.period, 4)
      order by r.serial desc limit 1) as "revisionId"
    from measurement m join objective i on (i.agency_id, i.id) = (m.agency_id, m.objective_id)
    where (m.agency_id, m.id) = (?, ?) and m.evidence_sha256 is not null`,
    [ctx.actor.agencyId, id],
  )
  return found ? await servedFile(ctx, found) : null
}

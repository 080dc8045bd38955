import type { ServedFile } from '../files/download.ts'
import { servedFile, type StoredBytes } from '../documents/attached.ts'
import type { Context } from '../kernel/context.ts'

/** Finds the photo, note or capture that proves a posting. */
export async function findPostingProof(ctx: Context, id: string): Promise<ServedFile | null> {
  const [found] = await ctx.em.execute<StoredBytes[]>(
    `select proof_sha256 as sha256, proof_name as "fileName", revision_id as "revisionId" from posting
    where (agency_id, id) = (?, ?) and proof_sha256 is not null`,
    [ctx.actor.agencyId, id],
  )
  return found ? await servedFile(ctx, found) : null
}

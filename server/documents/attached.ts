import { StoredFileState } from '../../schema/index.ts'
import type { ServedFile } from '../files/download.ts'
import type { Context } from '../kernel/context.ts'
import { revisionRow } from './queries.ts'
import { opens } from './views.ts'

/** Bytes that hang on a published revision without being its content: evidence of a figure, proof of a posting. */
export interface StoredBytes {
  sha256: string
  fileName: string
  revisionId: string
}

/**
 * Gives bytes to whoever may know of their revision: the agency, as rows of what was published are open to it; of a restricted document
 * those who may open that revision today.
 */
export async function servedFile(ctx: Context, { sha256, fileName, revisionId }: StoredBytes): Promise<ServedFile | null> {
  const row = await revisionRow(ctx, revisionId)
  if (!row || (row.restricted && !opens(ctx, row))) return null
  const { agencyId } = ctx.actor
  const [stored] = await ctx.em.execute<{ mediaType: string; byteSize: number; state: StoredFileState }[]>(
    'select media_type as "mediaType", byte_size::float8 as "byteSize", state from stored_file where (agency_id, sha256) = (?, ?)',
    [agencyId, sha256],
  )
  if (!stored) return null
  const { mediaType, byteSize, state } = stored
  return { key: { agencyId, sha256 }, fileName, mediaType, byteSize, decidedOn: false, ready: state === StoredFileState.READY }
}

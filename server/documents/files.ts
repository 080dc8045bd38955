import { StoredState } from '../../schema/index.ts'
import type { ServedFile } from '../files/download.ts'
import type { Context } from '../kernel/context.ts'
import { revisionRow } from './queries.ts'
import type { FileRow } from './rows.ts'
import { opens } from './views.ts'

/** Finds a file of a revision for the person who asks: the right is decided now, for this state. What one may not open is not found. */
export async function findFile(ctx: Context, id: string): Promise<ServedFile | null> {
  const [named] = await ctx.em.execute<{ revisionId: string }[]>(
    `select revision_id as "revisionId" from revision_file where (agency_id, id) = (?, ?) and removed_at is null
    union all select revision_id from issue where (agency_id, id) = (?, ?) and signed_sha256 is not null`,
    [ctx.actor.agencyId, id, ctx.actor.agencyId, id],
  )
  const row = named ? await revisionRow(ctx, named.revisionId) : null
  if (!row || !opens(ctx, row)) return null
  const file: FileRow | null | undefined = row.files.find((one) => one.id === id) ?? row.issue?.signedFile
  if (!file) return null
  return {
    key: { agencyId: ctx.actor.agencyId, sha256: file.sha256 },
    fileName: file.fileName,
    mediaType: file.mediaType,
    byteSize: file.byteSize,
    decidedOn: row.state === StoredState.IN_REVIEW || row.state === StoredState.IN_APPROVAL,
    ready: file.ready,
  }
}

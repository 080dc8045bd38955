import { createReadStream } from 'node:fs'
import { FileWarning, Upload, UploadState } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { inTransaction } from '../kernel/transaction.ts'
import type { Checked } from './check.ts'
import { storeRefusal } from './storeRefusal.ts'

/** A file that passed the check. */
export type Good = Extract<Checked, { ok: true }>

/** No scanner looks at files yet, and the approver is told so. */
export const warningsOf = ({ warnings }: Good): FileWarning[] => [...warnings, FileWarning.NOT_SCANNED]

/**
 * Puts checked bytes into the store, then writes the rows that name them: bytes first, row second. No transaction waits for
 * the store's bytes: a slow store would hold every connection, and with them all who only read.
 */
export async function keep(ctx: Context, file: string, checked: Good, fileName: string): Promise<string> {
  const { agencyId, personId } = ctx.actor
  const { sha256, byteSize, mediaType, pageCount } = checked
  const key = { agencyId, sha256 }
  for (;;) {
    await ctx.store.put(key, createReadStream(file), { size: byteSize, type: mediaType }).catch(refuse)
    const kept = await inTransaction(ctx, async ({ em, store }) => {
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${agencyId}/${sha256}`]) // as the sweep will
      if (!(await store.has(key).catch(refuse))) return undefined // swept between the two
      await em.execute(
        `insert into stored_file (agency_id, sha256, byte_size, media_type, page_count, warnings) values (?, ?, ?, ?, ?, ?)
        on conflict (agency_id, sha256) do update set state = 'READY'`,
        [agencyId, sha256, byteSize, mediaType, pageCount, `{${warningsOf(checked).join(',')}}`],
      )
      const upload = em.create(Upload, {
        ...{ agency: agencyId, person: [agencyId, personId], state: UploadState.READY, fileName },
        ...{ byteSize: String(byteSize), sha256, mediaType, pageCount, warnings: warningsOf(checked) },
      } as never)
      await em.flush()
      return upload.id
    })
    if (kept) return kept
  }
}

const refuse = (error: unknown): never => {
  throw storeRefusal(error)
}

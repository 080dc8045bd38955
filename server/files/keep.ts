import { createReadStream } from 'node:fs'
import { FileWarning, UploadState } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { inTransaction } from '../kernel/transaction.ts'
import type { Checked } from './check.ts'
import { storeRefusal } from './storeRefusal.ts'

/** A file that passed the check. */
export type Good = Extract<Checked, { ok: true }>

/** No scanner looks at files yet, and the approver is told so. */
export const warningsOf = ({ warnings }: Good): FileWarning[] => [...warnings, FileWarning.NOT_SCANNED]

/** Whose file it is, and where it goes: a request knows it, and so does the row of an upload. */
export interface Keeper {
  em: Context['em']
  store: Context['store']
  actor: Pick<Context['actor'], 'agencyId' | 'personId'>
}

/** The row of the upload, and the name that people see. */
export interface Named {
  id: string
  fileName: string
}

/** A staged file that was checked. */
interface Judged {
  file: string
  /** This process hashed it as it came. What the process that checks says of a hash is compared once more: a hostile file was open there. */
  hashed: boolean
}

/**
 * Puts checked bytes into the store, then writes the rows that name them: bytes first, row second. No transaction waits for
 * the store's bytes: a slow store would hold every connection, and with them all who only read.
 */
export async function keep(ctx: Keeper, { file, hashed }: Judged, checked: Good, { id, fileName }: Named): Promise<void> {
  const { agencyId, personId } = ctx.actor
  const { sha256, byteSize, mediaType, pageCount } = checked
  const key = { agencyId, sha256 }
  for (;;) {
    await ctx.store.put(key, hashed ? { file } : createReadStream(file), { size: byteSize, type: mediaType }).catch(refuse)
    const kept = await inTransaction(ctx, async ({ em, store }) => {
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${agencyId}/${sha256}`]) // as the sweep will
      if (!(await store.has(key).catch(refuse))) return false // swept between the two
      const warnings = `{${warningsOf(checked).join(',')}}`
      await em.execute(
        `insert into stored_file (agency_id, sha256, byte_size, media_type, page_count, warnings) values (?, ?, ?, ?, ?, ?)
        on conflict (agency_id, sha256) do update set state = 'READY'`,
        [agencyId, sha256, byteSize, mediaType, pageCount, warnings],
      )
      await em.execute(
        `insert into upload (agency_id, id, person_id, state, file_name, byte_size, sha256, media_type, page_count, warnings)
        values (?, ?, ?, '${UploadState.READY}', ?, ?, ?, ?, ?, ?)
        on conflict (agency_id, id) do update set (state, file_name, byte_size, sha256, media_type, page_count, warnings) =
          (excluded.state, excluded.file_name, excluded.byte_size, excluded.sha256, excluded.media_type, excluded.page_count, excluded.warnings)
        where upload.state = '${UploadState.CHECKING}'`,
        [agencyId, id, personId, fileName, byteSize, sha256, mediaType, pageCount, warnings],
      )
      return true
    })
    if (kept) return
  }
}

const refuse = (error: unknown): never => {
  throw storeRefusal(error)
}

import { stat, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import { Upload, UploadState } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { checkFile } from './check.ts'
import { cleanName } from './fileName.ts'
import { keep } from './keep.ts'
import { open } from './uploads.ts'

const day = 86_400_000
const everyMinute = 60_000

/** What the work behind uploads needs. */
interface Shared {
  orm: MikroORM
  store: Context['store']
  staging: string
  log: Logger
}

/** Finishes uploads whose bytes are all there. */
export interface Settling {
  /** Judges an upload, whose hash is known where it came in one go through this process. */
  settle: (id: string, sha256?: string) => Promise<void>
  sweep: () => Promise<void>
  /** Begins nothing more, and waits for what is begun. */
  stop: () => Promise<unknown>
}

/**
 * Judges what came, without the person waiting on the line: check, then store, then row. A server that is killed on the way leaves
 * a whole file and an open row; the sweep finds both, at the next start and each minute, and does the work again with the same answer.
 * Two copies on one staging folder may both do it: the row decides, and takes one answer.
 */
export function openSettling({ orm, store, staging, log }: Shared): Settling {
  const inWork = new Map<string, Promise<void>>()
  let stopped = false
  const em = () => orm.em.fork() as Context['em']

  function settle(id: string, sha256?: string): Promise<void> {
    const begun =
      inWork.get(id) ??
      judge(id, sha256)
        .catch((error: unknown) => log.error({ err: error, upload: id }, 'an upload waits to be judged; it is tried again in a minute'))
        .finally(() => inWork.delete(id))
    inWork.set(id, begun)
    return begun
  }

  async function judge(id: string, sha256?: string) {
    const upload = await em().findOne(Upload, { id, state: { $in: open } })
    const place = path.join(staging, id)
    if (!upload || (await sizeOf(place)) !== upload.byteSize) return
    const { agency, person, claimedSha256 } = upload
    await em().nativeUpdate(Upload, { agency, id, state: UploadState.RECEIVING }, { state: UploadState.CHECKING })
    const checked = await checkFile(place, upload.fileName, { sha256 })
    const no = !checked.ok ? checked : claimedSha256 && claimedSha256 !== checked.sha256 ? { code: RefusalCode.CHECKSUM_MISMATCH } : null
    if (no || !checked.ok)
      await em().nativeUpdate(
        Upload,
        { agency, id, state: UploadState.CHECKING },
        { state: UploadState.REFUSED, refused: no?.code, refusedData: (no && 'data' in no && no.data) || null },
      )
    else {
      const keeper = { em: em(), store, actor: { agencyId: agency.id, personId: person.id } }
      await keep(keeper, { file: place, hashed: sha256 !== undefined }, checked, {
        id,
        fileName: cleanName(upload.fileName, checked.extension),
      })
    }
    await rm(place, { force: true })
  }

  /** Judges what a kill left whole, gives up what nobody continued for a day, and removes files that no open upload names. */
  async function sweep() {
    const names = await readdir(staging).catch(() => [])
    await em().execute(
      `delete from upload where state <> '${UploadState.READY}' and created_at < app.now() - interval '1 day' and not (id = any(?))`,
      [`{${[...inWork.keys()].join(',')}}`],
    )
    const known = await em().find(Upload, { state: { $in: open } }, { fields: ['id'] })
    const ids = new Set(known.map(({ id }) => id))
    for (const name of names)
      if (stopped) return
      else if (ids.has(name)) await settle(name)
      else if (!inWork.has(name) && (await ageOf(path.join(staging, name))) > day) await rm(path.join(staging, name), { force: true })
  }

  let sweeping = Promise.resolve()
  const sweepQuietly = () => {
    sweeping = sweep().catch((error: unknown) => log.error({ err: error }, 'staging was not swept; it is tried again in a minute'))
  }
  const timer = setInterval(sweepQuietly, everyMinute)
  timer.unref()
  sweepQuietly()

  return {
    settle,
    sweep,
    stop() {
      stopped = true
      clearInterval(timer)
      return Promise.all([sweeping, ...inWork.values()])
    },
  }
}

const sizeOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => -1,
  )

const ageOf = (file: string) =>
  stat(file).then(
    // eslint-disable-next-line no-restricted-syntax -- a file's age, by the clock that dated it
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  )

import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { StoredFileState } from '../../schema/index.ts'
import { isId } from '../../schema/kernel/keys.ts'
import type { Key, Range } from '../../storage/FileStore.ts'
import { StorageFailure } from '../../storage/failure.ts'
import { only } from '../../storage/hash.ts'
import type { ContextOf } from '../http/request.ts'
import type { Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { storeRefusal } from './storeRefusal.ts'

/** A file that somebody may have now. */
export interface ServedFile {
  key: Key
  fileName: string
  mediaType: string
  byteSize: number
  /** Somebody decides on these bytes now: they are compared with their hash while they are sent. */
  decidedOn: boolean
  /** Without it the store was found to hold other bytes. */
  ready: boolean
}

/** Finds a file for the person who asks; null where there is none, or they may not open it. */
export type FindFile = (ctx: Context, id: string) => Promise<ServedFile | null>

/**
 * Serves the bytes of a file, whole or a range; the right is asked on every request, so no link outlives it. What somebody decides on now
 * is always sent whole, and cut off before its end when the store holds other bytes.
 */
export function downloadRoute(contextOf: ContextOf, findFile: FindFile, log: Logger): RequestHandler {
  return async (req, res) => {
    const ctx = await contextOf(req)
    if (!ctx) throw new Refusal(RefusalCode.UNAUTHENTICATED)
    const id = String(req.params.id).toLowerCase()
    const file = isId(id) ? await findFile(ctx, id) : null
    if (!file) throw new Refusal(RefusalCode.NOT_FOUND)
    if (!file.ready) throw new Refusal(RefusalCode.STORAGE_UNAVAILABLE)
    const range = file.decidedOn ? undefined : readRange(req, file)
    if (range === 'unsatisfiable') return void res.status(416).set('Content-Range', `bytes */${file.byteSize}`).end()
    describe(res, file, range)
    if (req.method === 'HEAD') return void res.end()
    await (file.decidedOn ? sendChecked(ctx, res, file, log) : send(ctx, res, file, range))
  }
}

async function send({ store }: Context, res: Response, { key }: ServedFile, range: Range | undefined): Promise<void> {
  const bytes = await store.get(key, range).catch(unavailable(res))
  // a client that goes away ends the pipeline, and the pipeline frees the store's stream
  await pipeline(bytes, res).catch(unlessGone)
}

async function sendChecked(ctx: Context, res: Response, { key }: ServedFile, log: Logger): Promise<void> {
  const bytes = await ctx.store.get(key).catch(unavailable(res))
  await pipeline(bytes, only(key.sha256), res).catch(async (error: unknown) => {
    if (!(error instanceof StorageFailure && error.code === 'WRONG_HASH')) return unlessGone(error)
    log.error({ agencyId: key.agencyId, sha256: key.sha256, requestId: ctx.requestId }, 'the store holds other bytes than its row names')
    await ctx.em.execute(`update stored_file set state = ? where (agency_id, sha256) = (?, ?)`, [
      ...[StoredFileState.DAMAGED, key.agencyId, key.sha256],
    ])
  })
}

const unavailable =
  (res: Response) =>
  (cause: unknown): never => {
    for (const name of res.getHeaderNames()) if (/^(content-|etag|accept-)/.test(name)) res.removeHeader(name)
    throw storeRefusal(cause)
  }

function unlessGone(error: unknown): void {
  if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}

/** Reads the one range that is asked for; a list of ranges, or one for other bytes, answers the whole. */
function readRange(req: Request, { byteSize, key }: ServedFile): Range | 'unsatisfiable' | undefined {
  const condition = req.get('if-range')
  if (condition !== undefined && condition !== `"${key.sha256}"`) return undefined
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(req.get('range') ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  const start = from === '' ? Math.max(0, byteSize - Number(to)) : Number(from)
  const end = from === '' || to === '' ? byteSize - 1 : Math.min(Number(to), byteSize - 1)
  return start > end || start >= byteSize ? 'unsatisfiable' : { start, end }
}

/** Says what the bytes are: never shown inline, nothing in them runs, nobody keeps a copy on the way. */
function describe(res: Response, { key, fileName, mediaType, byteSize, decidedOn }: ServedFile, range: Range | undefined): void {
  res.status(range ? 206 : 200)
  res.attachment(fileName) // filename in ASCII and filename* in UTF-8
  res.set({
    'Content-Type': mediaType,
    'Content-Length': String(range ? range.end - range.start + 1 : byteSize),
    ...(range && { 'Content-Range': `bytes ${range.start}-${range.end}/${byteSize}` }),
    'Accept-Ranges': decidedOn ? 'none' : 'bytes',
    ETag: `"${key.sha256}"`,
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Referrer-Policy': 'no-referrer',
  })
}

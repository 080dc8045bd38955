import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy, { type FileInfo } from 'busboy'
import type { Request, RequestHandler } from 'express'
import { UploadState } from '../../schema/index.ts'
import { cut } from '../http/readJson.ts'
import { requestIdOf } from '../http/refusals.ts'
import type { ContextOf } from '../http/request.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { checkFile } from './check.ts'
import { cleanName } from './fileName.ts'
import { keep, warningsOf } from './keep.ts'
import type { Quota } from './quota.ts'
import { refuseFull } from './staging.ts'
import { storeRefusal } from './storeRefusal.ts'
import { newUploadId } from './uploads.ts'

/** What the routes of uploads need. */
export interface UploadParts {
  contextOf: ContextOf
  staging: string
  maxMb: number
  quota: Quota
}

/** A file that lies in staging. */
interface Staged {
  path: string
  claimedName: string
  sha256: string
}

/**
 * Takes one file: streamed to staging, counted on the way, checked in a process of its own, then stored under agency and hash.
 * Nothing unchecked reaches the store, and nothing of a refused file is kept.
 */
export function uploadRoute({ contextOf, staging, maxMb, quota }: UploadParts): RequestHandler {
  const limit = maxMb * 1024 * 1024
  return async (req, res) => {
    const ctx = await contextOf(req)
    const refuseEarly = (refusal: unknown) => {
      cut(req, res) // what is still being sent is not read
      throw refusal
    }
    if (!ctx) return refuseEarly(new Refusal(RefusalCode.UNAUTHENTICATED))
    if (req.get('x-niem-request') !== '1') return refuseEarly(new Refusal(RefusalCode.NOT_ALLOWED)) // multipart needs no preflight: this header does
    const size = Number(req.headers['content-length'] ?? 0)
    if (size > limit + 4096) return refuseEarly(new Refusal(RefusalCode.FILE_TOO_LARGE, { data: { size, limit } }))
    await mkdir(staging, { recursive: true })
    await refuseFull(staging, size).catch(refuseEarly)
    await quota.refuseDaily(ctx.actor.personId, size).catch(refuseEarly)

    const id = newUploadId()
    const place = path.join(staging, id)
    try {
      const staged = await receive(req, place, limit).catch((error: unknown) => {
        cut(req, res)
        throw error
      })
      await quota.count(ctx.actor.personId, size)
      const checked = await checkFile(staged.path, staged.claimedName, { sha256: staged.sha256 })
      if (!checked.ok) throw new Refusal(checked.code, { data: checked.data })
      const fileName = cleanName(staged.claimedName, checked.extension)
      await keep(ctx, { file: staged.path, hashed: true }, checked, { id, fileName })
      const { sha256, byteSize, mediaType, pageCount } = checked
      res.status(201).json({
        ...{ uploadId: id, state: UploadState.READY, fileName, byteSize, sha256, mediaType, pageCount },
        ...{ warnings: warningsOf(checked), requestId: requestIdOf(res) },
      })
    } finally {
      await rm(place, { force: true })
    }
  }
}

/** Streams the one part `file` into staging, and stops as soon as it is larger than it may be. */
async function receive(req: Request, place: string, limit: number): Promise<Staged> {
  const invalid = (because: string) => new Refusal(RefusalCode.INVALID_INPUT, { field: 'file', data: { because } })
  let parts: busboy.Busboy
  try {
    parts = busboy({ headers: req.headers, defParamCharset: 'utf8', limits: { files: 1, fields: 0, parts: 2 } })
  } catch {
    throw invalid('multipart')
  }
  const arriving: Promise<Staged>[] = []
  parts.on('file', (name, stream, info: FileInfo) => {
    if (name !== 'file') return void stream.resume()
    const hash = createHash('sha256')
    let size = 0
    const counted = new Transform({
      transform(chunk: Buffer, _, done) {
        size += chunk.length
        hash.update(chunk)
        done(size > limit ? new Refusal(RefusalCode.FILE_TOO_LARGE, { data: { size, limit } }) : null, chunk)
      },
    })
    const arrived = pipeline(stream, counted, createWriteStream(place, { flags: 'wx', flush: true, mode: 0o600 })).then(
      () => ({ path: place, claimedName: info.filename ?? '', sha256: hash.digest('hex') }),
      (error: unknown) => {
        throw storeRefusal(error)
      },
    )
    arrived.catch((error: unknown) => parts.destroy(error as Error)) // the rest is not read
    arriving.push(arrived)
  })
  parts.on('filesLimit', () => parts.destroy(invalid('more than one file')))
  try {
    await pipeline(req, parts)
  } catch (error) {
    await Promise.allSettled(arriving) // nothing writes any more: what was staged can be removed
    throw error instanceof Refusal ? error : invalid('cut off')
  }
  if (!arriving[0]) throw invalid('no file')
  return await arriving[0]
}

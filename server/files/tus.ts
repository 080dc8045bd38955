import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { ERRORS, Metadata, Server, type ServerOptions, Upload as Sent } from '@tus/server'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Request, RequestHandler } from 'express'
import { Upload, UploadState } from '../../schema/index.ts'
import { cut } from '../http/readJson.ts'
import type { Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { cleanName } from './fileName.ts'
import type { Settling } from './settle.ts'
import { newestWins, refuseFull, Staging } from './staging.ts'
import { storeRefusal } from './storeRefusal.ts'
import type { UploadParts } from './upload.ts'
import { type Claim, findUpload, openUpload } from './uploads.ts'

/** What resumable uploads need beside what every upload needs. */
export interface TusParts extends UploadParts {
  orm: MikroORM
  settling: Settling
}

/** A longer rest of a refused request is not read. */
const drained = 8 * 1024 * 1024

/** Of the protocol's headers those that we know; what is not here would be ignored, and a checksum that nobody checks is worse than none. */
const known: Record<string, string[]> = {
  POST: ['upload-length', 'upload-metadata'],
  PATCH: ['upload-offset'],
  HEAD: [],
  DELETE: [],
}

/**
 * Resumable upload by tus 1.0: an upload is a file that grows, and whoever opened it goes on where it ended. Session and owner are
 * asked at every request; nobody else's upload is there. It answers no GET: what lies in staging was checked by nobody.
 */
export function tusRoute({ contextOf, staging, maxMb, quota, orm, settling }: TusParts): RequestHandler {
  const limit = maxMb * 1024 * 1024
  mkdirSync(staging, { recursive: true, mode: 0o700 })
  const senders = openSenders()
  const asking = new WeakMap<object, Context>()
  const contextIn: (req: Parameters<NonNullable<ServerOptions['onIncomingRequest']>>[0]) => Context = (req) =>
    asking.get(req.runtime!.node!.req)!
  const files = new Staging(staging, rowsOf(orm))
  const tus = new Server({
    path: '/files/uploads',
    datastore: files,
    locker: newestWins(),
    lockDrainTimeout: 500,
    ...{ maxSize: limit, relativeLocation: true, respectForwardedHeaders: false, allowedOrigins: [] },
    async namingFunction(req, metadata) {
      const claim = claimOf(Number(req.headers.get('upload-length')), metadata ?? {}, limit)
      await refuseFull(staging, claim.byteSize)
      return await openUpload(contextIn(req), claim, quota)
    },
    onUploadFinish(_req, { id }) {
      void settling.settle(id, files.hashOf(id)) // nobody waits on the line for the check: the row says how far it is
      return Promise.resolve({})
    },
    onResponseError(_req, error) {
      throw refusalOf(error)
    },
  })

  return async (req, res) => {
    try {
      const ctx = await contextOf(req)
      if (!ctx) throw new Refusal(RefusalCode.UNAUTHENTICATED)
      const id = /^\/([^/]+)$/.exec(req.path)?.[1]
      refuseOddities(req)
      asking.set(req, ctx)
      if (req.method === 'POST') return await tus.handle(req, res)
      const upload = id ? await findUpload(ctx, id) : null
      if (!upload) throw new Refusal(RefusalCode.UPLOAD_NOT_FOUND)
      if (req.method === 'HEAD') senders.takes(upload.id, req.get('x-niem-sender'))
      if (req.method === 'HEAD') return await tus.handle(req, res)
      if (upload.state !== UploadState.RECEIVING) throw new Refusal(RefusalCode.UPLOAD_OUT_OF_STEP)
      if (req.method === 'PATCH') senders.refuseOthers(upload.id, req.get('x-niem-sender'))
      if (req.method === 'DELETE') return await tus.handle(req, res)
      const length = Number(req.headers['content-length'])
      await refuseFull(staging, length)
      const givePlace = quota.takePlace(ctx.actor.personId, upload.id)
      const before = req.socket.bytesRead
      const over = res.closed ? Promise.resolve() : once(res, 'close') // the package waits for ever for an answer to reach a line that is dead
      try {
        await Promise.race([tus.handle(req, res), over])
      } finally {
        givePlace()
        await quota.count(ctx.actor.personId, Math.min(length, req.socket.bytesRead - before))
      }
    } catch (error) {
      if (Number(req.headers['content-length'] ?? 0) > drained || req.headers['transfer-encoding']) cut(req, res)
      if (req.socket.destroyed) return // nobody hears the answer
      throw error
    }
  }
}

/**
 * Which window sends an upload: the one that asked last how far it is. Two would take turns, each cutting the other off, so the one before is told.
 * Whoever says nothing of a window is never refused; nor is anybody after a restart, for it is asked anew then.
 */
function openSenders(most = 10_000) {
  const newest = new Map<string, string>()
  return {
    takes(uploadId: string, sender: string | undefined) {
      newest.delete(uploadId)
      if (sender) newest.set(uploadId, sender.slice(0, 100))
      if (newest.size > most) newest.delete(newest.keys().next().value!)
    },
    refuseOthers(uploadId: string, sender: string | undefined) {
      const taken = sender && newest.has(uploadId) && newest.get(uploadId) !== sender.slice(0, 100)
      if (taken) throw new Refusal(RefusalCode.UPLOAD_OUT_OF_STEP, { data: { because: 'TAKEN_OVER' } })
    },
  }
}

/** The rows of uploads, as the package asks for them. They are written before and after it, so it only reads and removes. */
const rowsOf = (orm: MikroORM) => ({
  async get(id: string) {
    const upload = await orm.em.fork().findOne(Upload, { id })
    if (!upload) return undefined
    const size = upload.byteSize
    const offset = upload.state === UploadState.RECEIVING ? 0 : size
    return new Sent({ id, size, offset, metadata: { filename: upload.fileName } })
  },
  set: () => Promise.resolve(),
  async delete(id: string) {
    await orm.em.fork().nativeDelete(Upload, { id, state: UploadState.RECEIVING })
  },
})

/** Refuses what belongs to parts of the protocol that we do not offer. */
function refuseOddities(req: Request) {
  const refuse = (because: string): never => {
    throw new Refusal(RefusalCode.INVALID_INPUT, { data: { because } })
  }
  const may = known[req.method]!
  for (const name of Object.keys(req.headers))
    if ((name.startsWith('upload-') || name === 'x-http-method-override') && !may.includes(name)) refuse(name)
  if (req.headers['tus-resumable'] !== '1.0.0') refuse('tus-resumable')
  for (const name of may) if (name !== 'upload-metadata' && !/^(0|[1-9]\d{0,14})$/.test(req.get(name) ?? '')) refuse(name)
  const body = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0
  if (req.method === 'POST' && !parsed(req.get('upload-metadata'))) refuse('upload-metadata')
  if (req.method !== 'PATCH') return body ? refuse('body') : undefined
  if (req.headers['content-length'] === undefined) refuse('content-length')
  if (req.headers['content-type'] !== 'application/offset+octet-stream') refuse('content-type')
}

function parsed(metadata: string | undefined) {
  try {
    return Metadata.parse(metadata)
  } catch {
    return undefined
  }
}

function claimOf(byteSize: number, { filename, sha256, fingerprint }: Record<string, string | null>, limit: number): Claim {
  const invalid = (because: string) => new Refusal(RefusalCode.INVALID_INPUT, { field: 'upload-metadata', data: { because } })
  if (!filename) throw invalid('filename')
  if (sha256 && !/^[0-9a-f]{64}$/i.test(sha256)) throw invalid('sha256')
  if (fingerprint && !/^[^\p{C}]{1,500}$/u.test(fingerprint)) throw invalid('fingerprint')
  if (byteSize < 1) throw new Refusal(RefusalCode.FILE_DAMAGED, { data: { because: 'empty' } })
  if (byteSize > limit) throw new Refusal(RefusalCode.FILE_TOO_LARGE, { data: { size: byteSize, limit } })
  const extension = /\.([a-z0-9]{1,10})$/i.exec(filename)?.[1] ?? 'bin' // judged by the check, like the bytes
  return { fileName: cleanName(filename, extension), byteSize, sha256: sha256?.toLowerCase() ?? null, fingerprint: fingerprint || null }
}

/** What the package says is ours to say: codes and sentences, no inner messages. */
function refusalOf(error: unknown): unknown {
  const { status_code: status } = error as { status_code?: number }
  if (status === 404 || status === 410) return new Refusal(RefusalCode.UPLOAD_NOT_FOUND)
  if (status === 409 || error === ERRORS.ABORTED) return new Refusal(RefusalCode.UPLOAD_OUT_OF_STEP)
  if (status === 413) return new Refusal(RefusalCode.FILE_TOO_LARGE)
  if (status !== undefined && status < 500) return new Refusal(RefusalCode.INVALID_INPUT)
  return storeRefusal(error)
}

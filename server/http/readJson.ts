import type { Request, RequestHandler, Response } from 'express'
import { RefusalCode } from '../kernel/refusal.ts'
import { sendRefusal } from './refusals.ts'

/**
 * Reads a small JSON body: counted, timed, UTF-8 only. It answers early and cuts, where a body parser would read a too large body to its end.
 * `max` is in bytes.
 */
export const readJson =
  (max: number, { seconds = 15, types = /^application\/json$/ }: { seconds?: number; types?: RegExp } = {}): RequestHandler =>
  (req, res, next) => {
    const empty = req.headers['transfer-encoding'] === undefined && !Number(req.headers['content-length'])
    if (req.method === 'GET' || req.method === 'HEAD' || empty) {
      req.body = {} // Apollo wants a body set
      next()
      return
    }
    const timer = setTimeout(() => refuse(408, RefusalCode.INVALID_INPUT), seconds * 1000)
    req.on('close', () => clearTimeout(timer))
    const refuse = (status: number, code: RefusalCode) => {
      clearTimeout(timer)
      cut(req, res)
      sendRefusal(req, res, { status, code })
    }
    if (req.headers['content-encoding']) return refuse(415, RefusalCode.INVALID_INPUT)
    const type = /^([^;\s]+)\s*(?:;\s*charset="?utf-8"?\s*)?$/i.exec(req.headers['content-type'] ?? '')?.[1]
    if (!type || !types.test(type.toLowerCase())) return refuse(415, RefusalCode.INVALID_INPUT)
    if (Number(req.headers['content-length'] ?? 0) > max) return refuse(413, RefusalCode.QUERY_TOO_COSTLY)

    let size = 0
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > max) refuse(413, RefusalCode.QUERY_TOO_COSTLY)
      else chunks.push(chunk)
    })
    req.on('end', () => {
      clearTimeout(timer)
      try {
        req.body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) as unknown
      } catch {
        return refuse(400, RefusalCode.INVALID_INPUT)
      }
      next()
    })
  }

/** Lets the answer out, then cuts: what is still being sent is not read. */
export function cut(req: Request, res: Response): void {
  req.removeAllListeners('data').pause()
  res.set('Connection', 'close')
  res.once('finish', () => setTimeout(() => req.socket.destroy(), 200).unref())
}

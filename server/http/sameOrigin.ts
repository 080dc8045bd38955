import type { RequestHandler } from 'express'
import { RefusalCode } from '../kernel/refusal.ts'
import { sendRefusal } from './refusals.ts'

/** Refuses a request that changes something, comes with a cookie, and does not come from our own pages. */
export const sameOrigin =
  (publicUrl: string): RequestHandler =>
  (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD' || req.headers.cookie === undefined) return next()
    const site = req.headers['sec-fetch-site']
    if (req.headers.origin === new URL(publicUrl).origin && (site === undefined || site === 'same-origin')) return next()
    sendRefusal(req, res, { code: RefusalCode.NOT_ALLOWED })
  }

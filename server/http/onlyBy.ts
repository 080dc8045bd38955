import type { RequestHandler } from 'express'
import { RefusalCode } from '../kernel/refusal.ts'
import { sendRefusal } from './refusals.ts'

/** Lets a request pass that comes by one of these methods. */
export const onlyBy =
  (...methods: string[]): RequestHandler =>
  (req, res, next) => {
    if (methods.includes(req.method)) return next()
    res.set('Allow', methods.join(', '))
    sendRefusal(req, res, { status: 405, code: RefusalCode.INVALID_INPUT, data: { because: 'METHOD' } })
  }

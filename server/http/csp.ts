import { type RequestHandler, Router } from 'express'
import type { Logger } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { networkOf } from '../agency/tries.ts'
import { inPace } from '../kernel/pace.ts'
import { onlyBy } from './onlyBy.ts'
import { readJson } from './readJson.ts'

/** How many reports of one place are read in a minute. */
const mostAMinute = 20

const word = z.string().regex(/^[a-z-]{1,40}$/)
const report = z.object({
  'csp-report': z.object({
    'effective-directive': word.optional(),
    'violated-directive': z.string().optional(),
    'blocked-uri': z.string().optional(),
  }),
})

/**
 * Where browsers tell what our policy kept out. Anybody may send anything: so it is small and rare, and only its shape is written down,
 * which rule and what kind of thing, no address and no text of it.
 */
export function reportRoute(log: Logger): Router {
  const pace = new RateLimiterMemory({ points: mostAMinute, duration: 60 })
  const count: RequestHandler = async (req, _res, next) => {
    await inPace(pace.consume(networkOf(req.ip ?? '')), 'OPERATIONS')
    next()
  }
  const note: RequestHandler = (req, res) => {
    const { data } = report.safeParse(req.body)
    if (data) {
      const { 'effective-directive': directive, 'violated-directive': violated, 'blocked-uri': blocked } = data['csp-report']
      const rule = directive ?? word.safeParse(violated?.split(' ')[0]).data ?? 'unknown'
      log.warn({ rule, kind: kindOf(blocked ?? '') }, 'the content security policy kept something out')
    }
    res.status(204).end()
  }
  return Router().all('/csp', onlyBy('POST'), count, readJson(8 * 1024, { types: /^application\/(csp-report|json)$/ }), note)
}

/** A word of the standard, or the kind of address. */
const kindOf = (blocked: string) =>
  /^(inline|eval|self|data|blob|trusted-types-sink)$/.test(blocked) ? blocked : URL.canParse(blocked) ? 'address' : 'other'

import type { Request as Asked, RequestHandler, Response as Answer } from 'express'
import type { Logger } from 'pino'
import { onlyBy } from '../http/onlyBy.ts'
import { readJson } from '../http/readJson.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { clientAddress, type SignIn } from './signIn.ts'
import { accountKey, type Tries } from './tries.ts'

/** The paths of better-auth that are open; everything else there is not found, and what changes a password opens with its page. */
const open = ['/sign-in/username', '/sign-out']

/** Hands the open paths to better-auth, and answers in our words: `{}` or a refusal. */
export function signInRoute({ handle }: SignIn, tries: Tries, publicUrl: string, log: Logger): RequestHandler[] {
  const act: RequestHandler = async (req, res) => {
    const name = req.path === '/sign-in/username' ? nameIn(req) : null
    if (name !== null) await tries.signIn(name, req.ip ?? '')
    const answer = await handle(forwarded(req, publicUrl))
    const refusal = answer.ok ? null : refusalOf(answer, req.path)
    const event = { path: req.path, code: refusal?.code, address: req.ip, ...(name !== null && { account: accountKey(name) }) }
    if (refusal) log.warn(event, 'sign-in refused')
    else log.info(event, name === null ? 'signed out' : 'signed in')
    if (refusal) throw refusal
    if (name !== null) await tries.signedIn(name, req.ip ?? '')
    if (req.path === '/sign-out') res.set('Clear-Site-Data', '"cache"') // not storage: language and look stay
    pass(answer, res)
  }
  return [onlyOpen, onlyBy('POST'), readJson(16 * 1024), act]
}

const onlyOpen: RequestHandler = (req, _res, next) => {
  if (!open.includes(req.path)) throw new Refusal(RefusalCode.NOT_FOUND)
  next()
}

function nameIn({ body }: Asked): string {
  const { username, password } = body as { username?: unknown; password?: unknown }
  if (typeof username !== 'string' || typeof password !== 'string' || !username || !password) {
    throw new Refusal(RefusalCode.INVALID_INPUT, { data: { field: typeof username === 'string' && username ? 'password' : 'username' } })
  }
  return username
}

/** The request as better-auth reads it; the address is ours, whatever the client said. */
function forwarded(req: Asked, publicUrl: string): Request {
  const headers = new Headers({ 'content-type': 'application/json', [clientAddress]: req.ip ?? '' })
  for (const name of ['cookie', 'origin', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest']) {
    const value = req.get(name)
    if (value) headers.set(name, value)
  }
  return new Request(new URL(req.originalUrl, publicUrl), { method: 'POST', headers, body: JSON.stringify(req.body ?? {}) })
}

/** Its tokens stay in the cookie: the answer has no body. */
function pass(answer: Response, res: Answer): void {
  for (const cookie of answer.headers.getSetCookie()) res.append('Set-Cookie', cookie)
  res.json({})
}

function refusalOf(answer: Response, path: string): Refusal {
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get('X-Retry-After') ?? 60)
    return new Refusal(RefusalCode.RATE_LIMITED, { data: { retryAfterSeconds: seconds } })
  }
  if (answer.status === 403) return new Refusal(RefusalCode.NOT_ALLOWED)
  if (path === '/sign-in/username') return new Refusal(RefusalCode.UNAUTHENTICATED, { data: { because: 'WRONG_PASSWORD' } })
  return new Refusal(answer.status === 401 ? RefusalCode.UNAUTHENTICATED : RefusalCode.INVALID_INPUT)
}

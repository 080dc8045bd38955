import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, Request, Response } from 'express'
import type { Logger } from 'pino'
import { asRefusal, Refusal, RefusalCode } from '../kernel/refusal.ts'
import { faultSentence, languageOf, sentenceOf } from '../kernel/sentences.ts'

/** What a refused request is told. */
interface Told {
  code: RefusalCode
  /** Where the code alone does not say. */
  status?: number
  data?: Record<string, unknown>
}

const statusOf: Partial<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: 401,
  NOT_ALLOWED: 403,
  PROOF_NEEDED: 403,
  NOT_FOUND: 404,
  UPLOAD_NOT_FOUND: 404,
  CHANGED_MEANWHILE: 409,
  IDEMPOTENCY_CONFLICT: 409,
  UPLOAD_OUT_OF_STEP: 409,
  FILE_TOO_LARGE: 413,
  QUERY_TOO_COSTLY: 413,
  FILE_TYPE_NOT_ALLOWED: 415,
  FILE_TYPE_MISMATCH: 415,
  FILE_ENCRYPTED: 422,
  FILE_DAMAGED: 422,
  FILE_ACTIVE: 422,
  CHECKSUM_MISMATCH: 422,
  RATE_LIMITED: 429,
  DATABASE_UNAVAILABLE: 503,
  STORAGE_UNAVAILABLE: 503,
  STORAGE_FULL: 507,
}

/** The name of a request, in every answer and every line of the log. */
export function requestIdOf(res: Response): string {
  const { locals } = res as { locals: { requestId?: string } }
  return (locals.requestId ??= randomUUID().slice(0, 8))
}

/** Answers a refusal outside an operation: the same codes, a fitting status, a sentence in the reader's language. */
export function sendRefusal(req: Request, res: Response, { code, status, data }: Told): void {
  if (res.headersSent) return
  const message = sentenceOf(code, { language: languageOf(req.headers['accept-language']) }, data)
  if (typeof data?.retryAfterSeconds === 'number') res.set('Retry-After', String(data.retryAfterSeconds))
  sendError(req, res, status ?? statusOf[code] ?? 400, { code, message, ...(data && { data }) })
}

/** Answers an error: on the path of the API in the shape that its clients read. */
function sendError(req: Request, res: Response, status: number, { message, ...more }: { code: string; message: string; data?: object }) {
  const extensions = { ...more, requestId: requestIdOf(res) }
  res.status(status).json(req.path === '/graphql' ? { errors: [{ message, extensions }] } : { message, ...extensions })
}

/** The last handler: an expected "no" is answered as one; anything else is masked and logged once. */
export const answerErrors =
  (log: Logger): ErrorRequestHandler =>
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- Express knows an error handler by its four parameters
  (error: unknown, req, res, _next) => {
    const refusal = asRefusal(error)
    if (refusal instanceof Refusal) {
      const { code } = refusal
      if (code === RefusalCode.RATE_LIMITED) log.warn({ code, path: req.path, address: req.ip, requestId: requestIdOf(res) }, 'too often')
      return sendRefusal(req, res, refusal)
    }
    const { status } = error as { status?: unknown } // Express says so itself: a path that cannot be decoded or leaves its folder, an asset that is not there
    if (status === 403 || status === 404) return sendRefusal(req, res, { code: RefusalCode.NOT_FOUND })
    if (typeof status === 'number' && status >= 400 && status < 500)
      return sendRefusal(req, res, { code: RefusalCode.INVALID_INPUT, status })
    const requestId = requestIdOf(res)
    log.error({ err: error, requestId }, 'request failed')
    if (res.headersSent) return void req.socket.destroy()
    sendError(req, res, 500, { code: 'INTERNAL', message: faultSentence(languageOf(req.headers['accept-language']), requestId) })
  }

import type { ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { asRefusal, Refusal, RefusalCode } from '../kernel/refusal.ts'
import { faultSentence, sentenceOf } from '../kernel/sentences.ts'
import { textOf } from '../kernel/words.ts'
import type { ApiContext } from './signedIn.ts'
import { tooCostlyMessage } from './limits.ts'

/** What GraphQL itself refuses, before any of our code runs. */
const itsOwn = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]

/** Refusals that say nothing about the act: whoever carries the request must see them, and when to come again. */
const ofWholeRequest: Record<string, number | undefined> = { RATE_LIMITED: 429, DATABASE_UNAVAILABLE: 503 }

/** Lets an expected "no" out with its code, GraphQL's own words without values, and nothing else. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const place = { ...(formatted.path && { path: formatted.path }), ...(formatted.locations && { locations: formatted.locations }) }
  const refusal = refusalIn(error)
  if (refusal) {
    const { code, field, data } = refusal
    return { message: code, ...place, extensions: { code, ...(field && { field }), ...(data && { data }) } }
  }
  const code = formatted.extensions?.code
  if (formatted.message === tooCostlyMessage || /more that \d+ tokens/.test(formatted.message)) {
    return { message: RefusalCode.QUERY_TOO_COSTLY, extensions: { code: RefusalCode.QUERY_TOO_COSTLY } }
  }
  if (typeof code === 'string' && itsOwn.includes(code))
    return { message: withoutValues(formatted.message), ...place, extensions: { code } }
  return { message: 'INTERNAL', ...place, extensions: { code: 'INTERNAL' } }
}

/** Says every error in the reader's language and under the request's name; a fault of ours is logged, once. */
export const errorsInWords = (log: Logger): ApolloServerPlugin<ApiContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors({ errors, contextValue, operationName }) {
        for (const error of errors) {
          if (refusalIn(error) || itsOwn.includes(String(error.extensions.code)) || error.message === tooCostlyMessage) continue
          log.error({ err: unwrapResolverError(error), requestId: contextValue.requestId, operationName }, 'operation failed')
        }
        return Promise.resolve()
      },
      willSendResponse({ response, contextValue }) {
        const { language, requestId } = contextValue
        if (response.body.kind !== 'single') return Promise.resolve()
        const { singleResult } = response.body
        singleResult.errors = singleResult.errors?.map((error) => {
          const { code, field, data } = (error.extensions ?? {}) as { code: string; field?: string; data?: Record<string, unknown> }
          const status = ofWholeRequest[code]
          if (status) {
            response.http.status = status
            response.http.headers.set('retry-after', textOf(data ?? {}, 'retryAfterSeconds'))
          }
          const isRefusal = code in RefusalCode
          const message = isRefusal
            ? sentenceOf(code as RefusalCode, contextValue, { ...data, ...(field && { field }) })
            : code === 'INTERNAL'
              ? faultSentence(language, requestId)
              : error.message
          return { ...error, message, extensions: { ...error.extensions, requestId } }
        })
        return Promise.resolve()
      },
    }),
})

function refusalIn(error: unknown): Refusal | null {
  const thrown = error instanceof GraphQLError ? (error.originalError ?? error) : error
  const refusal = asRefusal(unwrapResolverError(thrown))
  return refusal instanceof Refusal ? refusal : null
}

/** GraphQL repeats what was sent: a password typed into the wrong field would stand in the answer. */
function withoutValues(message: string): string {
  const [, variable, at] = /^Variable "(\$\w+)" got invalid value .*? at "([\w.[\]]+)";/s.exec(message) ?? []
  if (variable) return `Variable "${variable}" holds a value that the schema does not allow at "${at}".`
  const [, whole] = /^Variable "(\$\w+)" got invalid value/.exec(message) ?? []
  if (whole) return `Variable "${whole}" holds a value that the schema does not allow.`
  if (message.startsWith('GraphQL introspection is not allowed')) return 'The schema is not told here.' // it would name what we run, and how to open it
  return /, found |cannot represent|does not exist in|Expected value of type|Invalid value/i.test(message)
    ? 'The document holds a value that the schema does not allow.'
    : message
}

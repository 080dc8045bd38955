import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { expressMiddleware } from '@as-integrations/express5'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Context } from '../kernel/context.ts'
import { timeIsUp } from '../kernel/refusal.ts'
import type { KeepRefusal } from '../kernel/transaction.ts'
import { languageOf } from '../kernel/sentences.ts'
import { requestIdOf } from '../http/refusals.ts'
import { errorsInWords, formatError } from './errors.ts'
import { costLimit, maxTokens, validationRules } from './limits.ts'
import { openPace, searchesInTurn } from './pace.ts'
import { buildApi } from './schema.ts'
import { type ApiContext, signedInOnly } from './signedIn.ts'

/** How long an operation may take, in milliseconds: whoever still waits then is told no, and nothing has changed. */
const longest = 10_000

/** What the API needs beside its classes. */
export interface ApiParts {
  contextOf: (req: Request, until?: AbortSignal) => Promise<Context | null>
  keepRefusal: KeepRefusal
  log: Logger
  operationsAMinute: number
  /** Answers questions about itself. */
  explorer: boolean
}

/** The API: what answers on its path, and how to end it. */
export interface Api {
  answer: RequestHandler[]
  stop: () => Promise<void>
}

/** Opens the API. Who asks, and how often, is settled before a word of the question is read. */
export async function openApi({ contextOf, keepRefusal, log, operationsAMinute, explorer }: ApiParts): Promise<Api> {
  const pace = openPace(operationsAMinute)
  const apollo = new ApolloServer<ApiContext>({
    schema: await buildApi(keepRefusal),
    introspection: explorer,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens },
    validationOptions: { maxErrors: 10 },
    validationRules,
    formatError,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      signedInOnly,
      searchesInTurn(pace),
      costLimit(),
      errorsInWords(log),
    ],
  })
  await apollo.start()

  const begin: RequestHandler = async (req, res, next) => {
    const end = new AbortController()
    const timer = setTimeout(() => end.abort(timeIsUp()), longest)
    res.once('close', () => clearTimeout(timer))
    const known = await contextOf(req, end.signal)
    await pace.ask(known?.actor.personId ?? null, req.ip ?? '')
    localsOf(res).asked = known ?? { actor: null, language: languageOf(req.headers['accept-language']), requestId: requestIdOf(res) }
    next()
  }
  const answer = expressMiddleware(apollo, { context: ({ res }) => Promise.resolve(localsOf(res).asked!) })
  return { answer: [begin, answer], stop: () => apollo.stop() }
}

const localsOf = (res: Response) => res.locals as { asked?: ApiContext }

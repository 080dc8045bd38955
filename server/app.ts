import type { MikroORM } from '@mikro-orm/postgresql'
import express, { type Express, type RequestHandler } from 'express'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { StorageFailure } from '../storage/failure.ts'
import type { FileStore } from '../storage/FileStore.ts'
import { watched, type WatchedStore } from '../storage/watched.ts'
import { proofRoute } from './agency/proof.ts'
import { openSignIn, type SignInSettings } from './agency/signIn.ts'
import { signInRoute } from './agency/signInRoute.ts'
import { openTries } from './agency/tries.ts'
import { keepRefusals } from './audit-trail/refusals.ts'
import { listeners } from './facts.ts'
import { openQuota } from './files/quota.ts'
import { boardRoute } from './distribution/boardRoute.ts'
import { openSettling } from './files/settle.ts'
import { openApi } from './graphql/api.ts'
import { reportRoute } from './http/csp.ts'
import { secureHeaders } from './http/headers.ts'
import { onlyOurHost } from './http/host.ts'
import { servePages } from './http/page.ts'
import { onlyBy } from './http/onlyBy.ts'
import { readJson } from './http/readJson.ts'
import { answerErrors, sendRefusal } from './http/refusals.ts'
import { contextsFrom } from './http/request.ts'
import { sameOrigin } from './http/sameOrigin.ts'
import { forgetOldKeys } from './kernel/once.ts'
import { RefusalCode } from './kernel/refusal.ts'
import { fileRoutes } from './routes.ts'

/** What the environment decides about the app. */
export interface AppSettings extends SignInSettings {
  /** Addresses of the proxies in front; none: what a client says about its address is not believed. */
  trustProxy: string[]
  uploadMaxMb: number
  /** How much one person may send in a day. */
  uploadDailyMb: number
  /** Where uploads lie until they are checked. */
  staging: string
  /** How many operations one person may send in a minute. */
  operationsAMinute: number
  /** The built client. */
  clientFolder: string
  demo: boolean
  /** The API answers questions about itself, and has its explorer. */
  explorer: boolean
}

/** What an app is made of. */
export interface Parts {
  orm: MikroORM
  /** For what speaks SQL itself: signing in, and counting tries. */
  pool: Pool
  store: FileStore
  settings: AppSettings
  log: Logger
}

/** The whole server, without a port. */
export interface App {
  handler: Express
  close: () => Promise<void>
}

/** Builds the server: guards first, then signing in, files, the API, and the built client last. */
export async function buildApp({ orm, pool, store, settings, log }: Parts): Promise<App> {
  const { publicUrl, trustProxy } = settings
  const signIn = openSignIn(pool, settings)
  const tries = openTries(pool)
  const seen = watched(store, tellOf(log))
  const { staging } = settings
  const contextOf = contextsFrom({ orm, signIn, store: seen, staging, listeners, demo: settings.demo })
  const keepRefusal = keepRefusals(log)
  const api = await openApi({ contextOf, keepRefusal, log, operationsAMinute: settings.operationsAMinute, explorer: settings.explorer })
  const settling = openSettling({ orm, store: seen, staging, log })
  const quota = openQuota(pool, settings.uploadDailyMb)

  const app = express()
  app.disable('x-powered-by').set('trust proxy', trustProxy).enable('strict routing').enable('case sensitive routing')
  app.use(secureHeaders(publicUrl))
  app.get('/livez', (_req, res) => void res.type('text/plain').send('ok'))
  app.get('/readyz', isReady(orm, seen))
  app.use(onlyOurHost(publicUrl), reportRoute(log), sameOrigin(publicUrl))
  app.use('/api/auth', signInRoute(signIn, tries, publicUrl, log))
  app.all('/auth/proof', onlyBy('POST'), readJson(16 * 1024), proofRoute({ contextOf, tries, keepRefusal, log }))
  app.all('/graphql', onlyBy('POST'), readJson(256 * 1024), api.answer)
  app.use(fileRoutes({ contextOf, staging, maxMb: settings.uploadMaxMb, quota, orm, settling, log }))
  app.use('/bang', boardRoute({ orm, store: seen, publicUrl }))
  app.use(servePages(settings.clientFolder, settings.explorer))
  app.use((req, res) => sendRefusal(req, res, { code: RefusalCode.NOT_FOUND }))
  app.use(answerErrors(log))
  const tidying = tidyHourly(pool, log)
  const close = async () => {
    clearInterval(tidying)
    await settling.stop()
    await api.stop()
  }
  return { handler: app, close }
}

/** Removes what nobody will ask for again. */
function tidyHourly(pool: Pool, log: Logger): NodeJS.Timeout {
  const tidy = () => void pool.query(forgetOldKeys).catch((error: unknown) => log.warn({ err: error }, 'old keys were not removed'))
  return setInterval(tidy, 3_600_000).unref()
}

/** The operator reads once that the store went away, and why, and once that it is back. */
const tellOf = (log: Logger) => (answers: boolean, failure?: StorageFailure) => {
  if (answers) log.info('the file store answers again')
  else log.warn({ err: failure }, 'the file store does not answer')
}

/** Ready is whoever reaches the database: without the file store lists, status and approvals go on, so no proxy may take us out. */
const isReady =
  (orm: MikroORM, store: WatchedStore): RequestHandler =>
  async (_req, res) => {
    const reached = await orm.em
      .getConnection()
      .execute('select')
      .then(
        () => true,
        () => false,
      )
    res
      .status(reached ? 200 : 503)
      .type('text/plain')
      .send(!reached ? 'the database does not answer' : store.answers() ? 'ready' : 'ready, but the file store does not answer')
  }

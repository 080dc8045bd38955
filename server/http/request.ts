import type { MikroORM } from '@mikro-orm/postgresql'
import type { Request } from 'express'
import type { WatchedStore } from '../../storage/watched.ts'
import { readPresence } from '../agency/people.ts'
import type { SignIn } from '../agency/signIn.ts'
import type { Context, Listener } from '../kernel/context.ts'
import { languageOf } from '../kernel/sentences.ts'
import { requestIdOf } from './refusals.ts'

/** What every request shares. */
export interface Shared {
  orm: MikroORM
  signIn: SignIn
  store: WatchedStore
  staging: string
  listeners: readonly Listener[]
  demo: boolean
}

/** Finds who asks, and what they may do today; null where nobody is signed in. */
export type ContextOf = (req: Request, until?: AbortSignal) => Promise<Context | null>

/**
 * Makes contexts of requests. Session, person, roles and time are read each time: a right that ends, ends with the next request.
 * Past `until` nothing more is asked of the database. A page that asks by itself (`X-Niem-Background: 1`) does not keep a session alive.
 */
export const contextsFrom =
  ({ orm, signIn, store, staging, listeners, demo }: Shared): ContextOf =>
  async (req, until) => {
    if (!req.headers.cookie || !req.res) return null
    const token = await signIn.tokenIn(req.headers.cookie)
    if (!token) return null
    const em = orm.em.fork({ ...(until && { signal: until }) }) as Context['em']
    const presence = await readPresence(em, token)
    const cookies = presence && (await signIn.keepAlive(presence.session, req.headers.cookie, req.get('x-niem-background') === '1'))
    if (!presence || !cookies) return null
    for (const cookie of cookies) req.res.append('Set-Cookie', cookie)
    return {
      em,
      actor: presence.actor,
      now: presence.now,
      today: presence.today,
      timeZone: presence.timeZone,
      language: languageOf(req.headers['accept-language']),
      requestId: requestIdOf(req.res),
      store,
      staging,
      listeners,
      demo,
      loaders: new Map(),
    }
  }

import { hkdfSync } from 'node:crypto'
import { APIError, betterAuth } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import { username } from 'better-auth/plugins'
import type { Pool } from 'pg'
import { hashPassword, verifyPassword } from './password.ts'
import { mayEnter, keepNewestSessions } from './people.ts'
import { sessionToken } from './sessionToken.ts'

/** What signing in needs to know of the installation. */
export interface SignInSettings {
  publicUrl: string
  secretKey: string
  idleMinutes: number
  sessionHours: number
}

/** When a session of the database began, and when it ends unless it is used. */
interface Running {
  startedAt: Date
  endsAt: Date
}

/** How people sign in: better-auth behind a door of ours. */
export interface SignIn {
  handle: (request: Request) => Promise<Response>
  /** Which session a request names; null where it names none, or the name was not signed here. Whether it runs, the database knows. */
  tokenIn: (cookies: string) => Promise<string | null>
  /** Keeps a session alive that is used, and answers with the cookies that say so to the browser; null where it has ended. */
  keepAlive: (session: Running, cookies: string, background: boolean) => Promise<string[] | null>
  /** For the contract test: which tables and columns better-auth wants. */
  options: object
}

/** The header in which we tell better-auth who asks; what a client sends under this name is overwritten. */
export const clientAddress = 'x-niem-client-ip'

/** Sets up better-auth on our tables: user name and password, a cookie of our own, an idle and an absolute end. */
export function openSignIn(pool: Pool, settings: SignInSettings): SignIn {
  const auth = betterAuth({ ...optionsOf(pool, settings) })
  const longest = settings.sessionHours * 3_600_000
  const idle = settings.idleMinutes * 60_000

  return {
    handle: (request) => auth.handler(request),
    options: auth.options,
    async tokenIn(cookies) {
      const { authCookies, secret } = await auth.$context
      return sessionToken(cookies, authCookies.sessionToken.name, secret)
    },
    async keepAlive({ startedAt, endsAt }, cookies, background) {
      const now = Date.now()
      if (startedAt.getTime() + longest < now) return null
      const left = endsAt.getTime() - now
      if (left > 0 && (background || left > idle - renewed(idle))) return [] // most requests: nothing is written
      const { response, headers } = await auth.api.getSession({
        headers: new Headers({ cookie: cookies }),
        query: { disableRefresh: background },
        returnHeaders: true,
      })
      return response && headers.getSetCookie()
    },
  }
}

/** After how long of being used a session is written down anew, in milliseconds. */
const renewed = (idle: number) => Math.min(60_000, idle / 2)

function optionsOf(pool: Pool, { publicUrl, secretKey, idleMinutes }: SignInSettings) {
  const idle = idleMinutes * 60
  const isSecure = publicUrl.startsWith('https:') || /^http:\/\/(localhost|127\.|\[::1\])/.test(publicUrl)
  return {
    baseURL: publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [publicUrl],
    secrets: [{ version: 1, value: keyFor('sign-in', secretKey) }],
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 14,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: ({ hash, password }: { hash: string; password: string }) => verifyPassword(password, hash) },
    },
    user: { modelName: 'sign_in', fields: snake('emailVerified', 'createdAt', 'updatedAt') },
    account: {
      modelName: 'credential',
      accountLinking: { disableImplicitLinking: true },
      fields: snake(
        'accountId',
        'providerId',
        'userId',
        'accessToken',
        'refreshToken',
        'idToken',
        'accessTokenExpiresAt',
        'refreshTokenExpiresAt',
        'createdAt',
        'updatedAt',
      ),
    },
    verification: { modelName: 'verification', fields: snake('expiresAt', 'createdAt', 'updatedAt') },
    session: {
      modelName: 'session',
      fields: snake('expiresAt', 'createdAt', 'updatedAt', 'ipAddress', 'userAgent', 'userId'),
      expiresIn: idle,
      updateAge: renewed(idle * 1000) / 1000,
      cookieCache: { enabled: false }, // every request asks the database
    },
    rateLimit: {
      enabled: true,
      storage: 'database' as const,
      modelName: 'rate_limit',
      fields: snake('lastRequest'),
      customRules: { '/sign-in/*': { window: 60, max: 300 } }, // an office behind one address; accounts are slowed in tries.ts
    },
    advanced: {
      database: { generateId: false as const },
      ipAddress: { ipAddressHeaders: [clientAddress] },
      useSecureCookies: false, // its own prefix would be __Secure-
      cookiePrefix: isSecure ? '__Host-niem' : 'niem',
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax' as const, path: '/' },
    },
    plugins: [username({ schema: { user: { fields: snake('displayUsername') } } })],
    databaseHooks: {
      session: {
        create: {
          async before(session: { userId: string }) {
            if (!(await mayEnter(pool, session.userId))) throw wrongNameOrPassword()
            return { data: { ...session, expiresAt: new Date(Date.now() + idle * 1000) } }
          },
          after: (session: { userId: string }) => keepNewestSessions(pool, session.userId),
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(({ body }) => {
        // it would make a session of a day without an idle end
        if ((body as { rememberMe?: unknown } | undefined)?.rememberMe !== undefined) throw new APIError('BAD_REQUEST')
        return Promise.resolve()
      }),
    },
  }
}

/** The answer that a wrong password gets: nobody learns that an account is closed. */
const wrongNameOrPassword = () => new APIError('UNAUTHORIZED', { code: 'INVALID_USERNAME_OR_PASSWORD' })

/** A key of its own for each use of the one secret. */
const keyFor = (use: string, secretKey: string) => Buffer.from(hkdfSync('sha256', secretKey, '', `niem ${use}`, 32)).toString('hex')

/** better-auth's names of fields, as our columns have them. */
const snake = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)]))

import pg from 'pg'
import { newId } from '../../schema/kernel/keys.ts'
import { hashPassword } from '../../server/agency/password.ts'
import type { AppSettings } from '../../server/app.ts'
import type { FileStore } from '../../storage/FileStore.ts'
import { type Acting, acting, signIn } from './acting.ts'
import { startBuilt } from './built.ts'
import { cloneDatabase } from './database.ts'
import { agencyRows, password, type Persona } from './personas.ts'
import { fill } from './rows.ts'
import { serve } from './served.ts'
import { stand } from './stand.ts'

export { refusal, TestRefusal } from './acting.ts'
export { type Persona } from './personas.ts'

/** A running server on a database of its own, with an agency, its people, and somebody of another agency. */
export interface World {
  address: string
  agencyId: string
  otherAgencyId: string
  /** Clients of the two accounts. */
  owner: pg.Client
  app: pg.Client
  appUrl: string
  superuserUrl: string
  ownerUrl: string
  store: FileStore
  settings: AppSettings
  person: (name: Persona) => string
  /** Acts as somebody, signed in once. */
  as: (name: Persona) => Pick<Acting, 'run' | 'upload' | 'prove' | 'fetch'>
  /** Signs somebody in anew. */
  enter: (name: Persona, secret?: string) => Promise<Acting>
  /** Nobody. */
  stranger: Acting
  today: () => Promise<string>
  /** The day so many days from today. */
  dayFrom: (days: number) => Promise<string>
  /** Moves the clock of this database to nine o'clock of a day. */
  setDay: (day: string) => Promise<void>
  /** A proof for SQL of the tests: its row, not used yet. */
  proofRow: (personId: string, act?: string) => Promise<string>
  stop: () => Promise<void>
}

/** Starts a world: a copy of the migrated database, a folder of files unless told, and the server on a free port; or what `stand.ts` names. */
export async function startWorld(more: Partial<AppSettings> = {}, given?: FileStore, heard?: (line: string) => void): Promise<World> {
  const built = stand.on === 'the production build' ? await startBuilt() : undefined
  const database = built ?? (await cloneDatabase())
  const owner = await open(database.ownerUrl)
  const app = await open(database.appUrl)
  const { rows, agencyId, otherAgencyId, people } = agencyRows(await hashPassword(password))
  await fill(owner, rows)

  const { address, store, settings, stop } = built ?? (await serve(database.appUrl, more, given, heard))

  const person = (name: Persona) => people.get(name)!
  const enter = (name: Persona, secret?: string) => signIn(address, name, secret)
  const sessions = new Map<Persona, Promise<Acting>>()
  const sessionOf = (name: Persona) => {
    const session = sessions.get(name) ?? enter(name)
    sessions.set(name, session)
    return session
  }
  const one = async (sql: string, values: unknown[]) => (await owner.query<{ it: string }>(sql, values)).rows[0]!.it

  const { superuserUrl, ownerUrl, appUrl } = database

  return {
    ...{ superuserUrl, ownerUrl, appUrl },
    ...{ address, agencyId, otherAgencyId, owner, app, store, settings, person, enter },
    stranger: acting(address, ''),
    as: (name) => ({
      run: async (...asked) => await (await sessionOf(name)).run(...asked),
      upload: async (...file) => await (await sessionOf(name)).upload(...file),
      prove: async (proving) => await (await sessionOf(name)).prove(proving),
      fetch: async (...asked) => await (await sessionOf(name)).fetch(...asked),
    }),
    today: () => one('select app.today($1)::text as it', [agencyId]),
    dayFrom: (days) => one('select (app.today($1) + $2::int)::text as it', [agencyId, days]),
    async setDay(day) {
      await owner.query(
        `update app.clock set shift = ($1::date::timestamp + time '09:00') at time zone 'Asia/Ho_Chi_Minh' - clock_timestamp()`,
        [day],
      )
    },
    proofRow: (personId, act = 'approveRevision') =>
      one(
        `insert into proof (agency_id, id, person_id, session_id, act, digest, method, token_sha256, expires_at)
        values ($1, $2::uuid, $3, $2::uuid, $4, $2::text, 'PASSWORD', $2::text, app.now() + interval '5 minutes') returning id as it`,
        [agencyId, newId(), personId, act],
      ),
    async stop() {
      await stop()
      await Promise.all([owner.end(), app.end()])
      await database.drop()
    },
  }
}

async function open(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

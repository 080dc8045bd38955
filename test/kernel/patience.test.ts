import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ormConfig, patience } from '../../schema/orm.ts'
import { asRefusal, RefusalCode, timeIsUp } from '../../server/kernel/refusal.ts'
import { cloneDatabase } from '../support/database.ts'

// How long the database works on what is asked, shortened: a connection of the server asks for its limits itself.

const short = { statement_timeout: 400, lock_timeout: 200, idle_in_transaction_session_timeout: 300 }
let database: Awaited<ReturnType<typeof cloneDatabase>>
let orm: MikroORM
let other: pg.Client
beforeAll(async () => {
  database = await cloneDatabase()
  orm = new MikroORM(ormConfig({ url: database.appUrl, pool: 1, patience: short }))
  other = new pg.Client({ connectionString: database.superuserUrl })
  await other.connect()
}, 120_000)
afterAll(async () => {
  await orm.close(true)
  await other.end()
  await database.drop()
})

const tooLong = { code: RefusalCode.QUERY_TOO_COSTLY, data: { because: 'TIME' } }
const read = async () => await orm.em.fork().execute<{ one: number }[]>('select 1 as one')
const lived = async () => Number((await other.query<{ n: string }>(`select points as n from app.limited where key = 'lived'`)).rows[0]?.n)

/** Writes, then takes too long; afterwards nothing is written, and the one connection serves the next. */
async function takesTooLong(then: (em: MikroORM['em']) => Promise<unknown>, signal?: AbortSignal) {
  await other.query(`insert into app.limited (key, points) values ('lived', 1) on conflict (key) do update set points = 1`)
  const act = orm.em.fork({ ...(signal && { signal }) }).transactional(async (em) => {
    await em.execute(`update app.limited set points = 2 where key = 'lived'`)
    await then(em)
    await em.execute('select')
  })
  const ended = await act.then(
    () => 'done',
    (error: unknown) => asRefusal(error),
  )
  expect(await lived()).toBe(1)
  expect(await read()).toEqual([{ one: 1 }])
  return ended
}

it('a statement that takes too long is stopped, and what was written before it is undone', async () => {
  expect(await takesTooLong((em) => em.execute('select pg_sleep(3)'))).toMatchObject(tooLong)
})

it('a lock that does not come is not waited for', async () => {
  await other.query('begin; lock table division in access exclusive mode')
  expect(await takesTooLong((em) => em.execute('select from division'))).toMatchObject(tooLong)
  await other.query('rollback')
})

it('a transaction in which nothing more is asked is ended by the database', async () => {
  expect(await takesTooLong(() => new Promise((done) => setTimeout(done, 700)))).not.toBe('done')
})

it('a connection that breaks in a transaction, or before it, keeps no place in the pool', async () => {
  const [{ pid } = { pid: 0 }] = await orm.em.fork().execute<{ pid: number }[]>('select pg_backend_pid() as pid')
  const cut = () => other.query('select pg_terminate_backend($1)', [pid])
  expect(await takesTooLong((em) => Promise.all([em.execute('select pg_sleep(0.3)'), cut()]))).not.toBe('done')
  for (let times = 0; times < 5; times++) {
    const [idle] = await orm.em.fork().execute<{ pid: number }[]>('select pg_backend_pid() as pid')
    const cutting = other.query('select pg_terminate_backend($1)', [idle!.pid])
    const begun = orm.em
      .fork()
      .transactional((em) => em.execute('select'))
      .catch(() => undefined) // either came first
    await cutting
    await begun
    await vi.waitFor(read) // a connection that is just dying may be given out once more
  }
})

it('an operation whose time is up asks nothing more, also between two statements', async () => {
  const end = new AbortController()
  const pause = () => new Promise<void>((done) => setTimeout(done, 50))
  expect(await takesTooLong(async () => (end.abort(timeIsUp()), await pause()), end.signal)).toMatchObject(tooLong)
})

it('and its statement that runs is not waited for', async () => {
  const end = new AbortController()
  setTimeout(() => end.abort(timeIsUp()), 100)
  expect(await takesTooLong((em) => em.execute('select pg_sleep(3)'), end.signal)).toMatchObject(tooLong)
})

it('an installation has eight seconds for a statement, five for a lock, ten for a transaction that stands still', async () => {
  const installed = new MikroORM(ormConfig({ url: database.appUrl, pool: 1, patience }))
  const set = await installed.em
    .fork()
    .execute<{ name: string; setting: string }[]>(`select name, setting from pg_settings where name = any(?::text[])`, [
      `{${Object.keys(patience).join(',')}}`,
    ])
  await installed.close(true)
  expect(Object.fromEntries(set.map(({ name, setting }) => [name, Number(setting)]))).toEqual({
    statement_timeout: 8_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
  })
})

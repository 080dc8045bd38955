import { AsyncLocalStorage } from 'node:async_hooks'
import disk from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import type { Options } from '@mikro-orm/postgresql'
import type { Pool, PoolClient } from 'pg'
import { StorageFailure } from '../../storage/failure.ts'
import type { FileStore } from '../../storage/FileStore.ts'

// Where an act waits for something outside: a statement, a verb of the store, a call of the disk. Each is a point, before and after which the act can
// be hurt. The points lie around the server, in what it is given; its code knows nothing of them, so none is forgotten and none is in an installation.

/** Where a request is to be hurt: before or after the point of a name. */
export interface Aim {
  point: string
  when: 'before' | 'after'
  harm: 'throw' | 'kill'
}

interface Run {
  aim: Aim | undefined
  /** Names of the points passed so far. */
  passed: string[]
  /** Tells what is passed when the answer is out already. */
  behind: () => void
}
const running = new AsyncLocalStorage<Run>()

/** What a request with a name passed. */
export interface Told {
  name: string
  passed: string[]
}

/** The header in which a test says what is to happen: an aim, or a name under which the points are told. */
export const aimHeader = 'x-test-aim'

/** Answers requests, and hurts those that ask for it; what each passed is told. */
export const hurting =
  (handler: RequestListener, tell: (told: Told) => void): RequestListener =>
  (request, response) => {
    const said = request.headers[aimHeader]
    if (typeof said !== 'string') return handler(request, response)
    const run: Run = { aim: said.startsWith('{') ? (JSON.parse(said) as Aim) : undefined, passed: [], behind: () => {} }
    const told = () => tell({ name: said, passed: run.passed })
    response.once('close', () => (run.behind = told)())
    const emit = request.emit.bind(request) as (...event: unknown[]) => boolean
    request.emit = (...event: unknown[]) => running.run(run, () => emit(...event)) // what waits for the body goes on in the same run
    running.run(run, () => handler(request, response))
  }

/** Passes a point: the way there and the way back are two moments. */
async function pass<Result>(name: string, go: () => Promise<Result>, fail: () => never): Promise<Result> {
  const run = running.getStore()
  if (!run) return await go()
  const again = run.passed.filter((one) => one.replace(/ \d+$/, '') === name).length
  const point = again ? `${name} ${again + 1}` : name
  run.passed.push(point)
  run.behind()
  const aim = run.aim?.point === point ? run.aim : undefined
  if (aim?.when === 'before') hurt(aim, fail)
  const result = await go()
  if (aim) hurt(aim, fail)
  return result
}

function hurt(aim: Aim, fail: () => never): never {
  if (aim.harm === 'kill') process.kill(process.pid, 'SIGKILL')
  return fail()
}

type Query = (...asked: unknown[]) => Promise<unknown>
type Heard = (error: unknown, result?: unknown) => void

/** Watches what a server asks of its database, nearest to the wire, and of the disk. */
export function watchServer(orm: Options, pool: Pool): void {
  const options = orm.driverOptions as { onPoolCreated: (made: Pool) => void }
  const { onPoolCreated } = options
  options.onPoolCreated = (made) => {
    watchPool(made)
    onPoolCreated(made)
  }
  watchPool(pool)
  watchDisk()
}

/** Where a statement is hurt its line is cut: before it is sent, or when its answer was on the way. */
function watchPool(pool: Pool): void {
  pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client) as Query
    const fail = () => {
      ;(client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy()
      throw Object.assign(new Error('the line to the database is cut'), { severity: 'FATAL' })
    }
    client.query = ((...asked: unknown[]) => {
      const heard = asked.findLastIndex((one) => typeof one === 'function')
      if (heard < 0) return pass(nameOf(asked[0]), () => query(...asked), fail)
      const hear = asked[heard] as Heard
      const rest = asked.slice(0, heard)
      void pass(nameOf(asked[0]), () => query(...rest), fail).then((result) => hear(null, result), hear)
    }) as typeof client.query
  })
}

/** A statement's verb, and the table it is about. */
function nameOf(asked: unknown): string {
  const text = (typeof asked === 'string' ? asked : (asked as { text: string }).text).replace(/\s+/g, ' ').trim()
  const [verb = ''] = /^(insert into|delete from|\w+)/i.exec(text) ?? []
  const table = /(?:^insert into|^update|^delete from| from) "?([\w.]+)"?/i.exec(text)?.[1] ?? /pg_advisory\w+/.exec(text)?.[0]
  return [verb, table].filter(Boolean).join(' ').toLowerCase()
}

/** Watches the verbs of a store. */
export function watchStore(store: FileStore): FileStore {
  const fail = () => {
    throw new StorageFailure('NO_ANSWER', 'the line to the store is cut')
  }
  return {
    put: (...asked) => pass('store put', () => store.put(...asked), fail),
    get: (...asked) => pass('store get', () => store.get(...asked), fail),
    has: (key) => pass('store has', () => store.has(key), fail),
    remove: (key) => pass('store remove', () => store.remove(key), fail),
    list: () => store.list(),
  }
}

/** Watches what this process asks of the disk, once for all: built-in modules are shared. */
function watchDisk(): void {
  const fail = () => {
    throw Object.assign(new Error('the disk fails'), { code: 'EIO' })
  }
  const verbs = disk as unknown as Record<string, (...asked: unknown[]) => Promise<unknown>>
  for (const name of ['mkdir', 'statfs', 'rm', 'link', 'lstat', 'stat']) {
    const verb = verbs[name]!
    verbs[name] = (...asked) => pass(`disk ${name}`, () => verb(...asked), fail)
  }
  syncBuiltinESMExports()
}

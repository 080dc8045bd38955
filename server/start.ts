import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MikroORM } from '@mikro-orm/postgresql'
import { ormConfig, patience } from '../schema/orm.ts'
import type { FileStore } from '../storage/FileStore.ts'
import { StorageFailure } from '../storage/failure.ts'
import { openStore, prepareStore, type StoreSettings } from '../storage/openStore.ts'
import { startPostgres } from '../storage/postgres.ts'
import { buildApp } from './app.ts'
import { type DataFolder, keepSecretKey, openDataFolder } from './dataFolder.ts'
import { clockShift, holdsSample, openPool, placeOf, reachDatabase, refuseForgetful } from './database.ts'
import { openDoor } from './door.ts'
import { readSettings, readVoice, type Settings } from './env.ts'
import { openLog } from './log.ts'
import { migrate, refuseUnmigrated } from './migrations.ts'
import { loadSample } from './sample/load.ts'
import { freeSpace, openTerminal, shortFolder, StartFailure, type Terminal } from './terminal.ts'

const samplePassword = 'demo-demo-demo'
const accounts = ['kiemsoat', 'soanthao', 'truongphong', 'lanhdao', 'canbo', 'quantri']
const isSource = import.meta.url.endsWith('.ts')
const root = new URL(isSource ? '..' : '../..', import.meta.url)

/** What a start has opened, to be closed in reverse, and whether somebody wants it to stop. */
interface Run {
  terminal: Terminal
  opened: (() => Promise<unknown>)[]
  /** Asked between the steps of the start. */
  goesOn: () => void
  fail: (error: unknown) => void
}

/** Thrown through a start that is told to stop. */
class Stopped extends Error {}

/** Starts everything in order; stops it in reverse when told to, PostgreSQL last. Ends the process. */
export async function start({ port, lang }: { port?: string; lang?: string }): Promise<void> {
  const terminal = openTerminal(readVoice(lang))
  const opened: Run['opened'] = []
  let stopping = false
  let ready = false

  const stop = async (code: number) => {
    for (const close of opened.reverse()) await close().catch((error: unknown) => terminal.fail(error))
    process.exit(code)
  }
  const fail = (error: unknown) => {
    if (stopping) return
    stopping = true
    terminal.fail(error)
    void stop(1)
  }
  onSignal(() => {
    stopping = true
    terminal.say()
    terminal.say(terminal.texts.stopping)
    if (ready) void stop(0) // else the start itself ends at its next step
  })
  const goesOn = () => {
    if (stopping) throw new Stopped()
  }
  try {
    await open(readSettings(port ? { PORT: port } : {}), { terminal, opened, goesOn, fail })
    goesOn()
    ready = true
  } catch (error) {
    if (error instanceof Stopped) await stop(0)
    else fail(error)
  }
}

async function open(settings: Settings, { terminal, opened, goesOn, fail }: Run) {
  const { texts } = terminal
  terminal.head(version())
  const log = await openLog(settings)
  const door = await openDoor(settings)
  const drain = () => door.close(20_000)
  opened.push(drain)

  const folder = openDataFolder(settings)
  tellFolder(folder, terminal)
  goesOn()

  const { ownerUrl, appUrl, close } = await openServer(settings, folder, terminal, fail)
  opened.push(close)
  goesOn()

  const begun = performance.now()
  const signIns = Math.max(2, Math.floor(settings.databasePool / 4)) // signing in speaks SQL on connections of its own
  const migrated = settings.migrateOnStart ? await migrate(ownerUrl, appUrl) : undefined
  const orm = new MikroORM(ormConfig({ url: appUrl, pool: settings.databasePool - signIns, patience }))
  opened.push(() => orm.close(true))
  const { done } = migrated ?? (await refuseUnmigrated(orm))
  terminal.good(texts.structure, texts.structureAt(done), begun)
  const pool = openPool(appUrl, signIns, log)
  opened.push(() => pool.end())
  await refuseForgetful(pool)
  goesOn()

  const where: StoreSettings = settings.s3 ? { driver: 's3', ...settings.s3 } : { driver: 'folder', folder: folder.files }
  const store = openStore(where)
  await tellStore(where, terminal)
  if (settings.demo) await openSample(orm, store, terminal, goesOn)
  const demo = await holdsSample(pool)
  if (demo && !settings.demo) throw new StartFailure('SAMPLE_EXPOSED', '')
  goesOn()

  const app = await buildApp({
    orm,
    pool,
    store,
    log,
    settings: {
      publicUrl: settings.publicUrl,
      secretKey: settings.secretKey ?? keepSecretKey(folder.home),
      trustProxy: settings.trustProxy,
      uploadMaxMb: settings.uploadMaxMb,
      uploadDailyMb: settings.uploadDailyMb,
      operationsAMinute: settings.operationsAMinute,
      staging: folder.staging,
      clientFolder: fileURLToPath(new URL('dist/client', root)),
      idleMinutes: settings.idleMinutes,
      sessionHours: settings.sessionHours,
      demo,
      explorer: settings.apiExplorer ?? isSource,
    },
  })
  opened.push(() => app.close())
  opened.push(drain) // once ready, the open requests are waited for before anything they need is closed
  tellReady(settings, await clockShift(pool), demo, terminal)
  door.open(app.handler)
  log.info({ port: settings.port, version: version() }, 'ready')
}

/** Starts PostgreSQL inside, or reaches the one outside. */
async function openServer(settings: Settings, { home }: DataFolder, terminal: Terminal, fail: Run['fail']) {
  const { texts } = terminal
  const begun = performance.now()
  const { databaseUrl, databaseOwnerUrl } = settings
  if (databaseUrl && databaseOwnerUrl) {
    const again = (attempt: number, of: number) => terminal.warn(texts.outside, `${placeOf(databaseUrl)}: ${texts.again(attempt, of)}`)
    const version = await reachDatabase(databaseUrl, again)
    terminal.good(texts.outside, texts.outsideAt(version, placeOf(databaseUrl)), begun)
    return { ownerUrl: databaseOwnerUrl, appUrl: databaseUrl, close: () => Promise.resolve() }
  }
  const again = (why: string) => terminal.warn(texts.embedded, texts.embeddedAgain(why))
  const { embeddedPort: port, embeddedUser: user } = settings
  const postgres = await startPostgres(home, { port, again, ...(user && { user }) })
  if (postgres.beside) throw new StartFailure('ALREADY_RUNNING', shortFolder(home))
  void postgres.ended.then((line) => fail(new StartFailure('POSTGRES_ENDED', line)))
  terminal.good(texts.embedded, texts.embeddedAt(postgres.version, postgres.port, postgres.user), begun)
  return { ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, close: () => postgres.stop() }
}

/** Loads the sample agency where there is no agency at all. */
async function openSample(orm: MikroORM, store: FileStore, { progress, good, texts }: Terminal, goesOn: () => void) {
  const begun = performance.now()
  const tell = (done: number, total: number) => {
    goesOn()
    progress(texts.sample, `${done}/${total}`)
  }
  const loaded = await loadSample({ orm, store, password: samplePassword, yearly: true, tell })
  if (loaded) good(texts.sample, texts.sampleIs(loaded.agency, loaded.documents, loaded.people), begun)
}

/** A store that is away stops nobody from reading lists: the start goes on without it. */
async function tellStore(where: StoreSettings, { good, warn, texts }: Terminal) {
  const place = where.driver === 's3' ? texts.bucketAt(where.bucket, where.endpoint) : shortFolder(where.folder)
  try {
    await prepareStore(where)
    good(texts.store, place)
  } catch (error) {
    if (!(error instanceof StorageFailure && error.code === 'NO_ANSWER')) throw error
    warn(texts.store, `${place}: ${texts.storeAway}`)
  }
}

function tellFolder({ home, isNew, moved }: DataFolder, { good, texts }: Terminal) {
  const free = freeSpace(home)
  good(texts.dataFolder, `${shortFolder(home)}  (${moved ? texts.closedFolder : isNew ? texts.newFolder(free) : texts.freeSpace(free)})`)
}

/** The last block: where to go, and with which account. */
function tellReady({ publicUrl }: Settings, shift: number, isSample: boolean, { warn, say, texts }: Terminal) {
  const far = Math.round(shift / 86_400)
  const signed = (amount: number) => `${amount < 0 ? '' : '+'}${amount}`
  if (shift !== 0)
    warn(texts.clock, texts.clockAt(far === 0 ? `${signed(Math.round(shift / 3_600))} ${texts.hours}` : `${signed(far)} ${texts.days}`))
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol === 'http:' && !/^(localhost|127\..*|\[::1\])$/.test(hostname)) warn(texts.openHttp, texts.openHttpIs)
  say()
  say(`${texts.open.padEnd(22)} ${publicUrl}`)
  if (isSample) {
    say(`${texts.accounts.padEnd(22)} ${accounts.join(' / ')}`)
    say(`${''.padEnd(22)} ${texts.password}: ${samplePassword}`)
    say(`${''.padEnd(22)} ${texts.demoOnly}`)
  }
  say()
  say(texts.toStop)
  say()
}

/** Stops on the first signal; a second one, a second later or more, ends at once: npm hands on the Ctrl+C that we had already. */
function onSignal(stop: () => void) {
  let told: number | undefined
  const hear = () => {
    if (told === undefined) stop()
    else if (performance.now() - told > 1_000) process.exit(1)
    told ??= performance.now()
  }
  process.on('SIGTERM', hear)
  process.on('SIGINT', hear)
}

function version(): string {
  return (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version
}

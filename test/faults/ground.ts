import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { hashPassword } from '../../server/agency/password.ts'
import type { FileStore } from '../../storage/FileStore.ts'
import { folderStore } from '../../storage/folder.ts'
import { minioStore } from '../../storage/minio.ts'
import { build, isStale } from '../../tools/build.ts'
import { root } from '../../tools/run.ts'
import { type Minio, minioBin, startMinio } from '../support/minio.ts'
import { agencyRows, password } from '../support/personas.ts'
import { fill } from '../support/rows.ts'

type Victim = 'server' | 'PostgreSQL' | 'store' | 'server and PostgreSQL'

/** An installation as it runs: the server, its PostgreSQL, and a store, each a process that can be killed. */
export interface Ground {
  address: string
  home: string
  /** The store as it lies there, asked past the server. */
  store: FileStore
  victims: Victim[]
  /** Kills, starts again what nothing else starts again, and waits until the server says that it is ready. */
  kill: (victim: Victim, seconds: number) => Promise<void>
  /** Asks the database as its owner. */
  asOwner: <Answer>(ask: (client: pg.Client) => Promise<Answer>) => Promise<Answer>
  /** Runs the program niem on it; answers its exit code. */
  niem: (...words: string[]) => Promise<number | null>
  stop: () => Promise<void>
}

/** The compiled server of this checkout: what the image's recipe makes has no PostgreSQL inside. */
const program = path.join(root, 'dist', 'server', 'main.js')

/** Starts an installation with the test agency in it: on MinIO where there is one, else on a folder. */
export async function openGround(): Promise<Ground> {
  if (isStale()) {
    const failed = await build()
    if (failed) throw new Error(failed.output)
  }
  const home = mkdtempSync(path.join(tmpdir(), 'niem-faults-'))
  chmodSync(home, 0o711) // PostgreSQL runs as somebody else and has to pass
  const minio = minioBin ? await startMinio() : undefined
  const port = await freePort()
  const env = {
    ...{ PATH: process.env.PATH, HOME: home, LANG: 'C', LOG_LEVEL: 'silent', DATA_DIR: home, DEMO: 'false' },
    ...{ PORT: String(port), EMBEDDED_PORT: '54460', UPLOAD_DAILY_MB: '999999', OPERATIONS_A_MINUTE: '999999', IDLE_MINUTES: '1440' },
    ...(minio && storeIn(minio)),
  }
  let said = ''
  const run = (...words: string[]) => {
    const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2_000)))
    return child
  }
  const postmaster = () => readFileSync(path.join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')
  let server: ChildProcess

  async function end(child: ChildProcess, signal: NodeJS.Signals) {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  async function ready() {
    for (let patience = 1200; patience > 0; patience--) {
      if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}: ${said}`)
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
      if (answer?.ok) return
      await wait(50)
    }
    throw new Error('the server is not ready after a minute')
  }
  async function killPostgres() {
    const pid = Number(postmaster()[0])
    process.kill(pid, 'SIGKILL')
    for (let patience = 200; patience > 0 && isAlive(pid); patience--) await wait(10)
  }
  const start = async () => {
    server = run('start')
    await ready()
  }
  const ground: Ground = {
    ...{ address: `http://localhost:${port}`, home },
    store: minio ? minioStore({ ...minio.settings, bucket: 'niem' }) : folderStore(path.join(home, 'files')),
    victims: ['server', 'PostgreSQL', 'server and PostgreSQL', ...(minio ? ['store' as const] : [])],
    async kill(victim, seconds) {
      if (victim === 'store') {
        await minio?.kill()
        await wait(seconds * 1000)
        return await minio?.start()
      }
      if (victim !== 'PostgreSQL') await end(server, 'SIGKILL')
      if (victim !== 'server') await killPostgres()
      if (victim === 'PostgreSQL')
        await ready() // it is started again by itself
      else await start()
    },
    async asOwner(ask) {
      const { niem_owner } = JSON.parse(readFileSync(path.join(home, 'accounts.json'), 'utf8')) as { niem_owner: string }
      const client = new pg.Client({ connectionString: `postgres://niem_owner:${niem_owner}@127.0.0.1:${postmaster()[3]}/niem` })
      await client.connect()
      try {
        return await ask(client)
      } finally {
        await client.end()
      }
    },
    async niem(...words) {
      const [code] = (await once(run(...words), 'exit')) as [number | null]
      return code
    },
    async stop() {
      await end(server, 'SIGTERM')
      await minio?.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
  await start()
  const { rows } = agencyRows(await hashPassword(password))
  await ground.asOwner((owner) => fill(owner, rows))
  return ground
}

const storeIn = ({ settings: { endpoint, accessKey, secretKey } }: Minio) => ({
  ...{ STORAGE_DRIVER: 's3', S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey },
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}

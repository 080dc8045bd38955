import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { minioStore } from '../../storage/minio.ts'
import { startPostgres } from '../../storage/postgres.ts'
import { build, isStale } from '../../tools/build.ts'
import { root } from '../../tools/run.ts'
import type { Clone } from './database.ts'
import { startS3 } from './minio.ts'
import { type Served, settingsIn } from './served.ts'

/** The compiled program as compose runs it: an outside PostgreSQL that knows only its superuser, an S3 server without a bucket. */
export interface Built extends Served, Clone {}

/** Where the program lies: what `node tools/image.ts` made of the image's recipe, else the build of this checkout. */
const app = process.env.NIEM_APP || root

/** Builds where the build is old, lets `niem migrate up` make accounts and tables, and starts the compiled server. */
export async function startBuilt(): Promise<Built> {
  if (app === root && isStale()) {
    const failed = await build()
    if (failed) throw new Error(failed.output)
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'niem-built-'))
  chmodSync(folder, 0o711)
  const postgres = await startPostgres(folder)
  const superuser = await forgetOurs(folder, postgres.port)
  const s3 = await startS3()
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const appUrl = `postgres://niem_app:${'a1'.repeat(24)}@127.0.0.1:${postgres.port}/niem`
  const { endpoint, accessKey, secretKey } = s3.settings
  const env = {
    ...{ PATH: process.env.PATH, HOME: folder, NODE_ENV: 'production', LOG_LEVEL: 'error', LANG: 'C', OPERATIONS_A_MINUTE: '999999' },
    ...{ PUBLIC_URL: address, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: path.join(folder, 'data'), SECRET_KEY: '22'.repeat(32) },
    ...{
      DATABASE_URL: appUrl,
      MIGRATE_ON_START: 'false',
      STORAGE_DRIVER: 's3',
      S3_ENDPOINT: endpoint,
      S3_ACCESS_KEY: accessKey,
      S3_SECRET_KEY: secretKey,
    },
  }
  const niem = [path.join(app, 'dist', 'server', 'main.js')]
  const migrated = spawnSync(process.execPath, [...niem, 'migrate', 'up'], {
    env: { ...env, DATABASE_OWNER_URL: superuser },
    encoding: 'utf8',
  })
  if (migrated.status !== 0) throw new Error(`niem migrate up: ${migrated.stdout}${migrated.stderr}`)

  const server = spawn(process.execPath, [...niem, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  for (let patience = 600; patience > 0; patience--) {
    if (server.exitCode !== null) throw new Error(`niem start: ${said}`)
    const ready = await fetch(`${address}/readyz`).catch(() => undefined)
    if (ready?.ok) break
    await wait(100)
  }
  const settings = settingsIn(env.DATA_DIR, address)
  return {
    ...{ address, settings, store: minioStore({ ...s3.settings, bucket: 'niem' }) },
    ...{ appUrl, superuserUrl: superuser, ownerUrl: `${superuser}?options=-c%20role%3Dniem_owner` },
    async drop() {
      await postgres.stop()
      await s3.stop()
      rmSync(folder, { recursive: true, force: true })
    },
    async stop() {
      const gone = once(server, 'exit')
      server.kill('SIGTERM')
      await gone
    },
  }
}

/** Takes away what our own supervisor made, so that this PostgreSQL is anybody's: a superuser and an empty database. */
async function forgetOurs(folder: string, port: number): Promise<string> {
  const { niem } = JSON.parse(readFileSync(path.join(folder, 'accounts.json'), 'utf8')) as { niem: string }
  const url = `postgres://niem:${niem}@127.0.0.1:${port}`
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  for (const statement of ['drop database niem', 'drop role niem_app', 'drop role niem_owner', 'create database niem'])
    await client.query(statement)
  await client.end()
  return `${url}/niem`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MikroORM } from '@mikro-orm/postgresql'
import { pino } from 'pino'
import { ormConfig, patience } from '../../schema/orm.ts'
import { type AppSettings, buildApp } from '../../server/app.ts'
import { openPool } from '../../server/database.ts'
import type { FileStore } from '../../storage/FileStore.ts'
import { folderStore } from '../../storage/folder.ts'
import { openStore, prepareStore } from '../../storage/openStore.ts'
import { startMinio } from './minio.ts'
import { stand } from './stand.ts'

/** A server that answers, on some database and some store. */
export interface Served {
  address: string
  store: FileStore
  settings: AppSettings
  stop: () => Promise<void>
}

/** Serves the app from its sources in this process, on a free port; whoever wants to hear its log does. */
export async function serve(
  appUrl: string,
  more: Partial<AppSettings>,
  given?: FileStore,
  heard?: (line: string) => void,
): Promise<Served> {
  const folder = mkdtempSync(path.join(tmpdir(), 'niem-world-'))
  const { store, close } = given ? { store: given, close: () => Promise.resolve() } : await openFiles(folder)
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = { ...settingsIn(folder, address), ...more }
  const orm = new MikroORM(ormConfig({ url: appUrl, pool: 8, patience }))
  const log = heard ? pino({ level: 'info' }, { write: heard }) : pino({ level: 'error' }, pino.destination(2))
  const pool = openPool(appUrl, 4, log)
  const app = await buildApp({ orm, pool, store, settings, log })
  server.on('request', app.handler)
  return {
    ...{ address, store, settings },
    async stop() {
      await closed(server)
      await app.close()
      await orm.close(true)
      await pool.end()
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** How a world's server is set, with its data in a folder. */
export const settingsIn = (folder: string, address: string): AppSettings => ({
  publicUrl: address,
  secretKey: '11'.repeat(32),
  trustProxy: [],
  uploadMaxMb: 100,
  uploadDailyMb: 2048,
  operationsAMinute: 1_000_000, // tests act fast
  staging: path.join(folder, 'staging'),
  clientFolder: path.join(folder, 'client'),
  idleMinutes: 15,
  sessionHours: 12,
  demo: false,
  explorer: true,
})

/** A folder, or a MinIO server where the story is told on one. */
async function openFiles(folder: string): Promise<{ store: FileStore; close: () => Promise<void> }> {
  if (stand.on !== 'MinIO') return { store: folderStore(path.join(folder, 'files')), close: () => Promise.resolve() }
  const server = await startMinio()
  const where = { driver: 's3' as const, ...server.settings }
  await prepareStore(where)
  return { store: openStore(where), close: server.stop }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((done) => void server.close(() => done()))
}

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ormConfig } from '../../schema/orm.ts'
import { type App, buildApp } from '../../server/app.ts'
import { folderStore } from '../../storage/folder.ts'
import { type Clone, cloneDatabase } from '../support/database.ts'
import { compare } from './compare.ts'
import { generate } from './generate.ts'
import { openPair } from './pair.ts'
import { browse, inbox, page, type Pair, search, wholePage } from './reads.ts'
import { type Running, startRaw } from './servers.ts'

// The short form: both sides answer the same rows on a thousand generated documents. No times.

const folder = mkdtempSync(path.join(tmpdir(), 'niem-bench-test-'))
let database: Clone
let server: Server
let orm: MikroORM
let pool: pg.Pool
let app: App
let raw: Running
let pair: Pair

beforeAll(async () => {
  database = await cloneDatabase()
  await generate(database.superuserUrl, { documents: 1_000, agencies: 2 }, () => {})
  server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  orm = new MikroORM(ormConfig({ url: database.appUrl, pool: 4 }))
  pool = new pg.Pool({ connectionString: database.appUrl, max: 4 })
  pool.on('error', () => {}) // the database is dropped under it
  app = await buildApp({
    ...{ orm, pool, store: folderStore(path.join(folder, 'files')), log: pino({ level: 'error' }, pino.destination(2)) },
    settings: {
      ...{ publicUrl, secretKey: '11'.repeat(32), trustProxy: [], uploadMaxMb: 100, staging: folder, clientFolder: folder },
      ...{ idleMinutes: 15, sessionHours: 12, demo: false, development: true },
    },
  })
  server.on('request', app.handler)
  raw = await startRaw(database.appUrl)
  pair = await openPair(database.ownerUrl, publicUrl, raw.address)
}, 60_000)

afterAll(async () => {
  await raw.stop()
  server.closeAllConnections()
  server.close()
  await app.close()
  await orm.close(true)
  await pool.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('the pages of the library hold the rows that raw SQL holds', async () => {
  expect((await browse(pair)).niem.length).toBeGreaterThan(15)
})

test('document pages hold the revisions, approvals and files that raw SQL holds', async () => {
  expect((await page(pair)).niem).toHaveLength(60)
})

test('the page that the client asks for says what may be done', async () => {
  const few = { ...pair, codes: pair.codes.slice(25, 35) }
  expect((await wholePage(few)).niem).toHaveLength(10)
})

test('the inbox holds the tasks that raw SQL holds', async () => {
  expect((await inbox(pair)).niem).toHaveLength(1)
})

test.each(['search with marks', 'search without marks'] as const)('%s finds what raw SQL ranks', async (name) => {
  expect((await search(pair, name)).niem.length).toBeGreaterThan(3)
})

test('a workload with a wrong answer is not measured', async () => {
  const wrong = { ...pair, codes: ['KHONG-CO'] }
  await expect(page(wrong)).rejects.toThrow()
})

test('a round asks both sides', async () => {
  const { niem, raw: limit } = await inbox(pair)
  const target = (address: string, asked: typeof niem) => ({ address, asked, pid: process.pid })
  const compared = await compare('inbox', target(pair.niem.address, niem), target(pair.raw.address, limit), {
    ...{ rounds: 1, seconds: 0.2, postmaster: 0, database: '' },
  })
  expect(compared.niem.requests).toBeGreaterThan(0)
  expect(compared.raw.requests).toBeGreaterThan(0)
})

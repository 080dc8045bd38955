import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Clone, cloneDatabase } from '../support/database.ts'
import { serve, type Served } from '../support/served.ts'
import { compare } from './compare.ts'
import { generate } from './generate.ts'
import { inTurn } from './load.ts'
import { openPair } from './pair.ts'
import { board, browse, inbox, page, type Pair, search, wholeBoard, wholePage } from './reads.ts'
import { transfers } from './files.ts'
import { type Running, startRaw } from './servers.ts'
import { cycles } from './writes.ts'

// The short form: both sides answer the same rows on a thousand generated documents. No times.

let database: Clone
let served: Served
let raw: Running
let pair: Pair

beforeAll(async () => {
  database = await cloneDatabase()
  await generate(database.superuserUrl, { documents: 1_000, agencies: 2 }, () => {})
  served = await serve(database.appUrl, {})
  raw = await startRaw(database.appUrl)
  pair = await openPair(database.ownerUrl, served.address, raw.address)
}, 60_000)

afterAll(async () => {
  await raw.stop()
  await served.stop()
  await database.drop()
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

test('the board of a year holds the objectives and figures that raw SQL holds', async () => {
  expect((await board(pair)).niem).toHaveLength(5)
  expect((await wholeBoard(pair)).niem).toHaveLength(1)
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
  const target = (address: string, asked: typeof niem) => ({ work: inTurn(address, asked), pid: process.pid })
  const compared = await compare('inbox', target(pair.niem.address, niem), target(pair.raw.address, limit), {
    ...{ rounds: 1, seconds: 0.2, postmaster: 0, database: '' },
  })
  expect(compared.niem.requests).toBeGreaterThan(0)
  expect(compared.raw.requests).toBeGreaterThan(0)
})

test('a life of a document leaves the rows that raw SQL leaves', async () => {
  const { niem, raw: limit, close } = await cycles(pair, database.superuserUrl)
  await Promise.all([niem(0), limit(0), niem(0), limit(0)]).finally(close)
})

test('a file that is sent and fetched is the same bytes on both sides', async () => {
  const { upload, download } = await transfers(pair, 1)
  for (const work of [upload.niem, upload.raw, download.niem, download.raw]) await work(0)
})

import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generate } from '../bench/generate.ts'
import { type Acting, signIn } from '../support/acting.ts'
import { lifeIn } from '../support/life.ts'
import { type Clone, cloneDatabase } from '../support/database.ts'
import { serve, type Served } from '../support/served.ts'

// Searching by stages is fast; whoever searches must find what looking at every single title would find.

let database: Clone
let owner: pg.Client
let served: Served
let cleo: Acting
let titles: { code: string; title: string; plain: string }[]

beforeAll(async () => {
  database = await cloneDatabase()
  await generate(database.superuserUrl, { documents: 1_000, agencies: 2 }, () => {})
  served = await serve(database.appUrl, {})
  cleo = await signIn(served.address, 'cleo')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  titles = await rows(
    `select d.code, r.title, app.plain(r.title) as plain from revision r join document d using (agency_id) join agency a on a.id = agency_id
    where d.id = r.document_id and a.code = 'SCT-THU' and r.in_force @> app.today(agency_id)`,
  )
}, 60_000)
afterAll(async () => {
  await owner.end()
  await served.stop()
  await database.drop()
})

const rows = async <Row extends object>(sql: string) => (await owner.query<Row>(sql)).rows

interface Hit {
  document: { code: string }
  revision: { title: string }
}

const find = async (text: string, more: object = {}) =>
  (
    await cleo.run<{ search: { totalCount: number; nodes: Hit[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(
      `query($text: String!, $first: Int, $after: String, $kinds: [DocumentKind!], $effectiveOnly: Boolean) {
        search(text: $text, first: $first, after: $after, kinds: $kinds, effectiveOnly: $effectiveOnly) {
          totalCount pageInfo { endCursor hasNextPage } nodes { document { code } revision { title } } } }`,
      { text, first: 25, ...more },
    )
  ).search

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase()
const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
const some = <One>(all: One[], amount: number) => Array.from({ length: amount }, (_, i) => all[Math.floor((i * all.length) / amount)]!)

it('all documents with all the words are found, with marks and without, and no other', async () => {
  for (const { title } of some(titles, 20)) {
    const words = wordsOf(title)
    for (const text of [words.slice(2, 5).join(' '), plain(words.slice(1, 4).join(' ')), `${words.at(-1)} ${words[0]}`]) {
      const wanted = wordsOf(plain(text))
      const there = titles.filter((one) =>
        wanted.every((word) =>
          wordsOf(one.plain)
            .concat(wordsOf(plain(one.code)))
            .includes(word),
        ),
      )
      const found = await find(text, { first: 100 })
      expect(found.totalCount, text).toBe(there.length)
      const codes = new Set(there.map(({ code }) => code))
      expect(
        found.nodes.every(({ document }) => codes.has(document.code)),
        text,
      ).toBe(true)
    }
  }
}, 60_000)

it('the first 25 are those that ranking every title puts first', async () => {
  for (const { title } of some(titles, 12)) {
    const text = wordsOf(title).slice(0, 4).join(' ')
    const exact = (one: { title: string; plain: string }) =>
      (one.title.toLowerCase().includes(text.toLowerCase()) ? 2 : 0) + (one.plain.includes(plain(text)) ? 1 : 0)
    const wanted = wordsOf(plain(text))
    const ranks = titles
      .filter((one) => wanted.every((word) => wordsOf(one.plain).includes(word)))
      .map(exact)
      .sort((a, b) => b - a)
    const found = (await find(text)).nodes.map(({ revision }) => exact({ title: revision.title, plain: plain(revision.title) }))
    expect(found, text).toEqual(ranks.slice(0, 25))
  }
})

it('a search is never empty where a word begins so, or was typed with a slip', async () => {
  for (const { title } of some(titles, 20)) {
    const words = wordsOf(title)
    const begun = `${words.slice(0, 3).join(' ')} ${words[3]!.slice(0, 2)}`
    const slip = words
      .slice(0, 4)
      .map((word, i) => (i === 1 ? `${word}${word.at(-1)}` : word))
      .join(' ')
    for (const text of [begun, slip]) expect((await find(text)).nodes.length, text).toBeGreaterThan(0)
  }
  expect((await find('xyzzy')).nodes).toEqual([])
})

it('a code is found first, also by its beginning, in any writing', async () => {
  const { code } = titles[7]!
  expect((await find(code.toLowerCase())).nodes[0]!.document.code).toBe(code)
  expect((await find(code.replaceAll('-', '/'))).nodes[0]!.document.code).toBe(code)
  const start = code.slice(0, code.lastIndexOf('-') + 3)
  const found = (await find(start)).nodes
  expect(found.length).toBeGreaterThan(0)
  expect(found.every(({ document }) => document.code.startsWith(start))).toBe(true)
})

it('documents that are called so come before those that only speak of it', async () => {
  const life = lifeIn({ as: () => cleo, today: () => Promise.reject(new Error('nobody asks')) })
  const { code } = titles[7]!
  const begun = code.slice(0, -1)
  const [longer, elsewhere] = [`${code}X`, 'SO-TAY-9'] // what begins so and speaks of it, too, and what only speaks of it
  for (const one of [longer, elsewhere])
    await life.start(await life.register({ typeCode: 'HS', code: one, title: `Sổ theo ${code} và ${begun}` }, 'cleo'), 'cleo')
  const found = async (text: string) => (await find(text, { effectiveOnly: false, first: 100 })).nodes.map(({ document }) => document.code)
  const whole = await found(code)
  expect([whole.indexOf(code), whole.indexOf(longer), whole.indexOf(elsewhere)]).toEqual([0, 1, 2])
  expect(await found(begun)).toEqual([longer, code, elsewhere])
})

it('the pages of a search hold every hit once, and kinds narrow it', async () => {
  const codes: string[] = []
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof find>> = await find('quản lý an toàn', { first: 7, after })
    codes.push(...page.nodes.map(({ document }) => document.code))
    if (!page.pageInfo.hasNextPage) break
    after = page.pageInfo.endCursor
  }
  const all = await find('quản lý an toàn', { first: 100 })
  expect(codes).toEqual(all.nodes.map(({ document }) => document.code))
  const forms = await find('an toàn', { kinds: ['FORM'], first: 100 })
  expect(forms.totalCount).toBeGreaterThan(0)
  expect(forms.totalCount).toBeLessThan((await find('an toàn', { first: 100 })).totalCount)
})

it('what was replaced is not found, but as the newest where nothing is in force', async () => {
  const [only] = await rows<{ title: string; code: string }>(
    `select r.title, d.code from revision r join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id) join agency a on a.id = r.agency_id
    where a.code = 'SCT-THU' and r.state = 'DRAFT' limit 1`,
  )
  expect((await find(only!.code)).nodes).toHaveLength(1)
  expect((await find(only!.code, { effectiveOnly: false })).nodes).toHaveLength(1)
})

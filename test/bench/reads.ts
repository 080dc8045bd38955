import assert from 'node:assert/strict'
import { type Asked, ask } from './load.ts'
import { generatedObjectives } from './objectives.ts'
import { boardQuery, inboxQuery, libraryQuery, pageQuery, searchQuery, wholeBoardQuery, wholePageQuery } from './operations.ts'

/** The two servers that are compared. */
export interface Pair {
  niem: { address: string; cookie: string }
  raw: { address: string }
  agencyId: string
  today: string
  divisionIds: string[]
  /** Codes of documents of the agency, some written here, some taken over. */
  codes: string[]
}

/** The same questions for both, checked: what each answers was the same rows. */
export interface Workload {
  name: string
  niem: Asked[]
  raw: Asked[]
}

const headersOf = ({ niem }: Pair) => ({ cookie: niem.cookie, origin: niem.address, 'accept-language': 'vi' })

const graphql = (pair: Pair, query: string, variables: object): Asked => ({
  path: '/graphql',
  body: JSON.stringify({ query, variables }),
  headers: headersOf(pair),
})

const raw = ({ agencyId, today }: Pair, path: string, ...values: unknown[]): Asked => ({
  path,
  body: JSON.stringify([agencyId, today, ...values]),
})

async function data<Data>(pair: Pair, asked: Asked): Promise<Data> {
  return (JSON.parse(await ask(pair.niem.address, asked)) as { data: Data }).data
}

async function answer<Data>(pair: Pair, asked: Asked): Promise<Data> {
  return JSON.parse(await ask(pair.raw.address, asked)) as Data
}

interface Listed {
  totalCount: number
  nodes: { id: string; code: string }[]
  pageInfo: { hasNextPage: boolean; endCursor: string }
}

/** Pages of 25 of everything, of three kinds and of two divisions, each with the next pages. */
export async function browse(pair: Pair): Promise<Workload> {
  const [one, two] = pair.divisionIds
  const wishes = [
    { filter: {}, path: '/browse', more: [] },
    ...['PROCEDURE', 'FORM', 'INSTRUCTION'].map((kind) => ({ filter: { kinds: [kind] }, path: '/browse-kind', more: [kind] })),
    ...[one!, two!].map((id) => ({ filter: { divisionIds: [id] }, path: '/browse-division', more: [id] })),
  ]
  const work: Workload = { name: 'browse', niem: [], raw: [] }
  for (const { filter, path, more } of wishes) {
    let [after, code, id]: [string | null, string, string] = [null, '', '00000000-0000-0000-0000-000000000000']
    for (let page = 1; page <= 4; page++) {
      const niem = graphql(pair, libraryQuery, { filter, first: 25, after })
      const limit = raw(pair, path, code, id, ...more)
      const { documents } = await data<{ documents: Listed }>(pair, niem)
      const { nodes, totalCount, pageInfo } = documents
      assert.deepEqual(
        { nodes, totalCount, hasNextPage: pageInfo.hasNextPage },
        await answer(pair, limit),
        `browse ${JSON.stringify(filter)} page ${page}`,
      )
      assert.ok(nodes.length > 0 && totalCount >= nodes.length, 'a page is empty')
      work.niem.push(niem)
      work.raw.push(limit)
      const last = nodes.at(-1)!
      ;[after, code, id] = [pageInfo.endCursor, last.code, last.id]
      if (!pageInfo.hasNextPage) break
    }
  }
  assert.ok(work.niem.length >= 15, 'too few pages')
  return work
}

/** Document pages, of documents written here and of documents taken over. */
export async function page(pair: Pair): Promise<Workload> {
  const work: Workload = { name: 'page', niem: [], raw: [] }
  let approvals = 0
  let files = 0
  for (const code of pair.codes) {
    const niem = graphql(pair, pageQuery, { code })
    const limit = raw(pair, '/page', code)
    const { document } = await data<{ document: { revisions: { nodes: { approvals: []; files: [] }[] } } }>(pair, niem)
    assert.deepEqual(document, await answer(pair, limit), `page ${code}`)
    approvals += document.revisions.nodes.flatMap((one) => one.approvals).length
    files += document.revisions.nodes.flatMap((one) => one.files).length
    work.niem.push(niem)
    work.raw.push(limit)
  }
  assert.ok(approvals > 0 && files >= pair.codes.length, 'the pages hold too little')
  return work
}

/** The document page as the client asks for it: with steps, holders and what may be done. Raw stays the plain page. */
export async function wholePage(pair: Pair): Promise<Workload> {
  const { raw } = await page(pair)
  const niem = pair.codes.map((code) => graphql(pair, wholePageQuery, { code }))
  for (const asked of niem) {
    const { document } = await data<{ document: { actions: []; revisions: { nodes: { actions: [] }[] } } }>(pair, asked)
    assert.ok(document.actions.length > 0 && document.revisions.nodes.every(({ actions }) => actions.length > 0))
  }
  return { name: 'whole page', niem, raw }
}

/** The controller's inbox. */
export async function inbox(pair: Pair): Promise<Workload> {
  const niem = graphql(pair, inboxQuery, {})
  const limit = raw(pair, '/inbox')
  const { myTasks } = await data<{ myTasks: { nodes: unknown[] } }>(pair, niem)
  assert.deepEqual(myTasks, await answer(pair, limit), 'inbox')
  assert.ok(myTasks.nodes.length > 0, 'the inbox is empty')
  return { name: 'inbox', niem: [niem], raw: [limit] }
}

/** The board of objectives, each year of five with 200 objectives and their twelve figures. */
export async function board(pair: Pair): Promise<Workload> {
  const { many, years, last } = generatedObjectives
  const work: Workload = { name: 'board', niem: [], raw: [] }
  for (let year = last - years + 1; year <= last; year++) {
    const niem = graphql(pair, boardQuery, { year })
    const limit = raw(pair, '/board', year)
    const { objectives } = await data<{ objectives: { years: number[]; nodes: { figures: unknown[] }[] } }>(pair, niem)
    assert.deepEqual(objectives, await answer(pair, limit), `board ${year}`)
    assert.equal(objectives.nodes.length, many)
    assert.equal(objectives.years.length, years)
    assert.ok(objectives.nodes.every(({ figures }) => figures.length === 12))
    work.niem.push(niem)
    work.raw.push(limit)
  }
  return work
}

/** The board as its page asks for it: with tracks, outcomes and what may be done. Raw stays the plain board. */
export async function wholeBoard(pair: Pair): Promise<Workload> {
  const { last, many } = generatedObjectives
  const niem = graphql(pair, wholeBoardQuery, { year: last })
  const { objectives } = await data<{ objectives: { nodes: { track: string; actions: [] }[] } }>(pair, niem)
  assert.ok(objectives.nodes.length === many && objectives.nodes.every(({ track, actions }) => track && actions.length > 0))
  return { name: 'whole board', niem: [niem], raw: [raw(pair, '/board', last)] }
}

const sought = {
  'search with marks': [
    'giấy phép bán lẻ rượu',
    'an toàn thực phẩm',
    'cửa hàng xăng dầu hằng năm',
    'kiểm toán năng lượng',
    'khiếu nại',
    'thẩm định thiết kế cơ sở',
  ],
  'search without marks': [
    'giay phep ban le ruou',
    'an toan thuc pham',
    'cua hang xang dau hang nam',
    'kiem toan nang luong',
    'khieu nai',
    'tham dinh thiet ke co so',
  ],
}

/** Searches of one kind; raw ranks every match, so the first hits need not be the same, but hold the same words. */
export async function search(pair: Pair, name: keyof typeof sought): Promise<Workload> {
  const work: Workload = { name, niem: [], raw: [] }
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toLowerCase()
  for (const text of sought[name]) {
    const niem = graphql(pair, searchQuery, { text, effectiveOnly: true })
    const limit = raw(pair, '/search', text)
    const found = (await data<{ search: { nodes: { snippet: string }[] } }>(pair, niem)).search.nodes
    const there = (await answer<{ nodes: unknown[] }>(pair, limit)).nodes
    assert.ok(found.length >= there.length && found.length > 0, `${text}: ${found.length} hits, raw has ${there.length}`)
    const best = plain(found[0]!.snippet.replace(/<\/?b>/g, ''))
    if (there.length > 0)
      assert.ok(
        plain(text)
          .split(' ')
          .every((word) => best.includes(word)),
        `${text}: found first ${best}`,
      )
    work.niem.push(niem)
    work.raw.push(limit)
  }
  return work
}

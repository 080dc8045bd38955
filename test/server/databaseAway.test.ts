import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Acting, signIn } from '../support/acting.ts'
import { openProxy, type Proxy } from '../support/proxy.ts'
import { makePdf } from '../support/papers.ts'
import { serve, type Served } from '../support/served.ts'
import { startWorld, type World } from '../support/world.ts'

let world: World
let line: Proxy
let behind: Served
let ada: Acting
beforeAll(async () => {
  world = await startWorld()
  const url = new URL(world.appUrl)
  line = await openProxy(Number(url.port))
  url.port = String(line.port)
  behind = await serve(url.href, {})
  ada = await signIn(behind.address, 'ada')
}, 120_000)
beforeEach(() => line.back())
afterAll(async () => {
  await behind.stop()
  await line.close()
  await world.stop()
})

const count = async (table: string) => Number((await world.owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n)
const create = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id code } }'
const input = () => ({ typeCode: 'QT-TTHC', title: 'Quy trình khi mất cơ sở dữ liệu', idempotencyKey: randomUUID() })
const ask = (path: string, body: object) =>
  ada.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** What a refused request says, whichever door it came to. */
async function told(answer: Response) {
  const body = (await answer.json()) as { code?: string; errors?: { message: string; extensions: { code: string } }[]; message?: string }
  const [error] = body.errors ?? []
  const sentence = error?.message ?? body.message
  return { status: answer.status, code: error?.extensions.code ?? body.code, again: answer.headers.get('retry-after'), sentence }
}

const away = { status: 503, code: 'DATABASE_UNAVAILABLE', again: '5', sentence: expect.stringContaining('Cơ sở dữ liệu') as string }

describe('while PostgreSQL is away', () => {
  it.each<[string, string, object]>([
    ['a read', '/graphql', { query: '{ viewer { person { name } } }' }],
    ['an act', '/graphql', { query: create, variables: { input: input() } }],
    ['a proof', '/auth/proof', { method: 'PASSWORD', secret: 'x', act: 'APPROVE', subjectId: randomUUID(), sealSha256: null }],
    ['signing in', '/api/auth/sign-in/username', { username: 'cleo', password: 'x' }],
  ])('%s is told so, and when to come again', async (_what, path, body) => {
    const before = await count('document')
    await line.leave()
    expect(await told(await ask(path, body))).toEqual(away)
    expect(await count('document')).toBe(before)
  })

  it('an upload is told so, and can be sent again', async () => {
    const send = async () => {
      const body = new FormData()
      body.append('file', new Blob([Uint8Array.from(await makePdf('mất kết nối'))]), 'tệp.pdf')
      return await ada.fetch('/files', { method: 'POST', headers: { 'x-niem-request': '1' }, body })
    }
    await line.leave()
    expect(await told(await send())).toEqual(away)
    await line.back()
    expect((await send()).status).toBe(201)
  })

  it('the server stays up, says that it is not ready, and heals by itself', async () => {
    await line.leave()
    expect((await fetch(`${behind.address}/readyz`)).status).toBe(503)
    expect((await fetch(`${behind.address}/livez`)).status).toBe(200)
    await line.back()
    expect((await fetch(`${behind.address}/readyz`)).status).toBe(200)
    expect(await ada.run('{ viewer { person { name } } }')).toBeTruthy()
  })
})

it('an answer lost after the commit is 503, and the same key sent again answers what was done', async () => {
  const before = await count('document')
  const variables = { input: input() }
  // the line breaks ever later on the way of the act: before it, inside it, after its commit
  let lost = 0
  for (let bytes = 500; ; bytes += 900) {
    line.cut(bytes)
    const answer = await ask('/graphql', { query: create, variables })
    line.cut(1e12)
    if (answer.status === 200) break
    lost++
    expect(await told(answer)).toEqual(away)
  }
  expect(lost).toBeGreaterThan(3)
  expect(await count('document')).toBe(before + 1)
})

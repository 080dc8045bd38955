import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, type ReadStream, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import path from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Followed, lifeIn } from '../support/life.ts'
import { makePdf } from '../support/papers.ts'
import { startWorld, type World } from '../support/world.ts'
import { placeOf } from '../../storage/FileStore.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: World
let bytes: Buffer
let revision: Followed
let url: string
let etag: string
beforeAll(async () => {
  world = await startWorld()
  const life = lifeIn(world)
  bytes = await makePdf('Quy trinh')
  revision = await life.attach(await life.start(await life.register()), 'ada', bytes)
  url = revision.files[0]!.url
  etag = `"${revision.files[0]!.sha256}"`
}, 120_000)
afterAll(() => world.stop())

const read = async (headers: Record<string, string> = {}, method = 'GET', place = url) => {
  const answer = await world.as('ada').fetch(place, { method, headers })
  return {
    answer,
    status: answer.status,
    body: Buffer.from(await answer.arrayBuffer()),
    header: (name: string) => answer.headers.get(name),
  }
}

describe('a file', () => {
  it('comes back byte for byte, as a file to save and never as a page', async () => {
    const { status, body, header } = await read()
    expect(status).toBe(200)
    expect(body.equals(bytes)).toBe(true)
    const headers = {
      ...{ 'content-type': 'application/pdf', 'content-length': String(bytes.length), 'accept-ranges': 'bytes', etag },
      ...{
        'cache-control': 'private, no-store',
        'content-security-policy': "sandbox; default-src 'none'",
        'referrer-policy': 'no-referrer',
      },
      ...{ 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' },
    }
    expect(Object.fromEntries(Object.keys(headers).map((name) => [name, header(name)]))).toEqual(headers)
    expect(header('content-disposition')).toBe(`attachment; filename="quy tr?nh.pdf"; filename*=UTF-8''quy%20tr%C3%ACnh.pdf`)
  })

  it('is described without its bytes', async () => {
    const { status, body, header } = await read({}, 'HEAD')
    expect([status, body.length, header('content-length'), header('etag')]).toEqual([200, 0, String(bytes.length), etag])
  })

  it('is found by its id; the name is for people', async () => {
    expect((await read({}, 'GET', `/files/${revision.files[0]!.id}/x`)).body.equals(bytes)).toBe(true)
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'POST'])('cannot be changed by %s', async (method) => {
    expect((await read({}, method)).status).toBeGreaterThanOrEqual(400)
    expect((await read()).body.equals(bytes)).toBe(true)
  })
})

describe('a part of a file', () => {
  it.each([
    ['from the beginning', 'bytes=0-9', () => [0, 9]],
    ['in the middle', 'bytes=10-19', () => [10, 19]],
    ['to the end', 'bytes=100-', () => [100, bytes.length - 1]],
    ['beyond the end, which ends there', 'bytes=100-99999999', () => [100, bytes.length - 1]],
    ['the last bytes', 'bytes=-10', () => [bytes.length - 10, bytes.length - 1]],
    ['more last bytes than there are', 'bytes=-99999999', () => [0, bytes.length - 1]],
  ] as const)('%s', async (_, range, ends) => {
    const [from, to] = ends() as [number, number]
    const { status, body, header } = await read({ range })
    expect([status, header('content-range'), header('content-length')]).toEqual([
      ...[206, `bytes ${from}-${to}/${bytes.length}`, String(to - from + 1)],
    ])
    expect(body.equals(bytes.subarray(from, to + 1))).toBe(true)
  })

  it.each(['bytes=99999999-', 'bytes=20-10', 'bytes=-0'])('%s, which is not there, is refused with the size', async (range) => {
    const { status, header } = await read({ range })
    expect([status, header('content-range')]).toEqual([416, `bytes */${bytes.length}`])
  })

  it.each(['bytes=0-1,4-5', 'lines=0-1', 'bytes=-', 'bytes=a-b'])('%s is no part: the whole is sent', async (range) => {
    const { status, body } = await read({ range })
    expect([status, body.length]).toEqual([200, bytes.length])
  })

  it('of other bytes than those that were asked for is the whole', async () => {
    expect((await read({ range: 'bytes=0-9', 'if-range': etag })).status).toBe(206)
    expect((await read({ range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200)
  })
})

describe('the right to read', () => {
  it('is asked each time: a draft is not found by whoever does not work on it', async () => {
    for (const who of ['otto', 'zed'] as const) expect((await world.as(who).fetch(url)).status).toBe(404)
    expect((await world.stranger.fetch(url)).status).toBe(401)
    expect((await world.as('ada').fetch(url)).status).toBe(200)
  })

  it.each(['00000000-0000-7000-8000-000000000000', 'x', '%00', '-'.repeat(36), '..%2f..'])("of a file %s is nobody's", async (id) => {
    const { status } = await read({}, 'GET', `/files/${id}/a.pdf`)
    expect([400, 404]).toContain(status)
  })

  it('ends with the session', async () => {
    const session = await world.enter('ada')
    expect((await session.fetch(url)).status).toBe(200)
    await session.fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    expect((await session.fetch(url)).status).toBe(401)
  })
})

describe('what somebody decides on', () => {
  let decided: Followed
  let place: string
  beforeAll(async () => {
    const life = lifeIn(world)
    decided = await life.submit(await life.draft())
    place = path.join(path.dirname(world.settings.staging), 'files', placeOf({ agencyId: world.agencyId, sha256: decided.sha256 }))
  })
  const look = () => world.as('hung').fetch(decided.files[0]!.url, { headers: { range: 'bytes=0-9' } })

  it('is sent whole, also when a part is asked for', async () => {
    const answer = await look()
    expect([answer.status, answer.headers.get('accept-ranges')]).toEqual([200, 'none'])
    expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(place))).toBe(true)
  })

  it('is cut off before its end when the store holds other bytes, and nobody decides on them any more', async () => {
    const swapped = readFileSync(place)
    swapped[swapped.length - 20]! ^= 1
    chmodSync(place, 0o600)
    writeFileSync(place, swapped)
    await expect(look().then((answer) => answer.arrayBuffer())).rejects.toThrow()
    await vi.waitUntil(async () => (await stateOf(decided.sha256)) === 'DAMAGED')
    const again = await look()
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([503, 'STORAGE_UNAVAILABLE'])
  })

  it('is never approved, though the row names the right hash', async () => {
    const life = lifeIn(world)
    const reviewed = await life.vote(await life.vote(decided, 'hung'), 'cleo')
    await expect(life.approve(reviewed)).rejects.toMatchObject({ code: 'FILE_NOT_CLEAN' })
    expect((await life.see('mei', decided.id)).state).toBe('IN_APPROVAL')
  })

  const stateOf = async (sha256: string) =>
    (await world.owner.query<{ state: string }>('select state from stored_file where sha256 = $1', [sha256])).rows[0]?.state
})

describe('the store', () => {
  it('is let go by a client that goes away', async () => {
    const made = await PDFDocument.create()
    made.addPage()
    made.context.register(made.context.stream(randomBytes(20e6)))
    const large = Buffer.from(await made.save())
    const life = lifeIn(world)
    const other = await life.attach(await life.start(await life.register()), 'ada', large)
    const opened: ReadStream[] = []
    const open = world.store.get.bind(world.store)
    const watched = vi.spyOn(world.store, 'get').mockImplementation(async (...key) => {
      const bytes = await open(...key)
      opened.push(bytes as ReadStream)
      return bytes
    })
    const { cookie } = await world.enter('ada')
    get(`${world.address}${other.files[0]!.url}`, { headers: { cookie } }, (answer) => void answer.destroy())
    await vi.waitUntil(() => opened[0]?.destroyed, 10_000)
    expect(opened[0]!.bytesRead).toBeLessThan(large.length)
    watched.mockRestore()
  })

  it('without the bytes is said to be unavailable, and nothing is sent as if it were them', async () => {
    await world.store.remove({ agencyId: world.agencyId, sha256: revision.files[0]!.sha256 })
    const { status, body, header } = await read()
    expect([status, (JSON.parse(body.toString()) as { code: string }).code]).toEqual([503, 'STORAGE_UNAVAILABLE'])
    expect(header('etag')).not.toBe(etag)
    expect([header('content-disposition'), header('accept-ranges')]).toEqual([null, null])
  })
})

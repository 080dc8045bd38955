import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { sha256Of } from '../../storage/hash.ts'
import { minioStore } from '../../storage/minio.ts'
import { openStore, prepareStore } from '../../storage/openStore.ts'
import { type Followed, lifeIn } from '../support/life.ts'
import { canMount, type Minio, minioBin, minioMissing, startMinio, startS3 } from '../support/minio.ts'
import { makePdf } from '../support/papers.ts'
import { openProxy, type Proxy } from '../support/proxy.ts'
import { refusal, startWorld, type World } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 })

/** More than there are connections to the database. */
const sending = 9

let world: World
let life: ReturnType<typeof lifeIn>

const rows = async () => {
  const { rows } = await world.owner.query('select (select count(*) from upload) as uploads, (select count(*) from stored_file) as files')
  return rows[0] as unknown
}
const lists = async () => {
  const { documents } = await world
    .as('otto')
    .run<{ documents: { totalCount: number } }>('{ documents(first: 25) { totalCount nodes { code title } } }')
  return documents.totalCount
}
const answers = async () => (await world.as('otto').run<{ storeAnswers: boolean }>('{ storeAnswers }')).storeAnswers
const seconds = async (asked: Promise<unknown>) => {
  const begun = performance.now()
  await asked
  return (performance.now() - begun) / 1000
}
const send = async (words: string) => world.as('ada').upload(await makePdf(words), 'quy trình.pdf')

/** Refused with 503, the code and a sentence; no row more, nothing staged. */
async function unavailable(asked: () => Promise<unknown>) {
  const before = await rows()
  const said = await refusal(asked())
  expect(said).toMatchObject({ status: 503, code: 'STORAGE_UNAVAILABLE' })
  expect(said.message).toContain('Kho tệp')
  expect(await rows()).toEqual(before)
  expect(readdirSync(world.settings.staging)).toEqual([])
}

const read = async ({ files }: Followed) => world.as('ada').fetch(files[0]!.url)
const unread = (revision: Followed) =>
  unavailable(async () => {
    const answer = await read(revision)
    expect(answer.headers.get('etag')).not.toContain(revision.files[0]!.sha256)
    throw Object.assign(new Error(), { status: answer.status, ...((await answer.json()) as object) })
  })

/** Every file that a row names lies in the store, whole. */
async function everyRowHasItsBytes() {
  const { rows } = await world.owner.query<{ agencyId: string; sha256: string }>('select agency_id as "agencyId", sha256 from stored_file')
  for (const key of rows) expect(await sha256Of(await world.store.get(key))).toBe(key.sha256)
  return rows.length
}

describe('while the file store is away', () => {
  let s3: Awaited<ReturnType<typeof startS3>>
  let line: Proxy
  let gate: Promise<void> | undefined
  let onTheirWay = 0
  beforeAll(async () => {
    s3 = await startS3()
    line = await openProxy(Number(new URL(s3.settings.endpoint).port))
    const where = { driver: 's3' as const, ...s3.settings, endpoint: `http://127.0.0.1:${line.port}` }
    await prepareStore(where)
    const store = openStore(where)
    const put: typeof store.put = async (...asked) => {
      onTheirWay++
      await gate
      await store.put(...asked)
    }
    world = await startWorld({}, { ...store, put })
    life = lifeIn(world)
  }, 120_000)
  afterEach(async () => {
    line.pass()
    await line.back()
    await send('back') // any use tells the server that the store is back
    expect(await answers()).toBe(true)
  }, 20_000)
  afterAll(async () => {
    await world.stop()
    await line.close()
    await s3.stop()
  })

  it('gone: reading, approving and publishing go on; files are refused at once, and the server says why', async () => {
    const revision = await life.reviewed()
    await line.leave()
    expect(await seconds(unavailable(() => send('gone')))).toBeLessThan(8)
    await unread(revision)
    expect(await answers()).toBe(false)
    const ready = await world.stranger.fetch('/readyz')
    expect([ready.status, await ready.text()]).toEqual([200, 'ready, but the file store does not answer'])
    expect(await lists()).toBeGreaterThan(0)
    const approved = await life.approve(await life.see('mei', revision.id))
    const published = await life.publish(approved, await world.today())
    expect(await life.see('otto', published.id)).toMatchObject({ state: 'EFFECTIVE', contentVisible: true })
    await line.back()
    expect((await read(published)).status).toBe(200)
    await everyRowHasItsBytes()
  })

  it('silent: files are refused within seconds, and a draft is handed in all the same', async () => {
    const revision = await life.draft()
    line.hold()
    await unavailable(() => send('silent'))
    await unread(revision)
    expect(await answers()).toBe(false)
    expect((await life.submit(revision)).state).toBe('IN_REVIEW')
  })

  it('slow: more files on their way than there are connections to the database, and everybody else reads on', async () => {
    let open = () => {}
    gate = new Promise((go) => (open = go))
    onTheirWay = 0
    const sent = Promise.all([...Array(sending).keys()].map((number) => send(`slow ${number}`)))
    await expect.poll(() => onTheirWay, { timeout: 30_000 }).toBe(sending)
    expect(await lists()).toBeGreaterThan(0)
    line.slow(50_000)
    open()
    await sent
    expect(await everyRowHasItsBytes()).toBeGreaterThan(sending)
  })

  it('cut: what was being sent is refused, what was being read is never a short file', async () => {
    const revision = await life.draft()
    line.cut(500)
    await unavailable(() => send('cut'))
    line.cut(1_500)
    const answer = await read(revision)
    if (answer.status === 200) await expect(answer.arrayBuffer()).rejects.toThrow()
    else expect(answer.status).toBe(503)
    expect((await read(revision)).status).toBe(200)
  })
})

/** Puts other bytes into a store until it says that it is full, and still is a moment later: MinIO clears away what it began. */
async function fill({ settings }: Minio) {
  const store = minioStore(settings)
  for (let code = '', size = 6_000_000, times = 0; times < 4; size = code ? 100_000 : size) {
    const bytes = randomBytes(size)
    const key = { agencyId: randomUUID(), sha256: createHash('sha256').update(bytes).digest('hex') }
    code = await store.put(key, Readable.from([bytes]), { size, type: 'text/plain' }).then(
      () => '',
      (error: { code: string }) => error.code,
    )
    times = code === 'STORE_FULL' ? times + 1 : 0
    if (code) await wait(500)
  }
}

const small = minioBin && canMount
const why = minioBin ? 'skipped: no disk can be mounted here' : minioMissing
describe.skipIf(!small)(`while the file store is full${small ? '' : ` (${why})`}`, () => {
  let server: Minio
  beforeAll(async () => {
    server = await startMinio({ megabytes: 60 })
    await prepareStore({ driver: 's3', ...server.settings })
    world = await startWorld({}, minioStore(server.settings))
    life = lifeIn(world)
  }, 120_000)
  afterAll(async () => {
    await world.stop()
    await server.stop()
  })

  it('what is kept is read and approved, what is new is refused as full', async () => {
    const revision = await life.reviewed()
    await fill(server)
    const before = await rows()
    const said = await refusal(send('one more'))
    expect(said).toMatchObject({ status: 507, code: 'STORAGE_FULL' })
    expect(await rows()).toEqual(before)
    expect((await read(revision)).status).toBe(200)
    expect((await life.approve(revision)).state).toBe('APPROVED')
    expect(await lists()).toBeGreaterThan(0)
    expect(await everyRowHasItsBytes()).toBe(1)
  })
})

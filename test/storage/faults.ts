import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Client } from 'minio'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { FileStore, Key } from '../../storage/FileStore.ts'
import { minioStore, type S3Settings } from '../../storage/minio.ts'
import { openStore, prepareStore } from '../../storage/openStore.ts'
import { watched } from '../../storage/watched.ts'
import { openProxy, type Proxy } from '../support/proxy.ts'

const type = 'application/pdf'
const bytes = randomBytes(200_000)
const keyOf = (content: Buffer): Key => ({ agencyId: randomUUID(), sha256: createHash('sha256').update(content).digest('hex') })
const put = (store: FileStore, key: Key, content: Buffer) => store.put(key, Readable.from(slices(content)), { size: content.length, type })

function* slices(content: Buffer) {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536)
}

/** Seconds until a promise is settled, and its code. */
async function failing(asked: Promise<unknown>) {
  const begun = performance.now()
  const code = await asked.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
  return { code, seconds: (performance.now() - begun) / 1000 }
}

/** A plain client of the same server, for what the store does not do. */
export function clientOf({ endpoint, accessKey, secretKey, region }: S3Settings) {
  const { hostname, port } = new URL(endpoint)
  return new Client({ endPoint: hostname, port: Number(port), useSSL: false, accessKey, secretKey, region })
}

/** What the store says when its server is away, slow, cut off, or does not know us. The small server of npm keeps the half of an object. */
export function takesFaults(settings: () => S3Settings, { halves = false } = {}) {
  let line: Proxy
  let store: FileStore
  const over = () => ({ ...settings(), endpoint: `http://127.0.0.1:${line.port}` })
  const direct = () => minioStore(settings())
  beforeAll(async () => {
    line = await openProxy(Number(new URL(settings().endpoint).port))
    store = minioStore(over())
  })
  afterEach(() => line.pass())
  afterAll(() => line.close())

  it('refuses a wrong secret, whatever is asked', async () => {
    const key = keyOf(bytes)
    const guessing = minioStore({ ...settings(), secretKey: 'guessed-guessed' })
    expect((await failing(put(guessing, key, bytes))).code).toBe('NOT_LET_IN')
    expect((await failing(guessing.get(key))).code).toBe('NOT_LET_IN')
    expect((await failing(prepareStore({ driver: 's3', ...settings(), secretKey: 'guessed-guessed' }))).code).toBe('NOT_LET_IN')
    expect(await direct().has(key)).toBe(false)
  })

  it('makes its bucket, once, also when two begin together', async () => {
    const fresh = { driver: 's3' as const, ...settings(), bucket: 'fresh' }
    expect((await failing(put(openStore(fresh), keyOf(bytes), bytes))).code).toBe('NOT_LET_IN')
    await Promise.all([prepareStore(fresh), prepareStore(fresh)])
    await prepareStore(fresh)
    await put(openStore(fresh), keyOf(bytes), bytes)
  })

  it('gone: every verb says so at once, and after it came back everything goes on', async () => {
    const [kept, other] = [keyOf(bytes), keyOf(bytes)]
    await put(store, kept, bytes)
    await line.leave()
    for (const asked of [
      put(store, other, bytes),
      store.get(kept),
      store.has(kept),
      store.remove(kept),
      prepareStore({ driver: 's3', ...over() }),
    ]) {
      const { code, seconds } = await failing(asked)
      expect(code).toBe('NO_ANSWER')
      expect(seconds).toBeLessThan(3)
    }
    await line.back()
    expect(await store.has(other)).toBe(false)
    expect((await buffer(await store.get(kept))).equals(bytes)).toBe(true)
  })

  it('silent: whoever asks is told within seconds, and no connection stays behind', async () => {
    const [kept, other] = [keyOf(bytes), keyOf(bytes)]
    await put(store, kept, bytes)
    line.hold()
    const told = await Promise.all(
      [put(store, other, bytes), store.get(kept), store.get(kept, { start: 0, end: 9 }), store.has(kept)].map(failing),
    )
    for (const { code, seconds } of told) {
      expect(code).toBe('NO_ANSWER')
      expect(seconds).toBeLessThan(4)
    }
    line.pass()
    expect(await store.has(other)).toBe(false)
    expect((await buffer(await store.get(kept))).equals(bytes)).toBe(true)
  })

  it('slow: bytes that come slowly come whole', async () => {
    const key = keyOf(bytes)
    line.slow(100_000)
    await put(store, key, bytes)
    expect((await buffer(await store.get(key))).equals(bytes)).toBe(true)
  })

  it('a reader that takes its time is not the fault of the store', async () => {
    const key = keyOf(bytes)
    await put(store, key, bytes)
    const stream = await store.get(key)
    const first = await new Promise<Buffer>((read) => stream.once('data', (chunk: Buffer) => (stream.pause(), read(chunk))))
    await new Promise((go) => setTimeout(go, 3_000))
    expect(Buffer.concat([first, await buffer(stream)]).equals(bytes)).toBe(true)
  })

  it.skipIf(halves)(
    'cut: what was being put is not there, and comes whole the second time; what was being read is a failure, never a short file',
    async () => {
      const [kept, other] = [keyOf(bytes), keyOf(bytes)]
      await put(store, kept, bytes)
      line.cut(100_000)
      expect((await failing(put(store, other, bytes))).code).toBe('NO_ANSWER')
      expect(await direct().has(other)).toBe(false)
      await put(store, other, bytes)
      const whole = async () => buffer(await store.get(kept))
      line.cut(100_000)
      expect((await failing(whole())).code).not.toBe('done')
      expect((await whole()).equals(bytes)).toBe(true)
    },
  )

  it('is told from its own work whether it answers, and told once', async () => {
    const said: boolean[] = []
    const seen = watched(store, (answers) => said.push(answers), 0.05)
    expect(seen.answers()).toBe(true)
    await line.leave()
    await failing(seen.has(keyOf(bytes)))
    await failing(seen.has(keyOf(bytes)))
    expect(seen.answers()).toBe(false)
    await expect(seen.get(keyOf(bytes))).rejects.toThrow()
    await line.back()
    await new Promise((go) => setTimeout(go, 100))
    await expect.poll(() => seen.answers(), { timeout: 5_000 }).toBe(true)
    await expect(seen.get(keyOf(bytes))).rejects.toMatchObject({ code: 'NO_BYTES' }) // a missing file says nothing about the store
    expect(seen.answers()).toBe(true)
    expect(said).toEqual([false, true])
  })
}

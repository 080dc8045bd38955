import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import type { FileStore, Key } from '../../storage/FileStore.ts'
import { sha256Of } from '../../storage/hash.ts'

/** What the contract needs of a store to try its faults. */
export interface Subject {
  open: () => FileStore
  /** Puts other bytes where a key's bytes belong, past the store. */
  spoil: (key: Key, bytes: Buffer) => Promise<void>
  /** The largest object that this server takes. */
  largest: number
}

const type = 'application/pdf'
const text = Buffer.from('Quy trình kiểm soát tài liệu: bản có hiệu lực\n'.repeat(1_000))

const keyOf = (bytes: Buffer, agencyId: string = randomUUID()): Key => ({
  agencyId,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

/** Says what every store keeps, whatever goes wrong on the way. */
export function keepsTheContract({ open, spoil, largest }: Subject) {
  const put = (key: Key, bytes: Buffer) => open().put(key, Readable.from([bytes]), { size: bytes.length, type })
  const read = async (key: Key, range?: { start: number; end: number }) => buffer(await open().get(key, range))

  it('gives back the bytes that were put', async () => {
    const key = keyOf(text)
    await put(key, text)
    expect((await read(key)).equals(text)).toBe(true)
    expect(await open().has(key)).toBe(true)
  })

  it('keeps a staged file, which may go afterwards', async () => {
    const key = keyOf(text)
    const folder = mkdtempSync(path.join(tmpdir(), 'niem-staged-'))
    const file = path.join(folder, 'a')
    writeFileSync(file, text)
    await open().put(key, { file }, { size: text.length, type })
    await open().put(key, { file }, { size: text.length, type })
    rmSync(folder, { recursive: true })
    expect((await read(key)).equals(text)).toBe(true)
    const other = keyOf(Buffer.from('khác'))
    await expect(open().put(other, { file }, { size: 4, type })).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await open().has(other)).toBe(false)
  })

  it('keeps an empty file', async () => {
    const key = keyOf(Buffer.alloc(0))
    await open().put(key, Readable.from([]), { size: 0, type })
    expect(await read(key)).toHaveLength(0)
  })

  it('gives ranges, both ends included', async () => {
    const key = keyOf(text)
    await put(key, text)
    // s3rver takes bytes=0-0 for everything, so a single byte is asked for further on
    for (const [start, end] of [
      [0, 9],
      [7, 7],
      [10, 4_096],
      [text.length - 5, text.length - 1],
    ] as const)
      expect((await read(key, { start, end })).toString('hex')).toBe(text.subarray(start, end + 1).toString('hex'))
  })

  it('takes the same bytes again, as often as they come', async () => {
    const key = keyOf(text)
    await put(key, text)
    await put(key, text)
    expect((await read(key)).equals(text)).toBe(true)
  })

  it('takes the same bytes from two at once', async () => {
    const key = keyOf(text)
    await Promise.all([put(key, text), put(key, text), put(key, text)])
    expect((await read(key)).equals(text)).toBe(true)
  })

  it('two agencies never share an object', async () => {
    const mine = keyOf(text)
    await put(mine, text)
    const theirs = { ...mine, agencyId: randomUUID() }
    expect(await open().has(theirs)).toBe(false)
    await put(theirs, text)
    await open().remove(mine)
    expect((await read(theirs)).equals(text)).toBe(true)
  })

  it('an existing key is read and compared, never overwritten', async () => {
    const key = keyOf(text)
    await spoil(key, Buffer.from('what lay there'))
    await expect(put(key, text)).rejects.toMatchObject({ code: 'OTHER_BYTES' })
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'niem-staged-')), 'a')
    writeFileSync(file, text)
    await expect(open().put(key, { file }, { size: text.length, type })).rejects.toMatchObject({ code: 'OTHER_BYTES' })
    rmSync(path.dirname(file), { recursive: true })
    expect((await read(key)).toString()).toBe('what lay there')
  })

  it('refuses bytes that are not what their key says, also where the key exists', async () => {
    const key = keyOf(text)
    const other = Buffer.from(text)
    other[100] = 0
    await expect(put(key, other)).rejects.toMatchObject({ code: 'WRONG_HASH' })
    expect(await open().has(key)).toBe(false)
    await put(key, text)
    await expect(put(key, other)).rejects.toMatchObject({ code: 'WRONG_HASH' })
    expect((await read(key)).equals(text)).toBe(true)
  })

  it('refuses bytes under the key of an empty file', async () => {
    const key = keyOf(text)
    await expect(open().put(key, Readable.from([]), { size: 0, type })).rejects.toMatchObject({ code: 'WRONG_HASH' })
    expect(await open().has(key)).toBe(false)
  })

  it('keeps nothing of a stream that is cut', async () => {
    const key = keyOf(text)
    const cut = Readable.from(
      (function* () {
        yield text.subarray(0, 20_000)
        throw new Error('the line went dead')
      })(),
    )
    await expect(open().put(key, cut, { size: text.length, type })).rejects.toThrow('the line went dead')
    expect(await open().has(key)).toBe(false)
    await put(key, text)
    expect((await read(key)).equals(text)).toBe(true)
  })

  it('keeps nothing of a stream that ends early', async () => {
    const key = keyOf(text)
    await expect(open().put(key, Readable.from([text.subarray(0, 20_000)]), { size: text.length, type })).rejects.toThrow()
    expect(await open().has(key)).toBe(false)
  })

  it('says before the first byte that there are none', async () => {
    await expect(open().get(keyOf(Buffer.from(randomUUID())))).rejects.toMatchObject({ code: 'NO_BYTES' })
    await expect(open().get(keyOf(Buffer.from(randomUUID())), { start: 0, end: 1 })).rejects.toMatchObject({ code: 'NO_BYTES' })
  })

  it('removes, and does not mind removing again', async () => {
    const key = keyOf(text)
    await put(key, text)
    await open().remove(key)
    await open().remove(key)
    expect(await open().has(key)).toBe(false)
  })

  it('lists every key, and nothing else', async () => {
    const agencyId = randomUUID()
    const keys = ['một', 'hai', 'ba'].map((word) => ({ word: Buffer.from(word), key: keyOf(Buffer.from(word), agencyId) }))
    for (const { word, key } of keys) await put(key, word)
    const found: Key[] = []
    for await (const key of open().list()) if (key.agencyId === agencyId) found.push(key)
    expect(found.map(({ sha256 }) => sha256).sort()).toEqual(keys.map(({ key }) => key.sha256).sort())
  })

  it.each([
    ['a path', { agencyId: '../../etc', sha256: 'a'.repeat(64) }],
    ['a hash that is none', { agencyId: randomUUID(), sha256: '../passwd' }],
    ['a hash in capitals', { agencyId: randomUUID(), sha256: 'A'.repeat(64) }],
  ])('never makes a place of %s', async (_, key) => {
    await expect(open().put(key, Readable.from([text]), { size: text.length, type })).rejects.toThrow(TypeError)
    await expect(open().get(key)).rejects.toThrow(TypeError)
    await expect(open().has(key)).rejects.toThrow(TypeError)
  })

  describe.each([7_900_000, 200_000_000].filter((size) => size <= largest))('%i bytes', (size) => {
    it('go in and out whole, with flat memory', { timeout: 60_000 }, async () => {
      const key = { agencyId: randomUUID(), sha256: await sha256Of(noise(size)) }
      const before = process.memoryUsage().rss
      let most = before
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
      await open().put(key, noise(size), { size, type })
      expect(await sha256Of(await open().get(key))).toBe(key.sha256)
      clearInterval(watch)
      expect(most - before).toBeLessThan(100_000_000)
    })
  })
}

/** The same bytes each time it is asked, no two blocks alike, never all in memory. */
function noise(size: number): Readable {
  const block = Buffer.alloc(64 * 1024, createHash('sha256').update('niêm').digest())
  return Readable.from(
    (function* () {
      for (let sent = 0; sent < size; sent += block.length) {
        const next = Buffer.from(block)
        next.writeUInt32LE(sent, 0)
        yield next.subarray(0, Math.min(block.length, size - sent))
      }
    })(),
  )
}

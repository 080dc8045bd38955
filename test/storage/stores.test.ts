import { spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import S3rver from '@20minutes/s3rver'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Key, placeOf } from '../../storage/FileStore.ts'
import { folderStore } from '../../storage/folder.ts'
import { sha256Of } from '../../storage/hash.ts'
import { minioStore, type S3Settings } from '../../storage/minio.ts'
import { prepareStore } from '../../storage/openStore.ts'
import { canMount, type Minio, minioBin, minioMissing, settingsOn, startMinio } from '../support/minio.ts'
import { keepsTheContract } from './contract.ts'
import { clientOf, takesFaults } from './faults.ts'

const room = mkdtempSync(path.join(tmpdir(), 'niem-stores-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

const textKey: Key = { agencyId: randomUUID(), sha256: createHash('sha256').update('bản gốc').digest('hex') }
const keyOf = (bytes: Buffer): Key => ({ ...textKey, sha256: createHash('sha256').update(bytes).digest('hex') })
const otherDisk = ['/dev/shm'].find((place) => existsSync(place) && statSync(place).dev !== statSync(room).dev)
const about = { size: Buffer.byteLength('bản gốc'), type: 'text/plain' }

describe('the folder store', () => {
  const root = path.join(room, 'files')
  keepsTheContract({
    open: () => folderStore(root),
    spoil(key, bytes) {
      mkdirSync(path.dirname(path.join(root, placeOf(key))), { recursive: true })
      writeFileSync(path.join(root, placeOf(key)), bytes)
      return Promise.resolve()
    },
    largest: 200_000_000,
  })

  it('leaves a file that nobody may write, and nothing beside it', async () => {
    await folderStore(root).put(textKey, Readable.from(['bản gốc']), about)
    expect(statSync(path.join(root, placeOf(textKey))).mode & 0o777).toBe(0o440)
    expect(statSync(path.join(root, textKey.agencyId)).mode & 0o777).toBe(0o700)
    expect(readdirSync(path.join(root, 'aside'))).toEqual([])
  })

  it('takes a staged file over without a copy, and closes it to writers', async () => {
    const file = path.join(room, 'staged')
    writeFileSync(file, 'bản gốc', { mode: 0o600 })
    const key = { ...textKey, agencyId: randomUUID() }
    await folderStore(root).put(key, { file }, about)
    const kept = statSync(path.join(root, placeOf(key)))
    expect([kept.ino, kept.mode & 0o777]).toEqual([statSync(file).ino, 0o440])
    expect(readdirSync(path.join(root, 'aside'))).toEqual([])
    rmSync(file)
  })

  it.skipIf(!otherDisk)('copies a staged file that lies on another disk, and compares what it copied', async () => {
    const file = path.join(otherDisk!, `niem-staged-${randomUUID()}`)
    writeFileSync(file, 'bản gốc')
    const [key, wrong] = [{ ...textKey, agencyId: randomUUID() }, keyOf(Buffer.from('bản khác'))]
    await folderStore(root).put(key, { file }, about)
    expect((await buffer(await folderStore(root).get(key))).toString()).toBe('bản gốc')
    await expect(folderStore(root).put(wrong, { file }, about)).rejects.toMatchObject({ code: 'WRONG_HASH' })
    expect(await folderStore(root).has(wrong)).toBe(false)
    rmSync(file)
  })

  it('follows no link that somebody put in the place of bytes', async () => {
    const key = { ...textKey, agencyId: randomUUID() }
    mkdirSync(path.dirname(path.join(root, placeOf(key))), { recursive: true })
    symlinkSync('/etc/passwd', path.join(root, placeOf(key)))
    await expect(folderStore(root).get(key)).rejects.toMatchObject({ code: 'ELOOP' })
    expect(await folderStore(root).has(key)).toBe(false)
  })

  it('removes what a kill left aside once it is a day old, and not before: another server may be writing it', () => {
    folderStore(root)
    const [old, young] = ['old', 'young'].map((name) => path.join(root, 'aside', name)) as [string, string]
    for (const file of [old, young]) writeFileSync(file, 'half')
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    utimesSync(old, yesterday, yesterday)
    folderStore(root)
    expect(readdirSync(path.join(root, 'aside'))).toEqual(['young'])
    rmSync(young)
  })

  it('keeps nothing under the key when the process is killed in the middle', async () => {
    const script = `
      import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
      import { folderStore } from ${JSON.stringify(new URL('../../storage/folder.ts', import.meta.url).href)}
      const slow = Readable.from((async function* () {
        yield Buffer.from('bản ')
        console.log('half')
        await new Promise((go) => setTimeout(go, 60_000))
      })())
      await folderStore(${JSON.stringify(root)}).put(${JSON.stringify({ ...textKey, agencyId: randomUUID() })}, slow, { size: 9, type: 'text/plain' })`
    const keys = async () => {
      let count = 0
      for await (const key of folderStore(root).list()) count += Number(key.sha256 === textKey.sha256)
      return count
    }
    const before = await keys()
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await keys()).toBe(before)
  })
})

/** Everything that any S3 server has to show. */
function keepsTheContractOverS3(settings: () => S3Settings, largest: number) {
  keepsTheContract({
    open: () => minioStore(settings()),
    async spoil(key, bytes) {
      await clientOf(settings()).putObject(settings().bucket, placeOf(key), bytes)
    },
    largest,
  })
  takesFaults(settings, { halves: largest < 200_000_000 })
}

describe('the S3 store on the small server that npm brings', () => {
  let server: S3rver
  let settings: S3Settings
  beforeAll(async () => {
    const directory = path.join(room, 's3rver')
    server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: 'niem', configs: [] }] })
    const { port } = await server.run()
    settings = settingsOn(port, 'S3RVER', 'S3RVER')
  })
  afterAll(() => server.close())
  keepsTheContractOverS3(() => settings, 8_000_000)
})

describe.skipIf(!minioBin)(`the S3 store on a real MinIO server${minioBin ? '' : ` (${minioMissing})`}`, () => {
  let server: Minio
  beforeAll(async () => {
    server = await startMinio()
    await prepareStore({ driver: 's3', ...server.settings })
  }, 60_000)
  afterAll(() => server.stop())
  keepsTheContractOverS3(() => server.settings, 200_000_000)

  it('keeps what it said it has when it is killed, and nothing of what it was being told', async () => {
    const store = minioStore(server.settings)
    const [kept, cut] = [randomBytes(300_000), randomBytes(20_000_000)]
    await store.put(keyOf(kept), Readable.from([kept]), { size: kept.length, type: 'text/plain' })
    const half = Readable.from(
      (async function* () {
        yield cut.subarray(0, 15_000_000) // the first part is there when the server goes
        await server.kill()
        yield cut.subarray(15_000_000)
      })(),
    )
    const about = { size: cut.length, type: 'text/plain' }
    await expect(store.put(keyOf(cut), half, about)).rejects.toMatchObject({ code: 'NO_ANSWER' })
    await server.start()
    expect((await buffer(await store.get(keyOf(kept)))).equals(kept)).toBe(true)
    expect(await store.has(keyOf(cut))).toBe(false)
    await store.put(keyOf(cut), Readable.from([cut]), about)
    expect(await sha256Of(await store.get(keyOf(cut)))).toBe(keyOf(cut).sha256)
  })
})

const small = minioBin && canMount
describe.skipIf(!small)(
  `a real MinIO server on a full disk${small ? '' : ` (${minioBin ? 'skipped: no disk can be mounted here' : minioMissing})`}`,
  () => {
    let server: Minio
    beforeEach(async () => {
      server = await startMinio({ megabytes: 60 })
      await prepareStore({ driver: 's3', ...server.settings })
    }, 60_000)
    afterEach(() => server.stop())

    // MinIO empties its bin when it likes: one in four times not within seconds, and then a fresh one is asked
    it('refuses what has no room, keeps what it has, and takes again what has room', { retry: 3 }, async () => {
      const store = minioStore(server.settings)
      const kept: Buffer[] = []
      let code: string | undefined
      for (let tries = 0; tries < 20 && !code; tries++) {
        const bytes = randomBytes(6_000_000)
        code = await store.put(keyOf(bytes), Readable.from([bytes]), { size: bytes.length, type: 'text/plain' }).then(
          () => void kept.push(bytes),
          (error: { code: string }) => error.code,
        )
        if (code) expect(await store.has(keyOf(bytes))).toBe(false)
      }
      expect(code).toMatch(/^(STORE_FULL|NO_ANSWER)$/) // the first one that has no room is a fault of its own to MinIO, without a reason
      for (const bytes of kept) expect(await sha256Of(await store.get(keyOf(bytes)))).toBe(keyOf(bytes).sha256)
      const large = randomBytes(20_000_000)
      await expect(store.put(keyOf(large), Readable.from([large]), { size: large.length, type: 'text/plain' })).rejects.toMatchObject({
        code: 'STORE_FULL',
      })
      expect(await store.has(keyOf(large))).toBe(false)
      for (const bytes of kept) await store.remove(keyOf(bytes))
      const next = randomBytes(6_000_000)
      const again = () => store.put(keyOf(next), Readable.from([next]), { size: next.length, type: 'text/plain' })
      await vi.waitFor(again, { timeout: 8_000, interval: 500 }) // MinIO looks at its disk now and then
    })
  },
)

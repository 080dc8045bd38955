import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import S3rver from '@20minutes/s3rver'
import { Client } from 'minio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Key, placeOf } from '../../storage/FileStore.ts'
import { folderStore } from '../../storage/folder.ts'
import { minioStore, type S3Settings } from '../../storage/minio.ts'
import { openStore } from '../../storage/openStore.ts'
import { keepsTheContract } from './contract.ts'

const room = mkdtempSync(path.join(tmpdir(), 'niem-stores-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

const textKey: Key = { agencyId: randomUUID(), sha256: createHash('sha256').update('bản gốc').digest('hex') }
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

  it('follows no link that somebody put in the place of bytes', async () => {
    const key = { ...textKey, agencyId: randomUUID() }
    mkdirSync(path.dirname(path.join(root, placeOf(key))), { recursive: true })
    symlinkSync('/etc/passwd', path.join(root, placeOf(key)))
    await expect(folderStore(root).get(key)).rejects.toMatchObject({ code: 'ELOOP' })
    expect(await folderStore(root).has(key)).toBe(false)
  })

  it('keeps nothing under the key when the process is killed in the middle', async () => {
    const script = `
      import { Readable } from 'node:stream'
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

  it('refuses a wrong secret', async () => {
    const store = minioStore({ ...settings(), secretKey: 'guessed-guessed' })
    await expect(store.put(textKey, Readable.from(['bản gốc']), about)).rejects.toThrow()
    await expect(store.get(textKey)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
  })

  it('does not open without its bucket', async () => {
    await expect(openStore({ driver: 's3', ...settings(), bucket: 'not-there' })).rejects.toMatchObject({ code: 'NO_BUCKET' })
    const store = await openStore({ driver: 's3', ...settings() })
    expect(await store.has(textKey)).toBe(false)
  })
}

function clientOf({ endpoint, accessKey, secretKey, region }: S3Settings) {
  const { hostname, port } = new URL(endpoint)
  return new Client({ endPoint: hostname, port: Number(port), useSSL: false, accessKey, secretKey, region })
}

const settingsOn = (port: number, accessKey: string, secretKey: string): S3Settings => ({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  bucket: 'niem',
  accessKey,
  secretKey,
  pathStyle: true,
})

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

const minio = process.env.MINIO_BIN
describe.skipIf(!minio)(`the S3 store on a real MinIO server${minio ? '' : ' (skipped: MINIO_BIN names none)'}`, () => {
  const settings = settingsOn(59_000, 'niem-tests', 'niem-tests-secret')
  let stop: () => Promise<void>
  beforeAll(async () => {
    const directory = path.join(room, 'minio')
    mkdirSync(path.join(directory, 'niem'), { recursive: true }) // a folder is a bucket
    chmodSync(directory, 0o700)
    const env = { MINIO_ROOT_USER: settings.accessKey, MINIO_ROOT_PASSWORD: settings.secretKey, HOME: room }
    const child = spawn(minio ?? '', ['server', directory, '--address', '127.0.0.1:59000'], { env, stdio: 'ignore' })
    stop = async () => {
      child.kill()
      await once(child, 'exit')
    }
    await expect
      .poll(
        () =>
          clientOf(settings)
            .bucketExists('niem')
            .catch(() => false),
        { timeout: 20_000 },
      )
      .toBe(true)
  }, 30_000)
  afterAll(() => stop())
  keepsTheContractOverS3(() => settings, 200_000_000)
})

import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client } from 'minio'
import { StorageFailure } from './failure.ts'
import { type FileStore, type Key, keyAt, placeOf } from './FileStore.ts'
import { only, sha256Of } from './hash.ts'

/** Where an S3 server is, and who we are there. */
export interface S3Settings {
  endpoint: string
  region: string
  bucket: string
  accessKey: string
  secretKey: string
  pathStyle: boolean
}

/** Objects up to one part are held in memory, so parts are small. */
const partSize = 8 * 1024 * 1024

/** Keeps bytes in a bucket of any S3 server. The server is not believed: every put is read back. */
export function minioStore(settings: S3Settings): FileStore {
  const client = connect(settings)
  const { bucket } = settings

  return {
    async put(key, bytes, { size, type }) {
      const name = placeOf(key)
      const through = new PassThrough()
      if (await this.has(key)) {
        await pipeline(bytes, only(key.sha256), through.resume())
        return refuseOther(this, key)
      }
      if (size > partSize) await client.removeIncompleteUpload(bucket, name) // it would be resumed
      try {
        // the client reads no byte of an object of size 0, so these are hashed first
        const checked = pipeline(bytes, only(key.sha256), through)
        if (size === 0) await checked
        await Promise.all([checked, client.putObject(bucket, name, through, size, { 'Content-Type': type })])
      } catch (error) {
        through.destroy()
        throw error
      }
      await refuseOther(this, key).catch(async (error) => {
        await this.remove(key) // nobody was told of it yet
        throw error
      })
    },

    async get(key, range) {
      const name = placeOf(key)
      try {
        return range
          ? await client.getPartialObject(bucket, name, range.start, range.end - range.start + 1)
          : await client.getObject(bucket, name)
      } catch (cause) {
        throw codeOf(cause) === 'NoSuchKey' ? new StorageFailure('NO_BYTES', key.sha256, { cause }) : cause
      }
    },

    async has(key) {
      try {
        await client.statObject(bucket, placeOf(key))
        return true
      } catch (error) {
        if (codeOf(error) === 'NotFound') return false
        throw error
      }
    },

    remove: (key) => client.removeObject(bucket, placeOf(key)),

    async *list() {
      for await (const { name } of client.listObjectsV2(bucket, '', true) as AsyncIterable<{ name?: string }>) {
        const key = keyAt(name ?? '')
        if (key) yield key
      }
    },
  }
}

/** Refuses a bucket that is not there, or not ours. */
export async function refuseWithoutBucket(settings: S3Settings) {
  if (!(await connect(settings).bucketExists(settings.bucket))) throw new StorageFailure('NO_BUCKET', settings.bucket)
}

function connect({ endpoint, region, accessKey, secretKey, pathStyle }: S3Settings): Client {
  const { hostname, port, protocol } = new URL(endpoint)
  return new Client({
    endPoint: hostname,
    ...(port && { port: Number(port) }),
    useSSL: protocol === 'https:',
    region,
    accessKey,
    secretKey,
    pathStyle,
    partSize,
  })
}

const codeOf = (error: unknown) => (error as { code?: string }).code

async function refuseOther(store: FileStore, key: Key) {
  if ((await sha256Of(await store.get(key))) !== key.sha256) throw new StorageFailure('OTHER_BYTES', key.sha256)
}

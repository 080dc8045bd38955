import { createReadStream } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Client } from 'minio'
import { StorageFailure } from './failure.ts'
import { type About, type FileStore, type Key, keyAt, placeOf } from './FileStore.ts'
import { only, sha256Of } from './hash.ts'
import { impatient } from './patience.ts'

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

/** People wait for an answer: a server that is away is told in seconds. Bytes may come slowly, if they come. */
const patience = { connect: 2, answer: 2.5, idle: 30 }

/** Keeps bytes in a bucket of any S3 server. The server is not believed: every put is read back. */
export function minioStore(settings: S3Settings): FileStore {
  const client = connect(settings)
  const { bucket } = settings

  const told = (error: unknown): never => {
    throw meaningOf(error, settings)
  }

  return {
    async put(key, given, about) {
      const read = () => (given instanceof Readable ? given : createReadStream(given.file))
      if (await this.has(key)) {
        await pipeline(read(), only(key.sha256), new Writable({ write: (_chunk, _encoding, done) => done() }))
        return refuseOther(this, key)
      }
      await pipeline(read(), only(key.sha256), (hashed: AsyncIterable<Buffer>) => send(client, bucket, placeOf(key), hashed, about)).catch(
        told,
      )
      await refuseOther(this, key).catch(async (error) => {
        if (codeOf(error) === 'OTHER_BYTES') await this.remove(key) // nobody was told of it yet
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
        return codeOf(cause) === 'NoSuchKey' ? told(new StorageFailure('NO_BYTES', key.sha256, { cause })) : told(cause)
      }
    },

    async has(key) {
      try {
        await client.statObject(bucket, placeOf(key))
        return true
      } catch (error) {
        return codeOf(error) === 'NotFound' ? false : told(error)
      }
    },

    async remove(key) {
      await client.removeObject(bucket, placeOf(key)).catch(told)
    },

    async *list() {
      try {
        for await (const { name } of client.listObjectsV2(bucket, '', true) as AsyncIterable<{ name?: string }>) {
          const key = keyAt(name ?? '')
          if (key) yield key
        }
      } catch (error) {
        told(error)
      }
    },
  }
}

/** Sends bytes as one object, or in parts of an upload of its own: what another one began, or left behind, is not taken up. */
async function send(client: Client, bucket: string, name: string, bytes: AsyncIterable<Buffer>, { size, type }: About): Promise<void> {
  const headers = { 'Content-Type': type }
  if (size <= partSize) {
    await client.putObject(bucket, name, await buffer(bytes), undefined, headers)
    return
  }
  const uploadID = await client.initiateNewMultipartUpload(bucket, name, headers)
  try {
    const sent: { part: number; etag: string }[] = []
    for await (const part of inParts(bytes)) {
      const partNumber = sent.length + 1
      const { etag } = await client.uploadPart({ bucketName: bucket, objectName: name, uploadID, partNumber, headers: {} }, part)
      sent.push({ part: partNumber, etag })
    }
    await client.completeMultipartUpload(bucket, name, uploadID, sent)
  } catch (error) {
    await client.abortMultipartUpload(bucket, name, uploadID).catch(() => {}) // a server that is away sweeps it later
    throw error
  }
}

/** Gathers a stream into parts as large as a server wants them, the last one excepted. */
async function* inParts(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bytes) {
    chunks.push(chunk)
    size += chunk.length
    if (size < partSize) continue
    yield Buffer.concat(chunks)
    chunks = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(chunks)
}

/** Makes the bucket where it is missing; a server that is away, or does not let us in, fails with its code. */
export async function makeBucket(settings: S3Settings) {
  const { bucket, region } = settings
  const client = connect(settings)
  try {
    if (await client.bucketExists(bucket)) return
    await client.makeBucket(bucket, region).catch(async (error: unknown) => {
      const taken = /^BucketAlready(OwnedByYou|Exists)$/.test(codeOf(error) ?? '') // another copy was faster; MinIO says either
      if (!taken || !(await client.bucketExists(bucket))) throw error // what is somebody else's does not open to us
    })
  } catch (cause) {
    const meant = meaningOf(cause, settings)
    throw meant instanceof StorageFailure ? meant : new StorageFailure('NO_BUCKET', bucket, { cause })
  }
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
    transport: impatient(patience),
    retryOptions: { disableRetry: true }, // it would send a stream again that is spent, and people wait
  })
}

const codeOf = (error: unknown) => (error as { code?: string }).code

const silent = /^(ECONN|EPIPE|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|SlowDown|InternalError|ServiceUnavailable|ERR_STREAM_PREMATURE_CLOSE)/
const closed = /^(AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|NoSuchBucket|RequestTimeTooSkewed)$/
const full = /StorageFull|QuotaExceeded|InsufficientStorage|DiskFull/

/** Says what a server's or a network's failure means to us; anything else stays what it is. */
function meaningOf(error: unknown, { endpoint, bucket }: S3Settings): unknown {
  if (error instanceof StorageFailure) return error
  const [cause, code] = [{ cause: error }, codeOf(error) ?? '']
  const { message } = error as Error
  if (full.test(code)) return new StorageFailure('STORE_FULL', endpoint, cause)
  if (closed.test(code)) return new StorageFailure('NOT_LET_IN', `${bucket}: ${code}`, cause)
  if (silent.test(code) || /^Request failed after/.test(message)) return new StorageFailure('NO_ANSWER', endpoint, cause)
  return error
}

async function refuseOther(store: FileStore, key: Key) {
  if ((await sha256Of(await store.get(key))) !== key.sha256) throw new StorageFailure('OTHER_BYTES', key.sha256)
}

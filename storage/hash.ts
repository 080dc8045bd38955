import { createHash, type Hash } from 'node:crypto'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StorageFailure } from './failure.ts'

/** Lets bytes through and fails at the end when they are not what their key says; the last chunk waits for that, so whoever reads never has all of them. */
export function only(sha256: string): Transform {
  const hash = createHash('sha256')
  let held: Buffer | undefined
  return new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      if (held) this.push(held)
      held = chunk
      done()
    },
    flush(done) {
      if (hash.digest('hex') === sha256) done(null, held)
      else done(new StorageFailure('WRONG_HASH', sha256))
    },
  })
}

/** Lets bytes through and counts them into a hash. */
export function hashing(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
}

/** Reads a stream to its end and answers with the SHA-256 of its bytes. */
export async function sha256Of(bytes: Readable): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(bytes, hash)
  return hash.digest('hex')
}

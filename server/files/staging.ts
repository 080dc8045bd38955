import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore } from '@tus/file-store'
import { type KvStore, type Locker, Upload } from '@tus/server'
import { hashing } from '../../storage/hash.ts'
import { storageFull } from './storeRefusal.ts'

const reserve = 64 * 1024 * 1024

/** Uploads that are being hashed; of those that nobody goes on with, the oldest are forgotten. */
const mostHashed = 1000

/** Refuses bytes that the disk of staging has no room for: once here, and once in a store beside it. */
export async function refuseFull(staging: string, bytes: number): Promise<void> {
  const disk = await statfs(staging)
  const free = disk.bavail * disk.bsize
  if (free < bytes * 2 + reserve) throw storageFull({ free })
}

/** How far an upload grew; asking holds nobody up, as the protocol's HEAD would. */
export const bytesReceived = (staging: string, id: string): Promise<number> =>
  stat(path.join(staging, id)).then(
    ({ size }) => size,
    () => 0,
  )

/** Where unfinished uploads grow, each a file under its id. What an upload is stands in its row, in one place. */
export class Staging extends FileStore {
  readonly #rows: KvStore
  /** How far each upload was hashed. What a cut, another process or a restart takes from it is not made up for: the file is then read. */
  readonly #hashed = new Map<string, { hash: Hash; to: number }>()

  constructor(directory: string, rows: KvStore) {
    super({ directory, configstore: rows })
    this.#rows = rows
  }

  /** What is acknowledged is on the disk; and why it is not stays known, where the package's own way has one answer for all. */
  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(path.join(this.directory, id), { flags: 'r+', start: offset, flush: true })
    const known = offset === 0 ? { hash: createHash('sha256'), to: 0 } : this.#hashed.get(id)
    this.#hashed.delete(id) // until every byte is on the disk
    const closed = new Promise<void>((done) => file.once('close', done))
    try {
      await pipeline(bytes, known?.to === offset ? hashing(known.hash) : new PassThrough(), file)
    } finally {
      await closed // what is late on the way to the disk cannot fall upon what comes next
    }
    const to = offset + file.bytesWritten
    if (known?.to === offset) this.#remember(id, { hash: known.hash, to })
    return to
  }

  /** The SHA-256 of an upload that came whole through this process; it is asked for once. */
  hashOf(id: string): string | undefined {
    const known = this.#hashed.get(id)
    this.#hashed.delete(id)
    return known?.hash.digest('hex')
  }

  #remember(id: string, known: { hash: Hash; to: number }): void {
    this.#hashed.set(id, known)
    const [oldest] = this.#hashed.keys()
    if (this.#hashed.size > mostHashed && oldest !== undefined) this.#hashed.delete(oldest)
  }

  /** All bytes of a finished upload came, though its file is gone: whoever lost the last answer must not send them again. */
  override async getUpload(id: string): Promise<Upload> {
    const row = await this.#rows.get(id)
    return row && row.offset === row.size ? row : await super.getUpload(id)
  }

  override async remove(id: string): Promise<void> {
    this.#hashed.delete(id)
    await rm(path.join(this.directory, id), { force: true })
    await this.#rows.delete(id)
  }
}

/** One request at a time for each upload; the newest wins, for the one before may hang on a line that is dead. */
export function newestWins(): Locker {
  const held = new Map<string, { giveUp: () => unknown; given: Promise<void> }>()
  return {
    newLock(id) {
      let give = () => {}
      return {
        async lock(_signal, giveUp) {
          for (let before; (before = held.get(id));) {
            await before.giveUp()
            await before.given
          }
          held.set(id, { giveUp, given: new Promise((given) => (give = given)) })
        },
        unlock() {
          held.delete(id)
          give()
          return Promise.resolve()
        },
      }
    },
  }
}

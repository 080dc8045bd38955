import { randomUUID } from 'node:crypto'
import { constants, createReadStream, createWriteStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { chmod, link, lstat, mkdir, open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StorageFailure } from './failure.ts'
import { type FileStore, type Key, keyAt, placeOf } from './FileStore.ts'
import { only, sha256Of } from './hash.ts'

/** Keeps bytes in a folder of this machine: written aside, synced, read back, linked into place, read-only. A staged file on the same disk is only linked. */
export function folderStore(root: string): FileStore {
  mkdirSync(path.join(root, 'aside'), { recursive: true, mode: 0o700 })
  removeLeftovers(path.join(root, 'aside'))
  const at = (key: Key) => path.join(root, placeOf(key))

  async function copy(bytes: Readable, to: string, key: Key) {
    const aside = path.join(root, 'aside', randomUUID()) // the same file system: a link cannot leave it
    try {
      await pipeline(bytes, only(key.sha256), createWriteStream(aside, { flags: 'wx', flush: true, mode: 0o440 }))
      await refuseOther(aside, key)
      await link(aside, to) // fails where something lies; a rename would overwrite it
    } finally {
      await rm(aside, { force: true })
    }
  }

  return {
    async put(key, bytes) {
      const to = at(key)
      await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
      try {
        if (bytes instanceof Readable || !(await takeOver(bytes.file, to)))
          await copy(bytes instanceof Readable ? bytes : createReadStream(bytes.file), to, key)
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error
        await refuseOther(to, key)
      }
      // without these a power cut can undo the link
      for (const folder of [path.dirname(to), path.join(root, key.agencyId), root, path.dirname(root)]) await sync(folder)
    },

    async get(key, range) {
      try {
        const handle = await open(at(key), constants.O_RDONLY | noFollow)
        return handle.createReadStream(range)
      } catch (cause) {
        throw codeOf(cause) === 'ENOENT' ? new StorageFailure('NO_BYTES', key.sha256, { cause }) : cause
      }
    },

    async has(key) {
      try {
        return (await lstat(at(key))).isFile()
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return false
        throw error
      }
    },

    async remove(key) {
      const file = at(key)
      if (!(await this.has(key))) return
      await rm(file, { force: true })
      await sync(path.dirname(file))
    },

    async *list() {
      for (const agencyId of await readdir(root))
        for (const start of await namesIn(path.join(root, agencyId)))
          for (const name of await namesIn(path.join(root, agencyId, start))) {
            const key = keyAt(`${agencyId}/${start}/${name}`)
            if (key) yield key
          }
    },
  }
}

/** What a kill left aside hangs on no key. Only what is a day old goes: another server may be writing into the same folder. */
function removeLeftovers(aside: string) {
  for (const name of readdirSync(aside)) {
    const { mtimeMs } = statSync(path.join(aside, name), { throwIfNoEntry: false }) ?? { mtimeMs: Infinity }
    // eslint-disable-next-line no-restricted-syntax -- a file's age, by the clock that dated it
    if (Date.now() - mtimeMs > 86_400_000) rmSync(path.join(aside, name), { force: true })
  }
}

/** Gives a file a second name; false where the disk of the store is another one, or knows no links. */
async function takeOver(file: string, to: string): Promise<boolean> {
  await chmod(file, 0o440)
  try {
    await link(file, to)
    return true
  } catch (error) {
    if (['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK'].includes(codeOf(error) ?? '')) return false
    throw error
  }
}

/** Windows does not know it, and makes no links without being asked. */
const noFollow = constants.O_NOFOLLOW ?? 0

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code

async function refuseOther(file: string, { sha256 }: Key) {
  if ((await sha256Of(createReadStream(file))) !== sha256) throw new StorageFailure('OTHER_BYTES', sha256)
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR' || codeOf(error) === 'ENOENT') return []
    throw error
  }
}

async function sync(folder: string) {
  if (process.platform === 'win32') return // a folder cannot be opened there
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

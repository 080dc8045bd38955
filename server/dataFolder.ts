import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StorageFailure } from '../storage/failure.ts'
import { canReach, databaseUser } from '../storage/osUser.ts'
import type { Settings } from './env.ts'

/** Where everything lies that is not in a database or a bucket elsewhere. */
export interface DataFolder {
  home: string
  isNew: boolean
  /** The current folder is closed to PostgreSQL's user, so another one was taken. */
  moved: boolean
  files: string
  staging: string
}

/** Opens the data folder; started as root where PostgreSQL's user cannot come in, the one of the machine. */
export function openDataFolder({ dataDir, databaseUrl, embeddedUser }: Settings): DataFolder {
  const moved = !dataDir && !databaseUrl && !canReach(path.resolve('.'), databaseUser(embeddedUser))
  const home = path.resolve(dataDir ?? (moved ? '/var/lib/niem' : 'niem-data'))
  const isNew = !existsSync(home)
  const [files, staging] = [path.join(home, 'files'), path.join(home, 'staging')]
  try {
    mkdirSync(home, { recursive: true })
    mkdirSync(staging, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new StorageFailure('FOLDER_CLOSED', home, { cause })
  }
  return { home, isNew, moved, files, staging }
}

/** Reads the key that signs sessions, or invents it once. */
export function keepSecretKey(home: string): string {
  const file = path.join(home, 'secret-key')
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(32).toString('hex'), { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  return readFileSync(file, 'utf8').trim()
}

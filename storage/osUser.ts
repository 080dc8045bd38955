import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { StorageFailure } from './failure.ts'

/** An account of this machine. */
export interface OsUser {
  name: string
  uid: number
  gid: number
}

/** Names whom PostgreSQL runs as when we are root, because it refuses root; undefined means: as ourselves. */
export function databaseUser(wanted?: string): OsUser | undefined {
  if (process.getuid?.() !== 0) {
    if (process.platform !== 'win32') refuseNameless()
    return undefined
  }
  const user = wanted ? findUser(wanted) : (findUser('postgres') ?? findUser('nobody'))
  if (!user) throw new StorageFailure('NO_USER', wanted ?? 'postgres, nobody')
  return user
}

/** Tells whether this user may pass through to a file or folder, by letting that user try. */
export function canReach(file: string, user: OsUser | undefined): boolean {
  if (!user) return true
  const { status } = spawnSync('/bin/sh', ['-c', 'test -x "$0"', file], { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' })
  return status === 0
}

/** Looks at /etc/passwd line by line, because Node knows only the current user. */
function findUser(name: string): OsUser | undefined {
  if (!existsSync('/etc/passwd')) return undefined
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined
}

/** Some containers run under a number that has no name; initdb cannot. */
function refuseNameless() {
  try {
    userInfo()
  } catch (cause) {
    throw new StorageFailure('NAMELESS_USER', String(process.getuid?.()), { cause })
  }
}

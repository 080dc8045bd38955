import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { StorageFailure } from './failure.ts'
import type { OsUser } from './osUser.ts'

/** Where PostgreSQL's three programs lie. */
export interface Programs {
  initdb: string
  postgres: string
  pg_ctl: string
}

/** Makes the programs runnable for a user: with their library links, and copied into the folder where npm's place is closed to that user. */
export function openPrograms(found: Programs, folder: string, user: OsUser | undefined): Programs {
  const native = path.dirname(path.dirname(found.postgres))
  makeLinks(native)
  if (runs(found, user)) return found
  const { version } = JSON.parse(readFileSync(path.join(native, '../package.json'), 'utf8')) as { version: string }
  const copy = path.join(folder, `postgres-${version.split('.').slice(0, 2).join('.')}`)
  if (!existsSync(copy)) copyOnce(native, copy)
  const copied = inside(copy, found)
  if (!runs(copied, user)) throw new StorageFailure('NO_START', lastWords(copied, user))
  return copied
}

const inside = (native: string, { initdb, postgres, pg_ctl }: Programs): Programs => ({
  initdb: path.join(native, 'bin', path.basename(initdb)),
  postgres: path.join(native, 'bin', path.basename(postgres)),
  pg_ctl: path.join(native, 'bin', path.basename(pg_ctl)),
})

const ask = ({ postgres }: Programs, user: OsUser | undefined) =>
  spawnSync(postgres, ['--version'], { uid: user?.uid, gid: user?.gid, cwd: '/', encoding: 'utf8' })

const runs = (programs: Programs, user: OsUser | undefined) => ask(programs, user).status === 0

function lastWords(programs: Programs, user: OsUser | undefined): string {
  const { stderr, error } = ask(programs, user)
  return error?.message ?? stderr.trim()
}

/** npm packs no links; the package makes them in an install script, which many machines block. */
function makeLinks(native: string) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(native, path.relative('native', target))
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch {
      return // installed by another user: the copy gets its links
    }
  }
}

function copyOnce(native: string, to: string) {
  const aside = `${to}.new`
  rmSync(aside, { recursive: true, force: true })
  cpSync(native, aside, { recursive: true, verbatimSymlinks: true })
  makeLinks(aside)
  openForReading(aside)
  renameSync(aside, to)
}

/** Lets everybody read, and run what may be run, whatever the umask was. */
function openForReading(file: string) {
  const entry = lstatSync(file)
  if (entry.isSymbolicLink()) return
  const { mode } = statSync(file)
  chmodSync(file, mode | 0o444 | (mode & 0o100 ? 0o111 : 0))
  if (entry.isDirectory()) for (const name of readdirSync(file)) openForReading(path.join(file, name))
}

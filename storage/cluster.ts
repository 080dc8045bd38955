import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Client } from 'pg'
import { StorageFailure } from './failure.ts'
import type { OsUser } from './osUser.ts'

/** The superuser keeps the server and makes the other two; the owner migrates; the server runs as app. */
export type Account = 'niem' | 'niem_owner' | 'niem_app'

/** Each account's password; they lie in accounts.json, for our eyes only. */
export type Passwords = Record<Account, string>

/** Reads the passwords of an existing cluster, or invents them for a new one, on the disk before anything uses them. */
export function keepPasswords(folder: string, clusterExists: boolean): Passwords {
  const file = path.join(folder, 'accounts.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords
  if (clusterExists) throw new StorageFailure('PASSWORDS_LOST', file)
  const invent = () => randomBytes(24).toString('base64url')
  const passwords: Passwords = { niem: invent(), niem_owner: invent(), niem_app: invent() }
  const aside = `${file}.new`
  writeFileSync(aside, JSON.stringify(passwords, null, 2), { mode: 0o600, flush: true })
  renameSync(aside, file)
  syncFolder(folder)
  return passwords
}

/** Makes a new cluster beside its final name and moves it there whole: half a cluster is worse than none. */
export function createCluster(
  initdb: string,
  data: string,
  password: string,
  user: OsUser | undefined,
  environment: NodeJS.ProcessEnv | undefined,
) {
  const aside = `${data}.new`
  const room = mkdtempSync(path.join(tmpdir(), 'niem-')) // initdb reads the password as its own user
  const pwfile = path.join(room, 'password')
  rmSync(aside, { recursive: true, force: true })
  try {
    mkdirSync(aside, { mode: 0o700 })
    writeFileSync(pwfile, password, { mode: 0o600 })
    if (user) for (const file of [aside, room, pwfile]) chownSync(file, user.uid, user.gid)
    // prettier-ignore
    execFileSync(initdb, ['-D', aside, '-U', 'niem', '--auth=scram-sha-256', `--pwfile=${pwfile}`, '--data-checksums',
      '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      { uid: user?.uid, gid: user?.gid, cwd: '/', env: environment, stdio: 'pipe', encoding: 'utf8' })
    renameSync(aside, data)
    syncFolder(path.dirname(data))
  } catch (cause) {
    rmSync(aside, { recursive: true, force: true })
    const said = (cause as { stderr?: string }).stderr?.trim().split('\n').at(-1)
    throw new StorageFailure('NO_START', said ?? (cause as Error).message, { cause })
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

/** Makes the two accounts and the database where they are missing, so that a start cut short is finished by the next. */
export async function makeAccounts(client: Client, passwords: Passwords) {
  const { rows: roles } = await client.query<{ rolname: string }>(
    "select rolname from pg_roles where rolname in ('niem_owner', 'niem_app')",
  )
  for (const name of ['niem_owner', 'niem_app'] as const)
    if (!roles.some(({ rolname }) => rolname === name))
      await client.query(`create role ${name} login password ${client.escapeLiteral(passwords[name])}`)
  const { rowCount } = await client.query("select from pg_database where datname = 'niem'")
  if (!rowCount) await client.query('create database niem owner niem_owner')
  await client.query('revoke temporary on database niem from public')
}

function syncFolder(folder: string) {
  if (process.platform === 'win32') return // a folder cannot be opened there
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

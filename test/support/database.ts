import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { type Postgres, startPostgres } from '../../storage/postgres.ts'

/** The addresses of the run's cluster, with a database name to be replaced. */
interface Cluster extends Addresses {
  /** Why the migrations failed: told by the tests that need them, not by the others. */
  broken?: string
}

interface Addresses {
  /** Of whoever may do everything, past every right and trigger. */
  superuserUrl: string
  ownerUrl: string
  appUrl: string
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: Cluster
  }
}

/** A test file's own copy of the migrated database. */
export interface Clone extends Addresses {
  drop: () => Promise<void>
}

/** Nothing here has to survive a power cut. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
let folder: string
let postgres: Postgres

/** Starts one PostgreSQL for the whole run and migrates the template that every test file copies. */
export async function setup(project: TestProject) {
  folder = mkdtempSync(path.join(tmpdir(), 'niem-tests-'))
  postgres = await startPostgres(folder, { settings: careless })
  const { ownerUrl, appUrl } = postgres
  const { niem } = JSON.parse(readFileSync(path.join(folder, 'accounts.json'), 'utf8')) as { niem: string }
  const superuserUrl = onDatabase(ownerUrl, 'postgres').replace(/\/\/[^@]+@/, `//niem:${niem}@`)
  await execute(superuserUrl, [
    'alter role niem_owner createdb', // so that the workers need no superuser
    'create database template_niem owner niem_owner',
    'revoke temporary on database template_niem from public',
  ])
  const broken = await migrate(onDatabase(ownerUrl, 'template_niem')).then(
    () => undefined,
    (error: Error) => error.stack,
  )
  project.provide('cluster', { superuserUrl, ownerUrl, appUrl, ...(broken && { broken }) })
}

/** Stops that PostgreSQL and leaves nothing behind. */
export async function teardown() {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Copies the migrated database for a test file, which commits in it as it likes. */
export async function cloneDatabase(): Promise<Clone> {
  const { inject } = await import('vitest') // Vitest forbids the import to the part that runs before the tests
  const { superuserUrl, ownerUrl, appUrl, broken } = inject('cluster')
  if (broken) throw new Error(`The migrations failed:\n${broken}`)
  const name = `w_${randomBytes(6).toString('hex')}`
  const upkeep = onDatabase(ownerUrl, 'postgres')
  await execute(upkeep, [
    `create database ${name} owner niem_owner template template_niem strategy file_copy`,
    `revoke temporary on database ${name} from public`,
  ])
  return {
    superuserUrl: onDatabase(superuserUrl, name),
    ownerUrl: onDatabase(ownerUrl, name),
    appUrl: onDatabase(appUrl, name),
    drop: () => execute(superuserUrl, [`drop database ${name} with (force)`]), // only a superuser may send an autovacuum away
  }
}

async function migrate(url: string) {
  const { MikroORM } = await import('@mikro-orm/postgresql')
  const { ormConfig } = await import('../../schema/orm.ts')
  const orm = new MikroORM(ormConfig({ url }))
  try {
    await orm.migrator.up()
  } finally {
    await orm.close(true) // the template may be copied only when nobody is in it
  }
}

async function execute(url: string, statements: string[]) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

function onDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = name
  return address.href
}

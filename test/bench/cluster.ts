import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { ormConfig } from '../../schema/orm.ts'
import { startPostgres } from '../../storage/postgres.ts'
import { type Amount, generate } from './generate.ts'

/** A database, by its accounts. */
export interface Database {
  name: string
  superuserUrl: string
  ownerUrl: string
  appUrl: string
}

/** A generated database, and the way to stop its server. */
export interface Generated extends Database {
  /** Does something with a copy that is dropped afterwards: what is written there is measured on the same rows each time. */
  onCopy: <Result>(act: (copy: Database) => Promise<Result>) => Promise<Result>
  stop: () => Promise<void>
}

/** Changes when what is generated changes: then it is made anew. */
const version = 'bench 2'

/** Generated databases are kept here, outside the checkout. */
export const folder = process.env.BENCH_FOLDER ?? path.join(tmpdir(), 'niem-bench')

/** Starts the cached cluster, makes the database where it is missing, and runs the migrations that came since. */
export async function openGenerated(name: string, amount: Amount, tell: (step: string) => void): Promise<Generated> {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  const port = Number(process.env.EMBEDDED_PORT ?? 54480)
  const { ownerUrl, appUrl, stop } = await startPostgres(folder, { port, settings: { max_wal_size: '8GB' } })
  const { niem } = JSON.parse(readFileSync(path.join(folder, 'accounts.json'), 'utf8')) as { niem: string }
  const database = `bench_${name}`
  const urls = (name: string): Database => {
    const on = (url: string) => Object.assign(new URL(url), { pathname: name }).href
    return { name, superuserUrl: on(ownerUrl).replace(/\/\/[^@]+@/, `//niem:${niem}@`), ownerUrl: on(ownerUrl), appUrl: on(appUrl) }
  }
  const generated = urls(database)
  const { superuserUrl } = generated
  try {
    const made = `${version}: ${amount.documents} over ${amount.agencies}`
    const fresh = await makeAnew(superuserUrl, database, made)
    await migrate(generated.ownerUrl)
    if (fresh) {
      tell(`generating ${amount.documents} documents over ${amount.agencies} agencies, once`)
      await generate(superuserUrl, amount, tell)
      await execute(superuserUrl, `comment on database ${database} is '${made}'`)
    }
    const copy = urls(`${database}_copy`)
    const upkeep = urls('postgres').superuserUrl
    const onCopy: Generated['onCopy'] = async (act) => {
      await execute(upkeep, `drop database if exists ${copy.name} with (force)`)
      await execute(upkeep, `create database ${copy.name} owner niem_owner template ${database} strategy file_copy`)
      try {
        return await act(copy)
      } finally {
        await execute(upkeep, `drop database if exists ${copy.name} with (force)`)
      }
    }
    return { ...generated, onCopy, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Drops what another generator made, or did not finish; false where the database is there. */
async function makeAnew(url: string, database: string, made: string): Promise<boolean> {
  const upkeep = Object.assign(new URL(url), { pathname: 'postgres' }).href
  const client = new pg.Client({ connectionString: upkeep })
  await client.connect()
  try {
    const { rows } = await client.query<{ made: string | null }>(
      "select shobj_description(oid, 'pg_database') as made from pg_database where datname = $1",
      [database],
    )
    if (rows[0]?.made === made) return false
    await client.query(`drop database if exists ${database} with (force)`)
    await client.query(`create database ${database} owner niem_owner`)
    await client.query(`revoke temporary on database ${database} from public`)
    return true
  } finally {
    await client.end()
  }
}

async function migrate(url: string) {
  const orm = new MikroORM(ormConfig({ url }))
  try {
    await orm.migrator.up()
  } finally {
    await orm.close(true)
  }
}

async function execute(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

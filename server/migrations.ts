import { readdirSync } from 'node:fs'
import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { ormConfig } from '../schema/orm.ts'
import { openAccounts } from './accounts.ts'
import { placeOf } from './database.ts'
import { StartFailure } from './terminal.ts'

/** What was done to the database, and what waits. */
export interface MigrationStatus {
  done: number
  waiting: string[]
}

/** Brings the database to this version, as its owner: all steps or none, one process at a time. Both accounts are made first where they are missing. */
export async function migrate(address: string, appUrl = address): Promise<MigrationStatus> {
  const turn = new pg.Client({ connectionString: address })
  await turn.connect().catch((cause: NodeJS.ErrnoException) => {
    throw new StartFailure('DATABASE_AWAY', `${placeOf(address)} (${cause.code ?? cause.message})`, { cause })
  })
  try {
    await turn.query("select pg_advisory_lock(hashtext('niem migrates'))")
    const ownerUrl = await openAccounts(address, appUrl)
    return await asOwner(ownerUrl, async (orm) => {
      await refuseNewer(orm)
      await orm.migrator.up()
      return statusOf(orm)
    })
  } finally {
    await turn.end()
  }
}

/** Says what was done and what waits, and changes nothing. */
export function migrationStatus(ownerUrl: string): Promise<MigrationStatus> {
  return asOwner(ownerUrl, statusOf)
}

/** Refuses to run where steps wait that another command is to take; asks as the server's own account. */
export async function refuseUnmigrated(orm: MikroORM): Promise<MigrationStatus> {
  const status = await statusOf(orm)
  if (status.waiting.length > 0) throw new StartFailure('NOT_MIGRATED', String(status.waiting.length))
  await refuseNewer(orm)
  return status
}

async function asOwner<Answer>(url: string, act: (orm: MikroORM) => Promise<Answer>): Promise<Answer> {
  const orm = new MikroORM(ormConfig({ url, pool: 2 }))
  try {
    return await act(orm)
  } finally {
    await orm.close(true)
  }
}

async function statusOf(orm: MikroORM): Promise<MigrationStatus> {
  const waiting = await orm.migrator.getPending()
  const done = waiting.length > 0 && (await isEmpty(orm)) ? [] : await orm.migrator.getExecuted()
  return { done: done.length, waiting: waiting.map(({ name }) => name) }
}

/** A step that we do not know was taken by a newer version. */
async function refuseNewer(orm: MikroORM) {
  if (await isEmpty(orm)) return
  const folder = orm.config.get('migrations').path ?? ''
  const known = new Set(readdirSync(folder).map((file) => file.replace(/\.[jt]s$/, '')))
  const done = await orm.migrator.getExecuted()
  const ours = done.filter(({ name }) => known.has(name)).length
  if (ours < done.length) throw new StartFailure('DATA_NEWER', `${done.length} > ${ours}`)
}

/** Whether no step was ever taken; asking the migrator would make its table. */
async function isEmpty(orm: MikroORM): Promise<boolean> {
  const [row] = await orm.em
    .getConnection()
    .execute<{ found: boolean }[]>("select to_regclass('mikro_orm_migrations') is not null as found")
  return !row?.found
}

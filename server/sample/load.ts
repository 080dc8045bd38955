import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { FileStore } from '../../storage/FileStore.ts'
import { hashPassword } from '../agency/password.ts'
import { readSample } from './data.ts'
import { documentRows, typeRows } from './documentRows.ts'
import { idsFor, peopleRows, type Rows, sampleAgencyId } from './peopleRows.ts'

/** What loading the sample needs. */
export interface LoadOptions {
  orm: MikroORM
  store: FileStore
  /** Every sample person signs in with it. */
  password: string
  tell?: (done: number, total: number) => void
}

/** What was loaded, for the terminal. */
export interface Loaded {
  agency: string
  documents: number
  people: number
}

/**
 * Loads the sample agency into a database that has none; answers null where there is one. Bytes come first, then all rows in one
 * transaction: cut off at any point, the next start begins again and finds the bytes that were kept.
 */
export async function loadSample({ orm, store, password, tell }: LoadOptions): Promise<Loaded | null> {
  if (await hasAgency(orm.em.fork())) return null
  const sample = readSample()
  const { keepDocuments } = await import('./papers.ts') // what lays out paper is large, and needed once
  const passwordHash = await hashPassword(password)
  const kept = await keepDocuments(sample, store, tell)
  const ids = { divisions: idsFor(sample.divisions), types: idsFor(sample.types) }
  const loaded = await orm.em.fork().transactional(async (em) => {
    await em.execute("select pg_advisory_xact_lock(hashtext('sample'))") // of two servers that start at once, one loads
    if (await hasAgency(em)) return false
    await insert(em, peopleRows(sample, ids.divisions, passwordHash))
    await insert(em, typeRows(sample, ids.types))
    await insert(em, documentRows(sample, kept, ids))
    await em.execute('update import_run set ended_at = app.now() where agency_id = ?', [sampleAgencyId])
    return true
  })
  return loaded ? { agency: sample.agency.name_vi, documents: kept.length, people: sample.personas.length } : null
}

async function hasAgency(em: EntityManager): Promise<boolean> {
  return (await em.execute('select from agency limit 1')).length > 0
}

/** Inserts the rows of tables in the order given, one statement a table; a column that no row names keeps its default. */
async function insert(em: EntityManager, tables: Record<string, Rows>) {
  for (const [table, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0]!)
      .map((column) => `"${column}"`)
      .join(', ')
    await em.execute(`insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", ?::jsonb)`, [
      JSON.stringify(rows),
    ])
  }
}

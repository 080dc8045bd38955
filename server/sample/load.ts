import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { FileStore } from '../../storage/FileStore.ts'
import { hashPassword } from '../agency/password.ts'
import { figureRows } from './contentRows.ts'
import { readSample } from './data.ts'
import { documentRows, typeRows } from './documentRows.ts'
import { runningYear } from './issues.ts'
import { idsFor, peopleRows, type Rows, sampleAgencyId } from './peopleRows.ts'
import { withContent, yearlyFigures } from './yearly.ts'

/** What loading the sample needs. */
export interface LoadOptions {
  orm: MikroORM
  store: FileStore
  /** Every sample person signs in with it. */
  password: string
  /** Policy, objectives and figures too, as rows; without them each document has its pages alone. */
  yearly: boolean
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
export async function loadSample({ orm, store, password, yearly, tell }: LoadOptions): Promise<Loaded | null> {
  if (await hasAgency(orm.em.fork())) return null
  const sample = readSample()
  const { keepDocuments } = await import('./papers.ts') // what lays out paper is large, and needed once
  const passwordHash = await hashPassword(password)
  const today = await todayAt(orm.em.fork(), sample.agency.time_zone)
  const laid = await keepDocuments(sample, store, { running: yearly ? runningYear(today) : null, tell })
  const ids = {
    divisions: idsFor(sample.divisions),
    types: idsFor(sample.types),
    people: idsFor(sample.personas.map(({ login }) => ({ code: login }))),
    objectives: idsFor(sample.objectives),
  }
  const kept = withContent(sample, laid, ids, yearly)
  const loaded = await orm.em.fork().transactional(async (em) => {
    await em.execute("select pg_advisory_xact_lock(hashtext('sample'))") // of two servers that start at once, one loads
    if (await hasAgency(em)) return false
    await insert(em, peopleRows(sample, ids, passwordHash))
    await insert(em, typeRows(sample, ids.types))
    await insert(em, documentRows(sample, kept, ids))
    await insert(em, { measurement: figureRows(yearlyFigures(sample, kept, today), ids.objectives, ids.people.get('kiemsoat')!) })
    await em.execute('update import_run set ended_at = app.now() where agency_id = ?', [sampleAgencyId])
    return true
  })
  return loaded ? { agency: sample.agency.name_vi, documents: sample.documents.length, people: sample.personas.length } : null
}

async function hasAgency(em: EntityManager): Promise<boolean> {
  return (await em.execute('select from agency limit 1')).length > 0
}

async function todayAt(em: EntityManager, timeZone: string): Promise<string> {
  const [row] = await em.execute<[{ today: string }]>('select (app.now() at time zone ?)::date::text as today', [timeZone])
  return row.today
}

/** Inserts the rows of tables in the order given, one statement a table; a column that no row names keeps its default. */
async function insert(em: EntityManager, tables: Record<string, Rows>) {
  for (const [table, rows] of Object.entries(tables)) {
    if (rows.length === 0) continue
    const columns = Object.keys(rows[0]!)
      .map((column) => `"${column}"`)
      .join(', ')
    await em.execute(`insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", ?::jsonb)`, [
      JSON.stringify(rows),
    ])
  }
}

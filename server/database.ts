import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { giveUpBroken } from '../schema/kernel/broken.ts'
import { patience } from '../schema/orm.ts'
import { StartFailure } from './terminal.ts'

/** Opens connections for what speaks SQL itself; a connection that the server drops is written down and replaced. */
export function openPool(url: string, max: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, ...patience })
  pool.on('error', (error) => log.warn({ error: error.message }, 'the database dropped a connection'))
  pool.on('connect', (client) => client.on('error', () => {})) // of one that is lent out the query says it, and nobody else would hear
  pool.on('connect', giveUpBroken)
  return pool
}

/** Waits for a server that may still be starting, and refuses one that is too old. Answers with its version. */
export async function reachDatabase(url: string, tell: (attempt: number, of: number) => void, attempts = 10): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {}) // the query says it
    try {
      await client.connect()
      const { rows } = await client.query<{ version: string; number: number }>(
        "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
      )
      const { version = '', number = 0 } = rows[0] ?? {}
      if (number < 180_000) throw new StartFailure('DATABASE_OLD', version)
      return version
    } catch (cause) {
      if (cause instanceof StartFailure) throw cause
      const { code, message } = cause as { code?: string; message: string }
      const passes = code === 'ECONNREFUSED' || code === '57P03' || code === 'ENOTFOUND'
      if (!passes || attempt === attempts) throw new StartFailure('DATABASE_AWAY', `${placeOf(url)} (${code ?? message})`, { cause })
      tell(attempt, attempts)
      await wait(1_000)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** Refuses a server that may forget what it confirmed. */
export async function refuseForgetful(pool: pg.Pool) {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
     where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums') and setting = 'off' order by name`,
  )
  if (rows.length > 0) throw new StartFailure('NOT_DURABLE', rows.map(({ name, setting }) => `${name} = ${setting}`).join(', '))
}

/** How far the database's clock was moved, in seconds: zero in every installation. */
export async function clockShift(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ seconds: string }>('select extract(epoch from shift) as seconds from app.clock')
  return Number(rows[0]?.seconds ?? 0)
}

/** Whether the sample agency is in this database: its passwords are public. */
export async function holdsSample(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query("select from agency where code = 'SCT-MAU'")
  return rowCount === 1
}

/** Names a server without its secrets. */
export function placeOf(url: string): string {
  const { hostname, port } = new URL(url)
  return `${hostname}:${port || 5432}`
}

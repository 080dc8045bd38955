import pg from 'pg'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { openPool } from '../../server/database.ts'
import { cloneDatabase } from '../support/database.ts'

it('a connection that PostgreSQL ends while it is lent out ends nothing else', async () => {
  const { appUrl, superuserUrl, drop } = await cloneDatabase()
  const pool = openPool(appUrl, 1, pino({ level: 'silent' }))
  const lent = await pool.connect()
  const { rows } = await lent.query<{ pid: number }>('select pg_backend_pid() as pid')
  const superuser = new pg.Client({ connectionString: superuserUrl })
  await superuser.connect()
  const ended = new Promise((resolve) => lent.once('end', () => resolve('ended')))
  await superuser.query('select pg_terminate_backend($1)', [rows[0]!.pid])
  await superuser.end()
  expect(await ended).toBe('ended') // without a listener of its own this would have ended the process
  await expect(lent.query('select')).rejects.toThrow()
  lent.release()
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
  await drop()
})

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ormConfig } from '../../schema/orm.ts'
import { clockShift, holdsSample, openPool, reachDatabase, refuseForgetful } from '../../server/database.ts'
import { openDoor } from '../../server/door.ts'
import { migrate, migrationStatus, refuseUnmigrated } from '../../server/migrations.ts'
import { type Clone, cloneDatabase } from '../support/database.ts'

describe('the door', () => {
  const port = 58_431
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)

  it('says that the program starts, then lets people in, then waits for those inside', async () => {
    const door = await openDoor({ port, host: '127.0.0.1', trustProxy: [] })
    expect((await ask('/readyz')).status).toBe(503)
    expect((await ask('/livez')).status).toBe(200)
    door.open((request, response) => void setTimeout(() => response.end(`answer to ${request.url}`), 300))
    const inside = ask('/documents')
    await new Promise((resolve) => setTimeout(resolve, 100))
    const closed = door.close(5_000)
    expect(await (await inside).text()).toBe('answer to /documents')
    await closed
    await expect(ask('/readyz')).rejects.toThrow()
  })

  it('does not wait for ever', async () => {
    const door = await openDoor({ port, host: '127.0.0.1', trustProxy: [] })
    door.open(() => {})
    const inside = ask('/never').catch((error: Error) => error)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await door.close(200)
    expect(await inside).toBeInstanceOf(Error)
  })

  it('names a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port: taken } = other.address() as AddressInfo
    await expect(openDoor({ port: taken, host: '127.0.0.1', trustProxy: [] })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      detail: String(taken),
    })
    other.close()
  })
})

describe('the database at start', () => {
  let clone: Clone
  let pool: pg.Pool
  beforeAll(async () => {
    clone = await cloneDatabase()
    pool = openPool(clone.appUrl, 2, pino({ level: 'silent' }))
  })
  afterAll(async () => {
    await pool.end()
    await clone.drop()
  })

  async function asOwner(sql: string) {
    const client = new pg.Client({ connectionString: clone.ownerUrl })
    await client.connect()
    await client.query(sql)
    await client.end()
  }

  it('is refused when it may forget what it confirmed', async () => {
    const detail = 'fsync = off, full_page_writes = off, synchronous_commit = off' // as the tests run it
    await expect(refuseForgetful(pool)).rejects.toMatchObject({ code: 'NOT_DURABLE', detail })
  })

  it('is waited for, and named when it does not come', async () => {
    const told: number[] = []
    await expect(reachDatabase('postgres://a:b@127.0.0.1:1/x', (attempt) => told.push(attempt), 2)).rejects.toMatchObject({
      code: 'DATABASE_AWAY',
      detail: '127.0.0.1:1 (ECONNREFUSED)',
    })
    expect(told).toEqual([1])
  })

  it('does not ask again with a wrong password', async () => {
    const wrong = clone.appUrl.replace(/:[^:@]+@/, ':guessed@')
    await expect(reachDatabase(wrong, () => expect.unreachable())).rejects.toMatchObject({ code: 'DATABASE_AWAY' })
  })

  it('tells its clock, which is zero until an owner moves it', async () => {
    expect(await clockShift(pool)).toBe(0)
    await asOwner("update app.clock set shift = '12 days'")
    expect(await clockShift(pool)).toBe(12 * 86_400)
  })

  it('holds no sample before it is loaded', async () => {
    expect(await holdsSample(pool)).toBe(false)
  })

  it('is brought to this version by two at once, each step once', async () => {
    const [one, other] = await Promise.all([migrate(clone.ownerUrl), migrate(clone.ownerUrl)])
    expect(one).toEqual(other)
    expect(one.waiting).toEqual([])
  })

  it('is refused while steps wait, and when it knows more steps than we do', async () => {
    const orm = new MikroORM(ormConfig({ url: clone.appUrl, pool: 2 }))
    const { done } = await refuseUnmigrated(orm)
    await asOwner("insert into mikro_orm_migrations (name) values ('Migration29990101000000_later')")
    await expect(refuseUnmigrated(orm)).rejects.toMatchObject({ code: 'DATA_NEWER', detail: `${done + 1} > ${done}` })
    await expect(migrate(clone.ownerUrl)).rejects.toMatchObject({ code: 'DATA_NEWER' })
    await asOwner('delete from mikro_orm_migrations where id = (select min(id) from mikro_orm_migrations)')
    await expect(refuseUnmigrated(orm)).rejects.toMatchObject({ code: 'NOT_MIGRATED', detail: '1' })
    expect((await migrationStatus(clone.ownerUrl)).waiting).toHaveLength(1)
    await orm.close(true)
  })
})

import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { ormConfig } from '../../schema/orm.ts'
import { loadSample } from '../../server/sample/load.ts'
import { folderStore } from '../../storage/folder.ts'
import { type Acting, signIn } from '../support/acting.ts'
import { cloneDatabase } from '../support/database.ts'
import { serve } from '../support/served.ts'
import { password } from '../support/yearly.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The sample agency on a running server, its clock in the hands of the test; with its years of objectives, or for a story that writes them itself. */
export async function startSampleYear({ yearly, day }: { yearly: boolean; day?: string } = { yearly: false }) {
  const database = await cloneDatabase()
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const setClock = (to: string) => owner.query('update app.clock set shift = $1::timestamptz - clock_timestamp()', [`${to}T09:00:00+07:00`])
  if (day) await setClock(day)
  const store = folderStore(mkdtempSync(path.join(tmpdir(), 'niem-year-')))
  const orm = new MikroORM(ormConfig({ url: database.ownerUrl, pool: 2 }))
  await loadSample({ orm, store, password, yearly })
  await orm.close(true)
  const served = await serve(database.appUrl, {}, store)
  const people = new Map<string, Acting>()
  return {
    owner,
    address: served.address,
    /** Somebody of the sample, signed in today. */
    async as(login: string): Promise<Acting> {
      if (!people.has(login)) people.set(login, await signIn(served.address, login, password))
      return people.get(login)!
    },
    /** Moves the clock to nine o'clock of a day; everybody signs in anew. */
    async setDay(to: string) {
      await setClock(to)
      people.clear()
    },
    async count(table: string) {
      return Number((await owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n)
    },
    async stop() {
      await served.stop()
      await owner.end()
      await database.drop()
    },
  }
}

export type SampleYear = Awaited<ReturnType<typeof startSampleYear>>

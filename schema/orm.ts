import 'reflect-metadata'
import { fileURLToPath } from 'node:url'
import { Migrator } from '@mikro-orm/migrations'
import { defineConfig, type Options } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import * as entities from './index.ts'
import { giveUpBroken } from './kernel/broken.ts'
import { prepareReads } from './kernel/prepare.ts'

/** Where the database is, and how many connections may be open. */
export interface OrmOptions {
  url?: string
  pool?: number
  /** How long the database works on what is asked; for ever unless told. */
  patience?: typeof patience
}

/** How long the server lets the database work, in milliseconds: on one statement, for a lock, and with a transaction open and nothing asked. */
export const patience = { statement_timeout: 8_000, lock_timeout: 5_000, idle_in_transaction_session_timeout: 10_000 }

/** Configures MikroORM for the server, the migrations and the tests. It does not connect. */
export const ormConfig = ({ url, pool = 10, patience }: OrmOptions = {}): Options =>
  defineConfig({
    clientUrl: url ?? 'postgres://localhost/niem',
    driverOptions: {
      connectionString: url, // whole: of clientUrl alone what stands after the question mark is dropped, sslmode and options
      ...patience,
      onConnect: prepareReads,
      onPoolCreated: (made: Pool) => void made.on('connect', giveUpBroken),
    },
    entities: Object.values(entities).filter((one) => typeof one === 'function'),
    extensions: [Migrator],
    pool: { max: pool },
    forceUtcTimezone: true,
    // functions, the clock and the steps live in the schema app, by hand: the diff does not look there
    schemaGenerator: { ignoreSchema: ['app'], ignoreRoutines: true },
    migrations: {
      path: fileURLToPath(new URL('./migrations', import.meta.url)),
      snapshotName: 'snapshot',
      transactional: true,
      allOrNothing: true,
      silent: true,
    },
  })

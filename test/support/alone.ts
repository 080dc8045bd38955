import 'reflect-metadata'
import { MikroORM } from '@mikro-orm/postgresql'
import { pino } from 'pino'
import { ormConfig, patience } from '../../schema/orm.ts'
import { type AppSettings, buildApp } from '../../server/app.ts'
import { openPool } from '../../server/database.ts'
import { type DoorPatience, openDoor } from '../../server/door.ts'
import { folderStore } from '../../storage/folder.ts'
import { hurting, watchServer, watchStore } from '../faults/points.ts'

/** What the process is told. */
export interface Alone {
  appUrl: string
  files: string
  settings: AppSettings
  /** How patient its door is; as an installation unless told. */
  door?: DoorPatience
  /** Hurts requests that ask for it. */
  hurts?: boolean
}

// The server in a process of its own, behind its own door, which can be watched, killed, and hurt where it waits for something outside; its
// address is what it says.

const told = JSON.parse(process.argv[2]!) as Alone
const log = pino({ level: 'silent' })
const door = await openDoor({ port: 0, host: '127.0.0.1', trustProxy: [] }, told.door)
const publicUrl = `http://127.0.0.1:${door.port}`
const orm = ormConfig({ url: told.appUrl, pool: 4, patience })
const pool = openPool(told.appUrl, 2, log)
if (told.hurts) watchServer(orm, pool)
const store = folderStore(told.files)
const { handler } = await buildApp({
  orm: new MikroORM(orm),
  pool,
  store: told.hurts ? watchStore(store) : store,
  settings: { ...told.settings, publicUrl },
  log,
})
door.open(told.hurts ? hurting(handler, (passed) => process.send?.(passed)) : handler)
process.stdout.write(`${publicUrl}\n`)

import 'reflect-metadata'
import { MikroORM } from '@mikro-orm/postgresql'
import { pino } from 'pino'
import { ormConfig, patience } from '../../schema/orm.ts'
import { type AppSettings, buildApp } from '../../server/app.ts'
import { openPool } from '../../server/database.ts'
import { type DoorPatience, openDoor } from '../../server/door.ts'
import { folderStore } from '../../storage/folder.ts'

/** What the process is told. */
export interface Alone {
  appUrl: string
  files: string
  settings: AppSettings
  /** How patient its door is; as an installation unless told. */
  door?: DoorPatience
}

// The server in a process of its own, behind its own door, whose memory can be watched; its address is what it says.

const told = JSON.parse(process.argv[2]!) as Alone
const log = pino({ level: 'silent' })
const door = await openDoor({ port: 0, host: '127.0.0.1', trustProxy: [] }, told.door)
const publicUrl = `http://127.0.0.1:${door.port}`
const { handler } = await buildApp({
  orm: new MikroORM(ormConfig({ url: told.appUrl, pool: 4, patience })),
  pool: openPool(told.appUrl, 2, log),
  store: folderStore(told.files),
  settings: { ...told.settings, publicUrl },
  log,
})
door.open(handler)
process.stdout.write(`${publicUrl}\n`)

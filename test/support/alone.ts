import 'reflect-metadata'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { pino } from 'pino'
import { ormConfig } from '../../schema/orm.ts'
import { type AppSettings, buildApp } from '../../server/app.ts'
import { folderStore } from '../../storage/folder.ts'

// The server in a process of its own, whose memory can be watched; its address is what it says.

const { appUrl, files, settings } = JSON.parse(process.argv[2]!) as { appUrl: string; files: string; settings: AppSettings }
const server = createServer()
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const { handler } = await buildApp({
  orm: new MikroORM(ormConfig({ url: appUrl, pool: 4 })),
  pool: new pg.Pool({ connectionString: appUrl, max: 2 }),
  store: folderStore(files),
  settings: { ...settings, publicUrl },
  log: pino({ level: 'silent' }),
})
server.on('request', handler)
process.stdout.write(`${publicUrl}\n`)

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { MikroORM } from '@mikro-orm/postgresql'
import { ormConfig } from '../schema/orm.ts'
import { root } from './run.ts'

const [name] = process.argv.slice(2)
const orm = await MikroORM.init(ormConfig()) // does not connect: the snapshot is asked, not a database
const folder = path.join(root, 'schema', 'migrations')
const snapshot = path.join(folder, 'snapshot.json')

if (name === '--check') {
  if (!existsSync(snapshot) || (await orm.migrator.checkSchema())) {
    console.error('The classes changed and no migration says so: npm run migration -- name, then read it.')
    process.exitCode = 1
  }
} else if (!name || name.startsWith('-')) {
  console.error('npm run migration -- what-changes')
  process.exitCode = 2
} else {
  if (!existsSync(snapshot)) beginFromNothing()
  const { fileName } = await orm.migrator.create(undefined, false, false, name)
  console.log(fileName ? `schema/migrations/${fileName}: read it before committing it` : 'Nothing to migrate.')
}
await orm.close(true)

/** Writes the snapshot of an empty database, so that the first migration needs no server either. */
function beginFromNothing() {
  mkdirSync(folder, { recursive: true })
  writeFileSync(snapshot, JSON.stringify({ name: 'public', namespaces: ['public'], tables: [], nativeEnums: {} }, null, 2))
}

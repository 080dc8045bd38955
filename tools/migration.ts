import { MikroORM } from '@mikro-orm/postgresql'
import { ormConfig } from '../schema/orm.ts'

const [name] = process.argv.slice(2)
const orm = await MikroORM.init(ormConfig()) // does not connect: the snapshot is asked, not a database

if (name === '--check') {
  if (await orm.migrator.checkSchema()) {
    console.error('The classes changed and no migration says so: npm run migration -- name, then read it.')
    process.exitCode = 1
  }
} else if (!name || name.startsWith('-')) {
  console.error('npm run migration -- what-changes')
  process.exitCode = 2
} else {
  const { fileName } = await orm.migrator.create(undefined, false, false, name)
  console.log(fileName ? `schema/migrations/${fileName}: read it before committing it` : 'Nothing to migrate.')
}
await orm.close(true)

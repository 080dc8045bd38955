import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, run } from './run.ts'

const committed = path.join(root, 'schema', 'schema.graphql')
const printed = await run('tsx', ['server/main.ts', 'schema', 'print'])

if (printed.code !== 0) {
  console.error(printed.output)
  process.exitCode = 1
} else if (process.argv.includes('--check')) {
  const before = existsSync(committed) ? readFileSync(committed, 'utf8') : ''
  if (before !== printed.output) {
    console.error('schema/schema.graphql is not what the classes say: npm run schema, then read the difference.')
    process.exitCode = 1
  }
} else {
  writeFileSync(committed, printed.output)
}

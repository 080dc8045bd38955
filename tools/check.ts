import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { build, isStale } from './build.ts'
import { type Ended, root, run } from './run.ts'

/** One step of the gate; the slow ones come first, so that the machine is busy to the end. */
interface Step {
  name: string
  take: () => Promise<Ended>
}

const rooms = ['schema', 'storage', 'server', 'client', 'test'].filter((room) => existsSync(path.join(root, room)))

const steps: Step[] = [
  { name: 'lint', take: () => run('eslint', ['.']) },
  { name: 'types', take: () => run('vue-tsc', ['--noEmit', '-p', '.']) },
  { name: 'first load', take: measure },
  { name: 'unused code', take: () => run('knip', ['--no-progress']) },
  { name: 'imports', take: () => run('depcruise', [...rooms, '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long']) },
  { name: 'format', take: () => run('prettier', ['--check', '--log-level', 'warn', '.']) },
  { name: 'migrations', take: () => run('tsx', ['tools/migration.ts', '--check']) },
  { name: 'schema', take: () => run('node', ['tools/schema.ts', '--check']) },
]

async function measure(): Promise<Ended> {
  const begun = performance.now()
  const failed = isStale() ? await build({ codegen: false }) : undefined
  const ended = failed ?? (await run('node', ['tools/budget.ts']))
  return { ...ended, seconds: (performance.now() - begun) / 1000 }
}

/** Takes a step and prints its line: what a good step has to say stays on it, what a bad one says follows. */
async function take({ name, take }: Step): Promise<boolean> {
  const { code, output, seconds } = await take()
  const good = code === 0
  const said = good && name === 'first load' ? `   ${output.trim()}` : ''
  console.log(`${good ? 'ok    ' : 'FAILED'}  ${name.padEnd(12)} ${seconds.toFixed(1).padStart(5)} s${said}`)
  if (!good) console.log(output.trimEnd().replace(/^/gm, '        '))
  return good
}

const waiting = [...steps]

async function work(): Promise<boolean> {
  let good = true
  for (let step = waiting.shift(); step; step = waiting.shift()) good = (await take(step)) && good
  return good
}

const typed = await take({ name: 'codegen', take: () => run('graphql-codegen', ['--config', 'codegen.ts']) })
const workers = await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))
process.exitCode = typed && workers.every(Boolean) ? 0 : 1

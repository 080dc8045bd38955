import { parseArgs } from 'node:util'
import { run } from './run.ts'

// The long form of the model test: npm run model -- --steps 10000 --seed 7

const { values } = parseArgs({ options: { steps: { type: 'string', default: '10000' }, seed: { type: 'string' } } })
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31))
const { code } = await run('vitest', ['run', '--project', 'server', 'test/model/model.test.ts'], {
  show: true,
  env: { MODEL_STEPS: values.steps, MODEL_SEED: seed },
})
process.exitCode = code

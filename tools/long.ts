import { parseArgs } from 'node:util'
import { run } from './run.ts'

// The long forms of tests that draw: npm run model -- --steps 10000 --seed 7, npm run races -- --rounds 200, npm run faults -- --kills 200

const forms = {
  model: { file: 'test/model/model.test.ts', counts: 'steps', times: '10000' },
  races: { file: 'test/races/races.test.ts', counts: 'rounds', times: '200' },
  faults: { file: 'test/faults', counts: 'kills', times: '200' },
}
const form = forms[process.argv[2] as keyof typeof forms]
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { [form.counts]: { type: 'string', default: form.times }, seed: { type: 'string' } },
})
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31))
const { code } = await run('vitest', ['run', '--project', 'server', form.file], {
  show: true,
  env: { LONG_TIMES: String(values[form.counts]), LONG_SEED: seed },
})
process.exitCode = code

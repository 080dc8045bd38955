import { build, isStale } from './build.ts'
import { run } from './run.ts'

// The benchmark runs against the built server, as an installation does.
const failed = isStale() ? await build() : undefined
if (failed) console.error(failed.output)
process.exitCode = failed?.code ?? (await run('tsx', ['test/bench/main.ts', ...process.argv.slice(2)], { show: true })).code

import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, isStale } from './build.ts'
import { root } from './run.ts'
import { stopWithNpm } from './stopWithNpm.ts'

const vietnamese = /vi/i.test(process.env.LC_ALL ?? process.env.LANG ?? '')

if (isStale()) {
  console.log(
    vietnamese
      ? '\n  … Đang dựng chương trình, chỉ khi mã nguồn đổi'
      : '\n  ... Building, because there is no build or the sources changed',
  )
  const failed = await build()
  if (failed) {
    console.error(failed.output)
    process.exit(1)
  }
}

stopWithNpm()

// The server takes over this very process: every signal reaches it, and its exit code is ours.
const main = path.join(root, 'dist', 'server', 'main.js')
process.argv = [process.execPath, main, 'start', ...process.argv.slice(2)]
await import(pathToFileURL(main).href)

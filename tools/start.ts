import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, isStale } from './build.ts'
import { root } from './run.ts'

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

/** npm hands SIGTERM to its shell, and some shells end without handing it on: then nobody is left above us, and we stop too. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const above = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== above) process.kill(process.pid, 'SIGTERM')
  }, 200).unref()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => clearInterval(watch))
}

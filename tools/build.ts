import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Ended, root, run } from './run.ts'

const dist = path.join(root, 'dist')
const stamp = path.join(dist, '.built')
const emitted = ['schema', 'storage', 'server']
const sources = [
  ...emitted,
  'client',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'codegen.ts',
  'tsconfig.json',
  'tsconfig.build.json',
]
const generated = path.join(root, 'client', 'kernel', 'api')

/** Tells whether dist/ is missing, or older than any source; a file taken away counts, its folder is younger then. */
export function isStale(): boolean {
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  return sources.some((name) => isNewer(path.join(root, name), built))
}

function isNewer(file: string, built: number): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found || file === generated || file.endsWith('.md')) return false
  if (found.mtimeMs > built) return true
  return found.isDirectory() && readdirSync(file).some((name) => isNewer(path.join(file, name), built))
}

/** Builds server and client into dist/ and answers with the step that failed, if one did. */
export async function build({ codegen = true } = {}): Promise<Ended | undefined> {
  rmSync(stamp, { force: true })
  if (codegen) {
    const typed = await run('graphql-codegen', ['--config', 'codegen.ts'])
    if (typed.code !== 0) return typed
  }
  const begun = new Date() // what changes from here on is not in this build
  for (const room of emitted) rmSync(path.join(dist, room), { recursive: true, force: true }) // a migration taken away must not run
  const ended = await Promise.all([run('vite', ['build', '--logLevel', 'warn']), run('tsc', ['-p', 'tsconfig.build.json'])])
  const failed = ended.find(({ code }) => code !== 0)
  if (failed) return failed
  for (const room of emitted) copyAssets(room)
  mkdirSync(dist, { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, begun, begun)
  return undefined
}

/** Copies what tsc leaves behind: the sample's files, the migrations' snapshot, the emitted schema. */
function copyAssets(room: string) {
  cpSync(path.join(root, room), path.join(dist, room), {
    recursive: true,
    filter: (file) => !file.endsWith('.ts') && !file.endsWith('.md'),
  })
}

if (import.meta.main) {
  const failed = await build()
  if (failed) console.error(failed.output)
  process.exitCode = failed?.code ?? 0
}

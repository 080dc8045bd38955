import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './run.ts'

const client = path.join(root, 'dist', 'client')
const limit = 200_000

/** The part of Vite's manifest that says what a file brings along. */
interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}

/** Lists the scripts and styles that a browser fetches before the first page can be drawn. */
function firstLoad(): Set<string> {
  const manifest = JSON.parse(readFileSync(path.join(client, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>
  const files = new Set<string>()
  const add = (chunk: Chunk | undefined) => {
    if (!chunk || files.has(chunk.file)) return
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const name of chunk.imports ?? []) add(manifest[name])
  }
  add(manifest['index.html']) // the explorer of the API is another page
  const page = readFileSync(path.join(client, 'index.html'), 'utf8')
  for (const [, file] of page.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)) if (file) files.add(file)
  return files
}

const sizes = [...firstLoad()].map((file) => ({ file, size: gzipSync(readFileSync(path.join(client, file))).length }))
const total = sizes.reduce((sum, { size }) => sum + size, 0)
const kB = (size: number) => `${(size / 1000).toFixed(1)} kB`

console.log(`first load ${kB(total)} of ${kB(limit)}, gzipped`)
if (total > limit) {
  for (const { file, size } of sizes.sort((a, b) => b.size - a.size)) console.log(`  ${kB(size)}  ${file}`)
  process.exitCode = 1
}

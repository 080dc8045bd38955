import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from './run.ts'

// Takes the steps of the Dockerfile in folders instead of an engine, and prints where the program then lies. What names a place of the image's own system is left out, and said.

const recipe = readFileSync(path.join(root, 'Dockerfile'), 'utf8').split('\n')
const ignored = new Set(readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean))
const stages = new Map<string, string>()
const rooms = mkdtempSync(path.join(tmpdir(), 'niem-image-'))
let stage = ''
let at = '/'
let command: string[] = []

const say = (line: string) => process.stderr.write(`${line}\n`)
const inStage = (place: string) => path.join(stage, path.resolve(at, place))

for (const line of recipe) {
  const [, word, rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? []
  if (!word) continue
  const began = performance.now()
  if (word === 'FROM') begin(rest)
  else if (word === 'WORKDIR') mkdirSync(inStage((at = rest)), { recursive: true })
  else if (word === 'COPY') copy(rest.split(' '))
  else if (word === 'CMD') command = JSON.parse(rest) as string[]
  else if (word === 'RUN' && !/ \//.test(rest)) runStep(rest)
  else {
    say(`not here  ${line}`)
    continue
  }
  say(`ok        ${line}  ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

const niem = path.join(stage, 'usr/local/bin', command[0] ?? '')
take(niem, ['--help'], { ...process.env, NIEM_APP: inStage('/app') }, stage)
for (const other of stages.values()) if (other !== stage) rmSync(other, { recursive: true, force: true })
console.log(inStage('/app'))

function begin(from: string) {
  const name = / AS (\w+)$/.exec(from)?.[1] ?? `stage${stages.size}`
  stage = path.join(rooms, name)
  at = '/'
  mkdirSync(stage)
  stages.set(name, stage)
}

function copy(words: string[]) {
  const flags = words.filter((word) => word.startsWith('--'))
  const places = words.filter((word) => !word.startsWith('--'))
  const to = places.pop() ?? ''
  const from = stages.get(flags.find((flag) => flag.startsWith('--from='))?.slice(7) ?? '')
  for (const place of places) {
    const source = path.join(from ?? root, place)
    const target = to.endsWith('/') && !statSync(source).isDirectory() ? path.join(to, path.basename(place)) : to
    const isContext = (file: string) => from !== undefined || !ignored.has(path.relative(root, file).split(path.sep)[0] ?? '')
    if (from && statSync(source).isDirectory())
      take('cp', ['-al', source, inStage(target)], process.env, '/') // linked: nothing writes there any more
    else cpSync(source, inStage(target), { recursive: true, verbatimSymlinks: true, filter: isContext })
  }
}

function runStep(line: string) {
  take('sh', ['-c', line], { ...process.env, NODE_ENV: '' }, inStage('.'))
}

function take(program: string, words: string[], env: NodeJS.ProcessEnv, cwd: string) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd, env, encoding: 'utf8' })
  if (status === 0) return
  say(`FAILED    ${program} ${words.join(' ')}\n${error?.message ?? ''}${stdout}${stderr}`)
  process.exit(1)
}

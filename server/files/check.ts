import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { FileWarning } from '../../schema/index.ts'
import { RefusalCode } from '../kernel/refusal.ts'

const said = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    byteSize: z.number().int().positive(),
    extension: z.string(),
    mediaType: z.string(),
    pageCount: z.number().int().nullable(),
    warnings: z.array(z.enum(FileWarning)),
  }),
  z.object({ ok: z.literal(false), code: z.enum(RefusalCode), data: z.record(z.string(), z.unknown()).optional() }),
])

/** What the check of a file found: what it is, or why it is not taken. */
export type Checked = (Extract<z.infer<typeof said>, { ok: true }> & { sha256: string }) | Extract<z.infer<typeof said>, { ok: false }>

interface CheckOptions {
  /** The SHA-256 of the file where it is known already; else the whole file is read for it. */
  sha256?: string | undefined
  program?: string
  seconds?: number
}

const here = fileURLToPath(import.meta.url)
const folder = path.dirname(here)
const child = path.join(folder, `child${path.extname(here)}`) // .ts from the sources: Node strips the types; .js when built
const packages = findPackages(folder)
/** What the child may read beside its file: its own code and what that imports, and no data that may lie beside them. */
const readable = new Set([folder, packages, realpathSync(packages), path.join(path.dirname(packages), 'package.json')])
const mostAnswer = 10e6

function findPackages(folder: string): string {
  const packages = path.join(folder, 'node_modules')
  return existsSync(packages) ? packages : findPackages(path.dirname(folder))
}

/** Where Linux can limit a process, it does: processor time, open files, and memory, also that outside the heap. */
const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find((place) => existsSync(place))
const [command = process.execPath, ...before] = prlimit
  ? [prlimit, '--cpu=20', '--nofile=64', `--data=${2e9}`, process.execPath]
  : [process.execPath]

/** At most four files at a time: bombs of one person cannot starve the others. */
let free = 4
const waiting: (() => void)[] = []
async function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
  if (free > 0) free--
  else await new Promise<void>((go) => waiting.push(go))
  try {
    return await act()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else free++
  }
}

/** Checks a staged file in a process of its own, which may read the program and this file, and nothing else. A crash is an answer: damaged. */
export const checkFile = (
  file: string,
  claimedName: string,
  { sha256, program = child, seconds = 30 }: CheckOptions = {},
): Promise<Checked> =>
  inTurn(
    () =>
      new Promise((resolve) => {
        const extension = path.extname(claimedName).slice(1).toLowerCase()
        const real = realpathSync(file)
        const begun = spawn(
          command,
          [
            ...before,
            '--permission',
            ...[...readable, real].map((place) => `--allow-fs-read=${place}`),
            '--max-old-space-size=512',
            '--no-warnings',
            program,
            real,
            extension,
            ...(sha256 ? ['hashed'] : []),
          ],
          { env: {}, cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], timeout: seconds * 1000, killSignal: 'SIGKILL' },
        )
        const heard: Buffer[] = []
        let size = 0
        begun.stdout.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > mostAnswer) begun.kill('SIGKILL')
          else heard.push(chunk)
        })
        const damaged: Checked = { ok: false, code: RefusalCode.FILE_DAMAGED }
        begun.once('error', () => resolve(damaged))
        begun.once('close', () => resolve(readAnswer(Buffer.concat(heard).toString(), sha256) ?? damaged))
      }),
  )

function readAnswer(text: string, known: string | undefined): Checked | undefined {
  try {
    const answer = said.parse(JSON.parse(text))
    if (!answer.ok) return answer
    const sha256 = known ?? answer.sha256
    return sha256 === undefined ? undefined : { ...answer, sha256 }
  } catch {
    return undefined
  }
}

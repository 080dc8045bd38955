import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, wherever a tool is called from. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const bin = path.join(root, 'node_modules', '.bin')

/** How a program ended. */
export interface Ended {
  code: number
  output: string
  seconds: number
}

/** How a program is run. */
interface Manner {
  show?: boolean
  env?: Record<string, string>
}

/** Runs a program that npm brought, on the pinned Node; what it prints is kept, or shown at once. */
export function run(program: string, args: string[], { show = false, env = {} }: Manner = {}): Promise<Ended> {
  const begun = performance.now()
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32', // there the programs are .cmd files
    })
    let output = ''
    const end = (code: number) => resolve({ code, output, seconds: (performance.now() - begun) / 1000 })
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => {
      output += error.message
      end(1)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

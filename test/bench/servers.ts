import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'

/** A server that runs as a process of its own. */
export interface Running {
  address: string
  pid: number
  /** Milliseconds until it answered. */
  took: number
  stop: () => Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts the built server as an installation does, and waits until it is ready. */
export async function startNiem(more: Record<string, string>, flags: string[] = []): Promise<Running> {
  const port = await freePort()
  const dataDir = more.DATA_DIR ?? mkdtempSync(path.join(tmpdir(), 'niem-bench-data-'))
  const address = `http://127.0.0.1:${port}`
  const begun = performance.now()
  const child = spawn(process.execPath, [...flags, path.join(root, 'dist/server/main.js'), 'start'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: address,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      UPLOAD_MAX_MB: '200',
      OPERATIONS_A_MINUTE: '999999',
      ...more,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (;;) {
    const ready = await fetch(`${address}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) break
    if (child.exitCode !== null) throw new Error('the server ended')
    await wait(10)
  }
  const took = performance.now() - begun
  const stop = async () => {
    await ended(child)
    if (!more.DATA_DIR) rmSync(dataDir, { recursive: true, force: true })
  }
  return { address, pid: child.pid!, took, stop }
}

/** Starts the raw limit on the same database. */
export async function startRaw(url: string): Promise<Running> {
  const begun = performance.now()
  const folder = mkdtempSync(path.join(tmpdir(), 'niem-bench-raw-'))
  const child = spawn(process.execPath, [path.join(root, 'test/bench/raw.ts'), url, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (said: Buffer) => resolve(said.toString().trim()))
    child.once('exit', () => reject(new Error('the raw server ended')))
  })
  const stop = async () => {
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  }
  return { address: `http://127.0.0.1:${port}`, pid: child.pid!, took: performance.now() - begun, stop }
}

/** The process id of the server on these data. */
export const postmaster = (folder: string) => Number(readFileSync(path.join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])

function ended(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null) return Promise.resolve()
  const end = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  return end
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

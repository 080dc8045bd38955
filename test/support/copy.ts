import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { World } from './world.ts'

/** Another server on a world's database and files. */
export interface Copy {
  address: string
  process: ChildProcess
  staging: string
  /** As a power cut ends it. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts a copy in a process of its own, as behind a proxy: the same database, the same store, its own staging; one that hurts is in faults/points.ts. */
export async function startCopy({ appUrl, settings }: Pick<World, 'appUrl' | 'settings'>, { hurts = false } = {}): Promise<Copy> {
  const files = path.join(settings.staging, '..', 'files')
  const staging = `${settings.staging}-copy`
  const said = JSON.stringify({ appUrl, files, settings: { ...settings, staging }, hurts })
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/alone.ts', said], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const [address] = (await once(child.stdout!, 'data')) as [Buffer]
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return { address: address.toString().trim(), process: child, staging, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

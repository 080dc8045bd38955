import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
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

/** How a copy differs from others. */
interface Surroundings {
  /** It hurts at the points of faults/points.ts. */
  hurts?: boolean
  /** The command that runs it elsewhere, for its staging on another disk. */
  within?: (staging: string) => string[]
}

/** Starts a copy in a process of its own, as behind a proxy: the same database, the same store, its own staging. */
export async function startCopy(
  { appUrl, settings }: Pick<World, 'appUrl' | 'settings'>,
  { hurts = false, within = () => [] }: Surroundings = {},
): Promise<Copy> {
  const files = path.join(settings.staging, '..', 'files')
  const staging = `${settings.staging}-copy`
  const said = JSON.stringify({ appUrl, files, settings: { ...settings, staging }, hurts })
  mkdirSync(staging, { recursive: true })
  const [command, ...args] = [...within(staging), process.execPath, '--import', 'tsx', 'test/support/alone.ts', said]
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const [address] = (await once(child.stdout!, 'data')) as [Buffer]
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return { address: address.toString().trim(), process: child, staging, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

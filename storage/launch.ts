import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { StorageFailure } from './failure.ts'

/** What is started, on which data, as whom. */
export interface Command {
  postgres: string
  data: string
  settings: Record<string, string>
  as: SpawnOptions
}

/** A process of PostgreSQL that is ready. */
interface Launched {
  port: number
  child: ChildProcess
  runs: () => boolean
  /** Settles when it is gone, with the signal that ended it or the last line it said. */
  ended: Promise<string>
}

/** Starts the server, on the first port that is free where it may move; what a killed one left behind is waited for. */
export async function launch(command: Command, first: number, moves = true): Promise<Launched> {
  for (let port = first, patience = 100; ; patience--) {
    if (moves) port = await freePort(port)
    try {
      return await startOn(command, port)
    } catch (error) {
      const said = (error as StorageFailure).detail
      const taken = /could not bind|Address already in use/.test(said)
      if (patience === 0) throw error
      if (taken && moves) port++
      else if (taken || said.includes('pre-existing shared memory block')) await wait(100)
      else throw error
    }
  }
}

async function startOn({ postgres, data, settings, as }: Command, port: number): Promise<Launched> {
  const flags = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  // detached, because Ctrl+C goes to the whole group: PostgreSQL would stop under a server that is still answering
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...flags], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const gone = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)))
  const last = await untilReady(child)
  return {
    ...{ port, child },
    runs: () => child.exitCode === null && child.signalCode === null,
    ended: gone.then((signal) => signal ?? bare(last.at(-1) ?? '')),
  }
}

/** Collects what PostgreSQL says until it is ready; answers with the list that goes on being filled. */
function untilReady(child: ChildProcess): Promise<string[]> {
  const last: string[] = []
  return new Promise((ready, failed) => {
    child.once('error', (cause) => failed(new StorageFailure('NO_START', cause.message, { cause })))
    child.once('close', () => failed(whyNot(last)))
    child.stderr?.on('data', (chunk: Buffer) => {
      const said = chunk.toString().split('\n').filter(Boolean)
      last.push(...said)
      last.splice(0, last.length - 40)
      if (said.some((line) => line.includes('ready to accept connections'))) ready(last)
    })
  })
}

/** The line that matters; of a process id that is taken by something else, PostgreSQL's own hint. */
function whyNot(said: string[]): StorageFailure {
  const fatal = said.find((line) => /FATAL|PANIC/.test(line))
  const taken = said.find((line) => line.includes('Is another postmaster'))
  if (taken) return new StorageFailure('PID_TAKEN', /PID (\d+)/.exec(taken)?.[1] ?? '')
  const bind = said.find((line) => line.includes('could not bind'))
  return new StorageFailure('NO_START', bare(bind ?? fatal ?? said.at(-1) ?? ''))
}

/** A line of the log without its time and level. */
const bare = (line: string) => line.replace(/^.*?(LOG|WARNING|ERROR|FATAL|PANIC):\s*/, '')

function freePort(from: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(freePort(from + 1)) : reject(error)))
    server.listen(from, '127.0.0.1', () => server.close(() => resolve(from)))
  })
}

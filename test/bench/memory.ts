import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Megabytes of memory: of the server's own process, and of all that it started beside PostgreSQL. */
export interface Memory {
  own: number
  children: number
}

/** Reads what a process and its children hold now; PostgreSQL's are not ours. */
export function memoryOf(pid: number): Memory {
  return { own: residentOf(pid), children: childrenOf(pid).reduce((sum, child) => sum + residentOf(child), 0) }
}

/** The most that was held while something was done, looked at fifty times a second. */
export async function mostDuring(pid: number, act: () => Promise<unknown>): Promise<Memory> {
  const most = { own: 0, children: 0 }
  let done = false
  const ended = act().finally(() => (done = true))
  while (!done) {
    const { own, children } = memoryOf(pid)
    most.own = Math.max(most.own, own)
    most.children = Math.max(most.children, children)
    await wait(20)
  }
  await ended
  return most
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      const [, rest = ''] = fileOf(`/proc/${name}/stat`).split(') ')
      return Number(rest.split(' ')[1]) === pid && !fileOf(`/proc/${name}/cmdline`).includes('postgres')
    })
    .map(Number)
}

const residentOf = (pid: number) => Number(/VmRSS:\s+(\d+) kB/.exec(fileOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024

function fileOf(name: string): string {
  try {
    return readFileSync(name, 'utf8')
  } catch {
    return '' // gone meanwhile
  }
}

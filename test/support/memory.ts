import { readdirSync, readFileSync } from 'node:fs'

/** Most memory that a process ever held, in bytes, as Linux counts it; nothing elsewhere. */
export function peakOf(pid: number): number | undefined {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
  } catch {
    return undefined
  }
}

/** Memory that a process and those it started hold now. */
export function heldBy(pid: number): number {
  const held = new Map<number, { parent: number; bytes: number }>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const read = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      held.set(Number(name), { parent: read('PPid'), bytes: read('VmRSS') * 1024 })
    } catch {
      // it ended while we looked
    }
  }
  const sum = (of: number): number =>
    (held.get(of)?.bytes ?? 0) + [...held].filter(([, { parent }]) => parent === of).reduce((all, [child]) => all + sum(child), 0)
  return sum(pid)
}

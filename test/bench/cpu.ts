import { readdirSync, readFileSync } from 'node:fs'

/** CPU that a server has used until now, in milliseconds: its own, and its database's. */
export interface Used {
  server: number
  database: number
}

const tick = 10 // of /proc, in milliseconds

interface Stat {
  parent: number
  own: number
  children: number
}

function stat(pid: number | string): Stat | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number)
    return { parent: fields[1]!, own: (fields[11]! + fields[12]!) * tick, children: (fields[13]! + fields[14]!) * tick }
  } catch {
    return null // gone meanwhile
  }
}

/** What each process of a database had used when it was seen last: one that ended meanwhile takes nothing back. */
const seen = new Map<string, number>()

/**
 * Reads what a server used, and its database: PostgreSQL's processes for that database, which say so in their title; null where there is no /proc.
 * What else the cluster does (another database, a checkpoint) is nobody's.
 */
export function used(server: number, postmaster: number, database: string): Used | null {
  const own = stat(server)
  if (!own) return null
  for (const name of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && titleOf(name).includes(` ${database} `))) {
    const backend = stat(name)
    if (backend?.parent === postmaster) seen.set(`${database} ${name}`, backend.own)
  }
  const ofDatabase = [...seen].filter(([key]) => key.startsWith(`${database} `))
  return { server: own.own + own.children, database: ofDatabase.reduce((sum, [, own]) => sum + own, 0) }
}

function titleOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

import { used } from './cpu.ts'
import { load, type Measured, type Work } from './load.ts'

/** One side of a pair of rounds: speed, and CPU for each request, in milliseconds. */
interface Side extends Measured {
  cpu: number | null
  cpuServer: number | null
}

/** What a workload showed, Niêm beside raw. Ratios are of the same run: the median of the rounds. */
export interface Compared {
  workload: string
  niem: Side
  raw: Side
  /** Niêm's CPU for a request, the database's included, as a multiple of raw's. */
  cpuRatio: number | null
  /** Niêm's requests per second as a share of raw's. */
  speedRatio: number
}

/** What is measured, and where its CPU is read. */
export interface Target {
  pid: number
  work: Work
}

/** How long is measured, and which database works for both sides. */
export interface Manner {
  rounds: number
  seconds: number
  connections?: number
  postmaster: number
  database: string
}

/** Runs paired rounds, each side first in turn, after one round to warm up. */
export async function compare(workload: string, niem: Target, raw: Target, manner: Manner): Promise<Compared> {
  const sides: { niem: Side; raw: Side }[] = []
  for (let round = 0; round <= manner.rounds; round++) {
    const seconds = round === 0 ? 1 : manner.seconds
    const order = round % 2 === 0 ? (['raw', 'niem'] as const) : (['niem', 'raw'] as const)
    const pair = {} as { niem: Side; raw: Side }
    for (const name of order) pair[name] = await measure(name === 'niem' ? niem : raw, manner, seconds)
    if (round > 0) sides.push(pair)
  }
  const ratio = (of: (pair: { niem: Side; raw: Side }) => number) => median(sides.map(of))
  const middle = (name: 'niem' | 'raw'): Side => {
    const all = sides.map((pair) => pair[name])
    const at = (of: (side: Side) => number) => median(all.map(of))
    const hasCpu = all[0]!.cpu !== null
    return {
      requests: all.reduce((sum, one) => sum + one.requests, 0),
      ...{ perSecond: at((one) => one.perSecond), p50: at((one) => one.p50), p99: at((one) => one.p99) },
      ...{ cpu: hasCpu ? at((one) => one.cpu!) : null, cpuServer: hasCpu ? at((one) => one.cpuServer!) : null },
    }
  }
  return {
    workload,
    ...{ niem: middle('niem'), raw: middle('raw') },
    cpuRatio: sides[0]!.niem.cpu === null ? null : ratio((pair) => pair.niem.cpu! / pair.raw.cpu!),
    speedRatio: ratio((pair) => pair.niem.perSecond / pair.raw.perSecond),
  }
}

async function measure({ pid, work }: Target, { postmaster, database: name, connections }: Manner, seconds: number): Promise<Side> {
  const before = used(pid, postmaster, name)
  const measured = await load(work, seconds, connections)
  const after = used(pid, postmaster, name)
  const server = before && after && (after.server - before.server) / measured.requests
  const database = before && after && (after.database - before.database) / measured.requests
  return { ...measured, cpu: server === null || database === null ? null : server + database, cpuServer: server }
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

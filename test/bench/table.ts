import type { Compared } from './compare.ts'
import type { Measure } from './program.ts'

/** What performance.md asks of a workload: CPU at most so many times raw's, at the small and at the large size. */
const cpuGoals: Record<string, { small: number; large: number }> = {
  browse: { small: 2, large: 1.5 },
  page: { small: 2, large: 1.5 },
  'write cycle': { small: 1.5, large: 1.5 },
}

/** Or so much of raw's speed at least. */
const speedGoals: Record<string, number> = { 'upload 100 MB': 0.6 }

const number = (value: number | null, digits = 2) => (value === null ? '-' : value.toFixed(digits))
const verdict = (met: boolean) => (met ? 'met' : 'missed')

function goalOf({ workload, cpuRatio, speedRatio }: Compared, size: string): [goal: string, verdict: string] {
  const cpu = cpuGoals[workload]?.[size === '1m' ? 'large' : 'small']
  const speed = speedGoals[workload]
  if (speed !== undefined) return [`speed >= ${speed}`, verdict(speedRatio >= speed)]
  return cpu === undefined || cpuRatio === null ? ['', ''] : [`CPU <= ${cpu}`, verdict(cpuRatio <= cpu)]
}

/** Prints what was measured, each line with its goal and whether it was met. */
export function printTable(all: Record<string, Compared[]>): void {
  const head = ['size', 'workload', 'CPU x raw', 'speed x raw', 'goal', '', 'CPU ms', 'raw', 'p50 ms', 'raw', 'p99 ms', 'raw']
  const lines = Object.entries(all).flatMap(([size, compared]) =>
    compared.map((one) => {
      const { workload, cpuRatio, speedRatio, niem, raw } = one
      const times = [niem.cpu, raw.cpu]
        .map((value) => number(value))
        .concat([niem.p50, raw.p50, niem.p99, raw.p99].map((value) => number(value, 1)))
      return [size, workload, number(cpuRatio), number(speedRatio), ...goalOf(one, size), ...times]
    }),
  )
  const widths = head.map((name, i) => Math.max(name.length, ...lines.map((line) => line[i]!.length)))
  for (const line of lines.length > 0 ? [head, ...lines] : [])
    console.log(line.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '))
  for (const line of growth(all)) console.log(line)
}

/** Prints what was measured of the program itself. */
export function printMeasures(measures: Measure[]): void {
  for (const { what, value, unit, atMost } of measures)
    console.log(`${what}: ${value.toFixed(2)} ${unit}${atMost === undefined ? '' : `, goal <= ${atMost}: ${verdict(value <= atMost)}`}`)
}

/** How much slower the largest size is than the smallest: p50 at most twice. */
function growth(all: Record<string, Compared[]>): string[] {
  const [small, large] = [all['1k'], all['1m']]
  if (!small || !large) return []
  return ['browse', 'page'].flatMap((name) => {
    const [one, other] = [small, large].map((size) => size.find(({ workload }) => workload === name)?.niem.p50)
    if (!one || !other) return []
    return [`growth of ${name}: p50 at 1m is ${(other / one).toFixed(2)} x that at 1k, goal <= 2: ${verdict(other / one <= 2)}`]
  })
}

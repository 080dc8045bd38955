import type { Compared } from './compare.ts'

/** What performance.md asks of a workload: CPU at most so many times raw's, at the small and at the large size. */
const goals: Record<string, { small: number; large: number }> = {
  browse: { small: 2, large: 1.5 },
  page: { small: 2, large: 1.5 },
}

const number = (value: number | null, digits = 2) => (value === null ? '-' : value.toFixed(digits))

/** Prints what was measured, each line with its goal and whether it was met. */
export function printTable(all: Record<string, Compared[]>): void {
  const head = ['size', 'workload', 'CPU x raw', 'goal', '', 'req/s of raw', 'CPU ms', 'raw', 'p50 ms', 'raw', 'p99 ms', 'raw']
  const lines = Object.entries(all).flatMap(([size, compared]) =>
    compared.map(({ workload, cpuRatio, speedRatio, niem, raw }) => {
      const goal = goals[workload]?.[size === '1m' ? 'large' : 'small']
      const met = goal === undefined || cpuRatio === null ? '' : cpuRatio <= goal ? 'met' : 'missed'
      return [size, workload, number(cpuRatio), goal === undefined ? '' : `<= ${goal}`, met, number(speedRatio)].concat(
        number(niem.cpu),
        number(raw.cpu),
        number(niem.p50, 1),
        number(raw.p50, 1),
        number(niem.p99, 1),
        number(raw.p99, 1),
      )
    }),
  )
  const widths = head.map((name, i) => Math.max(name.length, ...lines.map((line) => line[i]!.length)))
  for (const line of [head, ...lines])
    console.log(line.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '))
  for (const line of growth(all)) console.log(line)
}

/** How much slower the largest size is than the smallest: p50 at most twice. */
function growth(all: Record<string, Compared[]>): string[] {
  const [small, large] = [all['1k'], all['1m']]
  if (!small || !large) return []
  return ['browse', 'page'].flatMap((name) => {
    const [one, other] = [small, large].map((size) => size.find(({ workload }) => workload === name)?.niem.p50)
    if (!one || !other) return []
    return [`growth of ${name}: p50 at 1m is ${(other / one).toFixed(2)} x that at 1k, goal <= 2: ${other / one <= 2 ? 'met' : 'missed'}`]
  })
}

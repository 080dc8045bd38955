import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { compare, type Compared } from './compare.ts'
import { transfers } from './files.ts'
import { memoryOf, mostDuring } from './memory.ts'
import { startNiem } from './servers.ts'
import type { Sides } from './sides.ts'

/** Something that is measured of the program itself. */
export interface Measure {
  what: string
  value: number
  unit: string
  atMost?: number
}

const megabytes = 100

/** Files of 100 MB, one at a time; and what the server holds in memory while one arrives, small and large. */
export async function measureFiles({ pair, niem, targets, manner }: Sides): Promise<{ compared: Compared[]; measures: Measure[] }> {
  await wait(2000)
  const before = memoryOf(niem.pid)
  const { upload, download } = await transfers(pair, megabytes)
  const alone = { ...manner, connections: 1 }
  const compared = [
    await compare(`upload ${megabytes} MB`, ...targets(upload), alone),
    await compare(`download ${megabytes} MB`, ...targets(download), alone),
  ]
  const measures: Measure[] = []
  for (const size of [megabytes, 190]) {
    const { upload: one } = await transfers(pair, size)
    const most = await mostDuring(niem.pid, () => one.niem(0))
    const of = `during an upload of ${size} MB`
    measures.push({ what: `memory more than when idle, ${of}`, value: most.own - before.own, unit: 'MB', atMost: 100 })
    measures.push({ what: `memory of the process that checks the file, ${of}`, value: most.children, unit: 'MB' })
  }
  return { compared, measures }
}

/** Starts with the database inside, on data that are there already: until it is ready, and what it holds when nobody asks. */
export async function measureStart(times = 5): Promise<Measure[]> {
  const DATA_DIR = mkdtempSync(path.join(tmpdir(), 'niem-bench-start-'))
  const settings = { DATA_DIR, DEMO: 'true', EMBEDDED_PORT: '54490' }
  try {
    await (await startNiem(settings)).stop()
    const took: number[] = []
    let held = 0
    for (let i = 0; i < times; i++) {
      const running = await startNiem(settings)
      took.push(running.took / 1000)
      if (i === times - 1) {
        await wait(5000)
        held = memoryOf(running.pid).own
      }
      await running.stop()
    }
    const median = took.sort((a, b) => a - b)[Math.floor(times / 2)]!
    return [
      { what: 'start with a warm embedded database, the median', value: median, unit: 's', atMost: 1.5 },
      { what: 'the same, the fastest', value: took[0]!, unit: 's' },
      { what: 'memory when idle', value: held, unit: 'MB', atMost: 200 },
    ]
  } finally {
    rmSync(DATA_DIR, { recursive: true, force: true })
  }
}

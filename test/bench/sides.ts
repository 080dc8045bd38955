import type { Manner, Target } from './compare.ts'
import { type Database, folder } from './cluster.ts'
import type { Work } from './load.ts'
import { openPair } from './pair.ts'
import type { Pair } from './reads.ts'
import { postmaster, type Running, startNiem, startRaw } from './servers.ts'

/** Both servers on one database, ready to be compared. */
export interface Sides {
  pair: Pair
  niem: Running
  /** Where the CPU of each side is read. */
  targets: (work: { niem: Work; raw: Work }) => [niem: Target, raw: Target]
  manner: Manner
}

/** Starts both servers, and stops them when it is done. */
export async function withSides<Result>(
  database: Database,
  { rounds, seconds, profile }: { rounds: number; seconds: number; profile?: string },
  act: (sides: Sides) => Promise<Result>,
): Promise<Result> {
  const raw = await startRaw(database.appUrl)
  const niem = await startNiem(
    {
      ...{ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, SECRET_KEY: '11'.repeat(32), DEMO: 'false' },
      UPLOAD_DAILY_MB: '999999',
      OPERATIONS_A_MINUTE: '999999',
    },
    profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
  )
  try {
    return await act({
      pair: await openPair(database.ownerUrl, niem.address, raw.address),
      niem,
      targets: (work) => [
        { pid: niem.pid, work: work.niem },
        { pid: raw.pid, work: work.raw },
      ],
      manner: { rounds, seconds, postmaster: postmaster(folder), database: database.name },
    })
  } finally {
    await niem.stop()
    await raw.stop()
  }
}

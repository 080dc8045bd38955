import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { folder, openGenerated } from './cluster.ts'
import { type Compared, compare } from './compare.ts'
import { openPair } from './pair.ts'
import { browse, inbox, page, search, wholePage, type Pair, type Workload } from './reads.ts'
import { postmaster, startNiem, startRaw } from './servers.ts'
import { printTable } from './table.ts'

// npm run bench -- --size 1k --only browse,page --rounds 5 --seconds 3 --out results.json

const sizes: Record<string, { documents: number; agencies: number }> = {
  '1k': { documents: 1_000, agencies: 1 },
  '100k': { documents: 100_000, agencies: 20 },
  '1m': { documents: 1_000_000, agencies: 200 },
}

const { values: said } = parseArgs({
  options: {
    size: { type: 'string', default: '1k' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    out: { type: 'string' },
    profile: { type: 'string' },
  },
})

const reads: Record<string, (pair: Pair) => Promise<Workload>> = {
  browse,
  page,
  'whole-page': wholePage,
  inbox,
  search: (pair) => search(pair, 'search with marks'),
  'search-plain': (pair) => search(pair, 'search without marks'),
}

/** Runs the workloads on one size. */
async function runSize(size: string): Promise<Compared[]> {
  const amount = sizes[size]
  if (!amount) throw new Error(`--size is one of ${Object.keys(sizes).join(', ')}`)
  const wanted = said.only?.split(',') ?? Object.keys(reads)
  const generated = await openGenerated(size, amount, (step) => console.error(`  ${step}`))
  const raw = await startRaw(generated.appUrl)
  const secret = '11'.repeat(32)
  const niem = await startNiem(
    { DATABASE_URL: generated.appUrl, DATABASE_OWNER_URL: generated.ownerUrl, SECRET_KEY: secret, DEMO: 'false' },
    said.profile ? ['--cpu-prof', `--cpu-prof-dir=${said.profile}`] : [],
  )
  try {
    const pair = await openPair(generated.ownerUrl, niem.address, raw.address)
    const manner = { rounds: Number(said.rounds), seconds: Number(said.seconds), postmaster: postmaster(folder), database: `bench_${size}` }
    const results: Compared[] = []
    for (const name of wanted) {
      const made = await reads[name]!(pair)
      const target = ({ address, pid }: { address: string; pid: number }, asked: Workload['niem']) => ({ address, pid, asked })
      results.push(await compare(made.name, target(niem, made.niem), target(raw, made.raw), manner))
      console.error(`  ${size} ${made.name} done`)
    }
    return results
  } finally {
    await niem.stop()
    await raw.stop()
    await generated.stop()
  }
}

const all: Record<string, Compared[]> = {}
for (const size of said.size.split(',')) all[size] = await runSize(size)
const out = path.resolve(said.out ?? path.join(folder, 'results', `${new Date().toISOString().replaceAll(':', '-')}.json`))
mkdirSync(path.dirname(out), { recursive: true })
writeFileSync(out, JSON.stringify(all, null, 2))
printTable(all)
console.log(`\n${out}`)

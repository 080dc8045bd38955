import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { folder, openGenerated } from './cluster.ts'
import { type Compared, compare } from './compare.ts'
import { inTurn } from './load.ts'
import { type Measure, measureFiles, measureStart } from './program.ts'
import { board, browse, inbox, page, search, wholeBoard, wholePage, type Pair, type Workload } from './reads.ts'
import { withSides } from './sides.ts'
import { printMeasures, printTable } from './table.ts'
import { cycles } from './writes.ts'

// npm run bench -- --size 1k --only browse,page,cycle,files,start --rounds 5 --seconds 3 --out results.json

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
  board,
  'whole-board': wholeBoard,
  search: (pair) => search(pair, 'search with marks'),
  'search-plain': (pair) => search(pair, 'search without marks'),
}
const wanted = said.only?.split(',') ?? [...Object.keys(reads), 'cycle', 'files', 'start']
const how = { rounds: Number(said.rounds), seconds: Number(said.seconds), ...(said.profile && { profile: said.profile }) }

const results: { sizes: Record<string, Compared[]>; program: Measure[] } = { sizes: {}, program: [] }

/** Runs the workloads on one size; the transfer of files, which no size changes, on the first alone. */
async function runSize(size: string, isFirst: boolean): Promise<void> {
  const amount = sizes[size]
  if (!amount) throw new Error(`--size is one of ${Object.keys(sizes).join(', ')}`)
  const generated = await openGenerated(size, amount, (step) => console.error(`  ${step}`))
  const compared: Compared[] = (results.sizes[size] = [])
  const tell = (one: Compared) => {
    compared.push(one)
    console.error(`  ${size} ${one.workload} done`)
  }
  try {
    const asked = wanted.flatMap((name) => reads[name] ?? [])
    if (asked.length > 0)
      await withSides(generated, how, async ({ pair, targets, manner }) => {
        for (const make of asked) {
          const { name, niem, raw } = await make(pair)
          const work = { niem: inTurn(pair.niem.address, niem), raw: inTurn(pair.raw.address, raw) }
          tell(await compare(name, ...targets(work), manner))
        }
      })
    if (wanted.includes('cycle'))
      await generated.onCopy((copy) =>
        withSides(copy, how, async ({ pair, targets, manner }) => {
          const { close, ...work } = await cycles(pair, copy.superuserUrl)
          tell(await compare('write cycle', ...targets(work), manner).finally(close))
        }),
      )
    if (isFirst && wanted.includes('files'))
      await generated.onCopy((copy) =>
        withSides(copy, how, async (sides) => {
          const { compared, measures } = await measureFiles(sides)
          compared.forEach(tell)
          results.program.push(...measures)
        }),
      )
  } finally {
    await generated.stop()
  }
}

for (const [i, size] of said.size.split(',').entries()) await runSize(size, i === 0)
if (wanted.includes('start')) results.program.push(...(await measureStart()))
const out = path.resolve(said.out ?? path.join(folder, 'results', `${new Date().toISOString().replaceAll(':', '-')}.json`))
mkdirSync(path.dirname(out), { recursive: true })
writeFileSync(
  out,
  JSON.stringify(results, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value), 2),
)
printTable(results.sizes)
printMeasures(results.program)
console.log(`\n${out}`)

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asked } from '../../server/documents/sql.ts'
import { conditions } from '../../server/documents/wishes.ts'
import { lifeIn } from '../support/life.ts'
import { startWorld, type World } from '../support/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
  const life = lifeIn(world)
  for (const title of ['Quy trình cấp Giấy phép sản xuất rượu', 'Quy trình bán 100% rượu vang', 'Quy trình đo lường'])
    await life.draft(await life.register({ title }))
}, 120_000)
afterAll(() => world.stop())

const found = async (text: string) => {
  const { documents } = await world
    .as('ada')
    .run<{ documents: { nodes: { title: string }[] } }>(
      'query($filter: DocumentFilter) { documents(first: 50, filter: $filter) { nodes { title } } }',
      {
        filter: { text },
      },
    )
  return documents.nodes.map(({ title }) => title).sort()
}

describe('a list of documents asked for words', () => {
  it('holds those with each of the words, with or without marks, wherever they stand', async () => {
    expect(await found('quy trinh ruou')).toEqual(['Quy trình bán 100% rượu vang', 'Quy trình cấp Giấy phép sản xuất rượu'])
    expect(await found('  rượu   giấy ')).toEqual(['Quy trình cấp Giấy phép sản xuất rượu'])
    expect(await found('do luong')).toEqual(['Quy trình đo lường'])
  })

  it('takes signs as signs', async () => {
    expect(await found('100%')).toEqual(['Quy trình bán 100% rượu vang'])
    expect(await found('quy_trình')).toEqual([])
    expect(await found('{"rượu",\\')).toEqual([])
  })

  it('reads the texts once, not once for each document, also where PostgreSQL has not counted its tables yet', async () => {
    for (const table of ['document', 'revision', 'search_entry']) await uncount(table)
    const { sql, values } = conditions({ text: 'quy trinh ruou' })
    const numbered = (text: string, n = 0) => text.replaceAll('?', () => `$${++n}`)
    const { rows } = await world.owner.query<{ 'QUERY PLAN': [{ Plan: Step }] }>(
      numbered(
        `explain (analyze, timing off, format json) with ${asked} select d.id from document d where ${sql} order by d.code limit 50`,
      ),
      [world.agencyId, null, '2026-11-24', ...values],
    )
    const plan = rows[0]!['QUERY PLAN'][0].Plan
    expect(plan['Actual Rows']).toBe(2)
    const texts = stepsOf(plan).filter((step) => step['Relation Name'] === 'search_entry')
    expect(texts.map((step) => step['Actual Loops'])).toEqual([1])
  })
})

interface Step {
  'Relation Name'?: string
  'Actual Loops': number
  'Actual Rows': number
  Plans?: Step[]
}
const stepsOf = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(stepsOf)]

/** Takes from PostgreSQL what it knows of a table, as before its first ANALYZE. */
async function uncount(table: string) {
  await world.owner.query(`select pg_clear_relation_stats('public', $1)`, [table])
  await world.owner.query(
    `select pg_clear_attribute_stats('public', $1, attname, false) from pg_attribute where attrelid = $1::text::regclass and attnum > 0 and not attisdropped`,
    [table],
  )
}

import { afterAll, beforeAll, expect, it } from 'vitest'
import { lifeIn } from '../support/life.ts'
import { startWorld, type World } from '../support/world.ts'

// How many documents there are is kept beside them: it must be what counting them again would say, whatever happened and in whatever order.

let world: World
let life: ReturnType<typeof lifeIn>

beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
}, 60_000)
afterAll(() => world.stop())

const kept =
  'select agency_id, kind, type_id, division_id, documents::bigint as documents from document_count where documents <> 0 order by 1, 2, 3, 4'
const counted = 'select agency_id, kind, type_id, division_id, count(*) as documents from document group by 1, 2, 3, 4 order by 1, 2, 3, 4'
const rows = async (sql: string) => (await world.owner.query<{ documents: string }>(sql)).rows
const total = async (filter: object) =>
  (
    await world
      .as('cleo')
      .run<{ documents: { totalCount: number } }>(
        'query($filter: DocumentFilter) { documents(filter: $filter, first: 1) { totalCount } }',
        { filter },
      )
  ).documents.totalCount

it('what many people register at once is counted, and a registration that is refused is not', async () => {
  await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      life.register({ code: `DEM-${i % 10}`, typeCode: i % 3 === 0 ? 'QT-HT' : 'QT-TTHC' }, i % 2 === 0 ? 'ada' : 'bao').catch(() => null),
    ),
  )
  expect(await rows(kept)).toEqual(await rows(counted))
  expect((await rows(kept)).reduce((sum, { documents }) => sum + Number(documents), 0)).toBe(10)
  expect(await total({})).toBe(10)
  expect(await total({ typeCodes: ['QT-HT'] })).toBe(
    Number(
      (await rows("select count(*) as documents from document d join document_type y on y.id = d.type_id where y.code = 'QT-HT'"))[0]!
        .documents,
    ),
  )
  expect(await total({ kinds: ['PROCEDURE'], statuses: ['NEVER_EFFECTIVE'] })).toBe(10)
})

it('a document that goes to another division or gets another type is counted there', async () => {
  await world.owner.query('begin')
  await world.owner.query(`alter table document disable trigger needs_entry`)
  await world.owner.query(
    `update document set lock = lock + 1, division_id = (select id from division v where v.agency_id = document.agency_id and v.code = 'VP') where code = 'DEM-1'`,
  )
  await world.owner.query(
    `update document set lock = lock + 1, (type_id, kind) = (select id, kind from document_type y where y.agency_id = document.agency_id and y.code = 'KH') where code = 'DEM-2'`,
  )
  await world.owner.query('alter table document enable trigger needs_entry')
  await world.owner.query('commit')
  expect(await rows(kept)).toEqual(await rows(counted))
  expect(await total({ kinds: ['PLAN'] })).toBe(1)
})

it("the server's account changes no count", async () => {
  await expect(world.app.query('update document_count set documents = 0')).rejects.toMatchObject({ code: '42501' })
  expect(await rows(kept)).toEqual(await rows(counted))
})

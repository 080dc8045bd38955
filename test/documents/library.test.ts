import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
})

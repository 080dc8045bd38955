import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done as english, refused as englishRefused } from '../../server/audit-trail/sentences.en.ts'
import { done as vietnamese, refused as vietnameseRefused } from '../../server/audit-trail/sentences.vi.ts'
import { type Followed, lifeIn } from '../support/life.ts'
import { readRefusals } from '../support/trail.ts'
import { refusal, startWorld, type World } from '../support/world.ts'

let world: World
let life: ReturnType<typeof lifeIn>
let refusals: ReturnType<typeof readRefusals>
let draft: Followed
beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
  refusals = readRefusals(world)
  draft = await life.draft()
}, 120_000)
afterAll(() => world.stop())

describe('refused acts that matter', () => {
  it('own work, a foreign agency, a forbidden role: each is one line beside the chain', async () => {
    const submitted = await life.submit(await life.draft())
    expect((await refusal(life.vote(submitted, 'ada'))).code).toBe('NOT_ALLOWED')
    expect((await refusal(life.publish(submitted, await world.today(), 'otto'))).code).toBe('NOT_ALLOWED')
    expect((await refusal(life.explain(submitted, 'zed'))).code).toBe('NOT_FOUND')
    const { code } = submitted.document
    const lines = await refusals('vera', { documentCode: code })
    expect(lines.map(({ sentence }) => sentence)).toEqual([
      `Otto không ban hành được ${code}: việc dành cho vai trò khác.`,
      `Ada không soát xét được ${code}: việc dành cho vai trò khác.`,
    ])
    expect(await refusals('zed')).toEqual([
      {
        action: 'updateDraft',
        refused: 'NOT_FOUND',
        documentCode: null,
        actor: { name: 'Zed' },
        sentence: 'Zed không sửa dự thảo được: mục thuộc cơ quan khác.',
      },
    ])
    expect(await refusals('bao')).toEqual([])
  })

  it('what nobody has, and what only came too early, is none', async () => {
    const before = (await refusals('cleo')).length
    const nothing = { ...draft, id: '01a20fdc-0000-7000-8000-000000000000' }
    expect((await refusal(life.explain(nothing))).code).toBe('NOT_FOUND')
    expect(
      (await refusal(life.mutate('cleo', 'publishRevision', { revisionId: draft.id, lock: draft.lock, effectiveOn: '2020-01-01' }))).code,
    ).toBe('WRONG_STATE')
    expect((await refusals('cleo')).length).toBe(before)
  })

  it('at most thirty a minute are kept of one person', async () => {
    for (let tried = 1; tried <= 34; tried++)
      await refusal(life.mutate('otto', 'cancelRevision', { revisionId: draft.id, lock: draft.lock, reason: 'Không cần nữa đâu' }))
    expect((await refusals('cleo', { actorIds: [world.person('otto')] })).length).toBe(30)
  })
})

describe('its words', () => {
  const sources = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  it('every action that the server tells of has a phrase in both languages', () => {
    const told = new Set<string>()
    for (const file of sources) {
      const text = readFileSync(`server/${file}`, 'utf8')
      for (const [call] of text.matchAll(/\b(announce|finish|tell)\(\s*ctx,[\s\S]*?\)\n/g))
        for (const [, action] of call
          .replaceAll(/rule: '\w+'/g, '')
          .matchAll(/'((?:document|revision|draft|file|lease|changes|review|form|comment|issue|publication|end)[A-Z]\w+)'/g))
          told.add(action!)
      for (const [, action] of text.matchAll(/action: '(\w+TakenOver)'/g)) told.add(action!)
    }
    expect(told.size).toBeGreaterThan(20)
    expect([...told].filter((action) => !(action in vietnamese))).toEqual([])
    expect(Object.keys(english)).toEqual(Object.keys(vietnamese))
  })
  it('every mutation has one for a refusal, in both languages', async () => {
    const { __schema } = await world
      .as('cleo')
      .run<{ __schema: { mutationType: { fields: { name: string }[] } } }>('{ __schema { mutationType { fields { name } } } }')
    const mutations = __schema.mutationType.fields.map(({ name }) => name).sort()
    expect(Object.keys(vietnameseRefused.acts).sort()).toEqual(mutations)
    expect(Object.keys(englishRefused.acts).sort()).toEqual(mutations)
    expect(Object.keys(englishRefused.reasons)).toEqual(Object.keys(vietnameseRefused.reasons))
  })
})

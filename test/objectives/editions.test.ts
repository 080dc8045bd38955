import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Followed, lifeIn } from '../support/life.ts'
import { type Persona, refusal, startWorld, type World } from '../support/world.ts'

// From one year to the next: an edition begins as a copy of the one before, says what it changes, and is approved by the head who did not write it.

let world: World
let life: ReturnType<typeof lifeIn>
/** Whose roles changed: their sessions ended, and they signed in anew. */
const anew = new Map<Persona, Awaited<ReturnType<World['enter']>>>()
beforeAll(async () => {
  world = await startWorld()
  life = lifeIn({ ...world, as: (who) => anew.get(who) ?? world.as(who) })
}, 60_000)
afterAll(() => world.stop())

interface Changes {
  before: { label: string } | null
  compared: boolean
  added: number
  removed: number
  changed: number
  same: number
  words: { part: string; before: string | null; after: string | null }[]
  commitments: { change: string; before: { text: string } | null; after: { text: string } | null }[]
  objectives: {
    change: string
    before: { code: string; target: string } | null
    after: { code: string; target: string } | null
    parts: string[]
  }[]
}
interface Content {
  statement: { title: string; motto: string; commitments: { identity: string; text: string }[] } | null
  sheet: { year: number; objectives: { id: string; identity: string; code: string; title: string; commitment: string | null }[] } | null
  changes: Changes | null
}
const asked = `statement { title motto commitments { identity text } } sheet { year objectives { id identity code title commitment } }
  changes { before { label } compared added removed changed same words { part before after } commitments { change before { text } after { text } }
    objectives { change before { code target } after { code target } parts } }`

const contentOf = async (id: string, who: Persona = 'cleo') =>
  (await world.as(who).run<{ revision: Content }>(`query($id: ID!) { revision(id: $id) { ${asked} } }`, { id })).revision

const document = async (code: string) =>
  (
    await world
      .as('cleo')
      .run<{ document: { id: string; lock: number } }>('query($code: String!) { document(code: $code) { id lock } }', { code })
  ).document
const openOf = async (code: string) =>
  (
    await world
      .as('cleo')
      .run<{ document: { openRevision: Followed } }>('query($code: String!) { document(code: $code) { openRevision { id lock } } }', {
        code,
      })
  ).document.openRevision
const startNext = async (code: string, more: object = {}) => life.start(await document(code), 'cleo', { changeReason: 'NEW_YEAR', ...more })
const save = (draft: Followed, more: object, who: Persona = 'cleo') => life.explain(draft, who, more)
const agreed = async (revision: Followed, ...people: Persona[]) => {
  let now = revision
  for (const who of people) now = await life.vote(now, who)
  return now
}
const intoForce = async (revision: Followed, ...people: Persona[]) =>
  life.publish(await life.approve(await agreed(revision, ...people)), await world.dayFrom(0))
const count = async (table: string) => Number((await world.owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n)

const lines = ['Đúng luật', 'Đúng hạn', 'Công khai']
const statement = { title: 'Chính sách chất lượng', motto: 'Đúng hạn', commitments: lines.map((text) => ({ text })) }
const objective = (code: string, target: string, more: object = {}) => ({
  ...{ code, target, title: `Mục tiêu ${code}`, measure: 'Tỷ lệ', unit: '%', direction: 'AT_LEAST', frequency: 'QUARTER', ...more },
})
const heads: Persona[] = ['hung', 'nga', 'oanh', 'rui']

describe('a policy', () => {
  let first: Content
  it('that never was has nothing to be compared with', async () => {
    const draft = await save(
      await life.start(await life.register({ typeCode: 'CSCL', title: 'Chính sách chất lượng', code: 'CSCL-01' }, 'cleo'), 'cleo'),
      {
        statement,
      },
    )
    first = await contentOf(draft.id)
    expect(first.changes).toMatchObject({ before: null, compared: false, added: 0 })
    await intoForce(await life.submit(draft, 'cleo'), ...heads, 'cleo')
  })

  it('begins its next edition with the words of the one before, each commitment the one it was', async () => {
    await world.setDay(await world.dayFrom(3))
    const next = await contentOf((await startNext('CSCL-01')).id)
    expect(next.statement).toEqual(first.statement)
    expect(next.changes).toMatchObject({ before: { label: '01' }, compared: true, added: 0, removed: 0, changed: 0, same: 3 })
  })

  it('says which commitments are new, gone and worded anew; one that only moved is the same', async () => {
    const draft = await openOf('CSCL-01')
    const [lawful, onTime] = first.statement!.commitments
    const commitments = [onTime!, { ...lawful!, text: 'Đúng luật, không phiền hà' }, { text: 'Hiện đại' }]
    const saved = await save(draft, { statement: { ...statement, motto: 'Đúng hạn, thân thiện', commitments } })
    const { changes } = await contentOf(saved.id)
    expect(changes).toEqual({
      before: { label: '01' },
      compared: true,
      ...{ added: 1, removed: 1, changed: 2, same: 1 },
      words: [{ part: 'motto', before: 'Đúng hạn', after: 'Đúng hạn, thân thiện' }],
      commitments: [
        { change: 'CHANGED', before: { text: 'Đúng luật' }, after: { text: 'Đúng luật, không phiền hà' } },
        { change: 'ADDED', before: null, after: { text: 'Hiện đại' } },
        { change: 'REMOVED', before: { text: 'Công khai' }, after: null },
      ],
      objectives: [],
    })
    expect((await contentOf(saved.id, 'otto')).changes).toBeNull() // a draft is closed, and so is what it changes
    const submitted = await agreed(await life.submit(saved, 'cleo'), ...heads, 'cleo')
    const inbox = await world
      .as('mei')
      .run<{ myTasks: { nodes: { revision: { id: string; changes: object | null } }[] } }>(
        '{ myTasks { nodes { revision { id changes { added removed changed } } } } }',
      )
    expect(inbox.myTasks.nodes.map(({ revision }) => revision)).toEqual([
      { id: submitted.id, changes: { added: 1, removed: 1, changed: 2 } },
    ])
  })
})

describe('the objectives of a year', () => {
  let first: Content
  it('begin the next year as a copy, with their owners, plans and commitments', async () => {
    const { statement } = (
      await world
        .as('cleo')
        .run<{ document: { effectiveRevision: Content } }>(
          '{ document(code: "CSCL-01") { effectiveRevision { statement { commitments { identity } } } } }',
        )
    ).document.effectiveRevision
    const commitment = statement!.commitments[0]!.identity
    const draft = await life.start(await life.register({ typeCode: 'MTCL', title: 'Mục tiêu', code: 'MTCL' }, 'cleo'), 'cleo')
    const objectives = [
      objective('MT-1', '98', { commitment, ownerId: world.person('hung'), plan: { what: 'Nhắc hạn' } }),
      objective('MT-2', '95'),
      objective('MT-3', '1'),
    ]
    const submitted = await life.submit(await save(draft, { objectives: { year: 2026, objectives } }), 'cleo')
    first = await contentOf(submitted.id)
    await intoForce(submitted, 'rui', 'cleo')
    await world.setDay(await world.dayFrom(3))
    const next = await startNext('MTCL')
    const copied = await contentOf(next.id)
    const { sheet, changes } = copied
    expect(sheet!.year).toBe(2027)
    const said = (content: Content) =>
      content.sheet!.objectives.map(({ identity, code, title, commitment }) => [identity, code, title, commitment])
    expect(said(copied)).toEqual(said(first))
    expect(sheet!.objectives.some(({ id }) => first.sheet!.objectives.some((one) => one.id === id))).toBe(false) // rows of its own
    expect(changes).toMatchObject({ added: 0, removed: 0, changed: 0, same: 3 })
  })

  it('say what is new, what is dropped, and which target or measure is another', async () => {
    const openRevision = await openOf('MTCL')
    const commitment = first.sheet!.objectives[0]!.commitment
    const objectives = [
      objective('MT-1', '99.5', { commitment, ownerId: world.person('hung'), plan: { what: 'Nhắc hạn' } }),
      objective('MT-4', '10'),
      objective('MT-2', '95', { measure: 'Tỷ lệ phiếu' }),
    ]
    const saved = await save(openRevision, { objectives: { year: 2027, objectives } })
    expect((await contentOf(saved.id)).changes).toMatchObject({
      ...{ added: 1, removed: 1, changed: 2, same: 0 },
      objectives: [
        { change: 'CHANGED', before: { target: '98' }, after: { target: '99.5' }, parts: ['target'] },
        { change: 'ADDED', before: null, after: { code: 'MT-4' }, parts: [] },
        { change: 'CHANGED', before: { code: 'MT-2' }, after: { code: 'MT-2' }, parts: ['measure'] },
        { change: 'REMOVED', before: { code: 'MT-3' }, after: null, parts: [] },
      ],
    })
  })

  it('amended within the year stay about the same year', async () => {
    const openRevision = await openOf('MTCL')
    await life.mutate('cleo', 'discardDraft', { revisionId: openRevision.id, lock: openRevision.lock })
    const amended = await startNext('MTCL', { changeSize: 'AMENDMENT', changeReason: 'IMPROVEMENT' })
    expect((await contentOf(amended.id)).sheet!.year).toBe(2026)
  })
})

describe('the head who wrote it', () => {
  interface Grant {
    id: string
    lock: number
    role: string
    state: string
  }
  const roleAct = async (who: Persona, name: string, input: object) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
    const done = await world
      .as(who)
      .run<Record<string, { grants: Grant[] }>>(`mutation($input: ${type}) { ${name}(input: $input) { grants { id lock role state } } }`, {
        input,
      })
    return done[name]!.grants
  }
  const grant = async (role: string, to: Persona, more: object = {}) => {
    const text = { from: await world.today(), basis: '12/QĐ-SCT', basisOn: '2026-01-05' }
    const grants = await roleAct('quan', 'proposeRole', { personId: world.person(to), role, ...text, ...more })
    const proposed = grants.find((one) => one.role === role && one.state === 'PROPOSED') // a role without weight counts at once
    const all = proposed ? await roleAct('cleo', 'confirmRole', { grantId: proposed.id, lock: proposed.lock }) : grants
    anew.set(to, await world.enter(to))
    return all
  }
  const draftBy = async (who: Persona, code: string) =>
    save(await life.start(await life.register({ typeCode: 'CSCL', title: 'Chính sách', code }, who), who), { statement }, who)

  it('cannot send it off: nobody could approve it', async () => {
    const [{ id: divisionId }] = (await world.owner.query<{ id: string }>("select id from division where code = 'BGD'")).rows as [
      { id: string },
    ]
    await grant('DIVISION_HEAD', 'mei', { divisionId })
    const draft = await draftBy('mei', 'CSCL-11')
    const before = [await count('review_round'), await count('trail_entry')]
    expect(await refusal(life.submit(draft, 'mei'))).toMatchObject({ code: 'NOBODY_ELIGIBLE' })
    expect([await count('review_round'), await count('trail_entry')]).toEqual(before)
    expect((await life.see('mei', draft.id)).state).toBe('DRAFT')
  })

  it('who became head afterwards is refused, too, and nothing is changed', async () => {
    const waiting = await agreed(await life.submit(await draftBy('ada', 'CSCL-12'), 'ada'), ...heads, 'cleo')
    const asAuthor = `select id, lock from role_grant where person_id = '${world.person('ada')}' and role = 'AUTHOR'`
    const [held] = (await world.owner.query<{ id: string; lock: number }>(asAuthor)).rows as [Grant]
    await roleAct('quan', 'endRole', {
      grantId: held.id,
      lock: held.lock,
      until: await world.dayFrom(-1),
      reason: 'Được bổ nhiệm Giám đốc',
    })
    await grant('HEAD', 'ada')
    const before = [await count('approval'), await count('trail_entry')]
    expect(await refusal(life.approve(waiting, 'ada'))).toMatchObject({ code: 'OWN_WORK' })
    expect([await count('approval'), await count('trail_entry')]).toEqual(before)
    expect(await life.see('mei', waiting.id)).toMatchObject({ state: 'IN_APPROVAL', lock: waiting.lock })
    expect((await life.approve(waiting)).state).toBe('APPROVED')
  })
})

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Followed, lifeIn } from '../support/life.ts'
import { type Entry, type Page, readRefusals, readTrail } from '../support/trail.ts'
import { refusal, startWorld, type World } from '../support/world.ts'

let world: World
let life: ReturnType<typeof lifeIn>
let read: ReturnType<typeof readTrail>
let refusals: ReturnType<typeof readRefusals>
let effective: Followed
let draft: Followed
let elsewhere: { code: string }
beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
  read = readTrail(world)
  refusals = readRefusals(world)
  effective = await life.effective()
  draft = await life.explain(await life.start(await life.register({ title: 'Quy trình chưa ai biết' })), 'ada', {
    title: 'Tên mới chưa ai biết',
  })
  elsewhere = await life.register({ title: 'Quy trình của phòng khác' }, 'bao')
}, 120_000)
afterAll(() => world.stop())

describe('the chain', () => {
  it('one act is one entry, numbered without a gap', async () => {
    const { nodes, totalCount } = await read('cleo')
    expect(nodes.map(({ sequence }) => sequence)).toEqual(Array.from({ length: totalCount }, (_, i) => totalCount - i))
  })

  it('every hash is that of the one before and of what the entry says, worked out here again', async () => {
    const { rows } = await world.owner.query<Record<string, string>>(
      `select agency_id, sequence, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, subject_type, subject_id,
        coalesce(subject_lock::text, '') as subject_lock, body, encode(hash, 'hex') as hash, encode(previous_hash, 'hex') as previous
      from trail_entry where agency_id = $1 order by sequence`,
      [world.agencyId],
    )
    expect(rows.length).toBeGreaterThan(10)
    let last = createHash('sha256').update(world.agencyId).digest('hex')
    for (const row of rows) {
      expect(row.previous).toBe(last)
      const said = [row.agency_id, row.sequence, row.at, row.subject_type, row.subject_id, row.subject_lock, row.body].join('|')
      last = createHash('sha256').update(Buffer.from(last, 'hex')).update(said).digest('hex')
      expect(row.hash).toBe(last)
    }
    const [newest] = (await read('cleo', {}, { first: 1 })).nodes
    expect(newest?.hash).toBe(last)
  })

  it.each([
    'update trail_entry set body = body',
    'delete from trail_entry',
    'truncate trail_entry',
    'update refusal_entry set code = code',
  ])('nobody changes it, not even the owner: %s', async (statement) => {
    const before = await read('cleo')
    await expect(world.owner.query(statement)).rejects.toMatchObject({ code: 'NI006' })
    await expect(world.app.query(statement)).rejects.toMatchObject({ code: expect.stringMatching(/42501|NI006/) as string })
    expect(await read('cleo')).toEqual(before)
  })

  it('an act that is refused leaves no entry', async () => {
    const before = await read('cleo')
    expect((await refusal(life.publish(effective, await world.today()))).code).toBe('WRONG_STATE')
    expect(await read('cleo')).toEqual(before)
  })
})

describe('the page', () => {
  it('tells what happened in sentences, in the reader’s language', async () => {
    const said = (language: string) =>
      read('cleo', { documentCode: effective.document.code }, { language }).then(({ nodes }) =>
        nodes.map(({ sentence }) => sentence).reverse(),
      )
    const { code } = effective.document
    const day = (await world.today()).split('-').reverse().join('/')
    expect(await said('vi')).toEqual([
      `Ada đăng ký tài liệu ${code}`,
      `Ada bắt đầu soạn ${code} lần 01`,
      `Ada thêm tệp vào dự thảo ${code} lần 01`,
      `Ada sửa dự thảo ${code} lần 01`,
      `Ada trình ${code} lần 01, vòng 1`,
      `Hung đồng ý ${code} lần 01, vòng 1`,
      `Cleo soát thể thức ${code} lần 01: đạt, vòng 1`,
      `Mei phê duyệt ${code} lần 01`,
      `Cleo ban hành ${code} lần 01, có hiệu lực từ ${day}`,
    ])
    expect((await said('en')).at(-1)).toBe(`Cleo published ${code} edition 01, in force from ${day}`)
  })

  it('holds who, from where to where, by which rule and for which bytes', async () => {
    const [approved] = (await read('vera', { actions: ['revisionApproved'], documentCode: effective.document.code })).nodes
    expect(approved).toMatchObject({ actor: { name: 'Mei' }, from: 'IN_APPROVAL', to: 'APPROVED', sha256: effective.sha256 })
    expect(approved?.rule).toContain('approve')
  })

  it('filters by document in any spelling, person, action, subject and days', async () => {
    const { code, id } = effective.document
    expect((await read('cleo', { documentCode: code.toLowerCase().replaceAll('-', '.') })).totalCount).toBe(9)
    expect((await read('cleo', { actorIds: [world.person('mei')] })).nodes.map(({ action }) => action)).toEqual(['revisionApproved'])
    expect((await read('cleo', { subjectId: id })).nodes.map(({ action }) => action)).toEqual(['documentRegistered'])
    expect((await read('cleo', { subjectId: 'x' })).totalCount).toBe(0)
    const all = (await read('cleo')).totalCount
    const [today, tomorrow] = [await world.today(), await world.dayFrom(1)]
    expect((await read('cleo', { from: today, until: today })).totalCount).toBe(all)
    expect((await read('cleo', { from: tomorrow })).totalCount).toBe(0)
    expect((await read('cleo', { until: await world.dayFrom(-1) })).totalCount).toBe(0)
  })

  it('pages by cursor without a gap or a repetition, also while it grows', async () => {
    const all = (await read('cleo')).nodes.map(({ sequence }) => sequence)
    const walked: number[] = []
    for (let after: string | null = null; ;) {
      const page: Page<Entry> = await read('cleo', {}, { first: 4, after })
      walked.push(...page.nodes.map(({ sequence }) => sequence))
      if (walked.length === 4) await life.register({ title: 'Giữa chừng' })
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(walked).toEqual(all)
    const forged = Buffer.from('["x"]').toString('base64url')
    expect((await refusal(read('cleo', {}, { after: forged }))).code).toBe('INVALID_INPUT')
    expect((await refusal(read('cleo', {}, { first: 101 }))).code).toBe('INVALID_INPUT')
  })

  it('of a draft it shows the act, not the content', async () => {
    const { nodes } = await read('hung', { documentCode: draft.document.code })
    const changed = nodes.find(({ action }) => action === 'draftChanged')
    expect(changed?.changes.map(({ field }) => field)).toContain('title')
    expect(JSON.stringify(nodes)).not.toContain('chưa ai biết')
    const known = (await read('hung', { documentCode: effective.document.code })).nodes.find(({ action }) => action === 'draftChanged')
    expect(known?.changes).toContainEqual({ field: 'changeSummary', before: null, after: 'Cập nhật căn cứ pháp lý' })
  })
})

describe('who reads it', () => {
  it.each(['cleo', 'mei', 'dung', 'rui', 'vera', 'luu', 'quan'] as const)('%s reads the whole of it', async (who) => {
    expect((await read(who, { documentCode: elsewhere.code })).totalCount).toBe(1)
    expect((await read(who, { documentCode: effective.document.code })).totalCount).toBe(9)
  })
  it.each(['ada', 'hung'] as const)('%s reads that of the own division', async (who) => {
    expect((await read(who, { documentCode: elsewhere.code })).totalCount).toBe(0)
    expect((await read(who, { documentCode: effective.document.code })).totalCount).toBe(9)
  })
  it('who only reads documents does not read it', async () => {
    expect((await refusal(read('otto'))).code).toBe('NOT_ALLOWED')
    expect((await refusal(refusals('otto'))).code).toBe('NOT_ALLOWED')
  })
  it('another agency has its own', async () => {
    expect((await read('zed')).nodes).toEqual([])
    expect((await read('zed', { documentCode: effective.document.code })).totalCount).toBe(0)
  })
})

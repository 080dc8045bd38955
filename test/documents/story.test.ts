import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Followed, lifeIn } from '../support/life.ts'
import { makeDocx, makePdf } from '../support/papers.ts'
import { type Persona, startWorld, type TestRefusal, type World } from '../support/world.ts'

// The life of a document through the API, on real PostgreSQL and real files. Every refusal is checked twice: the code, and that nothing changed.

let world: World
let life: ReturnType<typeof lifeIn>

beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
}, 120_000)
afterAll(() => world.stop())

/** Everything that an act could change, as one number each. */
async function footprint(): Promise<unknown> {
  const { rows } = await world.owner.query(`select
    (select count(*) from trail_entry) as entries, (select sum(lock) from revision) as revisions, (select sum(lock) from document) as documents,
    (select count(*) from vote) as votes, (select count(*) from approval) as approvals, (select count(*) from revision_file where removed_at is null) as files,
    (select count(*) from task where closed_at is null) as tasks, (select count(*) from comment) as comments, (select count(*) from document_code) as codes`)
  return rows[0]
}

/** Expects a refusal with its code and a sentence, and that nothing changed. */
async function refused(act: () => Promise<unknown>, code: string): Promise<TestRefusal> {
  const before = await footprint()
  const refusal = await act().then(
    () => ({ code: 'done', message: '' }) as TestRefusal,
    (error: unknown) => error as TestRefusal,
  )
  expect(refusal.code).toBe(code)
  expect(refusal.message.length).toBeGreaterThan(10)
  expect(await footprint()).toEqual(before)
  return refusal
}

const trailOf = async (code: string) => {
  const { auditTrail } = await world
    .as('cleo')
    .run<{ auditTrail: { nodes: { action: string; actor: { name: string } | null }[] } }>(
      'query($filter: AuditTrailFilter) { auditTrail(filter: $filter, first: 100) { nodes { action actor { name } } } }',
      { filter: { documentCode: code } },
    )
  return auditTrail.nodes.map(({ action }) => action).reverse()
}

describe('three revisions on three days', () => {
  let code: string
  let first: Followed
  let second: Followed

  it('a document is registered, drafted, reviewed twice, approved and published for a later day', async () => {
    const document = await life.register({ title: 'Quy trình cấp giấy phép sản xuất rượu' })
    code = document.code
    const submitted = await life.submit(await life.draft(document))
    expect(submitted.state).toBe('IN_REVIEW')
    const sentBack = await life.vote(submitted, 'hung', 'REQUEST_CHANGES', 'Thiếu căn cứ Nghị định 17/2020/NĐ-CP')
    expect(sentBack.state).toBe('DRAFT')
    const again = await life.submit(await life.attach(sentBack))
    expect(again.sha256).not.toBe(submitted.sha256)
    const inApproval = await life.vote(await life.vote(again, 'hung'), 'cleo')
    expect(inApproval.state).toBe('IN_APPROVAL')
    const day = await world.dayFrom(7)
    first = await life.publish(await life.approve(inApproval, 'mei', day), day)
    expect(first.state).toBe('SCHEDULED')
  })

  it('before the day staff see that it comes, and cannot open it', async () => {
    const seen = await life.see('otto', first.id)
    expect(seen).toMatchObject({ state: 'SCHEDULED', contentVisible: false, files: [] })
    const { search } = await world
      .as('otto')
      .run<{ search: { nodes: unknown[] } }>('{ search(text: "san xuat ruou") { nodes { snippet } } }')
    expect(search.nodes).toEqual([])
  })

  it('on the day it is in force by itself: staff find it without marks and read its bytes', async () => {
    await world.setDay(first.effectiveOn!)
    const { search } = await world
      .as('otto')
      .run<{ search: { nodes: { document: { code: string }; revision: Followed }[] } }>(
        '{ search(text: "san xuat ruou") { nodes { document { code } revision { state files { url sha256 } } } } }',
      )
    expect(search.nodes[0]).toMatchObject({ document: { code }, revision: { state: 'EFFECTIVE' } })
    const file = search.nodes[0]!.revision.files[0]!
    const read = await world.as('otto').fetch(file.url)
    expect(read.status).toBe(200)
    expect(read.headers.get('etag')).toContain(first.sha256)
    expect(
      Buffer.from(await read.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  it('the next one supersedes it on its own day, and nobody had to do anything', async () => {
    const document = (await life.see('ada', first.id)).document
    second = await life.publish(await life.approved(document), await world.dayFrom(3))
    await world.setDay(second.effectiveOn!)
    expect(await life.see('otto', second.id)).toMatchObject({ state: 'EFFECTIVE', contentVisible: true, label: '02' })
    expect(await life.see('otto', first.id)).toMatchObject({
      state: 'SUPERSEDED',
      contentVisible: false,
      files: [],
      endsOn: second.effectiveOn,
    })
    expect(await life.see('vera', first.id)).toMatchObject({ contentVisible: true })
  })

  it('a link kept from before opens only for those who may', async () => {
    const [kept] = (await life.see('vera', first.id)).files
    expect((await world.as('vera').fetch(kept!.url)).status).toBe(200)
    expect((await world.as('otto').fetch(kept!.url)).status).toBe(404)
    expect((await world.as('zed').fetch(kept!.url)).status).toBe(404)
  })

  it('a third takes effect at once; what was in force on each day is still known', async () => {
    const third = await life
      .publish(await life.approved((await life.see('ada', second.id)).document), await world.today())
      .catch((error: TestRefusal) => error)
    expect(third).toMatchObject({ code: 'DATE_TOO_EARLY' }) // the second one began today
    await world.setDay(await world.dayFrom(1))
    const open = await world
      .as('cleo')
      .run<{ document: { openRevision: Followed } }>(`query($code: String!) { document(code: $code) { openRevision { id lock } } }`, {
        code,
      })
    await life.publish(open.document.openRevision, await world.today())
    const { document } = await world.as('otto').run<{ document: Record<string, { label: string } | null> }>(
      `query($code: String!, $a: Date!, $b: Date!, $c: Date!, $never: Date!) { document(code: $code) {
        a: revisionOn(day: $a) { label } b: revisionOn(day: $b) { label } c: revisionOn(day: $c) { label } never: revisionOn(day: $never) { label } } }`,
      { code, a: first.effectiveOn, b: second.effectiveOn, c: await world.today(), never: '2020-01-01' },
    )
    expect(document).toEqual({ a: { label: '01' }, b: { label: '02' }, c: { label: '03' }, never: null })
  })

  it('the trail tells all of it in order', async () => {
    const trail = await trailOf(code)
    expect(trail.slice(0, 6)).toEqual([
      'documentRegistered',
      'revisionStarted',
      'fileAdded',
      'draftChanged',
      'revisionSubmitted',
      'changesAsked',
    ])
    expect(trail.filter((action) => action === 'revisionPublished')).toHaveLength(3)
    expect(trail.filter((action) => action === 'endSet')).toHaveLength(2)
  })
})

describe('a draft', () => {
  it('a Word file alone is the content; beside a PDF it is the source', async () => {
    const started = await life.start(await life.register())
    const word = await world.as('ada').upload(await makeDocx('Nội dung'), 'quy trình.docx')
    const attached = await life.mutate('ada', 'attachFile', {
      revisionId: started.id,
      lock: started.lock,
      uploadId: word.uploadId,
      role: 'SOURCE',
    })
    const both = await life.attach(attached)
    expect(both.files.map(({ role, fileName }) => `${role} ${fileName}`)).toEqual(['CONTENT quy trình.pdf', 'SOURCE quy trình.docx'])
  })
  it('a second content replaces the first one', async () => {
    const one = await life.draft()
    const two = await life.attach(one)
    expect(two.files).toHaveLength(1)
    expect(two.sha256).not.toBe(one.sha256)
  })
  it('is not submitted before it is complete, and everything that is missing is named', async () => {
    const started = await life.start(await life.register(), 'ada', { changeSummary: null })
    const refusal = await refused(() => life.submit(started), 'INCOMPLETE')
    expect(refusal.extensions.data?.missing).toMatchObject([{ field: 'files' }, { field: 'changeSummary' }])
  })
  it('what one person has checked out another does not save, until it is taken over with a reason', async () => {
    const started = await life.start(await life.register())
    await refused(() => life.explain(started, 'amy'), 'LOCKED_BY_OTHER')
    await refused(() => life.mutate('amy', 'takeLease', { revisionId: started.id }), 'REASON_NEEDED')
    await life.mutate('amy', 'takeLease', { revisionId: started.id, reason: 'Đồng nghiệp nghỉ phép dài ngày' })
    expect(await life.explain(started, 'amy')).toMatchObject({ state: 'DRAFT' })
  })
  it('somebody of another division does not save it', async () => {
    const started = await life.start(await life.register())
    await refused(() => life.explain(started, 'bao'), 'NOT_ALLOWED')
  })
  it('is discarded without a trace in the timeline, and its serial is not used again', async () => {
    const document = await life.register()
    const thrown = await life.start(document)
    await life.mutate('ada', 'discardDraft', { revisionId: thrown.id, lock: thrown.lock })
    expect(await life.start(document)).toMatchObject({ serial: 2, label: '01' })
  })
  it('once submitted it is cancelled with a reason, and gives its number back', async () => {
    const document = await life.register()
    const back = await life.vote(await life.submit(await life.draft(document)), 'hung', 'REQUEST_CHANGES', 'Chưa đúng mẫu quy định')
    await refused(() => life.mutate('ada', 'discardDraft', { revisionId: back.id, lock: back.lock }), 'ALREADY_SUBMITTED')
    await refused(() => life.mutate('ada', 'cancelRevision', { revisionId: back.id, lock: back.lock, reason: 'thôi' }), 'REASON_NEEDED')
    await life.mutate('ada', 'cancelRevision', { revisionId: back.id, lock: back.lock, reason: 'Không còn cần ban hành' })
    expect(await life.start(document)).toMatchObject({ label: '01', serial: 2 })
  })
})

describe('what is refused', () => {
  it('an old lock: somebody was faster, and nothing is written over', async () => {
    const draft = await life.draft()
    await life.explain(draft, 'ada', { title: 'Tên mới của quy trình' })
    const refusal = await refused(() => life.explain(draft, 'ada', { title: 'Tên khác' }), 'CHANGED_MEANWHILE')
    expect(refusal.extensions.data).toMatchObject({ lock: draft.lock + 1 })
  })
  it('other bytes than those stored', async () => {
    const submitted = await life.submit(await life.draft())
    await refused(() => life.vote({ ...submitted, sha256: 'a'.repeat(64) }, 'hung'), 'BYTES_CHANGED')
    await refused(() => life.vote({ ...submitted, sealSha256: 'a'.repeat(64) }, 'hung'), 'BYTES_CHANGED')
  })
  it('a vote that is somebody else’s, and a second vote', async () => {
    const submitted = await life.submit(await life.draft())
    await refused(() => life.vote(submitted, 'otto'), 'NOT_ALLOWED')
    await refused(() => life.vote(submitted, 'cleo'), 'NOT_YOUR_TASK') // the check of form waits for the review
    const endorsed = await life.vote(submitted, 'hung')
    await refused(() => life.vote(endorsed, 'hung'), 'NOT_YOUR_TASK')
  })
  it('a review of one’s own work: its route has nobody else, so it is not even submitted', async () => {
    const started = await life.start(await life.register({}, 'hung'), 'hung')
    const drafted = await life.explain(await life.attach(started, 'hung'), 'hung')
    await refused(() => life.submit(drafted, 'hung'), 'NOBODY_ELIGIBLE')
  })
  for (const who of ['dung', 'cleo', 'quan', 'otto', 'ada', 'hung'] as Persona[]) {
    it(`approving by ${who}`, async () => {
      const inApproval = await life.reviewed()
      const { id: revisionId, lock, sha256, sealSha256 } = inApproval
      await refused(
        () => life.mutate(who, 'approveRevision', { revisionId, lock, sha256, sealSha256, proofToken: 'x' }),
        who === 'dung' ? 'ASSIGNMENT_NOT_VALID' : 'NOT_ALLOWED',
      )
    })
  }
  it('approving without proof, with a proof for another day, and with one that was used', async () => {
    const inApproval = await life.reviewed()
    const { id: revisionId, lock, sha256, sealSha256 } = inApproval
    const input = { revisionId, lock, sha256, sealSha256, notBefore: await world.dayFrom(2) }
    await refused(() => life.mutate('mei', 'approveRevision', input), 'PROOF_NEEDED')
    const other = await world
      .as('mei')
      .prove({ act: 'approveRevision', subjectId: revisionId, sealSha256, notBefore: await world.dayFrom(9) })
    await refused(() => life.mutate('mei', 'approveRevision', { ...input, proofToken: other }), 'PROOF_NEEDED')
    const proofToken = await world
      .as('mei')
      .prove({ act: 'approveRevision', subjectId: revisionId, sealSha256, notBefore: input.notBefore })
    expect(await life.mutate('mei', 'approveRevision', { ...input, proofToken })).toMatchObject({ state: 'APPROVED' })
    await refused(() => life.mutate('mei', 'approveRevision', { ...input, lock: lock + 1, proofToken }), 'WRONG_STATE')
  })
  it('a day in the past, before the approval’s, or not after the first day of the one in force', async () => {
    const notBefore = await world.dayFrom(5)
    const approved = await life.approve(await life.reviewed(), 'mei', notBefore)
    await refused(async () => life.publish(approved, await world.dayFrom(-1)), 'DATE_TOO_EARLY')
    const refusal = await refused(async () => life.publish(approved, await world.dayFrom(4)), 'DATE_TOO_EARLY')
    expect(refusal.extensions.data).toMatchObject({ earliest: notBefore, because: 'APPROVAL' })
    const effective = await life.effective()
    const next = await life.approved(effective.document)
    await refused(async () => life.publish(next, await world.today()), 'DATE_TOO_EARLY')
  })
  it('a second revision while one is open or scheduled', async () => {
    const draft = await life.draft()
    await refused(() => life.start(draft.document), 'OPEN_REVISION_EXISTS')
    const scheduled = await life.publish(await life.approved(), await world.dayFrom(30))
    await refused(() => life.start(scheduled.document), 'OPEN_REVISION_EXISTS')
  })
  it('a code that is taken, in whatever spelling, with the next free one', async () => {
    const { code } = await life.register()
    const refusal = await refused(() => life.register({ code: code.toLowerCase().replaceAll('-', '.') }), 'CODE_TAKEN')
    expect(refusal.extensions.data?.nextCode).toMatch(/^QT-QLTM-\d\d$/)
  })
  it('a code with a slash, a title of nothing, a type that is not there', async () => {
    await refused(() => life.register({ code: 'QT/01' }), 'CODE_MALFORMED')
    await refused(() => life.register({ title: '   ' }), 'INCOMPLETE')
    await refused(() => life.register({ typeCode: 'XX' }), 'INVALID_INPUT')
  })
  it('a document for another division', async () => {
    const { viewer } = await world
      .as('ada')
      .run<{ viewer: { agency: { divisions: { id: string; code: string }[] } } }>('{ viewer { agency { divisions { id code } } } }')
    const energy = viewer.agency.divisions.find(({ code }) => code === 'QLNL')!
    await refused(() => life.register({ divisionId: energy.id }), 'NOT_ALLOWED')
  })
  it('ids of other things, of nothing, and of another agency are not found', async () => {
    const draft = await life.draft()
    for (const revisionId of [draft.document.id, '01a20fdc-0000-7000-8000-000000000000', 'x', "' or 1=1 --"]) {
      await refused(() => life.explain({ ...draft, id: revisionId }), 'NOT_FOUND')
    }
    await refused(() => life.explain(draft, 'zed'), 'NOT_FOUND')
    const { revision, document } = await world
      .as('zed')
      .run<{ revision: null; document: null }>(
        'query($id: ID!, $code: String!) { revision(id: $id) { id } document(code: $code) { id } }',
        { id: draft.id, code: draft.document.code },
      )
    expect([revision, document]).toEqual([null, null])
  })
  it('somebody else’s upload', async () => {
    const started = await life.start(await life.register())
    const { uploadId } = await world.as('amy').upload(await makePdf('x'), 'x.pdf')
    await refused(() => life.mutate('ada', 'attachFile', { revisionId: started.id, lock: started.lock, uploadId }), 'UPLOAD_NOT_FOUND')
  })
  it('publishing what needs a number before its number is recorded', async () => {
    const document = await life.register(
      { typeCode: 'KH', code: `KH-${Math.random().toString().slice(2, 8)}`, title: 'Kế hoạch năm' },
      'cleo',
    )
    const drafted = await life.explain(await life.attach(await life.start(document, 'cleo'), 'cleo'), 'cleo')
    const inApproval = await life.vote(await life.vote(await life.submit(drafted, 'cleo'), 'rui'), 'cleo')
    const approved = await life.approve(inApproval)
    const today = await world.today()
    await refused(() => life.publish(approved, today), 'ISSUE_MISSING')
    const numbered = await life.mutate('luu', 'recordIssue', {
      revisionId: approved.id,
      lock: approved.lock,
      number: '05/KH-SCT',
      issuedOn: today,
    })
    expect(await life.publish(numbered, today)).toMatchObject({ state: 'EFFECTIVE' })
  })
})

describe('comments', () => {
  it('a point that must be settled stops its maker from agreeing, until they settle it', async () => {
    const submitted = await life.submit(await life.draft())
    const { addComment } = await world
      .as('hung')
      .run<{ addComment: { id: string; lock: number; anchor: object } }>(
        'mutation($input: AddCommentInput!) { addComment(input: $input) { id lock anchor { page x y } } }',
        {
          input: {
            revisionId: submitted.id,
            sha256: submitted.sha256,
            body: 'Sửa thời hạn',
            mustSettle: true,
            anchor: { page: 1, x: 0.5, y: 0.25 },
          },
        },
      )
    expect(addComment.anchor).toEqual({ page: 1, x: 0.5, y: 0.25 })
    await refused(() => life.vote(submitted, 'hung'), 'OPEN_COMMENTS')
    await world.as('ada').run('mutation($input: ReplyToCommentInput!) { replyToComment(input: $input) { id } }', {
      input: { commentId: addComment.id, body: 'Đã sửa' },
    })
    const settle = { input: { commentId: addComment.id, lock: addComment.lock, settled: true } }
    const operation = 'mutation($input: SettleCommentInput!) { settleComment(input: $input) { id settledAt } }'
    await refused(() => world.as('ada').run(operation, settle), 'NOT_ALLOWED')
    await world.as('hung').run(operation, settle)
    expect(await life.vote(submitted, 'hung')).toMatchObject({ state: 'IN_REVIEW' })
  })
  it('are closed to those who do not read the draft', async () => {
    const submitted = await life.submit(await life.draft())
    await refused(
      () =>
        world.as('otto').run('mutation($input: AddCommentInput!) { addComment(input: $input) { id } }', {
          input: { revisionId: submitted.id, sha256: submitted.sha256, body: 'x' },
        }),
      'NOT_ALLOWED',
    )
  })
})

describe('calling a publication off', () => {
  it('before its day the range goes, and the one before runs on', async () => {
    const effective = await life.effective()
    await world.setDay(await world.dayFrom(1))
    const next = await life.publish(await life.approved(effective.document), await world.dayFrom(5))
    expect((await life.see('cleo', effective.id)).endsOn).toBe(next.effectiveOn)
    const off = await life.mutate('cleo', 'unpublishRevision', { revisionId: next.id, lock: next.lock, reason: 'Chờ văn bản của tỉnh' })
    expect(off).toMatchObject({ state: 'APPROVED', effectiveOn: null })
    expect(await life.see('cleo', effective.id)).toMatchObject({ state: 'EFFECTIVE', endsOn: null })
  })
  it('after its day there is no way back', async () => {
    const effective = await life.effective()
    await refused(
      () => life.mutate('cleo', 'unpublishRevision', { revisionId: effective.id, lock: effective.lock, reason: 'Chờ văn bản của tỉnh' }),
      'WRONG_STATE',
    )
  })
})

describe('the inbox', () => {
  it('shows a task to whoever may do it now, and to nobody else; it is gone when done', async () => {
    const inbox = async (who: Persona, id: string) => {
      const { myTasks } = await world
        .as(who)
        .run<{ myTasks: { nodes: { kind: string; revision: { id: string } }[] } }>(
          '{ myTasks(first: 100) { nodes { kind revision { id } } } }',
        )
      return myTasks.nodes.filter(({ revision }) => revision.id === id).map(({ kind }) => kind)
    }
    const submitted = await life.submit(await life.draft())
    expect(await inbox('hung', submitted.id)).toEqual(['REVIEW'])
    expect(await inbox('nga', submitted.id)).toEqual([])
    const endorsed = await life.vote(submitted, 'hung')
    expect(await inbox('hung', submitted.id)).toEqual([])
    expect(await inbox('cleo', submitted.id)).toEqual(['CHECK_FORM'])
    const checked = await life.vote(endorsed, 'cleo')
    expect(await inbox('mei', submitted.id)).toEqual(['APPROVE'])
    expect(await inbox('dung', submitted.id)).toEqual([])
    await life.approve(checked)
    expect(await inbox('cleo', submitted.id)).toEqual(['PUBLISH'])
  })
})

describe('lists', () => {
  it('pages follow each other without a gap, forward and backward', async () => {
    for (let i = 0; i < 5; i++) await life.register({ title: `Quy trình số ${i}` })
    const operation = `query($first: Int, $after: String, $last: Int, $before: String) {
      documents(first: $first, after: $after, last: $last, before: $before) { totalCount nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
    interface Answer {
      documents: {
        totalCount: number
        nodes: { code: string }[]
        pageInfo: { hasNextPage: boolean; startCursor: string; endCursor: string }
      }
    }
    const all = await world.as('cleo').run<Answer>(operation, { first: 100 })
    const codes: string[] = []
    let after: string | undefined
    do {
      const { documents } = await world.as('cleo').run<Answer>(operation, { first: 3, after })
      codes.push(...documents.nodes.map(({ code }) => code))
      after = documents.pageInfo.hasNextPage ? documents.pageInfo.endCursor : undefined
    } while (after)
    expect(codes).toEqual(all.documents.nodes.map(({ code }) => code))
    expect(codes).toHaveLength(all.documents.totalCount)
    const back = await world.as('cleo').run<Answer>(operation, { last: 3 })
    expect(back.documents.nodes.map(({ code }) => code)).toEqual(codes.slice(-3))
  })
  it('more than a hundred, zero or a foreign cursor are refused', async () => {
    for (const args of ['first: 101', 'first: 0', 'first: 5, after: "x"'])
      await refused(() => world.as('cleo').run(`{ documents(${args}) { nodes { code } } }`), 'INVALID_INPUT')
  })
})

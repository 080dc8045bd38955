import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Followed, lifeIn } from '../support/life.ts'
import { refusal } from '../support/acting.ts'
import { type Persona, startWorld, type World } from '../support/world.ts'

// How what is in force ends, and how what was decided is decided anew, through the API. Every refusal is checked twice: the code, and that nothing changed.

let world: World
let life: ReturnType<typeof lifeIn>
/** In force throughout. */
let successor: Followed

beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
  successor = await life.effective()
}, 120_000)
afterAll(() => world.stop())

async function footprint(): Promise<unknown> {
  const { rows } = await world.owner.query(`select
    (select count(*) from trail_entry) as entries, (select sum(lock) from revision) as revisions, (select count(*) from approval) as approvals,
    (select count(*) from withdrawal_proposal) as proposals, (select count(*) from task where closed_at is null) as tasks,
    (select string_agg(in_force::text, ',' order by id) from revision) as ranges, (select count(*) from proof where used_at is not null) as used`)
  return rows[0]
}
async function refused(act: () => Promise<unknown>, code: string) {
  const before = await footprint()
  const no = await refusal(act())
  expect(no.code).toBe(code)
  expect(no.message.length).toBeGreaterThan(10)
  expect(await footprint()).toEqual(before)
  return no
}

const inbox = async (who: Persona, id: string) => {
  const { myTasks } = await world
    .as(who)
    .run<{ myTasks: { nodes: { kind: string; revision: { id: string } }[] } }>('{ myTasks(first: 100) { nodes { kind revision { id } } } }')
  return myTasks.nodes.filter(({ revision }) => revision.id === id).map(({ kind }) => kind)
}
const trailOf = async (code: string) => {
  const { auditTrail } = await world
    .as('cleo')
    .run<{ auditTrail: { nodes: { action: string; sentence: string }[] } }>(
      'query($filter: AuditTrailFilter) { auditTrail(filter: $filter, first: 100) { nodes { action sentence } } }',
      { filter: { documentCode: code } },
    )
  return auditTrail.nodes
}
/** In force since a day that has passed: it may end today. */
async function inForceSinceYesterday(): Promise<Followed> {
  const effective = await life.effective()
  await world.setDay(await world.dayFrom(1))
  return effective
}
/** Something that hangs on a procedure and is in work. */
async function formOf(parent: Followed): Promise<Followed> {
  return await life.start(await life.register({ title: 'Hướng dẫn kèm quy trình', parentCode: parent.document.code }))
}

describe('withdrawing a document', () => {
  it('somebody proposes, the head decides, and on the day it is no longer in force; everything before stays readable as it was', async () => {
    const effective = await inForceSinceYesterday()
    const form = await formOf(effective)
    const { code } = effective.document
    const proposed = await life.propose(effective, 'hung', { successorCode: successor.document.code, basis: 'Quyết định 12/QĐ-UBND' })
    expect(proposed).toMatchObject({ state: 'EFFECTIVE', lock: effective.lock })
    expect(proposed.withdrawal).toMatchObject({
      proposedBy: { name: expect.any(String) as string },
      successor: { code: successor.document.code },
      uses: [{ code: form.document.code }],
      approval: null,
    })
    expect(await inbox('mei', effective.id)).toEqual(['DECIDE_WITHDRAWAL'])
    expect(await inbox('hung', effective.id)).toEqual([])

    const endsOn = await world.dayFrom(7)
    const withdrawn = await life.withdraw(proposed, endsOn)
    expect(withdrawn).toMatchObject({ state: 'EFFECTIVE', endsOn, document: { status: 'IN_FORCE' } })
    expect(withdrawn.withdrawal?.approval).toMatchObject({ decision: 'WITHDRAWN', endsOn })
    expect(await inbox('mei', effective.id)).toEqual([])

    await world.setDay(endsOn)
    expect(await life.see('cleo', effective.id)).toMatchObject({
      state: 'WITHDRAWN',
      document: { status: 'WITHDRAWN' },
      contentVisible: true,
    })
    expect(await life.see('otto', effective.id)).toMatchObject({ state: 'WITHDRAWN', contentVisible: false, files: [] })
    const { documents } = await world
      .as('otto')
      .run<{ documents: { nodes: { code: string }[] } }>(
        'query($filter: DocumentFilter) { documents(filter: $filter) { nodes { code } } }',
        { filter: { statuses: ['WITHDRAWN'] } },
      )
    expect(documents.nodes.map((one) => one.code)).toEqual([code])
    const answer = await world
      .as('otto')
      .run<{ document: { effectiveRevision: unknown; revisionOn: { id: string } } }>(
        'query($code: String!, $day: Date!) { document(code: $code) { effectiveRevision { id } revisionOn(day: $day) { id } } }',
        { code, day: await world.dayFrom(-1) },
      )
    expect(answer.document).toMatchObject({ effectiveRevision: null, revisionOn: { id: effective.id } })
    const trail = await trailOf(code)
    expect(trail.slice(0, 2).map(({ action }) => action)).toEqual(['withdrawalApproved', 'withdrawalProposed'])
    expect(trail[0]?.sentence).toContain('hủy bỏ')

    const no = await refused(() => life.start(withdrawn.document), 'DOCUMENT_WITHDRAWN')
    expect(no.message).toContain(successor.document.code)
    await refused(() => life.propose(withdrawn), 'WRONG_STATE')
  })
  it('today ends it today; without a successor each place of use is accepted by name', async () => {
    const effective = await inForceSinceYesterday()
    const form = await formOf(effective)
    const proposed = await life.propose(effective)
    const today = await world.today()
    const no = await refused(() => life.withdraw(proposed, today), 'STILL_USED')
    expect(no.message).toContain(form.document.code)
    await refused(() => life.withdraw(proposed, today, { acceptedUses: [effective.document.id] }), 'STILL_USED')
    expect(await life.withdraw(proposed, today, { acceptedUses: [form.document.id] })).toMatchObject({ state: 'WITHDRAWN', endsOn: today })
    expect(await life.see('otto', form.id)).toMatchObject({ state: 'DRAFT' })
  })
  it('by nobody who may not, not without a proposal, not twice, not beside an open revision', async () => {
    const effective = await inForceSinceYesterday()
    const today = await world.today()
    await refused(() => life.propose(effective, 'bao'), 'NOT_ALLOWED')
    await refused(() => life.propose(effective, 'otto'), 'NOT_ALLOWED')
    await refused(() => life.propose(effective, 'cleo', { reason: 'cũ' }), 'REASON_NEEDED')
    await refused(() => life.propose(effective, 'cleo', { successorCode: 'QT-KHONG-CO' }), 'NOT_FOUND')
    await refused(() => life.propose(effective, 'cleo', { successorCode: effective.document.code }), 'INVALID_INPUT')
    const { id: revisionId, lock, sha256, sealSha256 } = effective
    const unproposed = { revisionId, lock, sha256, sealSha256, proposalId: revisionId }
    await refused(() => life.mutate('mei', 'withdrawDocument', unproposed), 'NOT_YOUR_TASK')
    const proposed = await life.propose(effective)
    await refused(() => life.withdraw(proposed, today, {}, 'dung'), 'ASSIGNMENT_NOT_VALID')
    await refused(() => life.withdraw(proposed, today, {}, 'cleo'), 'NOT_ALLOWED')
    await refused(() => life.withdraw(proposed, today, { sealSha256: 'other' }), 'BYTES_CHANGED')
    await refused(() => life.withdraw(proposed, '2020-01-01'), 'DATE_TOO_EARLY')
    const newer = await life.propose(effective, 'hung')
    await refused(() => life.withdraw(proposed, today), 'CHANGED_MEANWHILE')
    const beside = await life.draft(effective.document)
    await refused(() => life.withdraw(newer, today), 'OPEN_REVISION_EXISTS')
    await life.mutate('cleo', 'discardDraft', { revisionId: beside.id, lock: beside.lock })
    const withdrawn = await life.withdraw(newer, await world.dayFrom(3))
    await refused(() => life.withdraw(withdrawn, today), 'DOCUMENT_WITHDRAWN')
    await refused(() => life.propose(withdrawn), 'DOCUMENT_WITHDRAWN')
  })
  it('a proof serves this very act, once, and not for ever', async () => {
    const one = await life.propose(await inForceSinceYesterday())
    const other = await life.propose(await inForceSinceYesterday())
    const [day, later] = [await world.today(), await world.dayFrom(9)]
    const proof = (revision: Followed, endsOn: string, act = 'withdrawDocument') =>
      world.as('mei').prove({ act, subjectId: revision.id, sealSha256: revision.sealSha256, endsOn, proposalId: revision.withdrawal!.id })
    await refused(() => life.withdraw(one, day, { proofToken: null }), 'PROOF_NEEDED')
    for (const proofToken of [await proof(other, day), await proof(one, later), await proof(one, day, 'revokeRevision')])
      await refused(() => life.withdraw(one, day, { proofToken }), 'PROOF_NEEDED')
    const old = await proof(one, day)
    await world.owner.query(`update proof set expires_at = app.now() where token_sha256 = encode(sha256($1::bytea), 'hex')`, [old])
    await refused(() => life.withdraw(one, day, { proofToken: old }), 'PROOF_NEEDED')
    const good = await proof(one, day)
    await life.withdraw(one, day, { proofToken: good })
    await refused(() => life.withdraw(other, day, { proofToken: good }), 'PROOF_NEEDED')
  })
  it('is no longer waited for once the next edition is published', async () => {
    const effective = await inForceSinceYesterday()
    await life.propose(effective)
    await life.publish(await life.approved(effective.document), await world.dayFrom(2))
    expect(await inbox('mei', effective.id)).toEqual([])
  })
})

describe('moving the day', () => {
  it('of an approval: publishing keeps to the newest day', async () => {
    const approved = await life.approved()
    const day = await world.dayFrom(10)
    const moved = await life.reschedule(approved, day)
    expect(moved).toMatchObject({ state: 'APPROVED', effectiveOn: null })
    const dayBefore = await world.dayFrom(9)
    await refused(() => life.publish(moved, dayBefore), 'DATE_TOO_EARLY')
    const sooner = await life.reschedule(moved, await world.today())
    expect(await life.publish(sooner, await world.today())).toMatchObject({ state: 'EFFECTIVE' })
  })
  it('of a publication, later and sooner: the one before ends on the same day', async () => {
    const effective = await inForceSinceYesterday()
    const next = await life.publish(await life.approved(effective.document), await world.dayFrom(5))
    const later = await life.reschedule(next, await world.dayFrom(8))
    expect(later).toMatchObject({ state: 'SCHEDULED', effectiveOn: await world.dayFrom(8) })
    expect(await life.see('cleo', effective.id)).toMatchObject({ endsOn: await world.dayFrom(8) })
    const sooner = await life.reschedule(later, await world.dayFrom(2))
    expect(await life.see('cleo', effective.id)).toMatchObject({ endsOn: await world.dayFrom(2) })
    await refused(() => life.reschedule(sooner, '2020-01-01'), 'DATE_TOO_EARLY')
    const today = await world.today()
    expect(await life.reschedule(sooner, today)).toMatchObject({ state: 'EFFECTIVE', effectiveOn: today })
    expect(await life.see('cleo', effective.id)).toMatchObject({ state: 'SUPERSEDED', endsOn: today })
    expect((await trailOf(effective.document.code))[0]?.action).toMatch(/revisionRescheduled|endSet/)
  })
  it('by the approver alone, with a proof for this day, and not once it has begun', async () => {
    const approved = await life.approved()
    const day = await world.dayFrom(4)
    await refused(() => life.reschedule(approved, day, {}, 'cleo'), 'NOT_ALLOWED')
    await refused(() => life.reschedule(approved, day, {}, 'dung'), 'ASSIGNMENT_NOT_VALID')
    await refused(() => life.reschedule(approved, day, { reason: 'x' }), 'REASON_NEEDED')
    const another = await world.dayFrom(5)
    await refused(() => life.reschedule(approved, day, { notBefore: another }), 'PROOF_NEEDED')
    await refused(() => life.reschedule(approved, day, { lock: 1 }), 'CHANGED_MEANWHILE')
    const effective = await life.publish(approved, await world.today())
    await refused(() => life.reschedule(effective, day), 'WRONG_STATE')
  })
})

describe('revoking an approval', () => {
  it('ends what was approved; its number is not used again', async () => {
    const approved = await life.approved()
    const revoked = await life.revoke(approved)
    expect(revoked).toMatchObject({ state: 'CANCELLED', label: '01' })
    expect(await inbox('cleo', approved.id)).toEqual([])
    expect(await life.start(revoked.document)).toMatchObject({ label: '02' })
  })
  it('before its day has come the one in force runs on', async () => {
    const effective = await inForceSinceYesterday()
    const next = await life.publish(await life.approved(effective.document), await world.dayFrom(5))
    expect(await life.revoke(next)).toMatchObject({ state: 'CANCELLED', effectiveOn: null })
    expect(await life.see('cleo', effective.id)).toMatchObject({ state: 'EFFECTIVE', endsOn: null })
  })
  it('by the approver alone, proved, and not once it is in force', async () => {
    const approved = await life.approved()
    await refused(() => life.revoke(approved, {}, 'cleo'), 'NOT_ALLOWED')
    await refused(() => life.revoke(approved, { proofToken: 'none' }), 'PROOF_NEEDED')
    await refused(() => life.revoke(approved, { reason: 'sai' }), 'REASON_NEEDED')
    await refused(() => life.revoke(approved, { sha256: 'a'.repeat(64) }), 'BYTES_CHANGED')
    const effective = await life.publish(approved, await world.today())
    await refused(() => life.revoke(effective), 'WRONG_STATE')
  })
})

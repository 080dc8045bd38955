import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Proving } from '../support/acting.ts'
import { type Followed, lifeIn } from '../support/life.ts'
import { refusal, startWorld, type World } from '../support/world.ts'

let world: World
let life: ReturnType<typeof lifeIn>
let revision: Followed
beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
  revision = await life.reviewed()
}, 120_000)
afterAll(() => world.stop())

const about = (more: object = {}): Proving => ({ act: 'approveRevision', subjectId: revision.id, sealSha256: revision.sealSha256, ...more })
const approve = (proofToken: string | null, more: object = {}) =>
  life.mutate('mei', 'approveRevision', {
    ...{ revisionId: revision.id, lock: revision.lock, sha256: revision.sha256, sealSha256: revision.sealSha256, proofToken },
    ...more,
  })
const decided = async () => (await world.owner.query('select from approval where revision_id = $1', [revision.id])).rowCount
const refusals = async (name: 'mei' | 'dung') =>
  (
    await world.owner.query<{ action: string; code: string; subject_id: string }>(
      'select action, code, subject_id from refusal_entry where person_id = $1 order by id',
      [world.person(name)],
    )
  ).rows

describe('a second proof', () => {
  it('a session alone never approves', async () => {
    const no = await refusal(approve(null))
    expect(no).toMatchObject({ code: 'PROOF_NEEDED', extensions: { data: { methods: ['PASSWORD'] } } })
    expect(await decided()).toBe(0)
    expect(await refusals('mei')).toContainEqual({ action: 'approveRevision', code: 'PROOF_NEEDED', subject_id: revision.id })
  })

  it('it serves for this revision, this seal and this day alone', async () => {
    const mei = world.as('mei')
    const tokens = [
      await mei.prove(about({ subjectId: randomUUID() })),
      await mei.prove(about({ sealSha256: 'a'.repeat(64) })),
      await mei.prove(about({ notBefore: await world.dayFrom(3) })),
      'made-up',
    ]
    for (const token of tokens) expect((await refusal(approve(token))).code).toBe('PROOF_NEEDED')
    const today = await mei.prove(about())
    expect((await refusal(approve(today, { notBefore: await world.dayFrom(3) }))).code).toBe('PROOF_NEEDED')
    expect(await decided()).toBe(0)
  })

  it('it serves in the session that proved, and nobody else', async () => {
    const elsewhere = await world.enter('mei')
    expect((await refusal(approve(await elsewhere.prove(about())))).code).toBe('PROOF_NEEDED')
    expect((await refusal(approve(await world.as('rui').prove(about())))).code).toBe('PROOF_NEEDED')
  })

  it('it lives five minutes', async () => {
    const token = await world.as('mei').prove(about())
    await world.owner.query(`update app.clock set shift = interval '5 minutes 1 second'`)
    expect((await refusal(approve(token))).code).toBe('PROOF_NEEDED')
    await world.owner.query(`update app.clock set shift = '0'`)
  })

  it('it works once; an act that is refused does not use it up', async () => {
    const token = await world.as('mei').prove(about())
    expect((await refusal(approve(token, { lock: revision.lock - 1 }))).code).toBe('CHANGED_MEANWHILE')
    expect((await approve(token)).state).toBe('APPROVED')
    expect(await decided()).toBe(1)
    const { rows } = await world.owner.query<{ used: boolean }>(
      'select p.used_at is not null as used from proof p join approval a on a.proof_id = p.id where a.revision_id = $1',
      [revision.id],
    )
    expect(rows).toEqual([{ used: true }])

    const next = await life.reviewed()
    const other = await refusal(
      life.mutate('mei', 'approveRevision', {
        ...{ revisionId: next.id, lock: next.lock, sha256: next.sha256, sealSha256: next.sealSha256, proofToken: token },
      }),
    )
    expect(other.code).toBe('PROOF_NEEDED')
  })

  it('a token is known to the browser alone', async () => {
    const token = await world.as('mei').prove(about())
    const { rows } = await world.owner.query<{ whole: string }>('select row_to_json(p)::text as whole from proof p')
    expect(rows.filter(({ whole }) => whole.includes(token))).toEqual([])
  })

  it.each([
    ['no revision', { subjectId: 'x' }, 'subjectId'],
    ['no act', { act: 'dropEverything' }, 'act'],
    ['a day that is none', { notBefore: '2026-02-30' }, 'notBefore'],
    ['no secret', { secret: '' }, 'secret'],
  ])('%s is refused, naming the field and not the value', async (_, wrong, field) => {
    const answer = await world.as('mei').fetch('/auth/proof', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...about(), method: 'PASSWORD', secret: 'bí mật', ...wrong }),
    })
    expect(answer.status).toBe(400)
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ code: 'INVALID_INPUT', data: { field } })
    expect(text).not.toContain('bí mật')
  })

  it('wrong passwords are counted and written down; the fifth ends the session', async () => {
    const dung = await world.enter('dung')
    for (let left = 4; left >= 1; left--) {
      const no = await refusal(dung.prove(about({ secret: 'không phải mật khẩu' })))
      expect(no).toMatchObject({ code: 'PROOF_NEEDED', status: 403, extensions: { data: { left } } })
      expect(no.message).toContain('Mật khẩu không đúng')
    }
    expect(await refusal(dung.prove(about({ secret: 'không phải mật khẩu' })))).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 })
    expect((await refusal(dung.run('{ viewer { demo } }'))).code).toBe('UNAUTHENTICATED')
    expect(await refusals('dung')).toHaveLength(5)
    const again = await world.enter('dung')
    expect(await refusal(again.prove(about()))).toMatchObject({ code: 'RATE_LIMITED', status: 429 })
  })

  it('nobody proves anything without a session', async () => {
    expect(await refusal(world.stranger.prove(about()))).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 })
  })
})

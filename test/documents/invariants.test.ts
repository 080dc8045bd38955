import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revisionLifecycle, stored } from '../../server/documents/lifecycle.ts'
import { type Followed, lifeIn } from '../support/life.ts'
import { startWorld, type World } from '../support/world.ts'

// What must never be, tried in SQL as the server's own database account: PostgreSQL refuses, and nothing has changed.

let world: World
let life: ReturnType<typeof lifeIn>
let draft: Followed
let inReview: Followed
let inApproval: Followed
let approved: Followed
let effective: Followed
let today: string

beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
  today = await world.today()
  draft = await life.draft()
  inReview = await life.submit(await life.draft())
  inApproval = await life.reviewed()
  approved = await life.approved()
  effective = await life.effective()
}, 120_000)
afterAll(() => world.stop())

/** Tries statements in one transaction of their own and answers the SQLSTATE, or "accepted"; what was accepted is undone. */
async function attempt(account: 'app' | 'owner', ...statements: [sql: string, values?: unknown[]][]): Promise<string> {
  const client = world[account]
  await client.query('begin')
  try {
    for (const [sql, values] of statements) await client.query(sql, values)
    await client.query('set constraints all immediate') // a rollback would never fire the deferred ones
    return 'accepted'
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await client.query('rollback')
  }
}

const entry = (id: string, lock: number): [string, unknown[]] => [
  `insert into trail_entry (agency_id, id, subject_type, subject_id, subject_lock, body) values ($1, $2, 'revision', $3, $4, '{"action":"attempt"}')`,
  [world.agencyId, randomUUID(), id, lock],
]

/** A change of a revision that keeps every rule but the one that is tried: counted, and told in the trail. */
const change = (revision: Followed, set: string, values: unknown[] = []): [string, unknown[]][] => [
  [`update revision set ${set}, lock = lock + 1 where id = $1`, [revision.id, ...values]],
  entry(revision.id, revision.lock + 1),
]
const tried = (revision: Followed, set: string, values: unknown[] = []) => attempt('app', ...change(revision, set, values))

/** A statement that makes a copy of a row with other values in some columns. */
const insertLike = (table: string, id: string, other: Record<string, unknown>): [string, unknown[]] => [
  `insert into ${table} select (jsonb_populate_record(t, $2::jsonb)).* from ${table} t where id = $1`,
  [id, JSON.stringify({ id: randomUUID(), ...other })],
]

const personOf = (name: Parameters<World['person']>[0]) => world.person(name)

function vote(
  revision: Followed,
  kind: string,
  who: Parameters<World['person']>[0],
  more: Record<string, unknown> = {},
): [string, unknown[]] {
  const row = { agency_id: world.agencyId, id: randomUUID(), revision_id: revision.id, round: 1, position: 1, kind, verdict: 'AGREE' }
  return insert('vote', { ...row, person_id: personOf(who), sha256: revision.sha256, seal_sha256: revision.sealSha256, ...more })
}
function approval(revision: Followed, who: Parameters<World['person']>[0], more: Record<string, unknown> = {}): [string, unknown[]] {
  const row = { agency_id: world.agencyId, id: randomUUID(), revision_id: revision.id, round: 1, decision: 'RETURNED', meaning: 'x' }
  return insert('approval', { ...row, person_id: personOf(who), sha256: revision.sha256, seal_sha256: revision.sealSha256, ...more })
}
function insert(table: string, row: Record<string, unknown>): [string, unknown[]] {
  const columns = Object.keys(row)
  return [`insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row)]
}

describe('1, 2: being in force', () => {
  it('two revisions of a document are not in force on one day', async () => {
    const next = await life.approved(effective.document)
    expect(await tried(next, `state = 'PUBLISHED', in_force = daterange($2::date + 1, null)`, [today])).toBe('23P01')
    await life.mutate('cleo', 'publishRevision', { revisionId: next.id, lock: next.lock, effectiveOn: await world.dayFrom(30) })
  })
  it('published has a range, nothing else has one', async () => {
    expect(await tried(approved, `state = 'PUBLISHED'`)).toBe('23514')
    expect(await tried(draft, 'in_force = daterange($2::date, null)', [today])).toBe('23514')
  })
  it('a range has real days', async () => {
    expect(await tried(approved, `state = 'PUBLISHED', in_force = daterange($2::date, 'infinity')`, [today])).toBe('23514')
  })
  it('nothing begins in the past', async () => {
    expect(await tried(approved, `state = 'PUBLISHED', in_force = daterange($2::date - 1, null)`, [today])).toBe('NI001')
  })
  it('what has begun keeps its first day, and its end is never in the past', async () => {
    const now = await life.see('cleo', effective.id)
    expect(await tried(now, 'in_force = daterange($2::date + 1, upper(in_force))', [today])).toBe('NI001')
    expect(await tried(now, 'in_force = daterange(lower(in_force) - 1, upper(in_force))')).toBe('NI001')
    expect(await tried(now, `in_force = daterange(lower(in_force) - 10, lower(in_force) - 1)`)).toBe('NI001')
  })
})

describe('3: one open revision', () => {
  it('a document has no second open revision', async () => {
    const second = insertLike('revision', draft.id, { serial: 99, lock: 1 })
    expect(await attempt('app', second)).toBe('23505')
  })
  it('none starts while one is published and has not begun', async () => {
    const second = insertLike('revision', effective.id, {
      serial: 99,
      lock: 1,
      state: 'DRAFT',
      round: 0,
      in_force: null,
      seal_sha256: null,
      seal_text: null,
    })
    expect(await attempt('app', second)).toBe('NI009')
  })
})

describe('4, 5: codes and numbers', () => {
  it('a code is used once, for ever', async () => {
    const again = insert('document_code', {
      agency_id: world.agencyId,
      normal: draft.document.code.toUpperCase(),
      name: 'x',
      document_id: effective.document.id,
    })
    expect(await attempt('app', again)).toBe('23505')
    expect(await attempt('app', [`delete from document_code`])).toBe('42501')
    expect(await attempt('app', [`update document_code set document_id = $1`, [effective.document.id]])).toBe('42501')
    expect(await attempt('owner', [`delete from document_code`])).toBe('NI006')
    expect(await attempt('app', [`update document set code = 'X', lock = lock + 1 where id = $1`, [draft.document.id]])).toBe('NI002')
  })
  it('two approved revisions never share edition and amendment', async () => {
    const next = await life.reviewed((await life.effective()).document)
    const steps: [string, unknown[]][] = change(next, 'edition = 1, amendment = 0')
    const proof = await world.proofRow(personOf('mei'))
    const decided = approval(next, 'mei', { decision: 'APPROVED', not_before: today, proof_id: proof })
    expect(
      await attempt('app', ...steps, decided, [`update revision set state = 'APPROVED', lock = lock + 1 where id = $1`, [next.id]]),
    ).toBe('23505')
  })
})

describe('6: only listed steps', () => {
  const states = ['DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED', 'CANCELLED']
  it('the steps of the database are those of the lifecycle', async () => {
    const { rows } = await world.owner.query<{ before: string; after: string }>('select distinct before, after from app.step')
    const listed = rows.map(({ before, after }) => `${before} ${after}`).sort()
    const table = revisionLifecycle.steps.flatMap(({ from, to }) => from.map((one) => `${stored(one)} ${stored(to)}`))
    expect(listed).toEqual([...new Set(table)].filter((pair) => pair.split(' ')[0] !== pair.split(' ')[1]).sort())
  })
  it('no step is skipped, and none goes without its decision or its votes', async () => {
    for (const [revision, from] of [
      [draft, 'DRAFT'],
      [inReview, 'IN_REVIEW'],
      [inApproval, 'IN_APPROVAL'],
      [approved, 'APPROVED'],
    ] as const) {
      for (const to of states.filter((one) => one !== from && one !== 'CANCELLED')) {
        if (from === 'IN_REVIEW' && to === 'DRAFT') continue // asking for changes needs no decision
        const code = await tried(revision, `state = '${to}'`)
        expect(`${from} → ${to}: ${code}`).toMatch(/NI00[23]|NI013|23514/)
      }
    }
  })
})

describe('7: one change, one count, one entry', () => {
  it('a change without its count, its entry, or with two is refused', async () => {
    expect(await attempt('app', [`update revision set title = 'x' where id = $1`, [draft.id]], entry(draft.id, draft.lock + 1))).toBe(
      'NI007',
    )
    expect(await attempt('app', [`update revision set title = 'x', lock = lock + 1 where id = $1`, [draft.id]])).toBe('NI007')
    expect(await attempt('app', ...change(draft, `title = 'x'`), entry(draft.id, draft.lock + 1))).toBe('23505')
    expect(await attempt('app', entry(draft.id, draft.lock + 1))).toBe('NI007')
    expect(await attempt('app', ...change(draft, `title = 'x'`))).toBe('accepted')
  })
})

describe('8, 9, 14: votes and approvals', () => {
  it('who gave content casts no vote on it; the check of form is no judgement of content', async () => {
    expect(await attempt('app', vote(inReview, 'CONTENT', 'ada'))).toBe('NI005')
    expect(await attempt('app', vote(inReview, 'CONTENT', 'otto'))).toBe('accepted')
    expect(await attempt('app', vote(inReview, 'FORM', 'ada'))).toBe('accepted')
  })
  it('who gave content, or endorsed it, does not approve it; nobody but the head does', async () => {
    const proof = await world.proofRow(personOf('mei'))
    const yes = { decision: 'APPROVED', not_before: today, proof_id: proof }
    expect(await attempt('app', approval(inApproval, 'ada', yes))).toBe('NI005')
    expect(await attempt('app', approval(inApproval, 'hung', yes))).toBe('NI005')
    for (const who of ['cleo', 'dung', 'quan', 'otto'] as const) expect(await attempt('app', approval(inApproval, who, yes))).toBe('NI015')
    expect(await attempt('app', approval(inApproval, 'mei', yes))).toBe('accepted')
  })
  it('an approval names the bytes that are stored, a day and a proof', async () => {
    const proof = await world.proofRow(personOf('mei'))
    const yes = { decision: 'APPROVED', not_before: today, proof_id: proof }
    expect(await attempt('app', approval(inApproval, 'mei', { ...yes, seal_sha256: createHash('sha256').digest('hex') }))).toBe('NI004')
    expect(await attempt('app', approval(inApproval, 'mei', { ...yes, sha256: effective.sha256 }))).toBe('NI004')
    expect(await attempt('app', approval(inApproval, 'mei', { ...yes, sha256: null }))).toMatch(/NI004|23502/)
    expect(await attempt('app', approval(inApproval, 'mei', { ...yes, not_before: null }))).toBe('23514')
    expect(await attempt('app', approval(inApproval, 'mei', { ...yes, proof_id: null }))).toBe('23514')
  })
  it('a vote names the seal of its round', async () => {
    expect(await attempt('app', vote(inReview, 'CONTENT', 'otto', { seal_sha256: 'other' }))).toBe('NI004')
    expect(await attempt('app', vote(inApproval, 'CONTENT', 'otto'))).toBe('NI003')
  })
})

describe('withdrawing, moving, revoking', () => {
  const proposal = (revision: Followed, more: Record<string, unknown> = {}): [string, unknown[]] =>
    insert('withdrawal_proposal', {
      ...{ agency_id: world.agencyId, id: randomUUID(), document_id: revision.document.id, revision_id: revision.id, reason: 'x' },
      ...{ where_used: '{}', proposed_by_id: personOf('cleo'), ...more },
    })
  /** A withdrawal that keeps every rule but the one that is tried. */
  async function withdrawal(revision: Followed, more: Record<string, unknown> = {}, proposed: Record<string, unknown> = {}) {
    const id = randomUUID()
    const endsOn = await world.dayFrom(1)
    const proof = await world.proofRow(personOf('mei'), 'withdrawDocument')
    const decided = { decision: 'WITHDRAWN', proposal_id: id, ends_on: endsOn, proof_id: proof, ...more }
    return [
      proposal(revision, { id, ...proposed }),
      approval(revision, 'mei', decided),
      ...change(revision, 'in_force = daterange(lower(in_force), $2::date)', [decided.ends_on]),
    ]
  }
  it('what is in force ends by a decision on a proposal, and on the day decided', async () => {
    const alone = await life.effective()
    expect(await attempt('app', ...(await withdrawal(alone)))).toBe('accepted')
    const [proposed, decided] = await withdrawal(alone)
    expect(await attempt('app', proposed!, decided!)).toBe('NI012') // decided, and the range runs on
    const other = change(alone, 'in_force = daterange(lower(in_force), $2::date)', [await world.dayFrom(2)])
    expect(await attempt('app', proposed!, decided!, ...other)).toBe('NI012')
    expect(await attempt('app', decided!)).toBe('NI018')
    expect(await attempt('app', ...(await withdrawal(alone, { ends_on: await world.dayFrom(-1) })))).toBe('NI001')
    expect(await attempt('app', ...(await withdrawal(alone, { ends_on: today })))).toBe('NI001') // its first day stays its own
  })
  it('by somebody else than proposed it, by the head alone, with a proof of this very act', async () => {
    const alone = await life.effective()
    expect(await attempt('app', ...(await withdrawal(alone, {}, { proposed_by_id: personOf('mei') })))).toBe('NI005')
    expect(await attempt('app', ...(await withdrawal(alone, { person_id: personOf('dung') })))).toBe('NI015')
    expect(await attempt('app', ...(await withdrawal(alone, { proof_id: null })))).toBe('23514')
    const forAnother = await world.proofRow(personOf('mei'))
    expect(await attempt('app', ...(await withdrawal(alone, { proof_id: forAnother })))).toBe('NI017')
    const ofAnother = await world.proofRow(personOf('cleo'), 'withdrawDocument')
    expect(await attempt('app', ...(await withdrawal(alone, { proof_id: ofAnother })))).toBe('NI017')
    expect(await attempt('app', ...(await withdrawal(alone, { seal_sha256: inReview.sealSha256 })))).toBe('NI004')
    expect(await attempt('app', ...(await withdrawal(alone, { proposal_id: null })))).toMatch(/NI018|23514/)
  })
  it('not beside an open revision, and nothing begins or is proposed after it', async () => {
    const busy = await life.effective()
    await life.draft(busy.document)
    expect(await attempt('app', ...(await withdrawal(busy)))).toBe('NI009')
    const alone = await life.effective()
    const whole = await withdrawal(alone)
    const next = insertLike('revision', alone.id, {
      serial: 9,
      lock: 1,
      state: 'DRAFT',
      round: 0,
      in_force: null,
      seal_sha256: null,
      seal_text: null,
    })
    expect(await attempt('app', ...whole, next)).toBe('NI010')
    expect(await attempt('app', ...whole, proposal(alone))).toBe('NI010')
    expect(await attempt('app', proposal(approved))).toBe('NI003')
    expect(await attempt('app', proposal(alone, { revision_id: effective.id }))).toBe('NI003')
    expect(await attempt('app', proposal(alone, { successor_id: alone.document.id }))).toBe('23514')
  })
  it('an approval ends only by a decision that revokes it', async () => {
    expect(await tried(approved, `state = 'CANCELLED'`)).toBe('NI003')
    const proof = await world.proofRow(personOf('mei'), 'revokeRevision')
    const revoked = approval(approved, 'mei', { decision: 'REVOKED', proof_id: proof })
    expect(await attempt('app', revoked, ...change(approved, `state = 'CANCELLED'`))).toBe('accepted')
    expect(await attempt('app', approval(effective, 'mei', { decision: 'REVOKED', proof_id: proof }))).toBe('NI003')
    expect(await attempt('app', approval(approved, 'mei', { decision: 'REVOKED', proof_id: null }))).toBe('23514')
  })
  it('a day is moved by a decision with its proof, and the newest one binds', async () => {
    const proof = await world.proofRow(personOf('mei'), 'rescheduleRevision')
    const moved = approval(approved, 'mei', { decision: 'RESCHEDULED', proof_id: proof, not_before: await world.dayFrom(5) })
    const published = (day: string) => change(approved, `state = 'PUBLISHED', in_force = daterange($2::date, null)`, [day])
    expect(await attempt('app', ...published(today))).toBe('accepted')
    expect(await attempt('app', moved, ...published(today))).toBe('NI001')
    expect(await attempt('app', moved, ...published(await world.dayFrom(5)))).toBe('accepted')
    expect(await attempt('app', approval(effective, 'mei', { decision: 'RESCHEDULED', proof_id: proof, not_before: today }))).toBe('NI003')
  })
})

describe('10: what was submitted is frozen', () => {
  it('no column of content changes outside the draft', async () => {
    for (const [revision, state] of [
      [inReview, 'IN_REVIEW'],
      [inApproval, 'IN_APPROVAL'],
      [approved, 'APPROVED'],
    ] as const) {
      for (const set of [
        `title = 'x'`,
        `change_summary = 'x'`,
        `change_reason = 'OTHER'`,
        `seal_sha256 = 'x'`,
        `seal_text = 'x'`,
        `wished_effective_on = $2`,
        'round = 9',
      ]) {
        expect(`${state} ${set}: ${await tried(revision, set, set.includes('$2') ? [today] : [])}`).toBe(`${state} ${set}: NI002`)
      }
    }
  })
  it('no file is added or taken off, nobody joins the contributors', async () => {
    const file = inReview.files[0]!
    expect(await attempt('app', [`update revision_file set removed_at = now() where id = $1`, [file.id]])).toBe('NI002')
    expect(await attempt('app', insertLike('revision_file', file.id, { role: 'ATTACHMENT' }))).toBe('NI002')
    const joins = insert('contributor', { agency_id: world.agencyId, revision_id: inReview.id, person_id: personOf('otto') })
    expect(await attempt('app', joins)).toBe('NI002')
  })
  it('edition and amendment are final once approved', async () => {
    expect(await tried(approved, 'edition = 9')).toBe('NI002')
    expect(await tried(inApproval, 'edition = 9')).toBe('accepted')
  })
  it('bytes that a submitted revision names never go', async () => {
    expect(await attempt('app', [`update stored_file set state = 'GONE' where sha256 = $1`, [inReview.sha256]])).toBe('NI006')
    expect(
      await attempt(
        'app',
        insertLike('revision_file', draft.files[0]!.id, { role: 'ATTACHMENT', sha256: createHash('sha256').update('none').digest('hex') }),
      ),
    ).toBe('NI011')
  })
})

describe('11, 12: publishing is whole', () => {
  it('not before the day that was approved', async () => {
    const later = await life.approve(await life.reviewed(), 'mei', await world.dayFrom(10))
    expect(await tried(later, `state = 'PUBLISHED', in_force = daterange($2::date, null)`, [today])).toBe('NI001')
  })
  it('an end without a successor, or a gap before it, does not commit', async () => {
    const alone = await life.effective()
    expect(await tried(alone, 'in_force = daterange(lower(in_force), $2::date + 5)', [today])).toBe('NI012')
    const next = await life.approved(alone.document)
    const gap = [
      ...change(alone, 'in_force = daterange(lower(in_force), $2::date + 5)', [today]),
      ...change(next, `state = 'PUBLISHED', in_force = daterange($2::date + 9, null)`, [today]),
    ]
    expect(await attempt('app', ...gap)).toBe('NI012')
    const whole = [
      ...change(alone, 'in_force = daterange(lower(in_force), $2::date + 9)', [today]),
      ...change(next, `state = 'PUBLISHED', in_force = daterange($2::date + 9, null)`, [today]),
    ]
    expect(await attempt('app', ...whole)).toBe('accepted')
  })
})

describe('16, 17: evidence stays', () => {
  const evidence = [
    'trail_entry',
    'refusal_entry',
    'vote',
    'approval',
    'contributor',
    'review_round',
    'issue',
    'route',
    'route_step',
    'withdrawal_proposal',
  ]
  for (const table of evidence) {
    it(`${table}: no change, no removal, not even by the owner`, async () => {
      for (const sql of [`update ${table} set agency_id = agency_id`, `delete from ${table}`, `truncate ${table} cascade`]) {
        expect(`${sql}: ${await attempt('app', [sql])}`).toBe(`${sql}: 42501`)
        expect(`${sql}: ${await attempt('owner', [sql])}`).toBe(`${sql}: NI006`)
      }
    })
  }
  for (const table of ['revision', 'document', 'revision_file', 'stored_file', 'task', 'person', 'agency']) {
    it(`${table}: no row is ever removed`, async () => {
      expect(await attempt('app', [`delete from ${table}`])).toBe('42501')
      expect(await attempt('owner', [`delete from ${table}`])).toMatch(/NI006/)
      expect(await attempt('owner', [`truncate ${table} cascade`])).toMatch(/NI006/)
    })
  }
  it('the account switches no trigger off and moves neither clock nor steps', async () => {
    expect(await attempt('app', ['alter table revision disable trigger all'])).toBe('42501')
    expect(await attempt('app', [`update app.clock set shift = '1 day'`])).toBe('42501')
    expect(await attempt('app', [`insert into app.step values ('DRAFT', 'APPROVED', null)`])).toBe('42501')
    expect(await attempt('app', [`update agency set time_zone = 'UTC'`])).toBe('42501')
    expect(await attempt('app', ['update trail_head set sequence = 0'])).toBe('42501')
    expect(await attempt('app', ['create temporary table contributor (x int)'])).toBe('42501')
  })
})

describe('18: agencies apart', () => {
  it('no row is without an agency, no reference leaves its own', async () => {
    expect(await attempt('app', insertLike('document', draft.document.id, { agency_id: null, lock: 1 }))).toBe('23502')
    const foreign = insertLike('document', draft.document.id, { agency_id: world.otherAgencyId, lock: 1 })
    expect(await attempt('app', foreign, [`set constraints all immediate`])).toMatch(/23503|NI007/)
    expect(await attempt('app', vote(inReview, 'FORM', 'otto', { agency_id: world.otherAgencyId }))).toMatch(/23503|NI00/)
    const stranger = insert('contributor', { agency_id: world.agencyId, revision_id: draft.id, person_id: personOf('zed') })
    expect(await attempt('app', stranger)).toBe('23503')
  })
})

describe('19, 26: routes, kinds, take-over', () => {
  it('kind and type stay after the first submission', async () => {
    const changed = `update document set kind = 'FORM', lock = lock + 1 where id = $1`
    expect(await attempt('app', [changed, [inReview.document.id]])).toBe('NI002')
  })
  it('a submission opens its own round', async () => {
    expect(await tried(draft, `state = 'IN_REVIEW', round = round + 1, seal_sha256 = 'x'`)).toBe('NI003')
  })
  it('nothing is published without an approval', async () => {
    expect(await tried(inApproval, `state = 'PUBLISHED', in_force = daterange($2::date, null)`, [today])).toBe('NI003')
  })
  it('a revision is taken over only together with its document, in a run that is open', async () => {
    const taken = { serial: 99, lock: 1, origin: 'MIGRATED', state: 'PUBLISHED', in_force: `[${today},)` }
    expect(await attempt('app', insertLike('revision', effective.id, taken))).toBe('NI008')
    const run = randomUUID()
    const opened = insert('import_run', { agency_id: world.agencyId, id: run, source: 'x' })
    expect(await attempt('app', opened, insertLike('revision', effective.id, { ...taken, import_run_id: run }))).toBe('NI008')
  })
})

describe('15: who holds which role', () => {
  type Who = Parameters<World['person']>[0]
  const grant = (who: Who, role: string, more: Record<string, unknown> = {}): [string, unknown[]] =>
    insert('role_grant', { agency_id: world.agencyId, id: randomUUID(), person_id: personOf(who), role, ...more })
  const told = (id: string, lock: number): [string, unknown[]] => {
    const [sql, values] = entry(id, lock)
    return [sql.replace(`'revision'`, `'role_grant'`), values]
  }
  /** A role of weight in the two acts that it takes; what is tried differs from it in one thing. */
  function granted(
    who: Who,
    role: string,
    { proposer = 'quan', confirmer = 'mei', ...more }: { proposer?: Who; confirmer?: Who; [more: string]: unknown } = {},
  ) {
    const id = randomUUID()
    const text = { wished_from: today, basis: '12/QĐ', basis_on: today }
    return {
      id,
      proposed: [grant(who, role, { id, proposed_by_id: personOf(proposer), ...text, ...more }), told(id, 1)],
      confirmed: [
        ['update role_grant set confirmed_by_id = $2, valid_from = wished_from, lock = 2 where id = $1', [id, personOf(confirmer)]] as [
          string,
          unknown[],
        ],
        told(id, 2),
      ],
    }
  }
  const both = ({ proposed, confirmed }: ReturnType<typeof granted>) => attempt('app', ...proposed, ...confirmed)

  it('one proposes, another confirms', async () => {
    expect(await both(granted('otto', 'AUDITOR'))).toBe('accepted')
    expect(await both(granted('otto', 'AUDITOR', { confirmer: 'quan' }))).toBe('NI021') // an administrator confirms nothing
    expect(await both(granted('otto', 'AUDITOR', { confirmer: 'ada' }))).toBe('NI021')
    expect(await attempt('app', ...granted('otto', 'AUDITOR', { proposer: 'ada' }).proposed)).toBe('NI021')
  })
  it('the same person does not do both, and nobody does it for themselves', async () => {
    const alone = granted('otto', 'AUDITOR', { confirmed_by_id: personOf('quan'), valid_from: today })
    expect(await attempt('app', ...alone.proposed)).toBe('NI021')
    expect(await attempt('app', ...granted('quan', 'AUDITOR').proposed)).toBe('23514')
    expect(await both(granted('cleo', 'AUDITOR', { confirmer: 'cleo' }))).toBe('23514')
  })
  it('nobody but the operator sets up, and only the first head and the first administrator', async () => {
    for (const account of ['app', 'owner'] as const) {
      expect(await attempt(account, grant('otto', 'AUDITOR', { valid_from: today }))).toBe('NI021')
      expect(await attempt(account, grant('otto', 'HEAD', { valid_from: today }))).toBe('NI021')
      expect(await attempt(account, grant('otto', 'QMR', { valid_from: today }))).toBe('NI021')
    }
  })
  it('the deciding text is named', async () => {
    expect(await attempt('app', ...granted('otto', 'AUDITOR', { basis: null }).proposed)).toBe('23514')
    expect(await attempt('app', ...granted('otto', 'AUDITOR', { basis_on: null }).proposed)).toBe('23514')
  })
  it('a proposal has no first day, and no right begins in the past', async () => {
    expect(await attempt('app', ...granted('otto', 'AUDITOR', { valid_from: today }).proposed)).toBe('23514')
    expect(await attempt('app', ...granted('otto', 'AUDITOR', { wished_from: '2021-01-01' }).proposed)).toBe('NI001')
    const past = granted('otto', 'AUDITOR')
    const early: [string, unknown[]] = [
      `update role_grant set confirmed_by_id = $2, valid_from = '2021-01-01', lock = 2 where id = $1`,
      [past.id, personOf('mei')],
    ]
    expect(await attempt('app', ...past.proposed, early, told(past.id, 2))).toBe('NI001')
  })
  it('every act on a role is counted and told in the trail', async () => {
    const { proposed, confirmed } = granted('otto', 'AUDITOR')
    expect(await attempt('app', proposed[0]!)).toBe('NI007')
    expect(await attempt('app', ...proposed, confirmed[0]!)).toBe('NI007')
  })
  it('a controller is no head, an administrator decides nothing', async () => {
    expect(await both(granted('cleo', 'HEAD'))).toBe('NI016')
    expect(await both(granted('mei', 'CONTROLLER', { confirmer: 'cleo' }))).toBe('NI016')
    expect(await both(granted('hung', 'ADMINISTRATOR'))).toBe('NI016')
  })
  it('what was held stays; a role ends earlier, never later, and never in the past', async () => {
    const { rows } = await world.owner.query<{ id: string }>(`select id from role_grant where person_id = $1 and role = 'CONTROLLER'`, [
      personOf('cleo'),
    ])
    const id = rows[0]!.id
    const set = (what: string) => attempt('app', [`update role_grant set ${what}, lock = 2 where id = $1`, [id]], told(id, 2))
    expect(await set(`valid_until = app.today(agency_id) - 2`)).toBe('NI001')
    expect(await set(`valid_from = '2020-01-01'`)).toBe('NI006')
    expect(await set(`role = 'QMR'`)).toBe('NI006')
    const ended: [string, unknown[]][] = [
      ['update role_grant set valid_until = app.today(agency_id) - 1, lock = 2 where id = $1', [id]],
      told(id, 2),
    ]
    expect(await attempt('app', ...ended)).toBe('accepted')
    const later: [string, unknown[]] = ['update role_grant set valid_until = null, lock = 3 where id = $1', [id]]
    expect(await attempt('app', ...ended, later, told(id, 3))).toBe('NI001')
    const head = granted('cleo', 'HEAD') // after one has ended the other may begin
    expect(await attempt('app', ...ended, ...head.proposed, ...head.confirmed)).toBe('accepted')
  })
  it('two roles of a forbidden pair that are granted at once: one of them waits, and is refused', async () => {
    const one = new pg.Client({ connectionString: world.appUrl })
    const other = new pg.Client({ connectionString: world.appUrl })
    await Promise.all([one.connect(), other.connect()])
    const [deputy, controller] = [granted('otto', 'DEPUTY_HEAD'), granted('otto', 'CONTROLLER')]
    const run = async (client: pg.Client, statements: [string, unknown[]][]) => {
      for (const [sql, values] of statements) await client.query(sql, values)
    }
    for (const { proposed } of [deputy, controller]) await run(world.app, [['begin', []], ...proposed, ['commit', []]])
    await Promise.all([one.query('begin'), other.query('begin')])
    await one.query(...deputy.confirmed[0]!)
    await other.query(...controller.confirmed[0]!)
    await one.query(...deputy.confirmed[1]!)
    const first = one.query('commit').then(
      () => 'accepted',
      ({ code }: { code: string }) => code,
    )
    await first // the chain of the trail would hold the second one up otherwise
    await other.query(...controller.confirmed[1]!)
    expect([
      await first,
      await other.query('commit').then(
        () => 'accepted',
        ({ code }: { code: string }) => code,
      ),
    ]).toEqual(['accepted', 'NI016'])
    await Promise.all([one.end(), other.end()])
  })
})

describe('27: words and days', () => {
  it('text is composed', async () => {
    expect(await tried(draft, 'title = $2', ['Quy trình'.normalize('NFD')])).toBe('23514')
    expect(await tried(draft, 'title = $2', ['Quy trình'.normalize('NFC')])).toBe('accepted')
  })
  it('days are days and instants have a zone', async () => {
    const { rows } = await world.owner.query<{ data_type: string }>(
      `select distinct data_type from information_schema.columns where table_schema = 'public' and data_type like 'timestamp%'`,
    )
    expect(rows.map((row) => row.data_type)).toEqual(['timestamp with time zone'])
  })
})

import { appendFileSync } from 'node:fs'
import type pg from 'pg'
import { sha256Of } from '../../storage/hash.ts'
import type { FileStore } from '../../storage/FileStore.ts'

/** Something that was answered: an act with the entry it must have, or an upload with its bytes. */
type Step = { kind: 'act'; id: string; action: string; lock: number | null } | { kind: 'upload'; id: string; sha256: string }

/** What was acknowledged, written down outside the system that is killed. */
export interface Ledger {
  steps: Step[]
  write: (step: Step) => void
}

/** Opens a ledger in a file of its own. */
export function openLedger(file: string): Ledger {
  const steps: Step[] = []
  return {
    steps,
    write(step) {
      steps.push(step)
      appendFileSync(file, `${JSON.stringify(step)}\n`)
    },
  }
}

/** Acknowledged steps that are not there, or are there twice. */
export async function lost(owner: pg.Client, steps: Step[]): Promise<object[]> {
  const { rows: acts } = await owner.query<object>(
    `select s.* from json_to_recordset($1) s (id uuid, action text, lock int)
    where 1 <> (select count(*) from trail_entry e where e.subject_id = s.id and e.subject_lock is not distinct from s.lock
      and e.body::jsonb ->> 'action' = s.action)`,
    [JSON.stringify(steps.filter(({ kind }) => kind === 'act'))],
  )
  const { rows: uploads } = await owner.query<object>(
    `select s.* from json_to_recordset($1) s (id uuid, sha256 text) where not exists (select from upload u join stored_file f using (agency_id, sha256)
      where (u.id, u.sha256, u.state, f.state) = (s.id, s.sha256, 'READY', 'READY'))`,
    [JSON.stringify(steps.filter(({ kind }) => kind === 'upload'))],
  )
  return [...acts, ...uploads]
}

const task = (kind: string) =>
  `exists (select from task t where t.revision_id = r.id and t.closed_at is null and t.kind = any('{${kind}}'))`

/** What no act leaves behind, in the words of the tables. */
const halves: Record<string, string> = {
  'a change without its entry': `select id from (select id, lock from revision union all select id, lock from document) r
    where lock <> (select count(*) from trail_entry e where e.subject_id = r.id and e.subject_lock is not null)`,
  'nobody wrote it': `select id from revision r where not exists (select from contributor c where c.revision_id = r.id)`,
  'a draft that nobody works on': `select id from revision r where state = 'DRAFT' and not ${task('REVISE')}`,
  'a review that nobody is asked for': `select id from revision r where state = 'IN_REVIEW' and not ${task('REVIEW,CHECK_FORM')}`,
  'an approval that nobody is asked for': `select id from revision r where state = 'IN_APPROVAL' and not ${task('APPROVE')}`,
  'approved, and nobody publishes': `select id from revision r where state = 'APPROVED' and not ${task('PUBLISH')}`,
  'decided without a decision': `select id from revision r where state in ('APPROVED', 'PUBLISHED')
    and 1 <> (select count(*) from approval a where (a.revision_id, a.round, a.decision, a.seal_sha256) = (r.id, r.round, 'APPROVED', r.seal_sha256))`,
  'published without a range, or the other way round': `select id from revision where (state = 'PUBLISHED') <> (in_force is not null)`,
  'an end without its reason': `select id from revision r where not upper_inf(in_force)
    and not exists (select from approval a where (a.revision_id, a.decision, a.ends_on) = (r.id, 'WITHDRAWN', upper(r.in_force)))
    and not exists (select from revision n where n.document_id = r.document_id and lower(n.in_force) = upper(r.in_force))`,
  'a withdrawal without its end': `select revision_id as id from approval a join revision r on r.id = a.revision_id
    where a.decision = 'WITHDRAWN' and upper(r.in_force) is distinct from a.ends_on`,
  'rounds that do not count': `select id from revision r where round <> (select count(*) from review_round n where n.revision_id = r.id)`,
  'a proof that was used for nothing': `select id from proof p where used_at is not null and not exists (select from approval a where a.proof_id = p.id)`,
  'a key without what it made': `select key from request where subject_id is null`,
}

/** Finds what was done by halves. */
export async function halfDone(owner: pg.Client): Promise<string[]> {
  const found: string[] = []
  for (const [what, sql] of Object.entries(halves))
    for (const row of (await owner.query(sql)).rows) found.push(`${what}: ${JSON.stringify(row)}`)
  return found
}

/** Files that a row names and the store has not, or not whole; what was whole once is only looked for. */
export async function missing(owner: pg.Client, store: FileStore, whole: Set<string>): Promise<string[]> {
  const { rows } = await owner.query<{ agencyId: string; sha256: string }>(
    `select agency_id as "agencyId", sha256 from stored_file where state = 'READY'`,
  )
  const found: string[] = []
  for (const key of rows) {
    const there = whole.has(key.sha256)
      ? await store.has(key)
      : await sha256Of(await store.get(key)).then((sha256) => sha256 === key.sha256)
    if (there) whole.add(key.sha256)
    else found.push(key.sha256)
  }
  return found
}

import { Contributor, Document, Person, Revision, StoredFile } from '../../schema/index.ts'
import { isId } from '../../schema/kernel/keys.ts'
import { announce, type Context, type FactDetails } from '../kernel/context.ts'
import { decide, take } from '../kernel/lifecycle.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import type { Asked } from './revisionFacts.ts'
import { askedBy, factsOf } from './factsOf.ts'
import { type RevisionAction, revisionLifecycle, stored } from './lifecycle.ts'
import { revisionRow } from './queries.ts'
import type { RevisionRow } from './rows.ts'

// How every act on a revision begins and ends: find it under the lock of its document, decide, change, tell.

/** How long a draft stays checked out after the last save. */
const leaseMinutes = 60

/** An act that may go on: what was read, what is changed, and which line of the table allowed it. */
export interface Act {
  row: RevisionRow
  revision: Revision
  /** Goes into the trail. */
  allowed: { from: string; to: string; rule: string }
}

export const personRef = ({ em, actor }: Context, id = actor.personId) => em.getReference(Person, [actor.agencyId, id])
export const storedRef = ({ em, actor }: Context, sha256: string) => em.getReference(StoredFile, [actor.agencyId, sha256])
export const documentRef = ({ em, actor }: Context, id: string) => em.getReference(Document, [actor.agencyId, id])

/** Holds the row of a revision's document until the commit: one writer a document. */
async function holdDocument({ em, actor }: Context, revisionId: string): Promise<void> {
  await em.execute(
    `select from document where (agency_id, id) = (select agency_id, document_id from revision where agency_id = ? and id = ?) for no key update`,
    [actor.agencyId, asId(revisionId)],
  )
}

/** An id from outside; what is no id is not found. */
export function asId(id: string): string {
  if (!isId(id)) throw new Refusal(RefusalCode.NOT_FOUND)
  return id
}

/** Reads a revision under its document's lock. */
export async function holdRevision(ctx: Context, revisionId: string): Promise<RevisionRow> {
  await holdDocument(ctx, revisionId)
  const row = await revisionRow(ctx, revisionId)
  if (!row) throw new Refusal(RefusalCode.NOT_FOUND)
  return row
}

/** Begins an act: the revision is held, the lock compared, and the table asked. A "no" is thrown. */
export async function begin(
  ctx: Context,
  action: RevisionAction,
  { revisionId, lock }: { revisionId: string; lock?: number },
  more: Partial<Asked> = {},
): Promise<Act> {
  const row = await holdRevision(ctx, revisionId)
  const facts = factsOf(row)
  const asked = askedBy(ctx, more)
  const stale = lock !== undefined && lock !== row.lock
  if (stale && decide(revisionLifecycle, action, facts, asked).refused !== RefusalCode.NOT_ALLOWED) throw await changedMeanwhile(ctx, row)
  const { to, rule } = take(revisionLifecycle, action, facts, asked)
  const revision = await ctx.em.findOneOrFail(Revision, { agency: ctx.actor.agencyId, id: row.id })
  return { row, revision, allowed: { from: revisionLifecycle.stateOf(facts, asked), to, rule } }
}

/** Ends an act that changed the revision: its new state is stored, its lock counts up, and the trail names it. */
export async function finish(ctx: Context, { row, revision, allowed }: Act, action: string, details: FactDetails = {}): Promise<void> {
  revision.state = stored(allowed.to as Parameters<typeof stored>[0])
  revision.changedAt = ctx.now // so that the row changes also where only files or an issue number did
  const { from, to, rule } = allowed
  await announce(
    ctx,
    action,
    { type: 'revision', row: revision, documentId: row.documentId },
    { ...(from !== to && { from, to }), rule, ...details },
  )
}

/** Tells of an act that changed no column of the revision: a vote, a comment, a lease. */
export async function tell(
  ctx: Context,
  { row, allowed }: Pick<Act, 'row' | 'allowed'>,
  action: string,
  details: FactDetails = {},
): Promise<void> {
  await announce(
    ctx,
    action,
    { type: 'revision', row: { id: row.id, lock: null }, documentId: row.documentId },
    { rule: allowed.rule, ...details },
  )
}

async function changedMeanwhile({ em, actor }: Context, row: RevisionRow): Promise<Refusal> {
  const [last] = await em.execute<{ by: string | null; at: Date }[]>(
    `select p.name as by, e.at from trail_entry e left join person p on (p.agency_id, p.id) = (e.agency_id, e.actor_id)
    where e.agency_id = ? and e.subject_id = ? and e.subject_lock = ?`,
    [actor.agencyId, row.id, row.lock],
  )
  return new Refusal(RefusalCode.CHANGED_MEANWHILE, { data: { lock: row.lock, changedBy: last?.by ?? null, changedAt: last?.at ?? null } })
}

/** Whoever gives content joins the contributors, for ever, and holds the draft. */
export async function contribute(ctx: Context, row: Pick<RevisionRow, 'id' | 'contributed'>): Promise<void> {
  const key = { agency: ctx.actor.agencyId, revision: [ctx.actor.agencyId, row.id], person: [ctx.actor.agencyId, ctx.actor.personId] }
  if (!row.contributed.some(({ person }) => person.id === ctx.actor.personId)) ctx.em.create(Contributor, key as never)
  await holdLease(ctx, row.id)
}

/** Checks a draft out to the person who acts, until an hour from now. */
export async function holdLease({ em, actor, now }: Context, revisionId: string): Promise<void> {
  const until = new Date(now.getTime() + leaseMinutes * 60_000)
  await em.execute(
    `insert into lease (agency_id, revision_id, holder_id, until) values (?, ?, ?, ?)
    on conflict (agency_id, revision_id) do update set holder_id = excluded.holder_id, until = excluded.until`,
    [actor.agencyId, revisionId, actor.personId, until],
  )
}

/** Ends a lease, whoever holds it. */
export async function endLease({ em, actor }: Context, revisionId: string): Promise<void> {
  await em.execute('delete from lease where (agency_id, revision_id) = (?, ?)', [actor.agencyId, revisionId])
}

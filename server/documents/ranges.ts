import { Revision } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { announce, type Context } from '../kernel/context.ts'
import type { Act } from './acts.ts'

// The ranges of one document touch: whoever opens, moves or removes one sets the end of the one before in the same transaction.

/** The published revision of a document without an end, other than this one. */
export const openEnded = (ctx: Context, documentId: string, otherThan: string): Promise<Revision | null> =>
  found(ctx, 'upper_inf(in_force)', [documentId, otherThan])

/** The revision that ends on the day on which this one begins. */
export const endingOn = (ctx: Context, { documentId, id }: { documentId: string; id: string }, day: Day): Promise<Revision | null> =>
  found(ctx, 'upper(in_force) = ?::date', [documentId, id, day])

async function found({ em, actor }: Context, where: string, values: string[]): Promise<Revision | null> {
  const [one] = await em.execute<{ id: string }[]>(
    `select id from revision where agency_id = ? and document_id = ? and id <> ? and ${where}`,
    [actor.agencyId, ...values],
  )
  return one ? await em.findOneOrFail(Revision, { agency: actor.agencyId, id: one.id }) : null
}

/**
 * Sets the end of a range, or lifts it, and tells. It is written at once: the exclusion constraint looks row by row,
 * so the old range closes before the next one opens earlier, and opens after the next one has moved away.
 */
export async function setEnd(ctx: Context, { row, allowed }: Act, revision: Revision, until: Day | null): Promise<void> {
  if (!revision.inForce) return
  revision.inForce = { ...revision.inForce, until }
  revision.changedAt = ctx.now
  const told = { type: 'revision' as const, row: revision, documentId: row.documentId }
  await announce(ctx, until ? 'endSet' : 'endLifted', told, { rule: allowed.rule, ...(until && { until }) })
}

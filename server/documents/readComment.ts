import type { Context } from '../kernel/context.ts'
import { askedBy, factsOf } from './factsOf.ts'
import { commentedRevision } from './reviews.ts'
import { commentView } from './views.ts'
import { contentVisible } from './visibility.ts'

/** Reads a comment as its revision's page shows it; null for whoever may not see it now. */
export async function readComment(ctx: Context, id: string) {
  const row = await commentedRevision(ctx, id)
  const comment = row.comments.find((one) => one.id === id)
  return comment && contentVisible(factsOf(row), askedBy(ctx)) ? commentView(ctx, row, comment) : null
}

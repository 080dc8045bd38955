import { type GraphQLSchema, defaultFieldResolver } from 'graphql'
import type { Context } from './context.ts'
import { asRefusal, Refusal } from './refusal.ts'

/** Where refusals that matter are written down, after the rollback, in a transaction of their own. */
export type KeepRefusal = (ctx: Context, action: string, refusal: Refusal, input: unknown) => Promise<void>

/** How often an act begins again when PostgreSQL asks for it (a deadlock, a serialisation failure). */
const tries = 3

/** Runs an act in one transaction: all of it, or nothing. */
export async function inTransaction<Known extends Pick<Context, 'em'>, Result>(
  ctx: Known,
  act: (ctx: Known) => Promise<Result>,
): Promise<Result> {
  for (let left = tries; ; left--) {
    try {
      return await ctx.em.fork().transactional((em) => act({ ...ctx, em: em }))
    } catch (error) {
      if (left > 1 && /^40(001|P01)$/.test((error as { code?: string }).code ?? '')) continue
      throw asRefusal(error)
    }
  }
}

/** Makes every mutation a transaction. Wraps the root fields once, so that no other field pays for it. */
export function mutationsAreTransactions(schema: GraphQLSchema, keepRefusal: KeepRefusal): GraphQLSchema {
  for (const [name, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    const act = field.resolve ?? defaultFieldResolver
    field.resolve = async (root, args: { input?: unknown }, ctx: Context, info) => {
      try {
        return await inTransaction(ctx, (inside) => Promise.resolve(act(root, args, inside, info)))
      } catch (error) {
        if (error instanceof Refusal) await keepRefusal(ctx, name, error, args.input)
        throw error
      }
    }
  }
  return schema
}

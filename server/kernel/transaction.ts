import { setTimeout as wait } from 'node:timers/promises'
import { type GraphQLSchema, defaultFieldResolver } from 'graphql'
import type { Context } from './context.ts'
import { once, subjectOf, type Subjects } from './once.ts'
import { asRefusal, Refusal } from './refusal.ts'

/** Where refusals that matter are written down, after the rollback, in a transaction of their own. */
export type KeepRefusal = (ctx: Context, action: string, refusal: Refusal, input: unknown) => Promise<void>

/** How often an act begins again when PostgreSQL asks for it (a deadlock, a serialisation failure). */
const again = 3

/** Runs an act in one transaction: all of it, or nothing. */
export async function inTransaction<Known extends Pick<Context, 'em'>, Result>(
  ctx: Known,
  act: (ctx: Known) => Promise<Result>,
): Promise<Result> {
  for (let tried = 0; ; tried++) {
    try {
      return await ctx.em.fork().transactional((em) => act({ ...ctx, em: em }))
    } catch (error) {
      if (tried === again || !asksForAnother(error)) throw asRefusal(error)
      await wait(Math.random() * 20 * 2 ** tried) // whoever met once must not meet again
    }
  }
}

/** A deadlock or a serialisation failure, however it is wrapped. */
function asksForAnother(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown }
  return code === '40001' || code === '40P01' || (cause instanceof Error && cause !== error && asksForAnother(cause))
}

/** What an act makes before its transaction, because no transaction may wait for it: by the name of the mutation. */
export type Beforehand = Record<string, (ctx: Context, input: never) => Promise<unknown>>

/** Makes every mutation a transaction that is done once under its key. Wraps the root fields, so that no other field pays for it. */
export function mutationsAreTransactions(
  schema: GraphQLSchema,
  keepRefusal: KeepRefusal,
  subjects: Subjects,
  beforehand: Beforehand = {},
): GraphQLSchema {
  for (const [operation, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    const act = field.resolve ?? defaultFieldResolver
    const subject = subjectOf(schema, operation, subjects)
    field.resolve = async (root, args: { input?: unknown }, ctx: Context, info) => {
      const { input } = args
      try {
        const prepared = await beforehand[operation]?.(ctx, input as never)
        return await inTransaction(ctx, (inside) => {
          inside.prepared = prepared
          inside.loaders = new Map() // what was loaded outside, or by a try that was rolled back, is not believed
          return once(inside, { operation, input, subject }, () => Promise.resolve(act(root, args, inside, info)))
        })
      } catch (error) {
        if (error instanceof Refusal) await keepRefusal(ctx, operation, error, input)
        throw error
      }
    }
  }
  return schema
}

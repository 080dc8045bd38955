import { createHash } from 'node:crypto'
import { GraphQLNonNull, GraphQLInputObjectType, type GraphQLSchema, GraphQLString, getNamedType, getNullableType } from 'graphql'
import type { Context } from './context.ts'
import { Refusal, RefusalCode } from './refusal.ts'

// An act that is sent twice under one key is done once. The row of the key is written first, so that a second sending waits for the first;
// what it made is written last. Both lie in the transaction of the act: a refused act leaves no key.

/** What a mutation answers: how it is found again. */
interface Subject {
  /** Its id in an answer; `id` unless told. */
  idOf?: (made: never) => string
  /** Reads it with the rights of now; nothing where it is no longer seen. */
  read: (ctx: Context, id: string) => Promise<object | null | undefined>
}

/** How to find again what mutations answer, by the name of the type. */
export type Subjects = Record<string, Subject>

/** For how long a key is known at least. */
const keptHours = 24

const longestKey = 64

/** Gives every mutation's input its `idempotencyKey`, so that no class has to name it. */
export function mutationsTakeKeys(schema: GraphQLSchema): GraphQLSchema {
  for (const { args } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const input = args.map(({ type }) => getNullableType(type)).find((type) => type instanceof GraphQLInputObjectType)
    if (!input) continue
    input.getFields().idempotencyKey = {
      name: 'idempotencyKey',
      type: GraphQLString,
      description: 'Cùng khóa, cùng nội dung: làm một lần. Sent twice under one key, done once; kept for 24 hours.',
      defaultValue: undefined,
      deprecationReason: undefined,
      extensions: {},
      astNode: undefined,
    }
  }
  return schema
}

/** Finds how to read again what a mutation answers; one without a way does not start the server. */
export function subjectOf(schema: GraphQLSchema, name: string, subjects: Subjects): Subject {
  const { type } = schema.getMutationType()!.getFields()[name]!
  const subject = type instanceof GraphQLNonNull && subjects[getNamedType(type).name]
  if (!subject) throw new Error(`${name} answers ${String(type)}: say in server/subjects.ts how it is read again`)
  return subject
}

/** Does an act under its key, inside its transaction; sent again, it is not done again. Without a key it is simply done. */
export async function once<Result>(
  ctx: Context,
  { operation, input, subject }: { operation: string; input: unknown; subject: Subject },
  act: () => Promise<Result>,
): Promise<Result | object> {
  const key = keyIn(input)
  if (key === null) return await act()
  const { em, actor } = ctx
  const mine = [actor.agencyId, actor.personId, key]
  const hash = hashOf(input)
  const [begun] = await em.execute<{ key: string }[]>(
    `insert into request (agency_id, person_id, key, operation, input_sha256) values (?, ?, ?, ?, ?) on conflict do nothing returning key`,
    [...mine, operation, hash],
  )
  if (begun) {
    const made = await act()
    const id = subject.idOf ? subject.idOf(made as never) : (made as { id: string }).id
    await em.execute('update request set subject_id = ? where (agency_id, person_id, key) = (?, ?, ?)', [id, ...mine])
    return made
  }
  const [before] = await em.execute<{ same: boolean; subjectId: string }[]>(
    `select operation = ? and input_sha256 = ? as same, subject_id as "subjectId" from request where (agency_id, person_id, key) = (?, ?, ?)`,
    [operation, hash, ...mine],
  )
  if (!before?.same) throw new Refusal(RefusalCode.IDEMPOTENCY_CONFLICT, { field: 'input.idempotencyKey' })
  const found = await subject.read(ctx, before.subjectId)
  if (!found) throw new Refusal(RefusalCode.NOT_FOUND)
  return found
}

/** Forgets the keys that nobody will send again. */
export const forgetOldKeys = `delete from request where at < app.now() - interval '${keptHours} hours'`

function keyIn(input: unknown): string | null {
  const key = (input as { idempotencyKey?: string | null } | null | undefined)?.idempotencyKey
  if (key === undefined || key === null) return null
  if (!key || key.length > longestKey) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.idempotencyKey' })
  return key
}

/** No part of what is asked: whoever proves again after a lost answer asks the same. */
const besides = ['idempotencyKey', 'proofToken']

function hashOf(input: unknown): string {
  const asked = Object.entries(input as object).filter(([name]) => !besides.includes(name))
  return createHash('sha256')
    .update(JSON.stringify(sorted(Object.fromEntries(asked))))
    .digest('hex')
}

/** The same fields in one order, however they were sent. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  const fields = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]))
}

import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'

/** Texts of several lines; everything else is one line. */
const long = ['changeSummary', 'reason', 'note', 'body', 'quote']
const lengths = { long: 10_000, short: 500 }

// NUL and lone surrogates break PostgreSQL and JSON later; signs that turn the direction of writing make a text say what it does not.
const turning = '\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069'
const unfit = { long: new RegExp(`[^\\P{Cc}\\n\\t]|[${turning}]`, 'u'), short: new RegExp(`\\p{Cc}|[${turning}]`, 'u') }

/** Makes every text that comes in composed and trimmed, or refuses it: wraps the fields that take arguments, once. */
export function textsAreClean(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue
      const resolve = field.resolve ?? defaultFieldResolver
      field.resolve = (root, args: Record<string, unknown>, ctx, info) => resolve(root, clean(args, ''), ctx, info)
    }
  }
  return schema
}

function clean(value: unknown, field: string): unknown {
  if (typeof value === 'string') return cleanText(value, field)
  if (Array.isArray(value)) return value.map((one, i) => clean(one, typeof one === 'string' ? field : `${field}.${i}`)) // a row says which
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one, field ? `${field}.${name}` : name)]))
}

/** One text: composed, trimmed, with one kind of line end. */
export function cleanText(typed: string, field: string): string {
  const kind = long.includes(field.split('.').at(-1) ?? '') ? 'long' : 'short'
  const text = typed.replaceAll('\r\n', '\n').normalize('NFC').trim()
  const because = !text.isWellFormed() || unfit[kind].test(text) ? 'control' : text.length > lengths[kind] ? 'long' : null
  if (because) throw new Refusal(RefusalCode.INVALID_INPUT, { field, data: { because } })
  return text
}

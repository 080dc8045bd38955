import type { RefusalCode } from './refusal.ts'

/** What a sentence may use of a refusal: the facts of `extensions.data`, and what a missing thing names. */
export type Facts = Record<string, unknown>

/** One sentence for each code: what happened, whether work is safe, what to do. */
export type Sentences = Record<RefusalCode, (facts: Facts) => string>

// How the sentences read the facts of a refusal: a fact that is not there leaves its words out.

/** A fact as text; empty where there is none. */
export function textOf(facts: Facts, name: string): string {
  const value = facts[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Wraps a fact in words, where there is one. */
export function withText(facts: Facts, name: string, words: (text: string) => string): string {
  const text = textOf(facts, name)
  return text && words(text)
}

/** The person that a fact is about, by name. */
export function nameOf(facts: Facts, name: string): string {
  const person = facts[name] as { name?: string } | string | null | undefined
  return typeof person === 'string' ? person : (person?.name ?? '')
}

/** A day as people write it here: 25/11/2026. */
export const dayOf = (facts: Facts, name: string): string => textOf(facts, name).replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')

/** The hour of an instant, on the clocks of the agency; where they are not known, none. */
export function hourOf(facts: Facts, name: string): string {
  const value = facts[name]
  const timeZone = textOf(facts, 'timeZone')
  if (!timeZone) return ''
  if (!(value instanceof Date || typeof value === 'string')) return ''
  const instant = new Date(value)
  if (Number.isNaN(instant.getTime())) return ''
  return instant.toLocaleTimeString('vi-VN', { timeZone, hour: '2-digit', minute: '2-digit' })
}

/** A size in megabytes, as a person reads it. */
export function megabytesOf(facts: Facts, name: string, decimal: string): string {
  const value = facts[name]
  if (typeof value !== 'number') return ''
  return `${(value / 1_048_576).toFixed(value % 1_048_576 === 0 || value > 10_485_760 ? 0 : 1).replace('.', decimal)} MB`
}

/** The fields that are missing, each once. */
export function fieldsOf(facts: Facts): string[] {
  const missing = (facts.missing as { field?: string | null }[] | undefined) ?? []
  const named = [textOf(facts, 'field'), ...missing.map(({ field }) => field ?? '')]
  return [...new Set(named.map((field) => field.replace(/^input\./, '')).filter(Boolean))]
}

/** How many things are missing. */
export function countOf(facts: Facts): number {
  const missing = (facts.missing as { count?: number }[] | undefined) ?? []
  return typeof facts.count === 'number' ? facts.count : missing.reduce((sum, { count = 1 }) => sum + count, 0)
}

import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import type { Context } from '../kernel/context.ts'

/** How people's typing of a code is compared: case, space and the choice of sign do not matter. */
export const normalCode = (code: string): string =>
  code
    .normalize('NFC')
    .trim()
    .toUpperCase()
    .replace(/[\s._/-]+/g, '-')

/** Letters (with Đ), digits, `.` and `-`; never `/`. */
const wellFormed = /^[\p{L}\p{N}]+([.-][\p{L}\p{N}]+)*$/u

/** Checks a code that somebody typed. */
export function checkCode(typed: string): string {
  const code = typed.normalize('NFC').trim()
  if (!wellFormed.test(code) || code.length > 60) throw new Refusal(RefusalCode.CODE_MALFORMED, { field: 'input.code' })
  return code
}

/** What a pattern's tokens stand for. */
export interface CodeParts {
  /** Code of the division's field group, else of the division. */
  group: string
  division: string
  /** The parent's code; its leading type falls away. */
  parent: string | null
}

/**
 * The next free code of a pattern (`QT.ISO.{nn}`, `QT-{group}-{nn}`, `BM.{parent}.{nn}`), in this very transaction; null where the code is typed.
 * The number follows the highest one ever used: codes are never used again, so a gap stays a gap.
 */
export async function nextCode(ctx: Context, pattern: string, { group, division, parent }: CodeParts): Promise<string | null> {
  if (/\{(code|number)\}/.test(pattern)) return null
  if (pattern.includes('{parent}') && parent === null) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.parentCode' })
  const filled = pattern
    .replace('{group}', group)
    .replace('{division}', division)
    .replace('{parent}', parent?.replace(/^[\p{L}\p{N}]+[.-]/u, '') ?? '')
  const [before, after] = filled.split('{nn}') as [string, string | undefined]
  if (after === undefined) return filled
  await ctx.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${ctx.actor.agencyId} ${filled}`])
  const [row] = await ctx.em.execute<{ highest: number }[]>(
    `select coalesce(max(substring(normal from ?)::int), 0) as highest from document_code where agency_id = ? and normal ~ ?`,
    [`^${quote(before)}([0-9]{1,6})${quote(after)}$`, ctx.actor.agencyId, `^${quote(before)}[0-9]{1,6}${quote(after)}$`],
  )
  return `${before}${String((row?.highest ?? 0) + 1).padStart(2, '0')}${after}`
}

/** A part of a code, as it stands in normal form; signs have no other meaning in it. */
const quote = (part: string) => normalCode(part).replace(/[^\p{L}\p{N}-]/gu, '')

import type { Direction } from '../kernel/api/graphql.ts'
import { writtenNumber } from '../kernel/numbers.ts'

type Words = (key: string, named: Record<string, unknown>) => string

/** A value with its unit: 98,7% or 1.204 hồ sơ; without a unit the number alone. */
export const withUnit = (decimal: string, unit: string, language: string): string =>
  `${writtenNumber(decimal, language)}${unit === '%' ? '%' : unit && `\u00a0${unit}`}`

/** What is to be reached: ≥ 98%. */
export const targetInWords = (one: { direction: Direction; target: string; unit: string }, language: string): string =>
  `${one.direction === 'AT_LEAST' ? '≥' : '≤'}\u00a0${withUnit(one.target, one.unit, language)}`

const partsOf = (period: string) => /^\d{4}(?:-(Q)?0?(\d+))?$/.exec(period)

/** 2026-03 is tháng 3, 2026-Q1 is quý 1, 2026 is the whole year. */
export function periodInWords(period: string, t: Words): string {
  const [, quarter, n] = partsOf(period) ?? []
  return n ? t(quarter ? 'period.quarter' : 'period.month', { n }) : t('period.year', {})
}

/** As short as a chart needs it: T3, Q1, 2026. */
export function shortPeriod(period: string, t: Words): string {
  const [, quarter, n] = partsOf(period) ?? []
  return n ? t(quarter ? 'period.quarterShort' : 'period.monthShort', { n }) : period
}

/** A title in the reader's language, where there is one. */
export const titleOf = ({ title, titleEn }: { title: string; titleEn?: string | null }, language: string): string =>
  (language === 'en' && titleEn) || title

/** As a line begins. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

import { Frequency } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { daysAfter } from '../kernel/days.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** The periods of a year: 2026-01 …, 2026-Q1 …, or 2026. */
export function periodsOf(frequency: Frequency, year: number): string[] {
  switch (frequency) {
    case Frequency.MONTH:
      return Array.from({ length: 12 }, (_, i) => `${year}-${two(i + 1)}`)
    case Frequency.QUARTER:
      return Array.from({ length: 4 }, (_, i) => `${year}-Q${i + 1}`)
    case Frequency.YEAR:
      return [String(year)]
  }
}

/** The first day after a period. */
export function endOf(period: string): Day {
  const [, year = '', month, quarter] = /^(\d{4})(?:-(\d{2})|-Q(\d))?$/.exec(period) ?? []
  const last = month ? Number(month) : quarter ? Number(quarter) * 3 : 12
  return last === 12 ? `${Number(year) + 1}-01-01` : `${year}-${two(last + 1)}-01`
}

/** The last day on which the figure of a period is not late. */
export const dueDay = (period: string, dueDays: number): Day => daysAfter(endOf(period), dueDays - 1)

/** The periods whose figures should be there. */
export const duePeriods = ({ frequency, year, dueDays }: { frequency: Frequency; year: number; dueDays: number }, today: Day): string[] =>
  periodsOf(frequency, year).filter((period) => dueDay(period, dueDays) < today)

/** Nothing of the year is still to come. */
export const yearIsOver = (year: number, today: Day): boolean => today >= `${year + 1}-01-01`

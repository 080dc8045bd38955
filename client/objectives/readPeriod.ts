import type { Frequency } from '../kernel/api/graphql.ts'
import { withoutMarks } from '../kernel/plain.ts'

const names = { month: /^(?:thang|thg|t|month|m)[ .]*/, quarter: /^(?:quy|q|quarter)[ .]*/ }
const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }

/**
 * Reads a period as people write it: 2021-01, 01/2021, 1/1/2021, Tháng 1, T1, Quý I/2021, Q1, Năm 2021; a bare number is what the
 * objective is measured by. Answers as the API writes it (2021-01, 2021-Q1, 2021), or undefined.
 */
export function readPeriod(typed: string, year: number, frequency: Frequency): string | undefined {
  const text = withoutMarks(typed)
  if (/^(?:nam |year )?\d{4}$/.test(text)) return text.slice(-4)
  const day = /^(\d{4})-(\d{2})-01(?:[ t]00:00(?::00)?)?$/.exec(text) ?? /^0?1\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (day) return text.includes('/') ? monthOf(day[2]!, day[1]!) : monthOf(day[1]!, day[2]!)
  const yearFirst = /^(\d{4})[-/.]\s*(q)?(\d{1,2})$/.exec(text)
  if (yearFirst) return (yearFirst[2] ? quarterOf : monthOf)(yearFirst[1]!, yearFirst[3]!)
  const parts = /^(.*?)(\d{1,2}|iv|i{1,3})(?:\s*(?:[-/., ]|nam|year)+\s*(\d{4}))?$/.exec(text)
  if (!parts) return undefined
  const [, name = '', number = '', named] = parts
  const of = named ?? String(year)
  const isNamed = (by: RegExp) => name !== '' && name.replace(by, '') === ''
  if (isNamed(names.quarter)) return quarterOf(of, number)
  if (/^\d+$/.test(number) && isNamed(names.month)) return monthOf(of, number)
  if (name !== '' || !/^\d+$/.test(number)) return undefined
  return frequency === 'QUARTER' && !named ? quarterOf(of, number) : monthOf(of, number)
}

function monthOf(year: string, month: string): string | undefined {
  const n = Number(month)
  return n >= 1 && n <= 12 ? `${year}-${String(n).padStart(2, '0')}` : undefined
}

function quarterOf(year: string, quarter: string): string | undefined {
  const n = roman[quarter] ?? Number(quarter)
  return n >= 1 && n <= 4 ? `${year}-Q${n}` : undefined
}

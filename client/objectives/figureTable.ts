import type { Frequency, MeasureKind, MeasurementInput } from '../kernel/api/graphql.ts'
import { type NumberFault, readNumber } from '../kernel/numbers.ts'
import { plain } from '../kernel/plain.ts'
import { readPeriod } from './readPeriod.ts'

// What the columns of a pasted table stand for, and what its lines say. The server judges each figure; here it is only read.

/** An objective as far as a table of figures needs it. */
export interface Measurable {
  code: string
  title: string
  formula: string | null
  frequency: Frequency
  measureKind: MeasureKind
}

/** Which columns mean what, by their place. Where every line is about one objective, it is named instead of a column. */
export interface Columns {
  objective: { column: number } | { code: string } | null
  period: number | null
  /** Several are added up. */
  numerator: number[]
  denominator: number[]
  comment: number | null
}

/** What a line says, or why it says nothing. */
export interface ReadLine {
  /** Its number in the table, from 1, the line of headings counted. */
  number: number
  cells: string[]
  wish?: MeasurementInput
  fault?: { because: NumberFault | 'TOO_WIDE' | 'EMPTY' | 'NO_PERIOD' | 'NO_OBJECTIVE' | 'COLUMNS'; cell?: string }
}

const words = {
  objective: ['ma', 'ma muc tieu', 'ma so', 'muc tieu', 'code', 'objective'],
  period: ['ky', 'thang', 'quy', 'thoi gian', 'period', 'month', 'quarter'],
  numerator: ['tu so', 'tu', 'so lieu', 'gia tri', 'ket qua', 'so luong', 'numerator', 'value', 'count'],
  denominator: ['mau so', 'mau', 'tong so', 'tong', 'denominator', 'total'],
  comment: ['ghi chu', 'nhan xet', 'comment', 'note'],
}

const nothingArose = ['khong phat sinh', 'kps', 'nothing arose']
const noData = ['chua co so lieu', 'khong co so lieu', 'no data']

/** The first line names the columns unless one of its cells is a number. */
export const looksLikeHeadings = (line: readonly string[] = []): boolean =>
  line.some((cell) => /\p{L}/u.test(cell)) && !line.some((cell) => /^[\d.,\s]+$/.test(cell) && /\d/.test(cell))

/**
 * Guesses what the columns mean: by their names, and of totals by the names in an objective's formula,
 * so `(on_time + early) / resolved` finds its three columns.
 */
export function guessColumns(headings: readonly string[], objectives: readonly Measurable[], chosen?: string): Columns {
  const named = headings.map(plain)
  const find = (kind: keyof typeof words) => {
    const place = named.findIndex((name) => words[kind].includes(name))
    return place < 0 ? null : place
  }
  const column = find('objective')
  const one = objectives.length === 1 ? objectives[0]! : objectives.find(({ code }) => code === chosen)
  const fromFormula = one && columnsOfFormula(one.formula, headings)
  const only = (place: number | null) => (place === null ? [] : [place])
  return {
    objective: column !== null && !chosen ? { column } : one ? { code: one.code } : null,
    period: find('period'),
    numerator: fromFormula?.numerator ?? only(find('numerator')),
    denominator: fromFormula?.denominator ?? only(find('denominator')),
    comment: find('comment'),
  }
}

function columnsOfFormula(formula: string | null, headings: readonly string[]) {
  const [over = '', under = ''] = (formula ?? '').split('/')
  const namedIn = (side: string) => {
    const names = side.split(/[^\p{L}\p{N}_]+/u).map(plain)
    return headings.flatMap((heading, place) => (plain(heading) && names.includes(plain(heading)) ? [place] : []))
  }
  const [numerator, denominator] = [namedIn(over), namedIn(under)]
  return numerator.length > 0 ? { numerator, denominator } : undefined
}

/** Reads every line below the headings as a figure. */
export function readLines(lines: readonly string[][], { hasHeadings, columns, objectives, year, language }: Reading): ReadLine[] {
  const width = hasHeadings ? lines[0]!.length : Math.max(...lines.map((line) => line.length))
  return lines.slice(hasHeadings ? 1 : 0).map((cells, i) => {
    const number = i + 1 + Number(hasHeadings)
    if (cells.length > width) return { number, cells, fault: { because: 'TOO_WIDE' } }
    return { number, cells, ...readLine(cells, columns, objectives, year, language) }
  })
}

/** How a table is read. */
export interface Reading {
  hasHeadings: boolean
  columns: Columns
  objectives: readonly Measurable[]
  year: number
  language: string
}

function readLine(
  cells: string[],
  columns: Columns,
  objectives: readonly Measurable[],
  year: number,
  language: string,
): Omit<ReadLine, 'number' | 'cells'> {
  const no = (because: NonNullable<ReadLine['fault']>['because'], cell?: string) => ({ fault: { because, ...(cell && { cell }) } })
  const { objective, period, numerator, denominator, comment } = columns
  if (!objective || period === null || numerator.length === 0) return no('COLUMNS')
  const code = 'code' in objective ? objective.code : (cells[objective.column] ?? '')
  if (!code) return no('NO_OBJECTIVE')
  const known = objectives.find((one) => one.code.toLowerCase() === code.toLowerCase())
  const written = cells[period] ?? ''
  const read = readPeriod(written, year, known?.frequency ?? 'MONTH')
  if (!read) return no('NO_PERIOD', written)
  const said = comment === null ? null : (cells[comment] ?? '') || null
  const wish = { objective: known?.code ?? code, period: read, comment: said }
  const [over, under] = [numerator, denominator].map((places) => places.map((place) => cells[place] ?? ''))
  const one = plain(over![0]!)
  if (nothingArose.includes(one)) return { wish: { ...wish, kind: 'NOTHING_AROSE' } }
  if (noData.includes(one)) return { wish: { ...wish, kind: 'NO_DATA' } }
  if ([...over!, ...under!].every((cell) => cell === '')) return no('EMPTY')
  const [top, bottom] = [sumOf(over!, language), sumOf(known?.measureKind === 'COUNT' ? [] : under!, language)]
  const fault = top.fault ?? bottom.fault
  return fault ? { fault } : { wish: { ...wish, kind: 'MEASURED', numerator: top.sum ?? null, denominator: bottom.sum ?? null } }
}

const scale = 1_000_000n
/** Adds decimals exactly. */
function sumOf(cells: string[], language: string): { sum?: string; fault?: ReadLine['fault'] } {
  let sum = 0n
  for (const cell of cells) {
    const { decimal, fault } = readNumber(cell, language)
    if (fault) return { fault: { because: fault, cell } }
    const [whole = '0', part = ''] = decimal.split('.')
    sum += BigInt(whole) * scale + BigInt(part.padEnd(6, '0'))
  }
  if (cells.length === 0) return {}
  const part = String(sum % scale)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return { sum: part ? `${sum / scale}.${part}` : String(sum / scale) }
}

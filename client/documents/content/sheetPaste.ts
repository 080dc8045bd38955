import { readNumber } from '../../kernel/numbers.ts'
import { readTable } from '../../kernel/tables.ts'
import { plain } from '../../kernel/plain.ts'
import { type Choices, columns, type Part } from './sheetColumns.ts'
import { type CellFault, codeOf, faultsOf, isBlank, most, newObjective, type TypedObjective } from './sheetForm.ts'

type Language = Parameters<typeof readNumber>[1]

/** Where a block lands: at a cell, or at the beginning of a new row. */
export interface Place {
  row: number
  part: Part
}

/** What is wrong with a line: of a cell, or of the line as a whole. */
export interface LineFault {
  part: Part | null
  fault: CellFault | 'UNKNOWN' | 'TOO_WIDE' | 'TOO_MANY'
  said: string
}

/** A line of the block: the objective it would make, anew or of a row that is there, and what is wrong with it. */
export interface PastedLine {
  /** Counted in the block, from 1, the head included, empty lines not. */
  number: number
  cells: string[]
  objective: TypedObjective
  isNew: boolean
  faults: LineFault[]
}

/** A block as it was understood. */
export interface Pasted {
  /** Of each column of the block; null where nothing of ours is called so. */
  parts: (Part | null)[]
  head: string[] | null
  lines: PastedLine[]
}

/** Whether what is in the clipboard is a block of cells, not a text for one of them. */
export const isBlock = (text: string) => text.replace(/\n$/, '').includes('\t')

/** Reads a block against the rows that stand there; nothing is changed before somebody takes it. */
export function readBlock(block: string, rows: readonly TypedObjective[], choices: Choices, language: Language, place?: Place): Pasted {
  const all = readTable(block, '\t').lines
  const headAt = all.slice(0, 5).findIndex((cells) => cells.map(partNamed).filter((part) => part !== null).length >= 2)
  const head = headAt < 0 ? null : all[headAt]!
  const from = columns.findIndex(({ part }) => part === (place?.part ?? 'code'))
  const parts = head ? once(head.map(partNamed)) : columns.slice(from).map(({ part }) => part)
  const byCode = parts.includes('code')
  const taken: TypedObjective[] = []
  const lines: PastedLine[] = []
  for (const [i, cells] of all.entries()) {
    if (i <= headAt) continue
    const code = byCode ? cells[parts.indexOf('code')] : undefined
    const old = byCode ? rows.find((one) => code && codeOf(one) === code) : place && rows[place.row + lines.length]
    const [objective, faults] = readLine(cells, parts, old ?? newObjective(), choices)
    if (cells.slice(parts.length).some((one) => one !== '')) faults.push({ part: null, fault: 'TOO_WIDE', said: String(parts.length) })
    if (!old && rows.filter((one) => !isBlank(one)).length + taken.filter((one) => !rows.some(({ key }) => key === one.key)).length >= most)
      faults.push({ part: null, fault: 'TOO_MANY', said: String(most) })
    const isTaken = (code: string) =>
      rows.some((one) => one.key !== objective.key && codeOf(one) === code) || taken.some((one) => codeOf(one) === code)
    for (const [part, fault] of Object.entries(faultsOf(objective, isTaken, language)))
      if (!faults.some((one) => one.part === part)) faults.push({ part: part as Part, fault, said: objective[part as Part] ?? '' })
    taken.push(objective)
    lines.push({ number: i + 1, cells, objective, isNew: !old, faults })
  }
  return { parts: head ? parts : parts.slice(0, Math.max(...all.map(({ length }) => length))), head, lines }
}

/** The rows with the lines that are right: in the place of those they are, or behind them. */
export function withLines(rows: readonly TypedObjective[], lines: readonly PastedLine[]): TypedObjective[] {
  const good = lines.filter(({ faults }) => faults.length === 0).map(({ objective }) => objective)
  const kept = rows.filter((one) => !isBlank(one)).map((one) => good.find(({ key }) => key === one.key) ?? one)
  return [...kept, ...good.filter(({ key }) => !kept.some((one) => one.key === key))]
}

const partNamed = (name: string): Part | null => columns.find(({ names }) => names.split('|').includes(plain(name)))?.part ?? null

/** Of two columns of one name the first counts. */
const once = (parts: (Part | null)[]) => parts.map((part, i) => (parts.indexOf(part) === i ? part : null))

function readLine(cells: string[], parts: (Part | null)[], from: TypedObjective, choices: Choices) {
  const objective = { ...from }
  const faults: LineFault[] = []
  for (const [i, part] of parts.entries()) {
    const said = cells[i] ?? ''
    if (part === null || (said === '' && i >= cells.length)) continue
    if (part in choices) {
      const value = chosen(choices[part as keyof Choices], said, from[part])
      if (value === undefined) faults.push({ part, fault: 'UNKNOWN', said })
      else Object.assign(objective, { [part]: value })
    } else if (part === 'target') Object.assign(objective, readTarget(said, parts, objective))
    else if (said !== '' || part !== 'dueDays') Object.assign(objective, { [part]: said })
  }
  if (!parts.includes('measureKind') && from.code === '') objective.measureKind = objective.unit === '%' ? 'RATIO' : 'COUNT'
  return [objective, faults] as const
}

/** What is meant of what may be chosen, to the letter or else without marks; an empty cell chooses nothing, or where that cannot be leaves what is there. */
function chosen(choices: Choices[keyof Choices], said: string, before: string | null): string | null | undefined {
  if (said === '') return choices.some(({ value }) => value === null) ? null : before
  const called = (same: (name: string) => boolean) => choices.filter(({ title, names = [] }) => [title, ...names].some(same))
  const exactly = called((name) => name === said)
  const asked = plain(said)
  const meant = exactly.length ? exactly : called((name) => asked !== '' && plain(name) === asked)
  return meant.length === 1 ? meant[0]!.value : undefined
}

/** "≥ 98 %" says direction, target and unit at once. */
function readTarget(said: string, parts: (Part | null)[], { direction, unit }: TypedObjective): Partial<TypedObjective> {
  const [, sign = '', number = said, rest = ''] =
    /^(≥|>=|≤|<=|tối thiểu|ít nhất|không thấp hơn|tối đa|không quá|at least|at most)?\s*([\d.,\s]*\d)\s*(.*)$/iu.exec(said) ?? []
  if (!/\d/.test(number) || (rest && parts.includes('unit') && rest !== unit && rest !== '%')) return { target: said }
  const atMost = /≤|<=|tối đa|không quá|at most/iu.test(sign)
  return {
    target: number.trim(),
    direction: parts.includes('direction') || !sign ? direction : atMost ? 'AT_MOST' : 'AT_LEAST',
    unit: parts.includes('unit') || !rest ? unit : rest,
  }
}

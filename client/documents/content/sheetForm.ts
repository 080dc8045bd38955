import type { Direction, Frequency, MeasureKind, ObjectivesInput, SheetWordsFragment } from '../../kernel/api/graphql.ts'
import { onOneLine } from './statementForm.ts'
import { type NumberFault, readNumber, writtenNumber } from '../../kernel/numbers.ts'

/** An objective as it is typed: every cell of its row. The key tells rows apart while they have no code. */
export interface TypedObjective {
  key: string
  code: string
  title: string
  titleEn: string
  measure: string
  measureKind: MeasureKind
  formula: string
  unit: string
  direction: Direction
  target: string
  frequency: Frequency
  dueDays: string
  divisionId: string | null
  ownerId: string | null
  dataSource: string
  commitment: string | null
  what: string
  who: string
  means: string
  when: string
  judged: string
}

/** The objectives of a year as they are typed. */
export interface TypedSheet {
  year: number
  objectives: TypedObjective[]
}

type Language = Parameters<typeof readNumber>[1]

/** How many objectives one sheet may hold; the server says the same. */
export const most = 300

let made = 0

/** An empty row. */
export const newObjective = (): TypedObjective => ({
  ...{
    key: `new-${++made}`,
    code: '',
    title: '',
    titleEn: '',
    measure: '',
    measureKind: 'RATIO',
    formula: '',
    unit: '%',
    direction: 'AT_LEAST',
  },
  ...{ target: '', frequency: 'MONTH', dueDays: '5', divisionId: null, ownerId: null, dataSource: '', commitment: null },
  ...{ what: '', who: '', means: '', when: '', judged: '' },
})

/** What stands there, ready to be typed on; without a sheet yet it is about a year and empty. */
export const typedSheet = (sheet: SheetWordsFragment | null | undefined, year: number, language: Language): TypedSheet => ({
  year: sheet?.year ?? year,
  objectives: (sheet?.objectives ?? []).map(({ id, division, owner, plan, ...one }) => ({
    ...{ key: id, code: one.code, title: one.title, titleEn: one.titleEn ?? '', measure: one.measure, measureKind: one.measureKind },
    ...{ formula: one.formula ?? '', unit: one.unit, direction: one.direction, target: writtenNumber(one.target, language) },
    ...{ frequency: one.frequency, dueDays: String(one.dueDays), divisionId: division?.id ?? null, ownerId: owner?.id ?? null },
    ...{ dataSource: one.dataSource ?? '', commitment: one.commitment ?? null },
    ...{ what: plan.what ?? '', who: plan.who ?? '', means: plan.means ?? '', when: plan.when ?? '', judged: plan.judged ?? '' },
  })),
})

const empty = newObjective()
const typedParts = Object.keys(empty).filter((part) => part !== 'key') as Exclude<keyof TypedObjective, 'key'>[]

/** A row in which nobody typed anything is no objective. */
export const isBlank = (one: TypedObjective) => typedParts.every((part) => one[part] === empty[part])

/** What is sent. */
export const sheetInput = ({ year, objectives }: TypedSheet, language: Language): ObjectivesInput => ({
  year,
  objectives: objectives.filter((one) => !isBlank(one)).map((one) => rowInput(one, language)),
})

function rowInput(typed: TypedObjective, language: Language): ObjectivesInput['objectives'][number] {
  const folded = typedParts.map((part) => [part, typed[part] === null ? null : onOneLine(typed[part])] as const)
  const { what, who, means, when, judged, target, dueDays, ...one } = Object.fromEntries(folded) as unknown as Omit<TypedObjective, 'key'>
  const plan = { what, who, means, when, judged }
  return { ...one, target: readNumber(target, language).decimal ?? '', dueDays: Number(dueDays), plan }
}

/** What is wrong in a cell. */
export type CellFault = NumberFault | 'MISSING' | 'CODE_MALFORMED' | 'CODE_TWICE' | 'DAYS'

/** A code as it is compared. */
export const codeOf = ({ code }: TypedObjective) => code.trim().normalize('NFC')

/** What is wrong in which cell of a row, before it is sent. */
export function faultsOf(one: TypedObjective, isTaken: (code: string) => boolean, language: Language) {
  const faults: Partial<Record<keyof TypedObjective, CellFault>> = {}
  for (const part of ['code', 'title', 'measure', 'unit', 'target'] as const) if (!one[part].trim()) faults[part] = 'MISSING'
  const code = codeOf(one)
  if (code && !/^[\p{L}\p{N}]+([.-][\p{L}\p{N}]+)*$/u.test(code)) faults.code = 'CODE_MALFORMED'
  if (code && isTaken(code)) faults.code = 'CODE_TWICE'
  const target = readNumber(one.target, language)
  if (one.target.trim() && target.fault) faults.target = target.fault
  if (!/^\d{1,2}$/.test(one.dueDays.trim()) || Number(one.dueDays) > 90) faults.dueDays = 'DAYS'
  return faults
}

import { createHash } from 'node:crypto'
import type { ChangeReason, ChangeSize, FileRole } from '../../schema/index.ts'
import type { ObjectiveRow, SheetRow, StatementRow } from './content/rows.ts'

/** What a seal covers: every file and every row of a revision. */
export interface Sealed {
  code: string
  serial: number
  title: string
  changeSize: ChangeSize
  changeReason: ChangeReason | null
  changeSummary: string | null
  /** The rows that are content, where it has some. */
  statement?: StatementRow | null
  sheet?: SheetRow | null
  files: { role: FileRole; fileName: string; mediaType: string; byteSize: number; sha256: string }[]
}

/** Makes the seal: a canonical text (UTF-8, NFC, fixed order, LF), and its SHA-256. Votes and approvals name the hash, so they name each byte. */
export function seal({ code, serial, title, changeSize, changeReason, changeSummary, statement, sheet, files }: Sealed): {
  text: string
  sha256: string
} {
  const order = [...files].sort((a, b) => compare(a.role, b.role) || compare(a.fileName, b.fileName) || compare(a.sha256, b.sha256))
  const lines = [
    'niem seal 1',
    `document ${code}`,
    `serial ${serial}`,
    `title ${JSON.stringify(title)}`,
    `change ${changeSize} ${changeReason ?? '-'}`,
    `summary ${JSON.stringify(changeSummary)}`,
    ...(statement ? statementLines(statement) : []),
    ...(sheet ? [`objectives ${sheet.year}`, ...sheet.objectives.map(objectiveLine)] : []),
    ...order.map((file) => `file ${file.role} ${file.sha256} ${file.byteSize} ${file.mediaType} ${JSON.stringify(file.fileName)}`),
  ]
  const text = `${lines.join('\n')}\n`.normalize('NFC')
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}

const statementLines = ({ title, titleEn, motto, mottoEn, closing, closingEn, commitments }: StatementRow) => [
  `statement ${JSON.stringify([title, titleEn, motto, mottoEn, closing, closingEn])}`,
  ...commitments.map(({ position, identity, text, textEn }) => `commitment ${position} ${identity} ${JSON.stringify([text, textEn])}`),
]

const objectiveLine = (one: ObjectiveRow) => {
  const { title, titleEn, measure, formula, unit, dataSource, plan } = one
  const numbers = `${one.measureKind} ${one.direction} ${one.target} ${one.frequency} ${one.dueDays} ${one.divisionId ?? '-'} ${one.ownerId ?? '-'} ${one.commitment ?? '-'}`
  const told = [title, titleEn, measure, formula, unit, dataSource, plan.what, plan.who, plan.means, plan.when, plan.judged]
  return `objective ${one.position} ${one.code} ${numbers} ${JSON.stringify(told)}`
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

import type { Day } from '../../schema/kernel/days.ts'
import type { SheetRow, StatementRow } from '../documents/content/rows.ts'
import type { Sealed } from '../documents/seal.ts'
import { sampleYear } from './calendar.ts'
import type { DocumentRow } from './data.ts'

/** A document as it was issued once: its edition, the days of its force, and the year that a policy or objectives are about. */
export interface Issue {
  serial: number
  edition: string
  from: Day
  /** The first day on which it is no longer in force. */
  until: Day | null
  year: string
}

/** A file of a document that lies in the store. */
export type KeptFile = Sealed['files'][number] & { pages: number | null }

/** A document of the sample as it was issued once, with its files and what of it lies in rows. */
export interface KeptIssue {
  row: DocumentRow
  issue: Issue
  files: readonly KeptFile[]
  statement: StatementRow | null
  sheet: SheetRow | null
}

/** An issue whose bytes are kept; what of it lies in rows comes later. */
export type LaidIssue = Pick<KeptIssue, 'row' | 'issue' | 'files'>

/** The first Monday of a year, on which the objectives of the year before end. */
function firstMonday(year: number): Day {
  const first = new Date(Date.UTC(year, 0, 1))
  return new Date(Date.UTC(year, 0, 1 + ((8 - first.getUTCDay()) % 7))).toISOString().slice(0, 10)
}

/** The year whose objectives are in force on a day: the one before until the first Monday has come. */
export function runningYear(today: Day): number {
  const year = Number(today.slice(0, 4))
  return today >= firstMonday(year) ? year : year - 1
}

/**
 * The issues of a document: the policy of 2020 stands before that of the sample year, the objectives of the running year behind; without
 * a running year each document has one.
 */
export function issuesOf(row: DocumentRow, day: Day, running: number | null): Issue[] {
  const only: Issue = { serial: 1, edition: row.edition, from: day, until: null, year: sampleYear }
  if (running === null) return [only]
  const before = String(Number(sampleYear) - 1)
  if (row.type_code === 'CSCL')
    return [
      { ...only, edition: '1', from: firstMonday(Number(before)), until: day, year: before },
      { ...only, serial: 2, from: day },
    ]
  if (!row.type_code.startsWith('MTCL') || running <= Number(sampleYear)) return [only]
  const next = firstMonday(running)
  return [
    { ...only, until: next },
    { ...only, serial: 2, edition: String(Number(row.edition) + 1), from: next, year: String(running) },
  ]
}

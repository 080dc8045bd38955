import type { MeasurementKind, Outcome } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import type { ObjectiveRow } from '../documents/content/rows.ts'
import type { DivisionRow, PersonRow } from '../agency/rows.ts'

/** A figure as the board needs it: what counts now. */
interface LiveFigure {
  id: string
  period: string
  divisionId: string | null
  kind: MeasurementKind
  numerator: string | null
  denominator: string | null
  /** Somebody wrote what will be done about it. */
  answered: boolean
}

/** An objective of a year with what is said of its periods, and how its year was closed. */
export interface MeasuredObjective extends ObjectiveRow {
  documentId: string
  documentCode: string
  figures: LiveFigure[]
  answer: { cause: string; action: string; by: PersonRow; at: string } | null
  /** Of a closed year. */
  closedOutcome: Outcome | null
  /** Its year is closed: nothing of it changes any more. */
  closed: boolean
}

/** A figure with its history. */
export interface MeasurementRow {
  id: string
  objectiveId: string
  period: string
  divisionId: string | null
  division: DivisionRow | null
  kind: MeasurementKind
  numerator: string | null
  denominator: string | null
  comment: string | null
  cause: string | null
  action: string | null
  evidenceName: string | null
  correctsId: string | null
  reason: string | null
  recordedBy: PersonRow
  recordedAt: string
  /** Nothing corrects it. */
  live: boolean
}

/** The close of a year, or what was laid before the head. */
interface YearRow {
  sheetId: string
  sha256: string
  preparedBy: PersonRow
  preparedAt: string
  /** Figures or answers changed after it was prepared. */
  stale: boolean
  closedBy: PersonRow | null
  closedAt: string | null
}

/** The objectives of a year, of all documents. */
export interface Board {
  year: number
  /** Years that have objectives, the newest first. */
  years: number[]
  today: Day
  close: YearRow | null
  nodes: MeasuredObjective[]
}

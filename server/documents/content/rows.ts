import type { Direction, Frequency, MeasureKind } from '../../../schema/index.ts'
import type { DivisionRow, PersonRow } from '../../agency/rows.ts'

// What of a revision's content lies in rows: the words of a policy, the objectives of a year.

/** A commitment of a policy; its identity stays through revisions. */
export interface CommitmentRow {
  position: number
  identity: string
  text: string
  textEn: string | null
}

/** The words of a policy, in both languages. */
export interface StatementRow {
  title: string
  titleEn: string | null
  motto: string | null
  mottoEn: string | null
  closing: string | null
  closingEn: string | null
  commitments: CommitmentRow[]
}

/** The plan of an objective: ISO 9001:2015, 6.2.2 a to e. */
export interface PlanRow {
  what: string | null
  who: string | null
  means: string | null
  when: string | null
  judged: string | null
}

/** An objective as a revision words it. */
export interface ObjectiveRow {
  id: string
  /** Through the years. */
  identity: string
  revisionId: string
  code: string
  year: number
  position: number
  title: string
  titleEn: string | null
  measure: string
  measureKind: MeasureKind
  formula: string | null
  unit: string
  direction: Direction
  target: string
  frequency: Frequency
  dueDays: number
  divisionId: string | null
  division: DivisionRow | null
  ownerId: string | null
  owner: PersonRow | null
  dataSource: string | null
  commitment: string | null
  plan: PlanRow
}

/** The objectives of a year in a revision. */
export interface SheetRow {
  year: number
  objectives: ObjectiveRow[]
}

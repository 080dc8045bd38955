import type { CommitmentRow, ObjectiveRow, SheetRow, StatementRow } from './rows.ts'

/** What became of a commitment or an objective from one edition to the next. */
export enum RowChange {
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
  CHANGED = 'CHANGED',
}

/** One row before and now; `parts` names what differs. */
interface Changed<Row> {
  change: RowChange
  before: Row | null
  after: Row | null
  parts: string[]
}

/** The content of two editions, as far as it lies in rows. */
interface Content {
  statement: StatementRow | null
  sheet: SheetRow | null
}

/** Title, motto or closing of a policy, where it differs. */
interface ChangedWords {
  part: string
  before: string | null
  after: string | null
}

/** What an edition changes against the one before it. */
export interface Changes {
  words: ChangedWords[]
  commitments: Changed<CommitmentRow>[]
  objectives: Changed<ObjectiveRow>[]
  /** Commitments and objectives that say what they said. */
  same: number
}

/** Compares two editions by the identity of their rows: moved is not changed. */
export function changesBetween(before: Content, now: Content): Changes {
  const promised = compare(before.statement?.commitments ?? [], now.statement?.commitments ?? [], (one) => ({
    text: one.text,
    textEn: one.textEn,
  }))
  const set = compare(before.sheet?.objectives ?? [], now.sheet?.objectives ?? [], partsOf)
  const words = (['title', 'motto', 'closing', 'titleEn', 'mottoEn', 'closingEn'] as const)
    .map((part) => ({ part, before: before.statement?.[part] ?? null, after: now.statement?.[part] ?? null }))
    .filter((one) => one.before !== one.after)
  return { words, commitments: promised.changed, objectives: set.changed, same: promised.same + set.same }
}

const partsOf = (one: ObjectiveRow) => ({
  ...{ title: [one.title, one.titleEn], measure: one.measure, measureKind: one.measureKind, formula: one.formula, unit: one.unit },
  ...{ direction: one.direction, target: one.target, frequency: one.frequency, dueDays: one.dueDays, division: one.divisionId },
  ...{ owner: one.ownerId, dataSource: one.dataSource, commitment: one.commitment },
  plan: [one.plan.what, one.plan.who, one.plan.means, one.plan.when, one.plan.judged],
})

function compare<Row extends { identity: string }>(before: Row[], now: Row[], said: (row: Row) => Record<string, unknown>) {
  const old = new Map(before.map((row) => [row.identity, row]))
  const kept = new Set(now.map(({ identity }) => identity))
  const both = now.map((after): Changed<Row> => {
    const was = old.get(after.identity)
    if (!was) return { change: RowChange.ADDED, before: null, after, parts: [] }
    const [then, today] = [said(was), said(after)]
    const parts = Object.keys(today).filter((part) => JSON.stringify(then[part]) !== JSON.stringify(today[part]))
    return { change: RowChange.CHANGED, before: was, after, parts }
  })
  const gone = before.filter(({ identity }) => !kept.has(identity))
  const changed = both.filter(({ change, parts }) => change === RowChange.ADDED || parts.length > 0)
  return {
    changed: [...changed, ...gone.map((row): Changed<Row> => ({ change: RowChange.REMOVED, before: row, after: null, parts: [] }))],
    same: both.length - changed.length,
  }
}

import { Direction, Frequency, MeasureKind, MeasurementKind, Outcome } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import type { ObjectiveRow } from '../documents/content/rows.ts'
import { compareTo, decimalOf, type Fraction, micros, rounded } from './decimal.ts'
import { duePeriods, yearIsOver } from './periods.ts'

// What figures say: exact values, compared exactly; a year is computed from sums, never as a mean of percentages.

/** How an objective stands while its year runs. */
export enum Track {
  NOT_STARTED = 'NOT_STARTED',
  ON_TRACK = 'ON_TRACK',
  AT_RISK = 'AT_RISK',
  OFF_TRACK = 'OFF_TRACK',
}

/** What is said of a period. */
export interface Figure {
  period: string
  kind: MeasurementKind
  numerator: string | null
  denominator: string | null
}

type Measured = Pick<ObjectiveRow, 'measureKind' | 'unit' | 'direction' | 'target'>

/** The exact value of sums; null where there is none to tell. */
export function valueOf({ measureKind, unit }: Measured, numerator: string | null, denominator: string | null): Fraction | null {
  if (numerator === null) return null
  const over = micros(numerator)
  if (measureKind === MeasureKind.COUNT) return { over, under: 1_000_000n }
  if (denominator === null) return null
  const under = micros(denominator)
  if (under <= 0n) return null
  return { over: measureKind === MeasureKind.RATIO && unit === '%' ? over * 100n : over, under }
}

/** Whether a value reaches the target: exact, so 99.96 is not 100. */
export function reaches({ direction, target }: Measured, value: Fraction): boolean {
  const compared = compareTo(value, micros(target))
  return direction === Direction.AT_LEAST ? compared >= 0 : compared <= 0
}

/** A number that grows through the year: a period of it says nothing alone. */
const grows = ({ measureKind, direction, frequency }: Measured & Pick<ObjectiveRow, 'frequency'>) =>
  measureKind === MeasureKind.COUNT && direction === Direction.AT_LEAST && frequency !== Frequency.YEAR

/** Whether a period reaches the target; null where it is a part of a number that still grows. */
export const periodReaches = (objective: Measured & Pick<ObjectiveRow, 'frequency'>, value: Fraction): boolean | null =>
  reaches(objective, value) || (grows(objective) ? null : false)

/** A value for the eye: one decimal, half up; a value that misses the target never prints as the target. */
export function shownValue(measured: Measured, value: Fraction): string {
  const missed = !reaches(measured, value)
  for (let places = 1; ; places++) {
    const shown = rounded(value, places)
    if (!missed || places === 6 || !reaches(measured, { over: shown, under: 1_000_000n })) return decimalOf(shown)
  }
}

/** Adds up what was measured. */
export function sumsOf(figures: readonly Figure[]): { numerator: string | null; denominator: string | null } {
  const measured = figures.filter(({ kind }) => kind === MeasurementKind.MEASURED)
  if (measured.length === 0) return { numerator: null, denominator: null }
  const sum = (of: 'numerator' | 'denominator') => decimalOf(measured.reduce((all, one) => all + micros(one[of] ?? '0'), 0n))
  return { numerator: sum('numerator'), denominator: measured.some(({ denominator }) => denominator !== null) ? sum('denominator') : null }
}

/** The value of the year so far, from sums. */
export function yearValueOf(objective: Measured, figures: readonly Figure[]): Fraction | null {
  const { numerator, denominator } = sumsOf(figures)
  return valueOf(objective, numerator, denominator)
}

/** How the year ended: what was measured decides; nothing arose only where that is said of every period. */
export function outcomeOf(objective: Pick<ObjectiveRow, keyof Measured | 'frequency' | 'year'>, figures: readonly Figure[]): Outcome {
  const value = yearValueOf(objective, figures)
  if (value) return reaches(objective, value) ? Outcome.MET : Outcome.NOT_MET
  const said = new Set(figures.filter(({ kind }) => kind === MeasurementKind.NOTHING_AROSE).map(({ period }) => period))
  const everyPeriod =
    said.size > 0 && said.size >= periodsIn[objective.frequency] && figures.every(({ kind }) => kind === MeasurementKind.NOTHING_AROSE)
  return everyPeriod ? Outcome.NOTHING_AROSE : Outcome.NO_DATA
}

const periodsIn: Record<Frequency, number> = { MONTH: 12, QUARTER: 4, YEAR: 1 }

/** Within a twentieth of the target is near. */
const near = 20n

/** How it stands while the year runs, computed from sums: reached so far, near the target, or not. */
export function trackOf(
  objective: Pick<ObjectiveRow, keyof Measured | 'frequency' | 'year' | 'dueDays'>,
  figures: readonly Figure[],
  today: Day,
): Track {
  const value = yearValueOf(objective, figures)
  if (!value) return Track.NOT_STARTED
  if (reaches(objective, value)) return Track.ON_TRACK
  // a number that grows through the year is judged by the part of it that is over
  if (objective.measureKind === MeasureKind.COUNT && objective.direction === Direction.AT_LEAST && !yearIsOver(objective.year, today)) {
    const due = BigInt(duePeriods(objective, today).length)
    const expected = (micros(objective.target) * due) / BigInt(periodsIn[objective.frequency])
    return compareTo(value, expected) >= 0 ? Track.ON_TRACK : Track.AT_RISK
  }
  const target = micros(objective.target)
  const edge = target / near
  const nearEnough =
    objective.direction === Direction.AT_LEAST ? compareTo(value, target - edge) >= 0 : compareTo(value, target + edge) <= 0
  return nearEnough ? Track.AT_RISK : Track.OFF_TRACK
}

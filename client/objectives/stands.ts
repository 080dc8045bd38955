import type { MeasurementKind, Outcome, Track } from '../kernel/api/graphql.ts'

/** How an objective ended, how it stands, or that a figure of it is overdue: each a word, a shape and a colour. */
export type Stand = Outcome | Track | 'LATE'

/** How it ended, or how it stands while the year runs: where nothing was measured, what was said instead. */
export function standOf(one: { outcome?: Outcome | null; track: Track; figures: { kind?: MeasurementKind | null }[] }): Stand {
  if (one.outcome) return one.outcome
  const said = new Set(one.figures.flatMap(({ kind }) => kind ?? []))
  if (one.track !== 'NOT_STARTED' || said.size === 0) return one.track
  return said.has('NO_DATA') ? 'NO_DATA' : 'NOTHING_AROSE'
}

const disc = 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z'
const triangle = 'M8 2l7 12H1z'
const ring = `${disc}m0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z`

/** Drawn as on the notice board: not every screen has a letter for it. */
export const shapes: Record<Stand, string> = {
  MET: disc,
  ON_TRACK: disc,
  NOT_MET: triangle,
  OFF_TRACK: triangle,
  AT_RISK: 'M8 1l7 7-7 7-7-7z',
  NOTHING_AROSE: ring,
  NOT_STARTED: ring,
  NO_DATA: 'M2 7h12v2H2z',
  LATE: `${ring}m-.75 1.5h1.5v2.2l1.6 1.6-1.06 1.06L7.25 8.3z`,
}

/** As tokens of the look. */
export const colours: Record<Stand, string> = {
  MET: 'success',
  ON_TRACK: 'success',
  NOT_MET: 'error',
  OFF_TRACK: 'error',
  AT_RISK: 'warning',
  NOTHING_AROSE: 'past',
  NOT_STARTED: 'past',
  NO_DATA: 'past',
  LATE: 'error',
}

/** The order in which they are counted. */
export const allStands = Object.keys(shapes) as Stand[]

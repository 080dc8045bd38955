import type { ObjectiveWithFiguresFragment } from '../kernel/api/graphql.ts'

/** The period that is entered next: the first that is late, else the first of which nothing is said, else the last. */
export const nextPeriod = ({
  figures,
}: {
  figures: Pick<ObjectiveWithFiguresFragment['figures'][number], 'period' | 'kind' | 'late'>[]
}): string => (figures.find(({ late }) => late) ?? figures.find(({ kind }) => !kind) ?? figures.at(-1)!).period

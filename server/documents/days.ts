import type { Day } from '../../schema/kernel/days.ts'
import type { RevisionFacts } from './revisionFacts.ts'

/** The first day on which a revision may take effect, and why not before. */
export function earliestDay(
  { notBefore, earlierFrom }: RevisionFacts,
  today: Day,
): { day: Day; because: 'TODAY' | 'APPROVAL' | 'IN_FORCE' } {
  const after = earlierFrom ? daysAfter(earlierFrom, 1) : ''
  if (notBefore !== null && notBefore > today && notBefore >= after) return { day: notBefore, because: 'APPROVAL' }
  return after > today ? { day: after, because: 'IN_FORCE' } : { day: today, because: 'TODAY' }
}

/** The day so many days later; earlier with a minus. */
export const daysAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

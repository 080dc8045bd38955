import type { Day } from '../../schema/kernel/days.ts'
import { daysAfter } from '../kernel/days.ts'
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

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

/** The first day on which a revision in force may end: a day belongs wholly to one revision, so its first day stays its own. */
export function earliestEnd({ inForce }: Pick<RevisionFacts, 'inForce'>, today: Day): { day: Day; because: 'TODAY' | 'IN_FORCE' } {
  return inForce && inForce.from >= today ? { day: daysAfter(inForce.from, 1), because: 'IN_FORCE' } : { day: today, because: 'TODAY' }
}

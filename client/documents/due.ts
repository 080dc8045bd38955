import { daysBetween } from '../kernel/days.ts'

/** How near a due day is, as a key of the texts and its number. */
export function dueInWords(dueOn: string, today: string): { key: string; n: number } {
  const n = daysBetween(today, dueOn)
  if (n < 0) return { key: 'inbox.overdueBy', n: -n }
  if (n === 0) return { key: 'inbox.dueToday', n }
  return n === 1 ? { key: 'inbox.dueTomorrow', n } : { key: 'inbox.dueIn', n }
}

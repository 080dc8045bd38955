import type { Day } from '../../schema/kernel/days.ts'

/** The day so many days later; earlier with a minus. */
export const daysAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

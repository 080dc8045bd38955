import type { Day } from '../../schema/kernel/days.ts'

/** The year of the sample. */
export const sampleYear = '2021'

/** The public holidays of Việt Nam in the months in which the sample takes effect. */
const holidays: readonly Day[] = [
  '2021-02-10', '2021-02-11', '2021-02-12', '2021-02-15', '2021-02-16', // Tết
  '2021-04-21', '2021-04-30', '2021-05-03',
] // prettier-ignore

/** So many working days of the sample year, from its first Monday on. */
export function workingDays(count: number): Day[] {
  const days: Day[] = []
  for (let at = new Date(`${sampleYear}-01-04T00:00:00Z`); days.length < count; at = new Date(at.getTime() + 86_400_000)) {
    const day = at.toISOString().slice(0, 10)
    const weekend = [0, 6].includes(at.getUTCDay())
    if (!weekend && !holidays.includes(day)) days.push(day)
  }
  return days
}

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`)
const two = (n: number) => String(n).padStart(2, '0')

/** Reads what a person typed as a day: 06/01/2026, 6.1.26, and 6/1 with the year that lies nearest. */
export function readDay(typed: string, today: string): string | null {
  const found = /^\s*(\d{1,2})\D(\d{1,2})(?:\D(\d{4}|\d{2}))?\s*$/.exec(typed)
  if (!found) return null
  const [day, month, year] = [Number(found[1]), Number(found[2]), found[3]]
  if (year) return asDay(day, month, year.length === 2 ? 2000 + Number(year) : Number(year))
  const thisYear = Number(today.slice(0, 4))
  const near = [thisYear, thisYear + 1, thisYear - 1].map((one) => asDay(day, month, one)).filter((one) => one !== null)
  const away = (one: string) => Math.abs(utc(today) - utc(one))
  return near.sort((a, b) => away(a) - away(b))[0] ?? null
}

/** 31/02 is no day. */
function asDay(day: number, month: number, year: number): string | null {
  const written = `${year}-${two(month)}-${two(day)}`
  const at = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(at.valueOf()) && at.toISOString().startsWith(written) ? written : null
}

/** A day as it is written here: 01/12/2026. */
export const writtenDay = (day: string | null | undefined): string => day?.split('-').reverse().join('/') ?? ''

/** The day of a calendar's date, which is local and has no zone of its own. */
export const dayOfDate = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

/** The agency's time zone; instants are shown in it, days have none. */
let zone = 'Asia/Ho_Chi_Minh'

/** Shows instants in the agency's zone from now on. */
export const useZone = (name: string) => {
  zone = name
}

const dayMs = 86_400_000
const utc = (day: string) => Date.parse(`${day}T00:00:00Z`)
const two = (n: number) => String(n).padStart(2, '0')

/** 2026-12-01 is 01/12/2026. */
export const dayInWords = (day: string | null | undefined): string => day?.split('-').reverse().join('/') ?? ''

/** The day of an instant in the agency, as 01/12/2026. */
export const dayOf = (instant: string): string => parts(instant).slice(0, 3).join('/')

/** An instant in the agency, as 01/12/2026 14:02. */
export const instantInWords = (instant: string): string => `${dayOf(instant)} ${parts(instant).slice(3).join(':')}`

function parts(instant: string): string[] {
  const numbers = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  const found = Object.fromEntries(numbers.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return [found.day, found.month, found.year, found.hour, found.minute].map(String)
}

/** How many days lie between two days; negative when the second is the earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / dayMs)

/** Reads what a person typed as a day: 06/01/2026, 6.1.26, and 6/1 with the year that lies nearest. */
export function readDay(typed: string, today: string): string | null {
  const found = /^\s*(\d{1,2})\D(\d{1,2})(?:\D(\d{4}|\d{2}))?\s*$/.exec(typed)
  if (!found) return null
  const [day, month, year] = [Number(found[1]), Number(found[2]), found[3]]
  if (year) return asDay(day, month, year.length === 2 ? 2000 + Number(year) : Number(year))
  const thisYear = Number(today.slice(0, 4))
  const near = [thisYear, thisYear + 1, thisYear - 1].map((one) => asDay(day, month, one)).filter((one) => one !== null)
  const away = (one: string) => Math.abs(daysBetween(today, one))
  return near.sort((a, b) => away(a) - away(b))[0] ?? null
}

/** 31/02 is no day. */
function asDay(day: number, month: number, year: number): string | null {
  const written = `${year}-${two(month)}-${two(day)}`
  const at = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(at.valueOf()) && at.toISOString().startsWith(written) ? written : null
}

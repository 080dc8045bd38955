/** The agency's time zone; instants are shown in it, days have none. */
let zone = 'Asia/Ho_Chi_Minh'

/** Shows instants in the agency's zone from now on. */
export const useZone = (name: string) => {
  zone = name
}

const dayMs = 86_400_000
const utc = (day: string) => Date.parse(`${day}T00:00:00Z`)

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

/** The day before a day: the last one of a range that ends with it. */
export const dayBefore = (day: string): string => new Date(utc(day) - dayMs).toISOString().slice(0, 10)

/** How many days lie between two days; negative when the second is the earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / dayMs)

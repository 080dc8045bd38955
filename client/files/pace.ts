/** How far back the speed is measured, and how much of it must be known before anything is said, in milliseconds. */
const [window, least] = [10_000, 5_000]

/** How long a file still takes, by what the server acknowledged in the last seconds. A rest makes what was measured before worthless. */
export function openPace(size: number, now = () => performance.now()) {
  let marks: { at: number; bytes: number }[] = []

  return {
    /** Notes how many bytes the server has; answers the seconds that are left, or undefined while nobody can know. */
    mark(bytes: number): number | undefined {
      const at = now()
      marks.push({ at, bytes })
      while (marks.length > 2 && at - marks[1]!.at >= window) marks.shift() // a slow line acknowledges less than once in the window
      const { at: from, bytes: before } = marks[0]!
      if (at - from < least || bytes <= before) return undefined
      return ((size - bytes) * (at - from)) / (bytes - before) / 1000
    },
    rest: () => (marks = []),
  }
}

const [minute, hour, day] = [60, 3600, 86_400]

/** Seconds as one says them of what nobody knows exactly: "40 giây", "3 phút", "1 giờ 20 phút". */
export function roughly(seconds: number, language: string): string {
  const said = (n: number, unit: string) => n.toLocaleString(language, { style: 'unit', unit, unitDisplay: 'long' })
  const up = (step: number) => Math.max(1, Math.ceil(seconds / step)) * step
  if (up(10) < minute) return said(up(10), 'second')
  if (up(minute) < hour) return said(up(minute) / minute, 'minute')
  const tens = up(10 * minute)
  if (tens >= day) return said(Math.ceil(seconds / day), 'day')
  const [hours, minutes] = [Math.floor(tens / hour), (tens % hour) / minute]
  return [said(hours, 'hour'), minutes && said(minutes, 'minute')].filter(Boolean).join(' ')
}

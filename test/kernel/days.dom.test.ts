import { afterEach, describe, expect, it } from 'vitest'
import { dayInWords, dayOf, daysBetween, instantInWords, useZone } from '../../client/kernel/days.ts'

afterEach(() => useZone('Asia/Ho_Chi_Minh'))

describe('a day', () => {
  it('is written day first, with both zeros', () => expect(dayInWords('2026-01-06')).toBe('06/01/2026'))

  it('that is not known is written as nothing', () => expect(dayInWords(null)).toBe(''))

  it.each([
    ['2026-11-24', '2026-12-01', 7],
    ['2026-12-01', '2026-11-24', -7],
    ['2024-02-28', '2024-03-01', 2],
  ])('from %s to %s are %i days', (from, to, days) => expect(daysBetween(from, to)).toBe(days))
})

describe('an instant', () => {
  it('is shown on the clock of the agency, whatever the clock of the reader', () => {
    expect(instantInWords('2026-11-30T17:30:00Z')).toBe('01/12/2026 00:30')
    expect(dayOf('2026-11-30T17:30:00Z')).toBe('01/12/2026')
  })

  it('follows the agency into another zone', () => {
    useZone('Europe/London')
    expect(instantInWords('2026-11-30T17:30:00Z')).toBe('30/11/2026 17:30')
  })
})

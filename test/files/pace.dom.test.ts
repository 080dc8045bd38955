import { describe, expect, it } from 'vitest'
import { openPace, roughly } from '../../client/files/pace.ts'

const MB = 1024 * 1024

/** What is said after each acknowledgement, as [second, megabytes that the server has]. */
function said(size: number, ...marks: [number, number][]) {
  let second = 0
  const pace = openPace(size * MB, () => second * 1000)
  return marks.map(([at, megabytes]) => ((second = at), pace.mark(megabytes * MB)))
}

describe('how long a file still takes', () => {
  it('is not said in the first seconds, and then by what the server acknowledged', () => {
    expect(said(100, [0, 0], [2, 4], [4, 8], [5, 10])).toEqual([undefined, undefined, undefined, 45])
  })
  it('follows the line: what was faster or slower more than ten seconds ago does not count', () => {
    const marks = Array.from({ length: 31 }, (_, second): [number, number] => [second, second < 15 ? second * 4 : 60 + (second - 15)])
    expect(said(100, ...marks).at(-1)).toBe(25)
  })
  it('is said on a line that acknowledges less than once in ten seconds', () => {
    expect(said(100, [0, 0], [20, 2], [40, 4]).at(-1)).toBe(960)
  })
  it('does not count what was there before, and is unknown where nothing moves', () => {
    expect(said(100, [0, 50], [10, 60]).at(-1)).toBe(40)
    expect(said(100, [0, 50], [10, 50]).at(-1)).toBeUndefined()
  })
  it('begins anew after a rest', () => {
    let second = 0
    const pace = openPace(100 * MB, () => second * 1000)
    pace.mark(0)
    pace.rest()
    second = 60
    expect(pace.mark(10 * MB)).toBeUndefined()
  })
})

describe('seconds in words', () => {
  it.each([
    [0.2, '10 giây', '10 seconds'],
    [41, '50 giây', '50 seconds'],
    [52, '1 phút', '1 minute'],
    [121, '3 phút', '3 minutes'],
    [3590, '1 giờ', '1 hour'],
    [4700, '1 giờ 20 phút', '1 hour 20 minutes'],
    [90_000, '2 ngày', '2 days'],
  ])('%d', (seconds, vi, en) => {
    expect([roughly(seconds, 'vi'), roughly(seconds, 'en')]).toEqual([vi, en])
  })
})

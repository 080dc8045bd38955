import type { Day } from '../../schema/kernel/days.ts'
import type { FaceName } from './faces.ts'
import { breakLines, mm, type Pen, rule, writeLine } from './pen.ts'

/** Words with their size and face. */
export type Written = readonly [text: string, size: number, face: FaceName]

/** The head of an administrative text (Decree 30/2020). */
export interface Letterhead {
  agency: { name: string; superior: string }
  /** What stands below the agency: a number, a code. */
  mark: string
  /** Place and day. */
  date: string
}

/** Writes lines centred in a column, downwards from where the pen is. */
export function column(pen: Pen, centre: number, width: number, all: readonly Written[]) {
  for (const [text, size, face] of all)
    for (const line of breakLines(pen, [{ text, bold: false }], size, width, [face, face])) {
      pen.y -= size * 1.35
      writeLine(pen, line, centre - line.width / 2, pen.y, size)
    }
}

/** Draws superior and agency on the left, national name and motto on the right, and below them the mark and the date. */
export function drawLetterhead(pen: Pen, { agency, mark, date }: Letterhead) {
  const top = pen.y
  const left = pen.frame.left + 34 * mm
  const right = pen.frame.right - 44 * mm
  const under = (centre: number, half: number) => rule(pen, centre - half, pen.y - 5, centre + half, pen.y - 5, 0.8)
  column(pen, left, 72 * mm, [
    [agency.superior.toLocaleUpperCase('vi'), 12, 'regular'],
    [agency.name.toLocaleUpperCase('vi'), 12, 'bold'],
  ])
  under(left, 32)
  pen.y -= 12
  column(pen, left, 72 * mm, [[mark, 13, 'regular']])
  pen.y = top
  column(pen, right, 92 * mm, [
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, 'bold'],
    ['Độc lập - Tự do - Hạnh phúc', 13, 'bold'],
  ])
  under(right, pen.faces.bold.width('Độc lập - Tự do - Hạnh phúc', 13) / 2)
  pen.y -= 12
  column(pen, right, 92 * mm, [[date, 13, 'italic']])
}

/** Place and day in words. Decree 30: a zero before days below 10 and before the months 1 and 2 only. */
export function placeAndDay(place: string, on: Day): string {
  const [year, month, day] = on.split('-') as [string, string, string]
  return `${place}, ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
}

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

/** Where the two columns of a letterhead stand: their centres from the edges, and their widths. */
interface LetterheadPlaces {
  left: number
  leftWidth: number
  right: number
  rightWidth: number
}

const upright: LetterheadPlaces = { left: 34 * mm, leftWidth: 72 * mm, right: 44 * mm, rightWidth: 92 * mm }

/** The size at which a text stands on one line; the wished one where there is room. */
export const sizeOnOneLine = ({ faces }: Pen, text: string, face: FaceName, wished: number, width: number) =>
  Math.min(wished, width / faces[face].width(text, 1))

/**
 * Draws superior and agency on the left, national name and motto on the right, each of these on one line, and below them
 * the mark and the date. The pen stands below the longer column afterwards.
 */
export function drawLetterhead(pen: Pen, { agency, mark, date }: Letterhead, places = upright) {
  const top = pen.y
  const left = pen.frame.left + places.left
  const right = pen.frame.right - places.right
  const under = (centre: number, half: number) => rule(pen, centre - half, pen.y - 5, centre + half, pen.y - 5, 0.8)
  const superior = agency.superior.toLocaleUpperCase('vi')
  column(pen, left, places.leftWidth, [
    ...(superior ? [[superior, 12, 'regular'] as const] : []),
    [agency.name.toLocaleUpperCase('vi'), 12, 'bold'],
  ])
  under(left, 32)
  pen.y -= 12
  if (mark) column(pen, left, places.leftWidth, [[mark, 13, 'regular']])
  const end = pen.y
  pen.y = top
  const onOneLine = (text: string, wished: number): Written => [text, sizeOnOneLine(pen, text, 'bold', wished, places.rightWidth), 'bold']
  const motto = onOneLine('Độc lập - Tự do - Hạnh phúc', 13)
  column(pen, right, places.rightWidth, [onOneLine('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12), motto])
  under(right, pen.faces.bold.width(motto[0], motto[1]) / 2)
  pen.y -= 12
  if (date) column(pen, right, places.rightWidth, [[date, sizeOnOneLine(pen, date, 'italic', 13, places.rightWidth), 'italic']])
  pen.y = Math.min(pen.y, end)
}

/** Place and day in words. Decree 30: a zero before days below 10 and before the months 1 and 2 only. */
export function placeAndDay(place: string | null, on: Day): string {
  const [year, month, day] = on.split('-') as [string, string, string]
  const words = `ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
  return place ? `${place}, ${words}` : words.replace('n', 'N')
}

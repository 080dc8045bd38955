import { breakLines, type Line, needRoom, outline, type Pen, turnPage, writeLine } from './pen.ts'
import { type Column, type Run, runsOf } from './text.ts'

/** What stands in a cell: a text with its `**`, or runs as they are. */
export type Cell = string | readonly Run[]

const usual = { size: 10.5, leading: 13.5 }
const padX = 4.5
const padY = 4.5

/**
 * Draws a table; its head stands again on each page. A row is parted only where a whole page cannot hold it. `keep` is
 * room for what must not be parted from the last row.
 */
export function drawTable(
  pen: Pen,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  { size, leading, keep = 0 }: { size: number; leading: number; keep?: number } = usual,
) {
  const wide = pen.frame.right - pen.frame.left
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (share / whole) * wide)
  const lay = (cells: readonly Cell[]) =>
    cells.map((one, i) => breakLines(pen, typeof one === 'string' ? runsOf(one) : one, size, widths[i]! - 2 * padX))
  const heightOf = (cells: Line[][]) => Math.max(...cells.map((lines) => lines.length)) * leading + 2 * padY
  const head = lay(columns.map(({ title }) => [{ text: title, bold: true }]))
  const roomOfPage = pen.frame.top - pen.frame.bottom - heightOf(head)
  const roomLeft = () => pen.y - pen.frame.bottom

  const drawRow = (cells: Line[][], centred: (i: number) => boolean) => {
    const height = heightOf(cells)
    let x = pen.frame.left
    for (const [i, lines] of cells.entries()) {
      outline(pen, x, pen.y, widths[i]!, height, 0.5)
      const above = (height - lines.length * leading) / 2
      for (const [n, line] of lines.entries()) {
        const at = centred(i) ? x + (widths[i]! - line.width) / 2 : x + padX
        writeLine(pen, line, at, pen.y - above - (n + 1) * leading + leading * 0.27, size)
      }
      x += widths[i]!
    }
    pen.y -= height
  }
  const drawHead = () => drawRow(head, () => true)
  const turn = () => {
    turnPage(pen)
    drawHead()
  }

  const few = 6 * leading + 2 * padY
  pen.y -= 4
  const first = rows[0] ? heightOf(lay(rows[0])) : 0
  needRoom(pen, heightOf(head) + (first > roomOfPage ? few : first))
  drawHead()
  for (const [r, row] of rows.entries()) {
    let cells = lay(row)
    const height = heightOf(cells) + (r === rows.length - 1 ? keep : 0)
    if (height > roomLeft() && (height <= roomOfPage || roomLeft() < few)) turn()
    const centred = (i: number) => columns[i]!.centred ?? false
    while (heightOf(cells) > roomLeft()) {
      const count = Math.max(1, Math.floor((roomLeft() - 2 * padY) / leading))
      drawRow(
        cells.map((lines) => lines.slice(0, count)),
        centred,
      )
      cells = cells.map((lines) => lines.slice(count))
      turn()
    }
    drawRow(cells, centred)
  }
  pen.y -= 12
}

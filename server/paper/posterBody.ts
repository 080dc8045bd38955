import { sizeOnOneLine } from './letterhead.ts'
import { balanceLines, breakLines, type Line, type Pen, rule, writeLine } from './pen.ts'
import type { PosterForm, PosterPaper } from './posterPaper.ts'

/** A line at its place below the top of the body. */
interface Placed {
  line: Line
  x: number
  down: number
  size: number
  /** How many of the gaps that may grow stand above it. */
  gaps: number
}

/** The text of a poster at one size. */
export interface Body {
  size: number
  height: number
  gaps: number
  ruleDown: number
  placed: Placed[]
}

const largest = 26

/** Finds the largest size at which the text stands in the room: searched downward, so that it ends for any text. */
export function fitBody(pen: Pen, paper: PosterPaper, manner: PosterForm['manner'], room: number): Body {
  let body = setBody(pen, paper, manner, largest)
  for (let size = largest; body.height > room && size > 0.5; size -= size > 8 ? 0.25 : 0.1) body = setBody(pen, paper, manner, size)
  return body
}

function setBody(pen: Pen, { title, motto, commitments, closing }: PosterPaper, manner: PosterForm['manner'], size: number): Body {
  const { left, right } = pen.frame
  const width = right - left
  const body: Body = { size, height: size * 0.6, gaps: 0, ruleDown: 0, placed: [] }
  const put = (lines: readonly [Line, x: number][], size: number, leading: number) => {
    body.height += size * leading
    const down = body.height - size * (leading - 1) * 0.6 - size * 0.22
    body.placed.push(...lines.map(([line, x]): Placed => ({ line, x, down, size, gaps: body.gaps })))
  }
  const centred = (line: Line, size: number, leading: number) => put([[line, (left + right - line.width) / 2]], size, leading)
  const gap = (height: number) => {
    body.height += height
    body.gaps += 1
  }
  const bold = (text: string, size: number, face: 'bold' | 'boldItalic' = 'bold') =>
    breakLines(pen, [{ text, bold: false }], size, Infinity, [face, face])[0]!

  const titleSize = Math.min(36, size * 1.9)
  const titled = balanceLines(pen, title.toLocaleUpperCase('vi'), titleSize, width, 'bold')
  for (const text of titled) centred(bold(text, titleSize), titleSize, manner === 'MODERN' ? 1.45 : 1.3)
  if (motto) {
    const words = motto.replaceAll('\n', ' ')
    const mottoSize = sizeOnOneLine(pen, words, 'boldItalic', size * 1.2, width)
    body.height += size * 0.2
    centred(bold(words, mottoSize, 'boldItalic'), mottoSize, 1.4)
  }
  body.ruleDown = body.height + size * 0.45
  gap(size * 1.1)

  const leading = manner === 'MODERN' ? 1.45 : 1.35
  const hang = pen.faces.bold.width(`${commitments.length}.`, size) + size * 0.5
  const plain = (text: string, room: number) => breakLines(pen, [{ text, bold: false }], size, room)
  for (const [i, text] of commitments.entries()) {
    if (i > 0) gap(size * 0.45)
    const number = bold(`${i + 1}.`, size)
    const lines = plain(text, width - hang)
    if (commitments.length === 1 && lines.length === 1) centred(lines[0]!, size, leading)
    else
      for (const [n, line] of lines.entries()) {
        const mark: [Line, number][] = n === 0 ? [[number, left + hang - size * 0.5 - number.width]] : []
        put([...mark, [line, left + hang]], size, leading)
      }
  }
  if (closing) {
    gap(size * 0.7)
    for (const line of plain(closing, width)) put([[line, left]], size, leading)
  }
  body.height += size * 0.6
  return body
}

/** Draws the text; room that is left goes between its parts, and where that would tear it, above and below. */
export function drawBody(pen: Pen, { size, height, gaps, ruleDown, placed }: Body, room: number) {
  const spare = room - height
  const grow = Math.min(spare / (gaps + 2), size * 1.1)
  const top = pen.y - (spare - grow * gaps) / 2
  const centre = (pen.frame.left + pen.frame.right) / 2
  rule(pen, centre - 45, top - ruleDown, centre + 45, top - ruleDown, 0.9)
  for (const { line, x, down, size, gaps } of placed) writeLine(pen, line, x, top - down - gaps * grow, size)
}

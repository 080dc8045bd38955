import type { FaceName } from './faces.ts'
import { breakLines, type Line, needRoom, outline, type Pen, rule, turnPage, writeLine } from './pen.ts'
import { drawTable } from './table.ts'
import { type Block, runsOf } from './text.ts'

/** Sizes of the text of a page: ISO documents and administrative texts differ. */
export interface Manner {
  size: number
  leading: number
  after: number
  indent: number
  justified: boolean
  faces?: [FaceName, FaceName]
}

/** How the sections of an ISO document are set. */
export const isoManner: Manner = { size: 12, leading: 16.5, after: 6, indent: 0, justified: false }

/** How an administrative text is set: 13 pt, indented by 1 cm, justified (Decree 30/2020). */
export const administrativeManner: Manner = { size: 13, leading: 18, after: 6, indent: 28.35, justified: true }

const widthOf = (pen: Pen) => pen.frame.right - pen.frame.left

/** Draws blocks one after the other, over as many pages as they need. */
export function drawBlocks(pen: Pen, blocks: readonly Block[], manner: Manner) {
  for (const block of blocks) draw(pen, block, manner)
}

function draw(pen: Pen, block: Block, manner: Manner) {
  switch (block.kind) {
    case 'text':
      return drawText(pen, block.text, manner, block)
    case 'points':
      return block.points.forEach((point) => drawPoint(pen, point, manner))
    case 'heading':
      needRoom(pen, manner.leading * 4)
      pen.y -= 3
      return drawText(pen, `**${block.text}**`, { ...manner, justified: false, after: 4 })
    case 'table':
      return drawTable(pen, block.columns, block.rows)
    case 'field':
      return drawField(pen, block.label, block.lines ?? 1, manner)
    case 'choice':
      return drawChoice(pen, block.label, block.options, manner)
    case 'signatures':
      return drawSignatures(pen, block.places, manner)
    case 'page':
      return turnPage(pen)
  }
}

/** Draws a paragraph. A page keeps no single first line of it. */
export function drawText(pen: Pen, text: string, manner: Manner, { centred = false, size = manner.size } = {}) {
  const leading = Math.max(manner.leading, size * 1.3)
  const indent = centred ? 0 : manner.indent
  const width = widthOf(pen)
  const first = breakLines(pen, runsOf(text), size, width - indent, manner.faces)
  const lines = indent && first[0] ? reflow(pen, text, first[0], size, width, manner.faces) : first
  needRoom(pen, leading * Math.min(lines.length, 2))
  for (const [i, line] of lines.entries()) {
    needRoom(pen, leading)
    pen.y -= leading
    const from = pen.frame.left + (i === 0 ? indent : 0)
    const room = pen.frame.right - from - line.width
    const x = centred ? from + room / 2 : from
    const gaps = line.words.length - 1
    const stretch = manner.justified && !centred && i < lines.length - 1 && gaps > 0 ? room / gaps : 0
    writeLine(pen, line, x, pen.y + leading * 0.28, size, { stretch })
  }
  pen.y -= manner.after
}

/** An indented first line keeps its words; the rest takes the whole width. */
function reflow(pen: Pen, text: string, first: Line, size: number, width: number, faces?: [FaceName, FaceName]): Line[] {
  let skip = first.words.length
  const rest = runsOf(text).map(({ text: part, bold }) => {
    const words = part.split(' ').filter(Boolean)
    const taken = Math.min(skip, words.length)
    skip -= taken
    return { text: words.slice(taken).join(' '), bold }
  })
  return rest.every((run) => run.text === '') ? [first] : [first, ...breakLines(pen, rest, size, width, faces)]
}

function drawPoint(pen: Pen, point: string, manner: Manner) {
  const hang = 12
  const left = pen.frame.left
  const { size, leading, indent } = manner
  const lines = breakLines(pen, runsOf(point), size, widthOf(pen) - indent - hang)
  for (const [i, line] of lines.entries()) {
    needRoom(pen, i === 0 ? leading * Math.min(2, lines.length) : leading)
    pen.y -= leading
    const y = pen.y + leading * 0.28
    if (i === 0) writeLine(pen, breakLines(pen, [{ text: '-', bold: false }], size, 20)[0]!, left + indent, y, size)
    writeLine(pen, line, left + indent + hang, y, size)
  }
  pen.y -= manner.after / 2
}

/** Draws a label with dotted room behind it, and further dotted lines below. */
function drawField(pen: Pen, label: string, lines: number, { size, leading }: Manner) {
  const step = leading + 5
  const [line] = breakLines(pen, runsOf(`${label}:`), size, widthOf(pen))
  for (let i = 0; i < lines; i++) {
    needRoom(pen, step)
    pen.y -= step
    if (i === 0) writeLine(pen, line!, pen.frame.left, pen.y + 4, size)
    rule(pen, pen.frame.left + (i === 0 ? line!.width + 5 : 0), pen.y + 3, pen.frame.right, pen.y + 3, 0.6, true)
  }
  pen.y -= 3
}

function drawChoice(pen: Pen, label: string, options: readonly string[], { size, leading }: Manner) {
  const line = (text: string) => breakLines(pen, runsOf(text), size, widthOf(pen))[0]!
  const lead = line(`${label}:`)
  needRoom(pen, leading + 5)
  pen.y -= leading + 5
  writeLine(pen, lead, pen.frame.left, pen.y + 4, size)
  let x = pen.frame.left + lead.width + 14
  for (const option of options.map(line)) {
    if (x + 14 + option.width > pen.frame.right) {
      needRoom(pen, leading + 2)
      pen.y -= leading + 2
      x = pen.frame.left + 14
    }
    outline(pen, x, pen.y + 12.5, 9, 9, 0.8)
    writeLine(pen, option, x + 14, pen.y + 4, size)
    x += option.width + 34
  }
  pen.y -= 3
}

function drawSignatures(pen: Pen, places: readonly string[], { size, leading }: Manner) {
  const width = widthOf(pen) / places.length
  needRoom(pen, 100)
  pen.y -= 10
  for (const [i, place] of places.entries()) {
    const lines = breakLines(pen, [{ text: place, bold: true }], size, width - 10)
    const note = breakLines(pen, [{ text: '(Ký, ghi rõ họ tên)', bold: false }], size - 1.5, width, ['italic', 'bold'])
    const centre = pen.frame.left + width * (i + 0.5)
    for (const [n, line] of [...lines, ...note].entries())
      writeLine(pen, line, centre - line.width / 2, pen.y - (n + 1) * leading + 4, n < lines.length ? size : size - 1.5)
  }
  pen.y -= 90
}

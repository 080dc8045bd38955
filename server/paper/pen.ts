import {
  beginText,
  endText,
  moveText,
  PDFArray,
  type PDFDocument,
  type PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  rgb,
  setFillingGrayscaleColor,
  setFontAndSize,
} from '@cantoo/pdf-lib'
import type { Run } from './text.ts'
import type { Face, FaceName, Faces } from './faces.ts'

/** Points in a millimetre. */
export const mm = 72 / 25.4

/** A4, upright. */
export const a4: Sheet = { width: 210 * mm, height: 297 * mm }

/** The size of a page, in points. */
export interface Sheet {
  width: number
  height: number
}

/** Where a page's text may stand, in points from the lower left corner. */
export interface Frame {
  left: number
  right: number
  top: number
  bottom: number
}

/** What writes: the page it is on and how far down it has come. */
export interface Pen {
  pdf: PDFDocument
  faces: Faces
  sheet: Sheet
  frame: Frame
  page: PDFPage
  y: number
}

/** A word of a line, in its face; `glued` to the one before, where bold ends in the middle of a word. */
interface Word {
  text: string
  face: Face
  width: number
  glued: boolean
}

/** A line that was broken to fit. */
export interface Line {
  words: Word[]
  width: number
}

/** Takes a new page. */
export function turnPage(pen: Pen) {
  pen.page = pen.pdf.addPage([pen.sheet.width, pen.sheet.height])
  pen.y = pen.frame.top
}

/** Turns the page where the room left is too small. */
export function needRoom(pen: Pen, height: number) {
  if (pen.y - height < pen.frame.bottom) turnPage(pen)
}

/** Breaks runs into lines of a width; a word longer than a line is cut. */
export function breakLines(pen: Pen, runs: readonly Run[], size: number, width: number, faces: [FaceName, FaceName] = ['regular', 'bold']) {
  const lines: Line[] = []
  let line: Line = { words: [], width: 0 }
  const end = () => {
    lines.push(line)
    line = { words: [], width: 0 }
  }
  for (const [r, { text, bold }] of runs.entries()) {
    let glued = r > 0 && !text.startsWith(' ') && !runs[r - 1]!.text.endsWith(' ')
    const face = pen.faces[faces[bold ? 1 : 0]]
    const space = face.width(' ', size)
    for (const [i, part] of text.split('\n').entries()) {
      if (i > 0) end()
      for (const word of part.split(' ').filter(Boolean)) {
        for (const piece of cutToFit(word, face, size, width)) {
          const wide = face.width(piece, size)
          const gap = line.words.length > 0 && !glued ? space : 0
          if (gap > 0 && line.width + gap + wide > width + 0.01) end()
          line.width += wide + (line.words.length > 0 ? gap : 0)
          line.words.push({ text: piece, face, width: wide, glued })
          glued = false
        }
      }
    }
  }
  end()
  return lines
}

function cutToFit(word: string, face: Face, size: number, width: number): string[] {
  if (face.width(word, size) <= width) return [word]
  const pieces = ['']
  for (const part of word.split(/(?<=[-/._])/))
    for (const bit of face.width(part, size) <= width ? [part] : part) {
      if (face.width(pieces.at(-1)! + bit, size) > width) pieces.push('')
      pieces[pieces.length - 1] += bit
    }
  return pieces.filter(Boolean)
}

const keys = new WeakMap<PDFPage, Map<Face, PDFName>>()

function fontKey(page: PDFPage, face: Face): PDFName {
  const known = keys.get(page) ?? new Map<Face, PDFName>()
  keys.set(page, known)
  const key = known.get(face) ?? page.node.newFontDictionary(face.font.name, face.font.ref)
  known.set(face, key)
  return key
}

/** Writes a line with its left end at x; `stretch` is added to each space. Spaces are real ones, so that search and copy find the words. */
export function writeLine(pen: Pen, { words }: Line, x: number, y: number, size: number, { stretch = 0, grey = 0 } = {}) {
  let at = x
  for (let i = 0; i < words.length;) {
    const { face } = words[i]!
    const space = face.width(' ', size) + stretch
    const shown = PDFArray.withContext(pen.pdf.context)
    let wide = 0
    for (; i < words.length && words[i]!.face === face; i++) {
      const more = words[i + 1]?.glued === false
      shown.push(face.encode(words[i]!.text + (more ? ' ' : '')))
      if (more && stretch) shown.push(PDFNumber.of((-stretch / size) * 1000))
      wide += words[i]!.width + (more ? space : 0)
    }
    pen.page.pushOperators(
      beginText(),
      setFillingGrayscaleColor(grey),
      setFontAndSize(fontKey(pen.page, face), size),
      moveText(at, y),
      PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [shown]),
      endText(),
    )
    at += wide
  }
}

/** Breaks a text so that its lines are of like length, in as few lines as the width allows. */
export function balanceLines(pen: Pen, text: string, size: number, width: number, face: FaceName): string[] {
  const broken = (room: number) => breakLines(pen, [{ text, bold: false }], size, room, [face, face])
  const count = broken(width).length
  let room = width
  while (room > width / 3 && broken(room - 4).length === count) room -= 4
  return broken(room).map(({ words }) => words.map((word) => word.text).join(' '))
}

/** Draws a straight line. */
export function rule(pen: Pen, x1: number, y1: number, x2: number, y2: number, thickness = 0.6, dashed = false) {
  pen.page.drawLine({
    start: { x: x1, y: y1 },
    end: { x: x2, y: y2 },
    thickness,
    color: rgb(0, 0, 0),
    ...(dashed && { dashArray: [0.8, 2.2] }),
  })
}

/** Draws the outline of a rectangle given by its upper left corner. */
export function outline(pen: Pen, x: number, top: number, width: number, height: number, thickness = 0.6) {
  pen.page.drawRectangle({ x, y: top - height, width, height, borderWidth: thickness, borderColor: rgb(0, 0, 0) })
}

import { rgb } from '@cantoo/pdf-lib'
import { column, drawLetterhead, type Written } from './letterhead.ts'
import { editionOf } from './official.ts'
import { balanceLines, breakLines, mm, outline, type Pen, writeLine } from './pen.ts'
import type { PosterForm, PosterPaper } from './posterPaper.ts'
import { drawQr } from './qr.ts'

/** The red of a seal. */
const accent = rgb(0xa1 / 255, 0x0f / 255, 0x28 / 255)

/** Draws what surrounds the page: a double line, or a band at each end. */
export function drawFrame(pen: Pen, manner: PosterForm['manner']) {
  const { width, height } = pen.sheet
  const surround = (at: number, thickness: number) => outline(pen, at, height - at, width - 2 * at, height - 2 * at, thickness)
  const band = (y: number) => pen.page.drawRectangle({ x: 0, y, width, height: 7 * mm, color: accent })
  if (manner === 'SOLEMN') {
    surround(8 * mm, 2)
    surround(9.6 * mm, 0.6)
  } else {
    band(0)
    band(height - 7 * mm)
  }
}

/** Draws agency and national name over the page, in columns of its width. */
export function drawHead(pen: Pen, { agency }: PosterPaper) {
  const width = pen.frame.right - pen.frame.left
  const [leftWidth, rightWidth] = [Math.min(width * 0.44, 110 * mm), Math.min(width * 0.52, 100 * mm)]
  drawLetterhead(pen, { agency, mark: '', date: '' }, { left: leftWidth / 2, leftWidth, right: rightWidth / 2, rightWidth })
}

const side = 30 * mm

/** Draws the lower end: edition on the left, QR code in the middle, who signed on the right. Tells how high it reaches. */
export function drawLower(pen: Pen, { code, signer, url, ...edition }: PosterPaper): number {
  const { left, right, bottom } = pen.frame
  const centre = (left + right) / 2
  const third = (right - left - side) / 2 - 8
  const start = pen.y
  drawQr(pen, url, centre - side / 2, bottom + 8, side)
  const [hint] = breakLines(pen, [{ text: 'Quét mã để đọc bản công bố', bold: false }], 8.5, right - left, ['italic', 'italic'])
  writeLine(pen, hint!, centre - hint!.width / 2, bottom + 2, 8.5)
  pen.y = bottom + 34
  column(pen, left + third / 2, third, [
    [code, 10.5, 'bold'],
    [editionOf(edition), 10.5, 'regular'],
  ])
  const written: Written[] = [
    ...balanceLines(pen, signer.position.toLocaleUpperCase('vi'), 12, third, 'bold').map((text): Written => [text, 12, 'bold']),
    ['(đã ký)', 12, 'italic'],
    ...(signer.name ? balanceLines(pen, signer.name, 12, third, 'bold').map((text): Written => [text, 12, 'bold']) : []),
  ]
  const top = bottom + written.length * 12 * 1.35 + 10
  pen.y = top
  column(pen, right - third / 2, third, written)
  pen.y = start
  return Math.max(bottom + 8 + side, top) + 4
}

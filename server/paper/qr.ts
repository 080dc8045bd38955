import { fill, rectangle, setFillingGrayscaleColor } from '@cantoo/pdf-lib'
import { encode } from 'uqr'
import type { Pen } from './pen.ts'

/** Draws a QR code as a square with its quiet zone of four modules, from its lower left corner. */
export function drawQr(pen: Pen, text: string, x: number, y: number, side: number) {
  const { data, size } = encode(text, { border: 4, ecc: 'M' })
  const module = side / size
  const dark = data.flatMap((row, r) =>
    row.flatMap((on, c) => (on ? [rectangle(x + c * module, y + side - (r + 1) * module, module, module)] : [])),
  )
  pen.page.pushOperators(setFillingGrayscaleColor(0), ...dark, fill())
}

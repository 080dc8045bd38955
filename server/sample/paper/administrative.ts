import type { Day } from '../../../schema/kernel/days.ts'
import { administrativeManner, drawBlocks, drawText, type Manner } from '../../paper/blocks.ts'
import type { FaceName } from '../../paper/faces.ts'
import { column, drawLetterhead, placeAndDay } from '../../paper/letterhead.ts'
import { a4, balanceLines, breakLines, mm, needRoom, type Pen, rule, turnPage, writeLine } from '../../paper/pen.ts'
import type { AdministrativeText, Paper } from '../writing/paper.ts'

/** Where an administrative text stands on its page (Decree 30/2020: top and bottom 20, left 30, right 15 mm). */
const administrativeFrame = { left: 30 * mm, right: a4.width - 15 * mm, top: a4.height - 22 * mm, bottom: 20 * mm }

const groundManner: Manner = { ...administrativeManner, faces: ['italic', 'boldItalic'] }

/** Draws a text in the layout of Decree 30: national name, number, subject, grounds, body, addressees, signing block. */
export function drawAdministrative(pen: Pen, { agency }: Paper, text: AdministrativeText, day: Day) {
  pen.frame = administrativeFrame
  turnPage(pen)
  const mark = `Số: …… /${text.letters}-${agency.symbol}`
  drawLetterhead(pen, { agency, mark, date: placeAndDay(agency.place, day) })
  const centre = (pen.frame.left + pen.frame.right) / 2
  pen.y -= 14
  if (text.heading) column(pen, centre, 160 * mm, [[text.heading, 14, 'bold']])
  column(
    pen,
    centre,
    140 * mm,
    balanceLines(pen, text.subject, 14, 140 * mm, 'bold').map((line) => [line, 14, 'bold'] as const),
  )
  rule(pen, centre - 45, pen.y - 6, centre + 45, pen.y - 6, 0.8)
  pen.y -= 14
  if (text.decider) {
    column(pen, centre, 160 * mm, [[text.decider, 13, 'bold']])
    pen.y -= 8
  }
  if (text.to) drawText(pen, `Kính gửi: ${text.to}.`, administrativeManner, { centred: true })
  for (const [i, ground] of text.grounds.entries()) drawText(pen, `${ground}${i < text.grounds.length - 1 ? ';' : '.'}`, groundManner)
  if (text.decider) {
    pen.y -= 4
    column(pen, centre, 160 * mm, [['QUYẾT ĐỊNH:', 13, 'bold']])
    pen.y -= 6
  }
  drawBlocks(pen, text.blocks.slice(0, -1), administrativeManner)
  needRoom(pen, endHeight(text) + 3 * administrativeManner.leading) // the signing block never stands alone on a page
  drawBlocks(pen, text.blocks.slice(-1), administrativeManner)
  drawEnd(pen, text)
}

const endHeight = ({ recipients }: AdministrativeText) => Math.max(95, recipients.length * 15 + 30)

/** Addressees on the left, the signing block on the right. The place of the signature stays empty. */
function drawEnd(pen: Pen, text: AdministrativeText) {
  const { recipients, signer } = text
  needRoom(pen, endHeight(text))
  pen.y -= 12
  const top = pen.y
  const put = (text: string, size: number, face: FaceName) => {
    pen.y -= size * 1.35
    writeLine(pen, breakLines(pen, [{ text, bold: false }], size, 85 * mm, [face, face])[0]!, pen.frame.left, pen.y, size)
  }
  put('Nơi nhận:', 12, 'boldItalic')
  for (const [i, recipient] of recipients.entries()) put(`- ${recipient}${i < recipients.length - 1 ? ';' : '.'}`, 11, 'regular')
  const end = pen.y
  pen.y = top
  const signing = balanceLines(pen, signer, 13, 70 * mm, 'bold')
  column(
    pen,
    pen.frame.right - 38 * mm,
    70 * mm,
    signing.map((line) => [line, 13, 'bold'] as const),
  )
  pen.y = end
}

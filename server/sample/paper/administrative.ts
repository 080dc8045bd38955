import type { AdministrativeText, Paper } from '../writing/paper.ts'
import { administrativeManner, drawBlocks, drawText, type Manner } from './blocks.ts'
import type { FaceName } from './faces.ts'
import { balanceLines, breakLines, mm, needRoom, type Pen, rule, sheet, turnPage, writeLine } from './pen.ts'

/** Where an administrative text stands on its page (Decree 30/2020: top and bottom 20, left 30, right 15 mm). */
const administrativeFrame = { left: 30 * mm, right: sheet.width - 15 * mm, top: sheet.height - 22 * mm, bottom: 20 * mm }

const groundManner: Manner = { ...administrativeManner, faces: ['italic', 'boldItalic'] }

/** Draws a text in the layout of Decree 30: national name, number, subject, grounds, body, addressees, signing block. */
export function drawAdministrative(pen: Pen, paper: Paper, text: AdministrativeText) {
  pen.frame = administrativeFrame
  turnPage(pen)
  drawHead(pen, paper, text)
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

type Written = readonly [text: string, size: number, face: FaceName]

/** Writes lines centred in a column, downwards from where the pen is. */
function column(pen: Pen, centre: number, width: number, all: readonly Written[]) {
  for (const [text, size, face] of all)
    for (const line of breakLines(pen, [{ text, bold: false }], size, width, [face, face])) {
      pen.y -= size * 1.35
      writeLine(pen, line, centre - line.width / 2, pen.y, size)
    }
}

function drawHead(pen: Pen, { agency, issuedOn }: Paper, { letters }: AdministrativeText) {
  const top = pen.y
  const left = pen.frame.left + 34 * mm
  const right = pen.frame.right - 44 * mm
  const [day, month, year] = issuedOn.split('/') as [string, string, string]
  const under = (centre: number, half: number) => rule(pen, centre - half, pen.y - 5, centre + half, pen.y - 5, 0.8)
  column(pen, left, 72 * mm, [
    [agency.superior.toLocaleUpperCase('vi'), 12, 'regular'],
    [agency.name.toLocaleUpperCase('vi'), 12, 'bold'],
  ])
  under(left, 32)
  pen.y -= 12
  column(pen, left, 72 * mm, [[`Số:        /${letters}-${agency.symbol}`.replace(/ {2,}/, ' …… '), 13, 'regular']])
  pen.y = top
  column(pen, right, 92 * mm, [
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, 'bold'],
    ['Độc lập - Tự do - Hạnh phúc', 13, 'bold'],
  ])
  under(right, pen.faces.bold.width('Độc lập - Tự do - Hạnh phúc', 13) / 2)
  pen.y -= 12
  // Decree 30: a zero before days below 10 and before the months 1 and 2 only.
  const monthSaid = Number(month) > 2 ? String(Number(month)) : month
  column(pen, right, 92 * mm, [[`${agency.place}, ngày ${day} tháng ${monthSaid} năm ${year}`, 13, 'italic']])
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

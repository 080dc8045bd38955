import type { Day } from '../../schema/kernel/days.ts'
import { column } from './letterhead.ts'
import { balanceLines, breakLines, type Line, mm, needRoom, type Pen, writeLine } from './pen.ts'

/** What stands on every paper that the head of an agency signs. */
export interface OfficialPaper {
  agency: { name: string; superior: string; place: string | null }
  code: string
  /** `03`, and `03.01` with an amendment. */
  label: string
  signer: { position: string; name: string | null }
  /** The day of the layout. */
  day: Day
  effectiveOn: Day | null
}

/** A paper with its letters composed and without signs that have no shape: those would be printed as empty boxes. */
export const cleaned = <T>(paper: T): T =>
  JSON.parse(JSON.stringify(paper), (_, value: unknown) => (typeof value === 'string' ? clean(value) : value)) as T

const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[^\P{C}\n]/gu, '')
    .trim()

/** `05/01/2026` */
const printedDay = (day: Day) => day.split('-').reverse().join('/')

/** Which edition it is, and from when on. */
export const editionOf = ({ label, effectiveOn }: Pick<OfficialPaper, 'label' | 'effectiveOn'>) =>
  `Lần ${label}${effectiveOn ? ` · hiệu lực ${printedDay(effectiveOn)}` : ''}`

/** Writes lines over as many pages as they need; the first two stay together, and the last two with `keep` below them. A mark hangs before the first. */
export function flow(pen: Pen, lines: readonly Line[], x: number, size: number, leading: number, { width = 0, keep = 0, mark = '' } = {}) {
  for (const [i, line] of lines.entries()) {
    const left = lines.length - i
    needRoom(pen, left <= 2 ? left * leading + keep : i === 0 ? 2 * leading : leading)
    pen.y -= leading
    const y = pen.y + leading * 0.28
    if (mark && i === 0) {
      const [number] = breakLines(pen, [{ text: mark, bold: true }], size, width)
      writeLine(pen, number!, x - 8 - number!.width, y, size)
    }
    const gaps = line.words.length - 1
    const room = width - line.width
    const stretch = left > 1 && gaps > 0 && room > 0 && room < width * 0.2 ? room / gaps : 0
    writeLine(pen, line, x, y, size, { stretch })
  }
}

const signingWidth = 78 * mm
const signingSize = 13

const positionOf = (pen: Pen, { position }: OfficialPaper['signer']) =>
  balanceLines(pen, position.toLocaleUpperCase('vi'), signingSize, signingWidth, 'bold')

/** How much room the place of the signature takes. */
export const signingHeight = (pen: Pen, signer: OfficialPaper['signer']) => 90 + positionOf(pen, signer).length * signingSize * 1.35

/** Draws position and name on the right, with room for a signature between them. */
export function drawSigning(pen: Pen, signer: OfficialPaper['signer']) {
  needRoom(pen, signingHeight(pen, signer))
  pen.y -= 10
  const centre = pen.frame.right - signingWidth / 2
  const bold = (text: string) => [text, signingSize, 'bold'] as const
  column(pen, centre, signingWidth, positionOf(pen, signer).map(bold))
  pen.y -= 44
  if (signer.name) column(pen, centre, signingWidth, [bold(signer.name)])
}

/** Writes at the foot of each page which edition of what it belongs to, and which page it is. */
export function drawFeet(pen: Pen, paper: OfficialPaper) {
  const pages = pen.pdf.getPages()
  for (const [i, page] of pages.entries()) {
    pen.page = page
    const text = `${paper.code} · ${editionOf(paper)} · trang ${i + 1}/${pages.length}`
    const [line] = breakLines(pen, [{ text, bold: false }], 9, pen.sheet.width, ['italic', 'italic'])
    writeLine(pen, line!, (pen.sheet.width - line!.width) / 2, 10 * mm, 9, { grey: 0.35 })
  }
}

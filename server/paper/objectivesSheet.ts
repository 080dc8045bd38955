import { embedFaces } from './faces.ts'
import { column, drawLetterhead, placeAndDay } from './letterhead.ts'
import { cleaned, drawFeet, drawSigning, type OfficialPaper, signingHeight } from './official.ts'
import { beginPdf } from './pdf.ts'
import { a4, balanceLines, mm, type Pen, type Sheet } from './pen.ts'
import { type Cell, drawTable } from './table.ts'

/** The objectives of a year, with everything that their sheet needs. */
export interface ObjectivesPaper extends OfficialPaper {
  year: number
  /** Whose objectives they are; null is the whole agency. */
  divisionName: string | null
  objectives: {
    code: string
    title: string
    measure: string
    formula: string | null
    /** In words: `≥ 98 %`. */
    target: string
    frequency: 'MONTH' | 'QUARTER' | 'YEAR'
    responsible: string | null
    plan: { what: string | null; who: string | null; means: string | null; when: string | null; judged: string | null }
  }[]
}

const sheet: Sheet = { width: a4.height, height: a4.width }
const frame = { left: 15 * mm, right: sheet.width - 15 * mm, top: sheet.height - 15 * mm, bottom: 18 * mm }
const places = { left: 62 * mm, leftWidth: 110 * mm, right: 62 * mm, rightWidth: 92 * mm }
const cell = { size: 10, leading: 12.8 }

const columns = [
  { title: 'TT', share: 4, centred: true },
  { title: 'Mã', share: 9, centred: true },
  { title: 'Mục tiêu', share: 20 },
  { title: 'Thước đo, cách tính', share: 20 },
  { title: 'Chỉ tiêu', share: 9, centred: true },
  { title: 'Kỳ đo', share: 6, centred: true },
  { title: 'Chịu trách nhiệm', share: 12 },
  { title: 'Kế hoạch thực hiện', share: 32 },
]

const frequencies = { MONTH: 'Tháng', QUARTER: 'Quý', YEAR: 'Năm' }

/** Lays the objectives of a year out as a table on A4 landscape. The same paper gives the same bytes. */
export async function layObjectives(paper: ObjectivesPaper): Promise<Uint8Array> {
  const said = cleaned(paper)
  const { agency, code, label, year, divisionName, signer, day, objectives } = said
  const title = `Mục tiêu chất lượng năm ${year}`
  const pdf = await beginPdf({ title: `${code} ${title}`, author: agency.name, subject: title, day })
  const page = pdf.addPage([sheet.width, sheet.height])
  const pen: Pen = { pdf, faces: await embedFaces(pdf), sheet, frame, page, y: frame.top }
  drawLetterhead(pen, { agency, mark: `${code} - Lần ${label}`, date: placeAndDay(agency.place, day) }, places)
  pen.y -= 12
  drawTitle(pen, title, 16)
  if (divisionName) drawTitle(pen, divisionName, 13)
  pen.y -= 6
  drawTable(pen, columns, objectives.map(rowOf), { ...cell, keep: signingHeight(pen, signer) + 12 })
  drawSigning(pen, signer)
  drawFeet(pen, said)
  return pdf.save({ useObjectStreams: true })
}

function drawTitle(pen: Pen, text: string, size: number) {
  const lines = balanceLines(pen, text.toLocaleUpperCase('vi'), size, 220 * mm, 'bold')
  column(
    pen,
    sheet.width / 2,
    230 * mm,
    lines.map((line) => [line, size, 'bold'] as const),
  )
}

function rowOf(
  { code, title, measure, formula, target, frequency, responsible, plan }: ObjectivesPaper['objectives'][number],
  i: number,
): Cell[] {
  const plain = (text: string): Cell => [{ text, bold: false }]
  const planned: [string, string | null][] = [
    ['Việc', plan.what],
    ['Người làm', plan.who],
    ['Nguồn lực', plan.means],
    ['Khi nào', plan.when],
    ['Đánh giá', plan.judged],
  ]
  return [
    plain(String(i + 1)),
    plain(code),
    plain(title),
    plain(formula ? `${measure}\n${formula}` : measure),
    [{ text: target, bold: true }],
    plain(frequencies[frequency]),
    plain(responsible ?? ''),
    planned
      .filter(([, words]) => words)
      .flatMap(([name, words], n) => [
        { text: `${n > 0 ? '\n' : ''}${name}: `, bold: true },
        { text: words!, bold: false },
      ]),
  ]
}

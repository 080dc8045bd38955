import type { Day } from '../../../schema/kernel/days.ts'
import { drawBlocks, drawText, isoManner } from '../../paper/blocks.ts'
import { embedFaces } from '../../paper/faces.ts'
import { beginPdf } from '../../paper/pdf.ts'
import { a4, balanceLines, breakLines, type Frame, mm, outline, type Pen, rule, turnPage, writeLine } from '../../paper/pen.ts'
import type { Paper } from '../writing/paper.ts'
import { drawAdministrative } from './administrative.ts'
import { drawControl, drawCover } from './cover.ts'

/** Where the text of an ISO document stands, under its running head. */
const isoFrame: Frame = { left: 27 * mm, right: a4.width - 17 * mm, top: a4.height - 38 * mm, bottom: 22 * mm }

/** Lays a document out as a PDF and counts its pages. The same paper gives the same bytes. */
export async function layPaper(paper: Paper, day: Day): Promise<{ bytes: Uint8Array; pages: number }> {
  const about = { title: `${paper.code} ${paper.title}`, author: paper.agency.name, subject: paper.typeName, day }
  const pdf = await beginPdf(about)
  const faces = await embedFaces(pdf)
  const pen = { pdf, faces, sheet: a4, frame: isoFrame, page: pdf.addPage([a4.width, a4.height]), y: 0 }
  drawControl(pen, paper)
  if (paper.sections.length > 0) drawSections(pen, paper)
  const iso = pdf.getPageCount()
  if (paper.text) drawAdministrative(pen, paper, paper.text, day)

  const pages = pdf.getPages()
  for (const [i, page] of pages.entries()) {
    pen.page = page
    if (i === 0) drawCover(pen, paper, pages.length)
    else if (i < iso) drawRunningHead(pen, paper, i + 1, pages.length)
    else if (i > iso) drawPageNumber(pen, i - iso + 1)
    drawFoot(pen, i < iso ? '' : `${paper.code} · trang ${i + 1}/${pages.length} · `)
  }
  return { bytes: await pdf.save({ useObjectStreams: true }), pages: pages.length }
}

function drawSections(pen: Pen, { sections }: Paper) {
  turnPage(pen)
  for (const [i, { title, blocks }] of sections.entries()) {
    if (pen.y < pen.frame.bottom + 90) turnPage(pen)
    if (i > 0 && pen.y < pen.frame.top) pen.y -= 8
    drawText(pen, `**${i + 1}. ${title.toLocaleUpperCase('vi')}**`, { ...isoManner, after: 4 })
    drawBlocks(pen, blocks, isoManner)
  }
}

/** The head of each page: agency, title, code, edition, day, page x of y. */
function drawRunningHead(pen: Pen, paper: Paper, page: number, pages: number) {
  const { left, right } = isoFrame
  const top = a4.height - 12 * mm
  const height = 21 * mm
  const [first, second] = [left + 49 * mm, right - 46 * mm]
  outline(pen, left, top, right - left, height, 0.6)
  for (const x of [first, second]) rule(pen, x, top, x, top - height)
  const centred = (from: number, until: number, runs: { text: string; bold: boolean }[], size: number) => {
    const lines = runs.flatMap(({ text, bold }) =>
      balanceLines(pen, text, size, until - from - 8, bold ? 'bold' : 'regular').flatMap((line) =>
        breakLines(pen, [{ text: line, bold }], size, 999),
      ),
    )
    const step = size * 1.25
    for (const [n, line] of lines.entries()) {
      const y = top - height / 2 + ((lines.length - 1) * step) / 2 - n * step - size * 0.33
      writeLine(pen, line, (from + until - line.width) / 2, y, size)
    }
  }
  centred(
    left,
    first,
    [
      { text: paper.agency.superior.toLocaleUpperCase('vi'), bold: false },
      { text: paper.agency.name.toLocaleUpperCase('vi'), bold: true },
    ],
    8,
  )
  const title = paper.title.toLocaleUpperCase('vi')
  centred(first, second, [{ text: title, bold: true }], title.length > 80 ? 9 : title.length > 50 ? 10 : 11)
  const facts = [
    `Mã hiệu: **${paper.code}**`,
    paper.edition ? `Lần ban hành: ${paper.edition} · sửa đổi: ${paper.amendment}` : 'Lần ban hành: –',
    `Ngày ban hành: ${paper.issuedOn}`,
    `Trang: ${page}/${pages}`,
  ]
  for (const [n, fact] of facts.entries()) {
    const runs = fact.split('**').map((text, i) => ({ text, bold: i % 2 === 1 }))
    writeLine(pen, breakLines(pen, runs, 9.5, 80 * mm)[0]!, second + 6, top - 14 - n * 13.5, 9.5)
  }
}

function drawPageNumber(pen: Pen, page: number) {
  const [line] = breakLines(pen, [{ text: String(page), bold: false }], 13, 40)
  writeLine(pen, line!, (a4.width - line!.width) / 2, a4.height - 14 * mm, 13)
}

/** Each page says that it belongs to the sample. */
function drawFoot(pen: Pen, before: string) {
  const text = `${before}Dữ liệu mẫu: cơ quan, con người và số liệu đều không có thật`
  const [line] = breakLines(pen, [{ text, bold: false }], 8.5, a4.width, ['italic', 'boldItalic'])
  writeLine(pen, line!, (a4.width - line!.width) / 2, 8.5 * mm, 8.5, { grey: 0.4 })
}

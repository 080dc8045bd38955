import type { FaceName } from '../../paper/faces.ts'
import { a4, balanceLines, breakLines, mm, outline, type Pen, rule, turnPage, writeLine } from '../../paper/pen.ts'
import { drawTable } from '../../paper/table.ts'
import type { Run } from '../../paper/text.ts'
import type { Paper } from '../writing/paper.ts'

const middle = a4.width / 2
const inner = { left: 27 * mm, right: a4.width - 17 * mm }

/** Draws the cover on a page that was kept for it: letterhead, title, the facts of the edition, and the three boxes. */
export function drawCover(pen: Pen, paper: Paper, pages: number) {
  outline(pen, 22 * mm, a4.height - 14 * mm, a4.width - 34 * mm, a4.height - 28 * mm, 1.6)
  outline(pen, 23.2 * mm, a4.height - 15.2 * mm, a4.width - 36.4 * mm, a4.height - 30.4 * mm, 0.5)
  const centre = (inner.left + inner.right) / 2
  pen.y = a4.height - 30 * mm
  drawCentred(pen, paper.agency.superior.toLocaleUpperCase('vi'), 13, 'regular', centre)
  drawCentred(pen, paper.agency.name.toLocaleUpperCase('vi'), 14, 'bold', centre)
  rule(pen, centre - 50, pen.y - 5, centre + 50, pen.y - 5, 0.8)
  pen.y = a4.height - 68 * mm
  for (const line of captionOf(paper)) drawCentred(pen, line, 13, 'regular', centre)

  const title = paper.title.toLocaleUpperCase('vi')
  const size = title.length > 90 ? 17 : title.length > 45 ? 20 : 25
  const lines = balanceLines(pen, title, size, inner.right - inner.left - 30, 'bold')
  pen.y = a4.height - 106 * mm + (lines.length * size * 1.35) / 2 - 20
  drawCentred(pen, paper.typeName, 13, 'italic', centre)
  pen.y -= 6
  for (const line of lines) drawCentred(pen, line, size, 'bold', centre, 1.35)

  drawFacts(pen, [...factsOf(paper), ['Trang', `1/${pages}`]], centre)
  drawBoxes(pen, paper)
}

/** What stands over the title. A text in the layout of Decree 30 has no cover of its own: this is the sheet it is filed with. */
export const captionOf = (paper: Paper): string[] =>
  paper.text
    ? ['TỜ KIỂM SOÁT KÈM THEO VĂN BẢN', `HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG ${paper.agency.standard}`]
    : ['HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG', `THEO TIÊU CHUẨN QUỐC GIA ${paper.agency.standard}`]

function drawCentred(pen: Pen, text: string, size: number, face: FaceName, centre: number, leading = 1.4) {
  const run: Run = { text, bold: false }
  for (const line of breakLines(pen, [run], size, inner.right - inner.left, [face, face])) {
    pen.y -= size * leading
    writeLine(pen, line, centre - line.width / 2, pen.y, size)
  }
  pen.y -= 2
}

/** The facts of an edition, as the cover and the Word file print them. */
export const factsOf = (paper: Paper): [string, string][] => [
  ['Mã hiệu', paper.code],
  ['Lần ban hành', paper.edition || '–'],
  ['Lần sửa đổi', paper.amendment || '–'],
  ['Ngày ban hành', paper.issuedOn],
  ['Đơn vị chủ trì', paper.owner],
]

function drawFacts(pen: Pen, rows: [string, string][], centre: number) {
  const width = 108 * mm
  const label = 40 * mm
  const height = 20
  const left = centre - width / 2
  let top = 133 * mm
  for (const [name, value] of rows) {
    outline(pen, left, top, label, height, 0.5)
    outline(pen, left + label, top, width - label, height, 0.5)
    writeLine(pen, breakLines(pen, [{ text: name, bold: false }], 12, label)[0]!, left + 8, top - 14, 12)
    writeLine(pen, breakLines(pen, [{ text: value, bold: true }], 12, width - label)[0]!, left + label + 8, top - 14, 12)
    top -= height
  }
}

/** The three boxes, as headings. */
export const boxTitles = ['Soạn thảo', 'Soát xét', 'Phê duyệt'] as const

/** The rows of the boxes. Only the position is filled: the sample claims no approval and holds no signature. */
export const boxRows = (paper: Paper): [string, string, string, string][] => [
  ['Họ tên', '', '', ''],
  ['Chữ ký', '', '', ''],
  ['Chức vụ', ...paper.boxes],
]

function drawBoxes(pen: Pen, paper: Paper) {
  const label = 19 * mm
  const width = (inner.right - inner.left - label) / 3
  const heights = [20, 24, 56, 46]
  let top = 79 * mm
  for (const [r, row] of [['', ...boxTitles], ...boxRows(paper)].entries()) {
    const height = heights[r]!
    for (const [c, text] of row.entries()) {
      const x = c === 0 ? inner.left : inner.left + label + (c - 1) * width
      const wide = c === 0 ? label : width
      outline(pen, x, top, wide, height, 0.5)
      const lines = breakLines(pen, [{ text, bold: r === 0 }], 11, wide - 8)
      for (const [n, line] of lines.entries()) {
        const y = top - height / 2 + ((lines.length - 1) * 14) / 2 - n * 14 - 3.7
        writeLine(pen, line, c === 0 ? x + 5 : x + (wide - line.width) / 2, y, 11)
      }
    }
    top -= height
  }
}

/** Draws the amendment table and the distribution table. */
export function drawControl(pen: Pen, paper: Paper) {
  turnPage(pen)
  for (const { title, columns, rows } of controlTables(paper)) {
    pen.y -= 6
    drawCentred(pen, title, 13, 'bold', middle + 5 * mm)
    pen.y -= 4
    drawTable(pen, columns, rows)
  }
}

/** The tables behind the cover: what changed, and who has the document. */
export const controlTables = (paper: Paper) => [
  {
    title: 'BẢNG THEO DÕI SỬA ĐỔI TÀI LIỆU',
    columns: [
      { title: 'Yêu cầu sửa đổi', share: 22 },
      { title: 'Trang, phần sửa đổi', share: 17 },
      { title: 'Mô tả nội dung sửa đổi', share: 33 },
      { title: 'Lần ban hành / sửa đổi', share: 15, centred: true },
      { title: 'Ngày ban hành', share: 14, centred: true },
    ],
    rows: [...paper.changes, ...Array.from({ length: 4 }, () => ['', '', '', '', ''])],
  },
  {
    title: 'PHÂN PHỐI TÀI LIỆU',
    columns: [
      { title: 'TT', share: 7, centred: true },
      { title: 'Nơi nhận', share: 50 },
      { title: 'Hình thức', share: 24 },
      { title: 'Ghi chú', share: 19 },
    ],
    rows: paper.holders,
  },
]

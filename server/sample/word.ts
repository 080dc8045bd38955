import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { type Block, type Column, runsOf } from '../paper/text.ts'
import { boxRows, boxTitles, captionOf, controlTables, factsOf } from './paper/cover.ts'
import type { Paper } from './writing/paper.ts'

const mm = 56.7 // twips
const centre = AlignmentType.CENTER
const width = 166 * mm

/** The documents that come with their Word source: those a demonstration is likely to revise. */
export const withSource: readonly string[] = [
  'STCL',
  'CSCL',
  'MTCL',
  'QT.ISO.01',
  'QT.ISO.02',
  'QT.ISO.03',
  'QT.ISO.04',
  'QT-LTHH-01',
  'QT-XTTM-01',
  'QT-HC-01',
  'QT-TMQT-01',
  'HD-01',
]

/** Writes the Word source of a document: the same cover, tables and sections as its PDF. */
export function wordOf(paper: Paper): Promise<Buffer> {
  const cover = [
    ...[paper.agency.superior, paper.agency.name].map((name, i) => line(name.toLocaleUpperCase('vi'), { bold: i === 1, size: 27 })),
    ...captionOf(paper).map((words, i) => line(words, { size: 26, before: i === 0 ? 900 : 0 })),
    line(paper.typeName, { italics: true, size: 26, before: 1400 }),
    line(paper.title.toLocaleUpperCase('vi'), { bold: true, size: paper.title.length > 45 ? 40 : 50, after: 1200 }),
    grid([40, 68], factsOf(paper), { whole: 108 * mm }),
    line('', { before: 500 }),
    grid([19, 49, 49, 49], [['', ...boxTitles], ...boxRows(paper)], { tallRow: 2 }),
    pageBreak(),
  ]
  const control = controlTables(paper).flatMap(({ title, columns, rows }) => [
    line(title, { bold: true, size: 26, before: 200, after: 120 }),
    tableOf(columns, rows),
  ])
  const sections = paper.sections.flatMap(({ title, blocks }, i) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      spacing: { before: 240, after: 100 },
      keepNext: true,
      children: [new TextRun({ text: `${i + 1}. ${title.toLocaleUpperCase('vi')}`, bold: true, size: 24, color: '000000' })],
    }),
    ...blocks.flatMap(blockOf),
  ])
  return Packer.toBuffer(
    new Document({
      title: `${paper.code} ${paper.title}`,
      creator: paper.agency.name,
      description: 'Dữ liệu mẫu',
      styles: { default: { document: { run: { font: 'Times New Roman', size: 24, language: { value: 'vi-VN' } } } } },
      sections: [
        {
          properties: {
            titlePage: true,
            page: { size: { width: 210 * mm, height: 297 * mm }, margin: { top: 25 * mm, bottom: 22 * mm, left: 27 * mm, right: 17 * mm } },
          },
          headers: { default: headerOf(paper), first: new Header({ children: [line('', {})] }) },
          footers: { default: sampleFooter(), first: sampleFooter() },
          children: [...cover, ...control, pageBreak(), ...sections],
        },
      ],
    }),
  )
}

interface Look {
  bold?: boolean
  italics?: boolean
  size?: number
  before?: number
  after?: number
}

const line = (text: string, { before = 0, after = 40, ...look }: Look) =>
  new Paragraph({ alignment: centre, spacing: { before, after }, children: [new TextRun({ text, ...look })] })

const runs = (text: string, size?: number) => runsOf(text).map((run) => new TextRun({ ...run, ...(size && { size }) }))

const pageBreak = () => new Paragraph({ children: [new PageBreak()] })

const sampleFooter = () =>
  new Footer({ children: [line('Dữ liệu mẫu: cơ quan, con người và số liệu đều không có thật', { italics: true, size: 17 })] })

const headerOf = (paper: Paper) =>
  new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4 } },
        children: [
          new TextRun({
            text: `${paper.agency.name} · ${paper.code} · lần ban hành ${paper.edition}, sửa đổi ${paper.amendment}`,
            size: 19,
          }),
          new TextRun({ children: [new Tab(), 'Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], size: 19 }),
        ],
      }),
    ],
  })

/** A plain table of texts; widths in millimetres. */
function grid(widths: readonly number[], rows: readonly (readonly string[])[], { whole = width, tallRow = -1 } = {}) {
  return new Table({
    alignment: centre,
    width: { size: Math.round(whole), type: WidthType.DXA },
    columnWidths: widths.map((one) => Math.round(one * mm)),
    rows: rows.map(
      (row, r) =>
        new TableRow({
          height: { value: r === tallRow ? 1200 : 440, rule: 'atLeast' },
          children: row.map((text, c) =>
            cellOf([new TextRun({ text, bold: r === 0 && row.length > 2 })], widths[c]! * mm, row.length > 2 && c > 0),
          ),
        }),
    ),
  })
}

const cellOf = (children: TextRun[], wide: number, centred: boolean) =>
  new TableCell({
    width: { size: Math.round(wide), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 90, right: 90, top: 50, bottom: 50 },
    children: [new Paragraph({ children, ...(centred && { alignment: centre }) })],
  })

function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]) {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (share / whole) * width)
  return new Table({
    width: { size: Math.round(width), type: WidthType.DXA },
    columnWidths: widths.map(Math.round),
    rows: [
      new TableRow({
        tableHeader: true,
        children: columns.map(({ title }, i) => cellOf([new TextRun({ text: title, bold: true, size: 21 })], widths[i]!, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((text, i) => cellOf(runs(text, 21), widths[i]!, columns[i]!.centred ?? false)),
          }),
      ),
    ],
  })
}

function blockOf(block: Block): (Paragraph | Table)[] {
  const spacing = { after: 100, line: 300 }
  switch (block.kind) {
    case 'text':
      return [
        new Paragraph({ spacing, children: runs(block.text, block.size && block.size * 2), ...(block.centred && { alignment: centre }) }),
      ]
    case 'points':
      return block.points.map(
        (point) => new Paragraph({ spacing, indent: { left: 284, hanging: 284 }, children: [new TextRun('-   '), ...runs(point)] }),
      )
    case 'heading':
      return [new Paragraph({ spacing, keepNext: true, children: [new TextRun({ text: block.text, bold: true })] })]
    case 'table':
      return [tableOf(block.columns, block.rows), new Paragraph({ spacing: { after: 60 } })]
    case 'page':
      return [pageBreak()]
    case 'field':
    case 'choice':
    case 'signatures':
      throw new Error('a blank form has no Word source here')
  }
}

import { PDFName, PDFString, type PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { bodyOf, chartIn, openText, relations, slides, wordFile, workbook } from './archives.ts'
import { refusal } from './checking.ts'
import { pdfWith, replaced, whenOpened } from './portables.ts'

describe('a file that does something by being opened', () => {
  it.each([
    ['JavaScript', whenOpened({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })],
    ['a program to launch', whenOpened({ S: 'Launch', F: PDFString.of('cmd.exe') })],
    ['an XFA form', (made: PDFDocument) => made.catalog.set(PDFName.of('AcroForm'), made.context.obj({ XFA: [] }))],
    ['a file inside', (made: PDFDocument) => made.attach(Buffer.from('x'), 'x.exe', {})],
    ['rich media', (made: PDFDocument) => made.context.register(made.context.obj({ Type: 'Annot', Subtype: 'RichMedia' }))],
  ] as const)('a PDF with %s is refused, packed in a stream or not', async (_, change) => {
    expect(await refusal(await pdfWith(change), 'a.pdf')).toBe('FILE_ACTIVE')
    expect(await refusal(await pdfWith(change, false), 'a.pdf')).toBe('FILE_ACTIVE')
  })

  it('a PDF whose action lies elsewhere, or under a number that is used again, is refused too', async () => {
    const actionPdf = await pdfWith(whenOpened({ S: 'Launch', F: PDFString.of('cmd.exe') }), false)
    const elsewhere = replaced(actionPdf, '/S /Launch', '/S 99 0 R')
    expect(await refusal(replaced(elsewhere, '\nxref', '\n99 0 obj\n/Launch\nendobj\n\nxref'), 'a.pdf')).toBe('FILE_ACTIVE')
    const [, number = ''] = /(\d+) 0 obj\n<<\n\/S \/Launch/.exec(actionPdf.toString('latin1')) ?? []
    expect(await refusal(replaced(actionPdf, '\nxref', `\n${number} 0 obj\n<< >>\nendobj\n\nxref`), 'a.pdf')).toBe('FILE_ACTIVE')
  })

  const outside = 'TargetMode="External" Type="http://x/relationships/attachedTemplate" Target="https://a.example/t.dotm"'
  it.each([
    ['a template elsewhere, spelled in numbers', wordFile(relations(outside.replace('External', '&#69;xternal')))],
    ['a template elsewhere, behind a sign', wordFile(relations(`Note="a>b" ${outside}`))],
    [
      'a template elsewhere, after a quote in a comment',
      wordFile({ ...relations(''), bytes: `<!-- <Relationship a=" --><Relationship ${outside}/><!-- "/> -->` }),
    ],
    ['a template elsewhere, in large letters', wordFile({ ...relations(outside), name: 'word/_rels/document.xml.RELS' })],
    ['a template elsewhere that speaks of links', wordFile(relations(outside.replace('t.dotm', "t Type='x/hyperlink'")))],
    ['a command in pieces', wordFile(bodyOf('<w:instrText>DD</w:instrText><w:r/><w:instrText xml:space="preserve">E cmd</w:instrText>'))],
    ['a command after another field', wordFile(bodyOf('<w:instrText>PAGE</w:instrText><w:fldChar/><w:instrText>DDE cmd</w:instrText>'))],
    ['a command around a comment', wordFile(bodyOf('<w:instrText>DD<!-- -->E cmd</w:instrText>'))],
    ['a command in a part under another name', wordFile({ ...bodyOf('<w:instrText>DDE cmd</w:instrText>'), name: 'word/a.bin' })],
    ['a command in an attribute', wordFile(bodyOf('<w:fldSimple w:instr="DDE cmd">'))],
    ['a DOCTYPE', wordFile(bodyOf('<!DOCTYPE a [<!ENTITY b "c">]>'))],
  ])('a Word file with %s is refused', async (_, bytes) => {
    expect(await refusal(bytes, 'a.docx')).toBe('FILE_ACTIVE')
  })

  it('numbers behind a chart may be a workbook, as long as only the chart names it and nothing active is in it', async () => {
    expect(await refusal(wordFile(...chartIn('word')), 'a.docx')).toBe('TAKEN')
    expect(await refusal(slides(...chartIn('ppt')), 'a.pptx')).toBe('TAKEN')
    const object = relations('Type="http://x/relationships/package" Target="embeddings/Microsoft_Excel_Sheet1.xlsx"')
    const spelled = { ...object, bytes: String(object.bytes).replace('embeddings/M', '/word/embeddings/%4D') }
    const macros = workbook({ name: 'xl/vbaProject.bin', bytes: 'x' })
    const deeper = workbook({ name: 'xl/embeddings/a.xlsx', bytes: workbook() })
    for (const more of [
      [...chartIn('word'), object],
      [...chartIn('word'), spelled],
      chartIn('word').slice(2),
      chartIn('word', macros),
      chartIn('word', deeper),
      chartIn('word', wordFile()),
      chartIn('word', Buffer.from('x')),
    ])
      expect(await refusal(wordFile(...more), 'a.docx')).toBe('FILE_ACTIVE')
  })

  it('a chart of an OpenDocument text is taken, an object of another program is not', async () => {
    const chart = [
      { name: 'Object 1/content.xml', bytes: '<office:document-content/>' },
      { name: 'ObjectReplacements/Object 1', bytes: 'a picture' },
    ]
    expect(await refusal(openText(...chart), 'a.odt')).toBe('TAKEN')
    const content = (inside: string) => ({ name: 'content.xml', bytes: `<a>${inside}</a>` })
    expect(await refusal(openText(...chart, content('<draw:object-ole xlink:href="./Object 2"/>')), 'a.odt')).toBe('FILE_ACTIVE')
    const container = Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex')
    expect(await refusal(openText(...chart, { name: 'Object 2', bytes: container }), 'a.odt')).toBe('FILE_ACTIVE')
  })
})

import { createHash } from 'node:crypto'
import { constants, deflateRawSync } from 'node:zlib'
import { PDFDocument, PDFString } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeDocx, makePdf } from '../support/papers.ts'
import { makeZip, openText, relations, wordFile, workbook } from './archives.ts'
import { check, refusal } from './checking.ts'
import { makeJpeg, makePng } from './pictures.ts'
import { pdfWith, replaced, whenOpened } from './portables.ts'

let pdf: Buffer
let docx: Buffer
let actionPdf: Buffer
let circle: Buffer
beforeAll(async () => {
  pdf = await makePdf('Quy trinh', 3)
  docx = await makeDocx('Quy trình cấp phép')
  actionPdf = await pdfWith(whenOpened({ S: 'Launch', F: PDFString.of('cmd.exe') }), false)
  const once = await pdfWith(() => {}, false)
  const [, pages = ''] = /\/Pages (\d+ 0 R)/.exec(once.toString('latin1')) ?? []
  circle = replaced(once, /\/Kids \[ \d+ 0 R/, `/Kids [ ${pages}`)
})

describe('a good file', () => {
  it('is taken with its hash, size, type and pages', async () => {
    expect(await check(pdf, 'QT-03.PDF')).toEqual({
      ...{ ok: true, extension: 'pdf', mediaType: 'application/pdf', pageCount: 3, warnings: [] },
      ...{ byteSize: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex') },
    })
  })

  it.each([
    ['docx', () => docx],
    ['docx', () => wordFile()],
    ['xlsx', () => workbook()],
    ['odt', () => openText()],
    ['png', () => makePng()],
    ['jpg', () => makeJpeg()],
    ['jpeg', () => makeJpeg()],
  ] as const)('%s is known by its content', async (name, make) => {
    expect(await check(make(), `tệp.${name}`)).toMatchObject({ ok: true, extension: name === 'jpeg' ? 'jpg' : name })
  })

  it('may hold a link to a page, which only a person follows', async () => {
    const link = relations('TargetMode="External" Type="http://x/relationships/hyperlink" Target="https://vbpl.vn"')
    expect(await refusal(wordFile(link), 'a.docx')).toBe('TAKEN')
  })

  it('with an owner password only is taken, and said to be restricted', async () => {
    const bytes = await pdfWith((made) => made.encrypt({ ownerPassword: 'chủ', userPassword: '', permissions: { copying: false } }))
    expect(await check(bytes, 'a.pdf')).toMatchObject({ ok: true, warnings: ['RESTRICTED'] })
  })

  it('that is signed is said to be signed, PDF or Word', async () => {
    const signature = (made: PDFDocument) => made.context.register(made.context.obj({ Type: 'Sig', ByteRange: [0, 1, 2, 3] }))
    expect(await check(await pdfWith(signature), 'a.pdf')).toMatchObject({ ok: true, warnings: ['SIGNED'] })
    const signed = wordFile({ name: '_xmlsignatures/sig1.xml', bytes: '<Signature/>' })
    expect(await check(signed, 'a.docx')).toMatchObject({ ok: true, warnings: ['SIGNED'] })
  })

  it('that is a scan without words is said to be one', async () => {
    const made = await PDFDocument.create()
    made.addPage()
    expect(await check(await made.save(), 'a.pdf')).toMatchObject({ ok: true, warnings: ['NO_TEXT_LAYER'] })
  })
})

describe('a file of another type', () => {
  it.each([
    ['a page', Buffer.from('<html></html>'), 'a.html'],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg'],
    ['a plain archive', makeZip([{ name: 'a.txt', bytes: 'a' }]), 'a.zip'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'), 'a.doc'],
    ['a program', Buffer.from('MZ'.padEnd(128, '\0')), 'a.exe'],
    ['words without a type', Buffer.from('quy trình'), 'tệp'],
  ])('%s is not taken', async (_, bytes, name) => {
    expect(await refusal(bytes, name)).toBe('FILE_TYPE_NOT_ALLOWED')
  })

  it('under the name of a type that is taken was renamed, and both types are named', async () => {
    expect(await check(makePng(), 'QT-03.pdf')).toMatchObject({
      ok: false,
      code: 'FILE_TYPE_MISMATCH',
      data: { name: 'pdf', found: 'png' },
    })
    expect(await check(pdf, 'QT-03.docx')).toMatchObject({ code: 'FILE_TYPE_MISMATCH', data: { name: 'docx', found: 'pdf' } })
    expect(await refusal(makeZip([{ name: 'a.txt', bytes: 'a' }]), 'a.docx')).toBe('FILE_TYPE_MISMATCH')
    expect(await refusal(workbook(), 'a.docx')).toBe('FILE_TYPE_MISMATCH')
    for (const renamed of ['quy trình', '<html></html>', 'MZ'.padEnd(128, '\0')])
      expect(await refusal(Buffer.from(renamed), 'a.pdf')).toBe('FILE_TYPE_MISMATCH')
  })

  it('behind a good one makes it two files, which is none', async () => {
    const archive = makeZip([{ name: 'a', bytes: Buffer.alloc(8000, 'x') }])
    const stored = Buffer.concat([archive, Buffer.alloc(4000)])
    expect(await refusal(Buffer.concat([pdf, stored]), 'a.pdf')).toBe('FILE_TYPE_MISMATCH')
    expect(await refusal(Buffer.concat([makePng(), stored]), 'a.png')).toBe('FILE_TYPE_MISMATCH')
    expect(await refusal(Buffer.concat([makeJpeg(), stored]), 'a.jpg')).toBe('FILE_TYPE_MISMATCH')
    expect(await refusal(Buffer.concat([pdf, makeZip([{ name: 'a', bytes: 'a' }])]), 'a.pdf')).toBe('FILE_TYPE_MISMATCH')
    expect(await refusal(wordFile({ name: 'word/%PDF-1.7', bytes: 'a' }), 'a.docx')).toBe('FILE_TYPE_MISMATCH')
  })
})

describe('a damaged file', () => {
  it.each([
    ['a PDF cut off', () => pdf.subarray(0, pdf.length / 2), 'a.pdf'],
    ['a PDF with an object that cannot be read', () => replaced(actionPdf, '<<\n/S', '<< <<\n/S'), 'a.pdf'],
    ['a PDF whose pages go round in a circle', () => circle, 'a.pdf'],
    ['a PDF that is only a frame', () => Buffer.from('%PDF-1.7\nnothing\nstartxref\n0\n%%EOF'), 'a.pdf'],
    ['a Word file cut off', () => docx.subarray(0, docx.length / 2), 'a.docx'],
    ['a picture cut off', () => makePng().subarray(0, 40), 'a.png'],
    ['a photo cut off', () => makeJpeg().subarray(0, 20), 'a.jpg'],
    ['a part that is larger than it says', () => wordFile({ name: 'word/styles.xml', bytes: 'x'.repeat(100), claims: 10 }), 'a.docx'],
  ] as const)('%s is refused as damaged', async (_, make, name) => {
    expect(await refusal(make(), name)).toBe('FILE_DAMAGED')
  })
})

describe('a file that is too much', () => {
  it('is refused by what really comes out, not by what it says', async () => {
    const bomb = Buffer.alloc(60e6)
    expect(await refusal(wordFile({ name: 'word/media/a.bin', bytes: bomb }), 'a.docx')).toBe('FILE_TOO_LARGE')
    expect(await refusal(wordFile({ name: 'word/media/a.bin', bytes: bomb, claims: 10 }), 'a.docx')).not.toBe('TAKEN')
    const many = Array.from({ length: 2001 }, (_, i) => ({ name: `a${i}`, bytes: '' }))
    expect(await refusal(wordFile(...many), 'a.docx')).toBe('FILE_TOO_LARGE')
  })

  it('a PDF whose packed objects swell is given up, not swallowed', async () => {
    const tenMegabytes = deflateRawSync(Buffer.alloc(1e7), { finishFlush: constants.Z_FULL_FLUSH }) // a block that may be repeated
    const bomb = Buffer.concat([Buffer.from('789c', 'hex'), ...Array.from({ length: 100 }, () => tenMegabytes), Buffer.from('0300', 'hex')])
    const swelling = `99 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`
    const bytes = replaced(actionPdf, '\nxref', `\n${swelling}${bomb.toString('latin1')}\nendstream\nendobj\n\nxref`)
    expect(await refusal(bytes, 'a.pdf')).not.toBe('TAKEN')
  })

  it('has more pages than anybody reads, or more pixels', async () => {
    const book = await pdfWith((made) => {
      for (let page = 0; page < 2000; page++) made.addPage()
    })
    expect(await refusal(book, 'a.pdf')).toBe('FILE_TOO_LARGE')
    expect(await refusal(makePng(20_001, 1), 'a.png')).toBe('FILE_TOO_LARGE')
    expect(await refusal(makePng(10_000, 10_000), 'a.png')).toBe('FILE_TOO_LARGE')
  })

  it('does not keep others from being checked: eight at once are all answered', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => refusal(pdf, 'a.pdf')))
    expect(answers).toEqual(Array.from({ length: 8 }, () => 'TAKEN'))
  })
})

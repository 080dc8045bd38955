import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { makeZip, type Part } from '../files/archives.ts'
import { makeJpeg, makePng } from '../files/pictures.ts'
import { pdfWith, whenOpened } from '../files/portables.ts'
import { makePdf } from '../support/papers.ts'

/** A file that wants something, under the name that it comes with, and the code that it gets. */
export type Hostile = [what: string, name: string, code: string, make: (reach: string) => Buffer | Promise<Buffer>]

const text = (words: string) => () => Buffer.from(words)
export const part = (name: string, bytes: string | Buffer = 'x', more: Partial<Part> = {}): Part => ({ name, bytes, ...more })
const bits = (zip: Buffer, from: string, to: string) => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')

/** A PDF by hand: objects as they are written, and no table, which every reader makes anew. */
const rawPdf = (objects: string[]) => {
  const body = objects.map((one, i) => `${i + 1} 0 obj\n${one}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\nstartxref\n0\n%%EOF`, 'latin1')
}
const stream = (dict: string, bytes: Buffer) => `<< ${dict} /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`
const frame = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
]

export const portable: Hostile[] = [
  [
    'a script that runs when it is opened',
    'a.pdf',
    'FILE_ACTIVE',
    (reach) => pdfWith(whenOpened({ S: 'JavaScript', JS: PDFString.of(`app.launchURL("${reach}")`) })),
  ],
  [
    'a script whose name is written in escapes',
    'a.pdf',
    'FILE_ACTIVE',
    () => rawPdf(['<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /J#61v#61Script /J#53 (x) >> >>', ...frame.slice(1)]),
  ],
  [
    'a script in the tree of names',
    'a.pdf',
    'FILE_ACTIVE',
    () =>
      rawPdf([
        '<< /Type /Catalog /Pages 2 0 R /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >> >>',
        ...frame.slice(1),
      ]),
  ],
  [
    'a script on a page, in hex',
    'a.pdf',
    'FILE_ACTIVE',
    () =>
      pdfWith((made) =>
        made.getPage(0).node.set(PDFName.of('AA'), made.context.obj({ O: { S: 'JavaScript', JS: PDFHexString.fromText('x') } })),
      ),
  ],
  ['a program to launch', 'a.pdf', 'FILE_ACTIVE', () => pdfWith(whenOpened({ S: 'Launch', F: PDFString.of('cmd.exe') }))],
  ['a file inside', 'a.pdf', 'FILE_ACTIVE', () => pdfWith((made: PDFDocument) => made.attach(Buffer.from('MZ'), 'x.exe', {}))],
  ['an XFA form', 'a.pdf', 'FILE_ACTIVE', () => pdfWith((made) => made.catalog.set(PDFName.of('AcroForm'), made.context.obj({ XFA: [] })))],
  [
    'rich media',
    'a.pdf',
    'FILE_ACTIVE',
    () => pdfWith((made) => made.context.register(made.context.obj({ Type: 'Annot', Subtype: 'RichMedia' }))),
  ],
  ['data to import from elsewhere', 'a.pdf', 'FILE_ACTIVE', (reach) => pdfWith(whenOpened({ S: 'ImportData', F: PDFString.of(reach) }))],
  [
    '20,000 pages',
    'a.pdf',
    'FILE_TOO_LARGE',
    () => rawPdf([frame[0]!, `<< /Type /Pages /Kids [${'3 0 R '.repeat(20_000)}] /Count 20000 >>`, frame[2]!]),
  ],
  ['pages that are their own parents', 'a.pdf', 'FILE_DAMAGED', () => rawPdf([frame[0]!, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'])],
  [
    'a stream that says it holds a hundred million objects',
    'a.pdf',
    'FILE_DAMAGED',
    () => rawPdf([...frame, stream('/Type /ObjStm /N 100000000 /First 4', Buffer.from('5 0 4 0 R'))]),
  ],
  [
    'a stream of objects that leads to itself',
    'a.pdf',
    'FILE_DAMAGED',
    () => rawPdf([...frame, stream('/Type /ObjStm /N 1 /First 4', Buffer.from('5 0 5 0 R'))]),
  ],
  [
    'a program to launch, two references away',
    'a.pdf',
    'FILE_DAMAGED',
    () => rawPdf(['<< /Type /Catalog /Pages 2 0 R /OpenAction << /S 4 0 R /F (cmd.exe) >> >>', ...frame.slice(1), '5 0 R', '/Launch']),
  ],
  [
    'a stream of objects that grows to three hundred megabytes',
    'a.pdf',
    'FILE_DAMAGED',
    () =>
      rawPdf([...frame, stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(Buffer.alloc(300e6, ' '), { level: 9 }))]),
  ],
  ['arrays in arrays, 100,000 deep', 'a.pdf', 'FILE_DAMAGED', () => rawPdf([...frame, '['.repeat(100_000)])],
  [
    'a password to open',
    'a.pdf',
    'FILE_ENCRYPTED',
    () => pdfWith((made) => made.encrypt({ userPassword: 'bí mật', ownerPassword: 'chủ' })),
  ],
  ['the end cut off', 'a.pdf', 'FILE_DAMAGED', async () => (await makePdf('x')).subarray(0, 400)],
  ['much behind its end', 'a.pdf', 'FILE_TYPE_MISMATCH', async () => Buffer.concat([await makePdf('x'), randomBytes(20_000)])],
  [
    'much before its header',
    'a.pdf',
    'FILE_TYPE_MISMATCH',
    async () => Buffer.concat([Buffer.from('<script>'.repeat(100)), await makePdf('x')]),
  ],
  ['an archive behind it', 'a.pdf', 'FILE_TYPE_MISMATCH', async () => Buffer.concat([await makePdf('x'), makeZip([part('a')])])],
]

export const disguised: Hostile[] = [
  [
    'a page called a PDF',
    'a.pdf',
    'FILE_TYPE_MISMATCH',
    (reach) => Buffer.from(`<!doctype html><img src="${reach}"><script src="${reach}"></script>`),
  ],
  [
    'a drawing called a picture',
    'a.png',
    'FILE_TYPE_MISMATCH',
    (reach) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${reach}"/><script>alert(1)</script></svg>`),
  ],
  ['XML called a PDF', 'a.pdf', 'FILE_TYPE_MISMATCH', (reach) => Buffer.from(`<?xml version="1.0"?><!DOCTYPE a SYSTEM "${reach}"><a/>`)],
  ['a drawing under its own name', 'a.svg', 'FILE_TYPE_NOT_ALLOWED', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a program of Windows called a PDF', 'a.pdf', 'FILE_TYPE_MISMATCH', () => Buffer.from('MZ'.padEnd(4096, '\0'))],
  ['a program of Linux called a picture', 'a.jpg', 'FILE_TYPE_MISMATCH', () => Buffer.from('\x7fELF'.padEnd(4096, '\0'), 'latin1')],
  ['a shell script with two extensions', 'a.pdf.sh', 'FILE_TYPE_NOT_ALLOWED', (reach) => Buffer.from(`#!/bin/sh\ncurl ${reach}`)],
  ['a picture that is an archive too', 'a.png', 'FILE_TYPE_MISMATCH', () => Buffer.concat([makePng(), makeZip([part('a')])])],
  [
    'a photo with a program behind it',
    'a.jpg',
    'FILE_TYPE_MISMATCH',
    () => Buffer.concat([makeJpeg(), Buffer.from('MZ'.padEnd(4096, '\0'))]),
  ],
  ['a picture that is a PDF too', 'a.png', 'FILE_TYPE_MISMATCH', async () => Buffer.concat([makePng(), await makePdf('x')])],
  ['a picture of ten thousand megapixels', 'a.png', 'FILE_TOO_LARGE', () => makePng(100_000, 100_000)],
  ['a photo of four thousand megapixels', 'a.jpg', 'FILE_TOO_LARGE', () => bits(makeJpeg(), '\x08\0\x01\0\x01', '\x08\xff\xff\xff\xff')],
  ['nothing at all', 'a.pdf', 'FILE_DAMAGED', text('')],
]

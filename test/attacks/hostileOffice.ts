import { randomBytes } from 'node:crypto'
import { bodyOf, chartIn, makeZip, openText, type Part, relations, slides, wordFile, workbook } from '../files/archives.ts'
import { type Hostile, part } from './hostile.ts'

const external = (type: string, target: string) =>
  relations(`TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"`)
const laughs = `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`
const document = (bytes: string | Buffer): Part => ({ name: 'word/document.xml', bytes })

export const office: Hostile[] = [
  ['a thousand times as much as it weighs', 'a.docx', 'FILE_TOO_LARGE', () => wordFile(part('word/media/a.bin', Buffer.alloc(40e6)))],
  ['XML of sixty megabytes', 'a.docx', 'FILE_TOO_LARGE', () => wordFile(document(Buffer.alloc(60e6, '<a/>')))],
  [
    'five thousand parts',
    'a.docx',
    'FILE_TOO_LARGE',
    () => wordFile(...Array.from({ length: 5000 }, (_, i) => part(`word/${i}.xml`, '<a/>'))),
  ],
  ['parts that share their bytes', 'a.docx', 'FILE_DAMAGED', () => wordFile(part('a.bin'), part('b.bin', 'x', { overlaps: true }))],
  ['an archive in the archive', 'a.docx', 'FILE_ACTIVE', () => wordFile(part('word/media/a.bin', makeZip([part('a')])))],
  ['a part larger than it says', 'a.docx', 'FILE_DAMAGED', () => wordFile(part('a.bin', Buffer.alloc(60e6), { claims: 10 }))],
  ['a part smaller than it says', 'a.docx', 'FILE_DAMAGED', () => wordFile(part('a.bin', 'x', { claims: 4_000_000_000 }))],
  ['entities that multiply', 'a.docx', 'FILE_ACTIVE', () => wordFile(document(`${laughs}<w:document>&a20;</w:document>`))],
  [
    'an entity from elsewhere',
    'a.docx',
    'FILE_ACTIVE',
    (reach) => wordFile(document(`<!DOCTYPE a [<!ENTITY % x SYSTEM "${reach}"> %x;]><w:document/>`)),
  ],
  [
    'an entity in wide letters',
    'a.docx',
    'FILE_ACTIVE',
    (reach) => wordFile(document(Buffer.from(`\ufeff<!DOCTYPE a SYSTEM "${reach}"><a/>`, 'utf16le'))),
  ],
  ['macros', 'a.docx', 'FILE_ACTIVE', () => wordFile(part('word/vbaProject.bin'))],
  [
    'a macro type under a plain name',
    'a.xlsx',
    'FILE_ACTIVE',
    () => workbook(part('[Content_Types].xml', '<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>')),
  ],
  ['macros of the old kind', 'a.xlsx', 'FILE_ACTIVE', () => workbook(part('xl/macrosheets/sheet1.xml', '<a/>'))],
  ['Basic in an OpenDocument text', 'a.odt', 'FILE_ACTIVE', () => openText(part('Basic/Standard/Module1.xml', '<a/>'))],
  ['a control', 'a.pptx', 'FILE_ACTIVE', () => slides(part('ppt/activeX/activeX1.bin'))],
  ['an embedded object', 'a.docx', 'FILE_ACTIVE', () => wordFile(part('word/embeddings/oleObject1.bin'))],
  ['macros behind a chart', 'a.docx', 'FILE_ACTIVE', () => wordFile(...chartIn('word', workbook(part('xl/vbaProject.bin'))))],
  [
    'a command to another program',
    'a.docx',
    'FILE_ACTIVE',
    () => wordFile(bodyOf('<w:instrText>DDEAUTO c:\\windows\\system32\\cmd.exe</w:instrText>')),
  ],
  ...['attachedTemplate', 'image', 'oleObject'].map<Hostile>((type) => [
    `a relation to something elsewhere: ${type}`,
    'a.docx',
    'FILE_ACTIVE',
    (reach) => wordFile(external(type, reach)),
  ]),
  [
    'a picture from elsewhere',
    'a.odt',
    'FILE_ACTIVE',
    (reach) => openText(part('content.xml', `<a><draw:image xlink:href="${reach}"/></a>`)),
  ],
  [
    'a section from elsewhere',
    'a.odt',
    'FILE_ACTIVE',
    (reach) => openText(part('content.xml', `<a><text:section-source xlink:href="${reach}"/></a>`)),
  ],
  [
    'a password, Office',
    'a.docx',
    'FILE_ENCRYPTED',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
  ],
  ['a password, OpenDocument', 'a.odt', 'FILE_ENCRYPTED', () => openText(part('META-INF/manifest.xml', '<manifest:encryption-data/>'))],
  ['a password, archive', 'a.docx', 'FILE_ENCRYPTED', () => wordFile(part('word/styles.xml', 'x', { encrypted: true }))],
  ...['../../../etc/cron.d/a', '/etc/passwd', 'C:/windows/a', '..\\..\\a', `${'a'.repeat(300)}.xml`].map<Hostile>((name) => [
    `a part called ${name.slice(0, 30)}`,
    'a.docx',
    'FILE_DAMAGED',
    () => wordFile(part(name)),
  ]),
  ['a part that is a link', 'a.docx', 'FILE_DAMAGED', () => wordFile(part('word/a', '/etc/passwd', { link: true }))],
  ['two parts of one name', 'a.docx', 'FILE_DAMAGED', () => wordFile(part('a.xml', '<a/>'), part('A.xml', '<b/>'))],
  ['a wrong checksum', 'a.docx', 'FILE_DAMAGED', () => wordFile(part('a.bin', 'x', { wrongChecksum: true }))],
  ['no table of contents', 'a.docx', 'FILE_DAMAGED', () => ((zip) => zip.subarray(0, zip.indexOf('PK\x01\x02', 'latin1')))(wordFile())],
  ['something behind its end', 'a.docx', 'FILE_DAMAGED', () => Buffer.concat([wordFile(), randomBytes(100)])],
  [
    'a program before its beginning',
    'a.docx',
    'FILE_TYPE_MISMATCH',
    () => Buffer.concat([Buffer.from('MZ'.padEnd(512, '\0')), wordFile()]),
  ],
  ['another kind of document', 'a.docx', 'FILE_TYPE_MISMATCH', () => workbook()],
]

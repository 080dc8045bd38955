import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of an archive made by hand; what it claims may be untrue. */
export interface Part {
  name: string
  bytes: string | Buffer
  /** Claims this size instead of the true one. */
  claims?: number
  /** Carries the checksum of other bytes. */
  wrongChecksum?: boolean
  encrypted?: boolean
  link?: boolean
  /** Points at the bytes of the entry before it. */
  overlaps?: boolean
}

/** Makes an archive by hand, with whatever is wrong in it. */
export function makeZip(parts: Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  let before = 0
  for (const { name, bytes, claims, wrongChecksum, encrypted, link, overlaps } of parts) {
    const plain = Buffer.from(bytes)
    const packed = deflateRawSync(plain)
    const title = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE((encrypted ? 1 : 0) | 0x800, 2)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(wrongChecksum ? 'other' : plain), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(claims ?? plain.length, 18)
    shared.writeUInt16LE(title.length, 22)
    const ending = Buffer.alloc(14)
    ending.writeUInt32LE(link ? 0o120777 * 0x10000 : 0, 6)
    ending.writeUInt32LE(overlaps ? before : at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), shared, ending, title)
    before = at
    if (overlaps) continue
    bodies.push(Buffer.from('PK\x03\x04'), shared, title, packed)
    at += 4 + shared.length + title.length + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, index, end])
}

const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
const main = 'application/vnd.openxmlformats-officedocument'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A Word file made by hand, with more parts or other ones. */
export const wordFile = (...more: Part[]): Buffer =>
  makeZip(
    replacing(more, [
      {
        name: '[Content_Types].xml',
        bytes: `${types}<Override PartName="/word/document.xml" ContentType="${main}.wordprocessingml.document.main+xml"/></Types>`,
      },
      {
        name: '_rels/.rels',
        bytes: `<Relationships><Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
      },
      { name: 'word/document.xml', bytes: '<w:document xmlns:w="w"><w:body><w:p/></w:body></w:document>' },
    ]),
  )

/** A workbook made by hand. */
export const workbook = (...more: Part[]): Buffer =>
  makeZip(
    replacing(more, [
      {
        name: '[Content_Types].xml',
        bytes: `${types}<Override PartName="/xl/workbook.xml" ContentType="${main}.spreadsheetml.sheet.main+xml"/></Types>`,
      },
      {
        name: '_rels/.rels',
        bytes: `<Relationships><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      },
      { name: 'xl/workbook.xml', bytes: '<workbook><sheets/></workbook>' },
    ]),
  )

/** A presentation made by hand. */
export const slides = (...more: Part[]): Buffer =>
  makeZip(
    replacing(more, [
      {
        name: '[Content_Types].xml',
        bytes: `${types}<Override PartName="/ppt/presentation.xml" ContentType="${main}.presentationml.presentation.main+xml"/></Types>`,
      },
      {
        name: '_rels/.rels',
        bytes: `<Relationships><Relationship Id="r1" Type="${relation}/officeDocument" Target="ppt/presentation.xml"/></Relationships>`,
      },
      { name: 'ppt/presentation.xml', bytes: '<p:presentation xmlns:p="p"/>' },
    ]),
  )

/** A chart as Word and PowerPoint write it: its numbers are a workbook inside the file. */
export const chartIn = (folder: 'word' | 'ppt', numbers: Buffer = workbook()): Part[] => [
  { name: `${folder}/charts/chart1.xml`, bytes: '<c:chartSpace xmlns:c="c"><c:externalData r:id="rId1"/></c:chartSpace>' },
  {
    name: `${folder}/charts/_rels/chart1.xml.rels`,
    bytes: `<Relationships><Relationship Id="rId1" Type="${relation}/package" Target="../embeddings/Microsoft_Excel_Sheet1.xlsx"/></Relationships>`,
  },
  { name: `${folder}/embeddings/Microsoft_Excel_Sheet1.xlsx`, bytes: numbers },
]

/** An OpenDocument text made by hand. */
export const openText = (...more: Part[]): Buffer =>
  makeZip(
    replacing(more, [
      { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text' },
      { name: 'content.xml', bytes: '<office:document-content/>' },
      { name: 'META-INF/manifest.xml', bytes: '<manifest:manifest/>' },
    ]),
  )

const replacing = (more: Part[], parts: Part[]) => [...parts.filter(({ name }) => more.every((part) => part.name !== name)), ...more]

/** The relations of a document, with one more. */
export const relations = (attributes: string): Part => ({
  name: 'word/_rels/document.xml.rels',
  bytes: `<Relationships><Relationship Id="r9" ${attributes}/></Relationships>`,
})

/** The document part of a Word file, with this inside. */
export const bodyOf = (inside: string): Part => ({ name: 'word/document.xml', bytes: `<w:document xmlns:w="w">${inside}</w:document>` })

import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream, PDFString } from '@cantoo/pdf-lib'
import { FileRefusal, type Found, type Warning } from './finding.ts'

// A PDF is found out by walking its objects, also those in streams: names come escaped (/J#61vaScript), a search of text misses them.

const mostPages = 2000

/** Keys and kinds that do something by being opened, or carry another file inside. */
const activeKeys = new Set(['JavaScript', 'JS', 'XFA', 'RichMediaContent', 'EmbeddedFiles', 'EF', 'RichMedia'])
const activeKinds = new Set([
  'JavaScript',
  'Launch',
  'ImportData',
  'RichMedia',
  'RichMediaExecute',
  'EmbeddedFile',
  'Movie',
  'Sound',
  'Rendition',
  '3D',
])

/** Reads a PDF and says what is in it; what must not be inside is refused. */
export async function readPdf(bytes: Buffer): Promise<Found> {
  checkFrame(bytes)
  const { pdf, restricted } = await open(bytes)
  const pageCount = countPages(pdf)
  if (pageCount === 0) throw new FileRefusal('FILE_DAMAGED', { because: 'no pages' })
  if (pageCount > mostPages) throw new FileRefusal('FILE_TOO_LARGE', { pages: pageCount, most: mostPages })
  const warnings = new Set<Warning>(restricted ? ['RESTRICTED'] : [])
  let fonts = false
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    for (const dict of dictsIn(object)) {
      const kinds = ['S', 'Type', 'Subtype'].map((key) => nameIn(dict, key))
      if (dict.keys().some((key) => activeKeys.has(key.decodeText())) || kinds.some((kind) => activeKinds.has(kind)))
        throw new FileRefusal('FILE_ACTIVE')
      if (kinds.includes('Sig') || dict.has(PDFName.of('ByteRange'))) warnings.add('SIGNED')
      if (kinds.includes('Font')) fonts = true
    }
  }
  if (!fonts) warnings.add('NO_TEXT_LAYER')
  return { extension: 'pdf', pageCount, warnings: [...warnings] }
}

/** Begins with its header and ends with its end: no other file before or behind it, nothing cut off. */
function checkFrame(bytes: Buffer): void {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') throw new FileRefusal('FILE_TYPE_MISMATCH', { found: 'unknown' })
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0 || bytes.lastIndexOf('startxref') < 0) throw new FileRefusal('FILE_DAMAGED', { because: 'cut off' })
  if (bytes.length - end > 2048) throw new FileRefusal('FILE_TYPE_MISMATCH', { found: 'pdf, with something behind it' })
}

async function open(bytes: Buffer): Promise<{ pdf: PDFDocument; restricted: boolean }> {
  try {
    return { pdf: await PDFDocument.load(bytes, { updateMetadata: false }), restricted: false }
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) throw new FileRefusal('FILE_DAMAGED', { because: String(error) })
  }
  try {
    return { pdf: await PDFDocument.load(bytes, { updateMetadata: false, password: '' }), restricted: true } // an owner's password only
  } catch {
    throw new FileRefusal('FILE_ENCRYPTED')
  }
}

function countPages(pdf: PDFDocument): number {
  try {
    return pdf.getPageCount()
  } catch (error) {
    throw new FileRefusal('FILE_DAMAGED', { because: String(error) })
  }
}

const nameIn = (dict: PDFDict, key: string): string => {
  const value = dict.get(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : value instanceof PDFString ? value.decodeText() : ''
}

/** Every dictionary of an object, however deep it lies in it. */
function* dictsIn(object: PDFObject): Generator<PDFDict> {
  const waiting: PDFObject[] = [object]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (one instanceof PDFStream) waiting.push(one.dict)
    else if (one instanceof PDFArray) waiting.push(...one.asArray())
    else if (one instanceof PDFDict) {
      yield one
      waiting.push(...one.values())
    }
  }
}

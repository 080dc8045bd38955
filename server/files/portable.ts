import type { PDFContext as Context, PDFDict as Dict, PDFDocument as Document, PDFObject } from '@cantoo/pdf-lib'
import { FileRefusal, type Found, type Warning } from './finding.ts'
import type { Parts } from './parts.ts'
import {
  EncryptedPDFError,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFParser,
  PDFRef,
  PDFStream,
  PDFString,
} from './pdfLib.ts'
import { readByParts } from './portableParts.ts'

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
export async function readPdf(parts: Parts): Promise<Found> {
  checkFrame(parts)
  const kept = keepObjects()
  const { pdf, restricted } = await open(parts)
  const pageCount = countPages(pdf)
  if (pageCount === 0) throw new FileRefusal('FILE_DAMAGED', { because: 'no pages' })
  if (pageCount > mostPages) throw new FileRefusal('FILE_TOO_LARGE', { pages: pageCount, most: mostPages })
  const warnings = new Set<Warning>(restricted ? ['RESTRICTED'] : [])
  let fonts = false
  const readings = [...kept.values()]
  if (hasUnread(readings)) throw new FileRefusal('FILE_DAMAGED', { because: 'an object that cannot be read' })
  if (readings.flat().some((object) => object instanceof PDFRef))
    throw new FileRefusal('FILE_DAMAGED', { because: 'an object that is another one' }) // names are looked up one step far
  for (const object of [pdf.catalog, ...readings.flat()]) {
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
function checkFrame(parts: Parts): void {
  if (parts.read(0, 5).toString('latin1') !== '%PDF-') throw new FileRefusal('FILE_TYPE_MISMATCH', { found: 'unknown' })
  const end = parts.lastIndexOf(Buffer.from('%%EOF'))
  if (end < 0 || parts.lastIndexOf(Buffer.from('startxref')) < 0) throw new FileRefusal('FILE_DAMAGED', { because: 'cut off' })
  if (parts.size - end > 2048) throw new FileRefusal('FILE_TYPE_MISMATCH', { found: 'pdf, with something behind it' })
}

/** Keeps every object that is read, also one whose number a later one takes: which of the two counts, each reader decides for itself. */
function keepObjects(): Map<Context, PDFObject[]> {
  const kept = new Map<Context, PDFObject[]>()
  const assign = Object.getOwnPropertyDescriptor(PDFContext.prototype, 'assign')?.value as Context['assign']
  PDFContext.prototype.assign = function (ref, object) {
    const objects = kept.get(this) ?? []
    if (objects.push(object) === 1) kept.set(this, objects)
    assign.call(this, ref, object)
  }
  return kept
}

/** Whether something stayed unread in every reading: of an encrypted file some parts are read with the key, others without. */
function hasUnread(readings: PDFObject[][]): boolean {
  const [first = [], ...others] = readings.map((objects) => objects.filter((one) => one instanceof PDFInvalidObject))
  return first.some((one) => others.every((unread) => unread.some((other) => other.sizeInBytes() === one.sizeInBytes())))
}

async function open(parts: Parts): Promise<{ pdf: Document; restricted: boolean }> {
  const { forBytesWithOptions } = PDFParser
  PDFParser.forBytesWithOptions = (...asked) => readByParts(forBytesWithOptions(...asked), parts)
  const bytes = new Uint8Array(0) // it reads the parts
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

function countPages(pdf: Document): number {
  try {
    return pdf.getPageCount()
  } catch (error) {
    throw new FileRefusal('FILE_DAMAGED', { because: String(error) })
  }
}

const nameIn = (dict: Dict, key: string): string => {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : value instanceof PDFString ? value.decodeText() : ''
}

/** Every dictionary of an object, however deep it lies in it. */
function* dictsIn(object: PDFObject): Generator<Dict> {
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

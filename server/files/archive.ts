import { buffer } from 'node:stream/consumers'
import { Transform } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { type Extension, FileRefusal, type Found, type Warning } from './finding.ts'

// Office files are archives. What comes out is counted while it comes out: the headers of an archive are claims.

const most = { unpacked: 200e6, entries: 2000, part: 50e6, name: 255, ratio: 100, ratioFrom: 10e6 }

/** Parts that do something by being opened: macros, controls, embedded objects, scripts. */
const activeParts =
  /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/|embeddings\/|macrosheets\/|Basic\/|Scripts\/|ObjectReplacements\/|attachedToolbars)/i
const marksOfType: [Extension, RegExp][] = [
  ['docx', /^word\/document\.xml$/],
  ['xlsx', /^xl\/workbook\.xml$/],
  ['pptx', /^ppt\/presentation\.xml$/],
]

/** Reads an Office file from beginning to end and says what it is; what must not be inside is refused. */
export async function readArchive(path: string): Promise<Found> {
  const zip = await yauzl
    .openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true })
    .catch(() => {
      throw new FileRefusal('FILE_DAMAGED')
    })
  try {
    return await readEntries(zip)
  } catch (error) {
    throw error instanceof FileRefusal ? error : new FileRefusal('FILE_DAMAGED', { because: String(error) })
  } finally {
    zip.close()
  }
}

async function readEntries(zip: ZipFile): Promise<Found> {
  if (zip.entryCount > most.entries) throw new FileRefusal('FILE_TOO_LARGE', { entries: zip.entryCount, most: most.entries })
  const names = new Set<string>()
  const warnings = new Set<Warning>()
  let extension: Extension | undefined
  let unpacked = 0
  let packedEnd = 0
  for await (const entry of entriesOf(zip)) {
    checkName(entry, names)
    if (entry.relativeOffsetOfLocalHeader < packedEnd) throw new FileRefusal('FILE_DAMAGED', { because: 'entries overlap' })
    packedEnd = entry.relativeOffsetOfLocalHeader + entry.compressedSize
    if (entry.fileName.endsWith('/')) continue
    const part = await read(zip, entry, most.unpacked - unpacked)
    unpacked += part.length
    if (unpacked > most.ratioFrom && part.length > entry.compressedSize * most.ratio) throw new FileRefusal('FILE_TOO_LARGE', { unpacked })
    extension ??= marksOfType.find(([, mark]) => mark.test(entry.fileName))?.[0]
    if (entry.fileName === 'mimetype') extension = openDocument(part.toString('latin1').trim())
    if (/^_xmlsignatures\/|^META-INF\/documentsignatures\.xml$/.test(entry.fileName)) warnings.add('SIGNED')
    if (/\.(xml|rels)$/i.test(entry.fileName) || entry.fileName === '[Content_Types].xml') checkPart(entry.fileName, part)
    else if (isArchive(part)) throw new FileRefusal('FILE_ACTIVE', { part: entry.fileName })
  }
  if (!extension) throw new FileRefusal('FILE_TYPE_NOT_ALLOWED', { found: 'zip' })
  return { extension, pageCount: null, warnings: [...warnings] }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  const waiting: { take: (entry: Entry | null) => void; fail: (error: unknown) => void }[] = []
  zip.on('entry', (entry: Entry) => waiting.shift()?.take(entry))
  zip.on('end', () => waiting.shift()?.take(null))
  zip.on('error', (error: unknown) => waiting.shift()?.fail(error))
  for (;;) {
    const entry = await new Promise<Entry | null>((take, fail) => {
      waiting.push({ take, fail })
      zip.readEntry()
    })
    if (!entry) return
    yield entry
  }
}

function checkName({ fileName, generalPurposeBitFlag }: Entry, names: Set<string>): void {
  if (generalPurposeBitFlag & 1) throw new FileRefusal('FILE_ENCRYPTED')
  const bad =
    Buffer.byteLength(fileName) > most.name || fileName.startsWith('/') || fileName.split('/').includes('..') || names.has(fileName)
  if (bad) throw new FileRefusal('FILE_DAMAGED', { because: 'names' })
  if (activeParts.test(fileName)) throw new FileRefusal('FILE_ACTIVE', { part: fileName })
  names.add(fileName)
}

/** Unpacks one part, and stops as soon as it grows beyond what it may. */
async function read(zip: ZipFile, entry: Entry, left: number): Promise<Buffer> {
  const limit = Math.min(left, /\.(xml|rels)$/i.test(entry.fileName) ? most.part : left)
  let size = 0
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length
      done(size > limit ? new FileRefusal('FILE_TOO_LARGE', { unpacked: size }) : null, chunk)
    },
  })
  const stream = await zip.openReadStreamPromise(entry)
  stream.on('error', (error) => counted.destroy(error))
  return await buffer(stream.pipe(counted))
}

function openDocument(type: string): Extension | undefined {
  if (type === 'application/vnd.oasis.opendocument.text') return 'odt'
  return type === 'application/vnd.oasis.opendocument.spreadsheet' ? 'ods' : undefined
}

const isArchive = (part: Buffer) =>
  part.subarray(0, 4).equals(Buffer.from('PK\x03\x04')) || part.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))

/** What XML must not hold: entities, macro types, outside targets, commands. */
function checkPart(name: string, part: Buffer): void {
  const utf16 = part.subarray(0, 2).toString('hex')
  const xml = part.toString(utf16 === 'fffe' ? 'utf16le' : 'utf8')
  const refuse = () => {
    throw new FileRefusal('FILE_ACTIVE', { part: name })
  }
  if (/<!(DOCTYPE|ENTITY)/i.test(xml) || utf16 === 'feff') refuse()
  if (name === '[Content_Types].xml' && /macroEnabled|vbaProject|ms-office\.activeX/i.test(xml)) refuse()
  if (name === 'META-INF/manifest.xml' && /encryption-data/.test(xml)) throw new FileRefusal('FILE_ENCRYPTED')
  if (name.endsWith('.rels')) for (const [relation] of xml.matchAll(/<Relationship\b[^>]*>/g)) checkRelation(relation, refuse)
  if (/<w:instrText[^>]*>[^<]*\bDDE(AUTO)?\b/i.test(xml) || /<ddeLink\b/i.test(xml)) refuse()
  if (/<(draw:image|draw:object|draw:object-ole|draw:plugin|text:section-source)\b[^>]*xlink:href="(https?|ftp|file|\\\\)/i.test(xml))
    refuse()
}

function checkRelation(relation: string, refuse: () => void): void {
  if (/TargetMode\s*=\s*["']External["']/i.test(relation) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(relation)) refuse()
}

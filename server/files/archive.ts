import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { type Extension, FileRefusal, type Found, type Warning } from './finding.ts'
import { checkPart, isXml, targetsOf } from './officeXml.ts'

// Office files are archives. What comes out is counted while it comes out: the headers of an archive are claims.

const most = { unpacked: 200e6, entries: 2000, part: 50e6, name: 255, ratio: 100, ratioFrom: 10e6 }

/** So much tells what a part is. */
const headSize = 200

/** Parts that do something by being opened: macros, controls, embedded objects, scripts. */
const activeParts = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/|macrosheets\/|Basic\/|Scripts\/|attachedToolbars)/i
/** Where Office puts whole files: the numbers behind a chart, or an object that a click starts. */
const embedded = /(^|\/)embeddings\//i
const marksOfType: [Extension, RegExp][] = [
  ['docx', /^word\/document\.xml$/],
  ['xlsx', /^xl\/workbook\.xml$/],
  ['pptx', /^ppt\/presentation\.xml$/],
]

/** What has come out so far, of the archive and of those inside it. */
interface Spent {
  unpacked: number
  entries: number
}

/** Reads an Office file from beginning to end and says what it is; what must not be inside is refused. */
export async function readArchive(path: string): Promise<Found> {
  return await readOpened(yauzl.openPromise(path, options), { unpacked: 0, entries: 0 }, false)
}

const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true }

async function readOpened(opening: Promise<ZipFile>, spent: Spent, inside: boolean): Promise<Found> {
  const zip = await opening.catch(() => {
    throw new FileRefusal('FILE_DAMAGED')
  })
  try {
    return await readEntries(zip, spent, inside)
  } catch (error) {
    throw error instanceof FileRefusal ? error : new FileRefusal('FILE_DAMAGED', { because: String(error) })
  } finally {
    zip.close()
  }
}

async function readEntries(zip: ZipFile, spent: Spent, inside: boolean): Promise<Found> {
  spent.entries += zip.entryCount
  if (spent.entries > most.entries) throw new FileRefusal('FILE_TOO_LARGE', { entries: spent.entries, most: most.entries })
  const names = new Set<string>()
  const warnings = new Set<Warning>()
  const workbooks: string[] = []
  const relations: { from: string; to: string[] }[] = []
  let extension: Extension | undefined
  const places: [from: number, to: number][] = []
  for await (const entry of entriesOf(zip)) {
    const name = entry.fileName
    checkName(entry, names)
    places.push([entry.relativeOffsetOfLocalHeader, entry.relativeOffsetOfLocalHeader + entry.compressedSize])
    if (name.endsWith('/')) continue
    const { size, head, part } = await read(zip, entry, most.unpacked - spent.unpacked)
    spent.unpacked += size
    if (spent.unpacked > most.ratioFrom && size > entry.compressedSize * most.ratio)
      throw new FileRefusal('FILE_TOO_LARGE', { unpacked: spent.unpacked })
    extension ??= marksOfType.find(([, mark]) => mark.test(name))?.[0]
    if (name === 'mimetype') extension = openDocument(part.toString('latin1').trim())
    if (/^_xmlsignatures\/|^META-INF\/documentsignatures\.xml$/.test(name)) warnings.add('SIGNED')
    if (embedded.test(name)) {
      if (inside || !(await isWorkbook(name, part, spent))) throw new FileRefusal('FILE_ACTIVE', { part: name })
      workbooks.push(name.toLowerCase())
    } else if (isXml(name, head)) checkPart(name.toLowerCase(), part)
    else if (isArchive(head)) throw new FileRefusal('FILE_ACTIVE', { part: name })
    if (/\.rels$/i.test(name)) relations.push({ from: name.toLowerCase(), to: targetsOf(name, part) })
  }
  places.sort(([a], [b]) => a - b)
  if (places.some(([from], i) => from < (places[i - 1]?.[1] ?? 0))) throw new FileRefusal('FILE_DAMAGED', { because: 'entries overlap' })
  for (const workbook of workbooks) {
    const users = relations.filter(({ to }) => to.includes(workbook))
    if (users.length === 0 || users.some(({ from }) => !/\/charts\/_rels\//.test(from)))
      throw new FileRefusal('FILE_ACTIVE', { part: workbook })
  }
  if (!extension) throw new FileRefusal('FILE_TYPE_NOT_ALLOWED', { found: 'zip' })
  return { extension, pageCount: null, warnings: [...warnings] }
}

/** The numbers behind a chart: a workbook that would be taken by itself, and that holds no other file. */
async function isWorkbook(name: string, part: Buffer, spent: Spent): Promise<boolean> {
  if (!/\.xlsx$/i.test(name) || !part.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return false
  return (await readOpened(yauzl.fromBufferPromise(part, options), spent, true)).extension === 'xlsx'
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

function checkName({ fileName, generalPurposeBitFlag, externalFileAttributes }: Entry, names: Set<string>): void {
  if (generalPurposeBitFlag & 1) throw new FileRefusal('FILE_ENCRYPTED')
  const isLink = ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
  const leaves = fileName.startsWith('/') || fileName.split('/').includes('..')
  if (isLink || leaves || Buffer.byteLength(fileName) > most.name || names.has(fileName.toLowerCase()))
    throw new FileRefusal('FILE_DAMAGED', { because: 'names' })
  if (activeParts.test(fileName)) throw new FileRefusal('FILE_ACTIVE', { part: fileName })
  names.add(fileName.toLowerCase()) // as Office compares them
}

/** A part of an archive, unpacked. */
interface Unpacked {
  size: number
  /** How it begins. */
  head: Buffer
  /** All of it where it is looked into; empty of pictures and what else is only counted. */
  part: Buffer
}

/** Unpacks one part, and stops as soon as it grows beyond what it may. Only what is looked into is held, and that is never large. */
async function read(zip: ZipFile, entry: Entry, left: number): Promise<Unpacked> {
  const name = entry.fileName
  let [size, sum] = [0, 0]
  let head = Buffer.alloc(0)
  let held: Buffer[] | undefined = []
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    size += chunk.length
    sum = crc32(chunk, sum)
    if (head.length < headSize) head = Buffer.concat([head, chunk.subarray(0, headSize - head.length)])
    held?.push(chunk)
    if (head.length === headSize && name !== 'mimetype' && !embedded.test(name) && !isXml(name, head)) held = undefined
    if (size > (held ? Math.min(left, most.part) : left)) throw new FileRefusal('FILE_TOO_LARGE', { unpacked: size })
  }
  if (sum !== entry.crc32) throw new FileRefusal('FILE_DAMAGED', { because: 'checksum' })
  return { size, head, part: Buffer.concat(held ?? []) }
}

function openDocument(type: string): Extension | undefined {
  if (type === 'application/vnd.oasis.opendocument.text') return 'odt'
  return type === 'application/vnd.oasis.opendocument.spreadsheet' ? 'ods' : undefined
}

const isArchive = (part: Buffer) =>
  part.subarray(0, 4).equals(Buffer.from('PK\x03\x04')) || part.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))

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
  const places: [from: number, to: number][] = []
  let unpacked = 0
  for await (const entry of entriesOf(zip)) {
    checkName(entry, names)
    places.push([entry.relativeOffsetOfLocalHeader, entry.relativeOffsetOfLocalHeader + entry.compressedSize])
    if (entry.fileName.endsWith('/')) continue
    const part = await read(zip, entry, most.unpacked - unpacked)
    unpacked += part.length
    if (unpacked > most.ratioFrom && part.length > entry.compressedSize * most.ratio) throw new FileRefusal('FILE_TOO_LARGE', { unpacked })
    extension ??= marksOfType.find(([, mark]) => mark.test(entry.fileName))?.[0]
    if (entry.fileName === 'mimetype') extension = openDocument(part.toString('latin1').trim())
    if (/^_xmlsignatures\/|^META-INF\/documentsignatures\.xml$/.test(entry.fileName)) warnings.add('SIGNED')
    if (isXml(entry.fileName, part)) checkPart(entry.fileName.toLowerCase(), part)
    else if (isArchive(part)) throw new FileRefusal('FILE_ACTIVE', { part: entry.fileName })
  }
  places.sort(([a], [b]) => a - b)
  if (places.some(([from], i) => from < (places[i - 1]?.[1] ?? 0))) throw new FileRefusal('FILE_DAMAGED', { because: 'entries overlap' })
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

function checkName({ fileName, generalPurposeBitFlag, externalFileAttributes }: Entry, names: Set<string>): void {
  if (generalPurposeBitFlag & 1) throw new FileRefusal('FILE_ENCRYPTED')
  const isLink = ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
  const leaves = fileName.startsWith('/') || fileName.split('/').includes('..')
  if (isLink || leaves || Buffer.byteLength(fileName) > most.name || names.has(fileName.toLowerCase()))
    throw new FileRefusal('FILE_DAMAGED', { because: 'names' })
  if (activeParts.test(fileName)) throw new FileRefusal('FILE_ACTIVE', { part: fileName })
  names.add(fileName.toLowerCase()) // as Office compares them
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

/** By its name, or by how it begins: the types that an archive gives to its parts are claims, too. */
const isXml = (name: string, part: Buffer) =>
  /\.(xml|rels)$/i.test(name) || /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(part.toString('latin1', 0, 200))

const isArchive = (part: Buffer) =>
  part.subarray(0, 4).equals(Buffer.from('PK\x03\x04')) || part.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))

/** What XML must not hold: entities, macro types, outside targets, commands. */
function checkPart(name: string, part: Buffer): void {
  const start = part.subarray(0, 2).toString('hex')
  const xml = plain(part.toString(start === 'fffe' ? 'utf16le' : 'utf8'))
  const refuse = () => {
    throw new FileRefusal('FILE_ACTIVE', { part: name })
  }
  if (/<!(DOCTYPE|ENTITY)/i.test(xml) || xml.includes('\0')) refuse() // zero bytes: another UTF-16, in which nothing below would be found
  if (name === '[content_types].xml' && /macroEnabled|vbaProject|ms-office\.activeX/i.test(xml)) refuse()
  if (name === 'meta-inf/manifest.xml' && /encryption-data/.test(xml)) throw new FileRefusal('FILE_ENCRYPTED')
  if (name.endsWith('.rels') && (xml.includes('<!') || tagsIn(xml, 'Relationship').some(leadsOut))) refuse() // no comment to hide a quote in
  if (/<(?:\w+:)?instrText\b(?:[^>]*[^>/])?>[^<]*<(?!\/)/.test(xml)) refuse() // words with something between them
  const pieces = xml.matchAll(/<(?:\w+:)?(?:instrText\b[^>]*>([^<]*)|fldChar\b)/g) // one command comes in several runs
  const commands = [...pieces].map(([, words = ' ']) => words).join('')
  const simple = tagsIn(xml, 'fldSimple').map((attributes) => attributes.get('instr') ?? '')
  if (
    [commands, ...simple].some((words) => /\bDDE(AUTO)?\b/i.test(words)) ||
    /<(?:\w+:)?(ddeLink|dde-source|dde-link|event-listener)\b/i.test(xml)
  )
    refuse()
  const drawn = ['image', 'object', 'object-ole', 'plugin', 'section-source'].flatMap((tag) => tagsIn(xml, tag))
  if (drawn.some((attributes) => /^\s*(https?|ftp|file|\\\\)/i.test(attributes.get('href') ?? ''))) refuse()
}

/** Writes out letters that are hidden as numbers (`&#69;xternal`). */
const plain = (xml: string) =>
  xml.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (written, hex?: string, decimal?: string) => {
    const sign = hex ? parseInt(hex, 16) : Number(decimal)
    return sign < 128 && /[\w/:.-]/.test(String.fromCharCode(sign)) ? String.fromCharCode(sign) : written
  })

/** The attributes of each such tag, by name without prefix. */
const tagsIn = (xml: string, tag: string): Map<string, string>[] =>
  [...xml.matchAll(new RegExp(`<(?:[\\w-]+:)?${tag}\\b((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'g'))].map(
    ([, inside = '']) =>
      new Map(
        [...inside.matchAll(/(?:[\w-]+:)?([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', one, other]) => [
          name,
          one ?? other ?? '',
        ]),
      ),
  )

const leadsOut = (relation: Map<string, string>) =>
  relation.get('TargetMode')?.trim().toLowerCase() === 'external' && !relation.get('Type')?.trim().endsWith('/hyperlink')

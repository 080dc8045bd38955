// The file child: a process of its own for each file. It reads one file, says what it found on stdout, and ends. A crash is an answer too.
import { fileTypeFromBuffer } from 'file-type'
import { type Extension, FileRefusal, type Found, mediaTypes } from './finding.ts'
import { Parts } from './parts.ts'
import { readJpeg, readPng } from './picture.ts'

/** Types that are an archive or an Office container inside: the structure says which one it is. */
const archives = new Set([
  'zip',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'ods',
  'docm',
  'xlsm',
  'pptm',
  'dotx',
  'dotm',
  'potx',
  'xltx',
  'odp',
  'odg',
  'epub',
  'jar',
])

/** Readers look for a PDF near the beginning and for an archive near the end: a file that is both shows each of them something else. */
const isTwoFiles = (parts: Parts, found: string) =>
  (found !== 'pdf' && parts.read(0, 1024).includes('%PDF-')) ||
  (!archives.has(found) && parts.read(parts.size - 65_557, parts.size).includes('PK\x05\x06\0\0\0\0'))

async function look(path: string, parts: Parts): Promise<Found> {
  const type = await fileTypeFromBuffer(parts.read(0, 65_536)).catch(() => undefined)
  const found = type?.ext ?? 'unknown'
  if (isTwoFiles(parts, found)) throw new FileRefusal('FILE_TYPE_MISMATCH', { found: 'two types at once' })
  if (archives.has(found)) return await (await import('./archive.ts')).readArchive(path) // loaded where needed: this process lives for one file
  if (found === 'pdf') return await (await import('./portable.ts')).readPdf(parts)
  if (found === 'png') return readPng(parts)
  if (found === 'jpg') return readJpeg(parts)
  if (found === 'cfb' && parts.indexOf(Buffer.from('EncryptedPackage', 'utf16le')) >= 0) throw new FileRefusal('FILE_ENCRYPTED')
  throw new FileRefusal('FILE_TYPE_NOT_ALLOWED', { found })
}

async function check(path: string, claimed: string, isHashed: boolean) {
  const parts = new Parts(path)
  const byteSize = parts.size
  if (byteSize === 0) throw new FileRefusal('FILE_DAMAGED', { because: 'empty' })
  const { extension, pageCount, warnings } = await look(path, parts)
  const named = (claimed === 'jpeg' ? 'jpg' : claimed) as Extension
  if (named !== extension) throw new FileRefusal('FILE_TYPE_MISMATCH', { name: claimed, found: extension })
  const sha256 = isHashed ? undefined : parts.sha256()
  return { ok: true, sha256, byteSize, extension, mediaType: mediaTypes[extension], pageCount, warnings }
}

/** Bytes of another type under a name that is taken are a renamed file. */
const codeOf = ({ code }: FileRefusal, claimed: string) =>
  code === 'FILE_TYPE_NOT_ALLOWED' && claimed in mediaTypes ? 'FILE_TYPE_MISMATCH' : code

const [path = '', claimed = '', hashed] = process.argv.slice(2)
const answer = await check(path, claimed, hashed !== undefined).catch((error: unknown) => {
  if (error instanceof FileRefusal) return { ok: false, code: codeOf(error, claimed), data: { ...error.data, name: claimed || 'unknown' } }
  return { ok: false, code: 'FILE_DAMAGED', data: { because: String(error) } }
})
process.stdout.write(JSON.stringify(answer))

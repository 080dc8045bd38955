// The file child: a process of its own for each file. It reads one file, says what it found on stdout, and ends. A crash is an answer too.
import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { type Extension, FileRefusal, type Found, mediaTypes } from './finding.ts'
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

async function sha256Of(path: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) digest.update(chunk)
  return digest.digest('hex')
}

/** Readers look for a PDF near the beginning and for an archive near the end: a file that is both shows each of them something else. */
const isTwoFiles = (bytes: Buffer, found: string) =>
  (found !== 'pdf' && bytes.subarray(0, 1024).includes('%PDF-')) ||
  (!archives.has(found) && bytes.subarray(-65_557).includes('PK\x05\x06\0\0\0\0'))

async function look(path: string): Promise<Found> {
  const bytes = await readFile(path)
  const type = await fileTypeFromBuffer(bytes.subarray(0, 65_536)).catch(() => undefined)
  const found = type?.ext ?? 'unknown'
  if (isTwoFiles(bytes, found)) throw new FileRefusal('FILE_TYPE_MISMATCH', { found: 'two types at once' })
  if (archives.has(found)) return await (await import('./archive.ts')).readArchive(path) // loaded where needed: this process lives for one file
  if (found === 'pdf') return await (await import('./portable.ts')).readPdf(bytes)
  if (found === 'png') return readPng(bytes)
  if (found === 'jpg') return readJpeg(bytes)
  if (found === 'cfb' && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new FileRefusal('FILE_ENCRYPTED')
  throw new FileRefusal('FILE_TYPE_NOT_ALLOWED', { found })
}

async function check(path: string, claimed: string, isHashed: boolean) {
  const byteSize = statSync(path).size
  if (byteSize === 0) throw new FileRefusal('FILE_DAMAGED', { because: 'empty' })
  const { extension, pageCount, warnings } = await look(path)
  const named = (claimed === 'jpeg' ? 'jpg' : claimed) as Extension
  if (named !== extension) throw new FileRefusal('FILE_TYPE_MISMATCH', { name: claimed, found: extension })
  const sha256 = isHashed ? undefined : await sha256Of(path)
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

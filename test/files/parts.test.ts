import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Parts } from '../../server/files/parts.ts'
import { refusal, write } from './checking.ts'
import { makePng } from './pictures.ts'
import { makeZip, wordFile } from './archives.ts'

const windowSize = 256 * 1024

describe('a file that is read by parts', () => {
  const bytes = randomBytes(3 * windowSize + 77)
  const parts = new Parts(write(bytes))

  it('is the same as one that is read whole, byte by byte, forwards and backwards', () => {
    const places = [0, 1, windowSize - 1, windowSize, 2 * windowSize - 4097, 10, bytes.length - 1, windowSize + 1, bytes.length, -1, 1.5]
    expect(places.map((place) => parts.at(place))).toEqual(places.map((place) => bytes[place]))
    for (let at = 0; at < bytes.length; at++) if (parts.at(at) !== bytes[at]) expect.unreachable(`another byte at ${at}`)
    expect(parts.read(-5, 10).equals(bytes.subarray(0, 10))).toBe(true)
    expect(parts.read(bytes.length - 3, bytes.length + 3).equals(bytes.subarray(-3))).toBe(true)
    expect(parts.sha256()).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it.each([0, 5, windowSize - 3, windowSize, 2 * windowSize - 7, bytes.length - 8])(
    'is searched across the edges of what is read at once: %i',
    (at) => {
      const words = bytes.subarray(at, at + 8)
      expect([parts.indexOf(words), parts.lastIndexOf(words)]).toEqual([at, at])
    },
  )

  it('does not hold what is not in it', () => {
    expect([parts.indexOf(Buffer.from('not in random bytes')), parts.lastIndexOf(Buffer.from('not in random bytes'))]).toEqual([-1, -1])
  })
})

/** A PDF by hand, whose action begins at a byte. */
function pdfWithActionAt(place: number, action: string): Buffer {
  const head = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n'
  const page = '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n'
  const begun = '4 0 obj\n<< /S '
  const filling = `5 0 obj\n<< /Length ${place} >>\nstream\n`
  const ending = '\nendstream\nendobj\n'
  const size = place - head.length - page.length - filling.length - ending.length - begun.length
  const stream = filling.replace(`Length ${place}`, `Length ${String(size).padStart(String(place).length, '0')}`)
  return Buffer.concat([
    Buffer.from(`${head}${page}${stream}`),
    Buffer.alloc(size, 'x'),
    Buffer.from(`${ending}${begun}${action} >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF`),
  ])
}

describe('what must not be in a file is found wherever it lies', () => {
  it.each([windowSize - 9, windowSize - 4, windowSize, 40 * windowSize - 1])('a script at byte %i of a PDF', async (place) => {
    const bytes = pdfWithActionAt(place, '/J#61vaScript')
    expect(bytes.indexOf('/J#61vaScript')).toBe(place)
    expect(await refusal(bytes, 'a.pdf')).toBe('FILE_ACTIVE')
    expect(await refusal(pdfWithActionAt(place, '/GoTo'), 'a.pdf')).toBe('TAKEN')
  })

  it('objects packed into more than any honest file packs are not looked for: the file is not taken', { timeout: 120_000 }, async () => {
    const size = 65 * 1024 * 1024
    const [before, after] = [pdfWithActionAt(1000, '/GoTo'), '\nendstream\nendobj\n']
    const at = before.indexOf('trailer')
    const packed = (type: string) =>
      Buffer.concat([
        before.subarray(0, at),
        Buffer.from(`6 0 obj\n<< /Type /${type} /N 1 /First 4 /Length ${size} >>\nstream\n`),
        Buffer.alloc(size, '7 0 << /S /GoTo >>'.padEnd(64)),
        Buffer.from(after),
        before.subarray(at),
      ])
    expect(await refusal(packed('ObjStm'), 'a.pdf')).toBe('FILE_DAMAGED')
    expect(await refusal(packed('Metadata'), 'a.pdf')).toBe('TAKEN')
  })

  it('something far behind the end of a picture', async () => {
    expect(await refusal(Buffer.concat([makePng(), randomBytes(600_000)]), 'a.png')).toBe('FILE_TYPE_MISMATCH')
  })

  it('an archive in a large part of a Word file; another large part is only counted', async () => {
    const large = randomBytes(2_000_000)
    const holding = (bytes: Buffer) => wordFile({ name: 'word/media/a.bin', bytes })
    expect(await refusal(holding(Buffer.concat([makeZip([{ name: 'a', bytes: 'a' }]), large])), 'a.docx')).toBe('FILE_ACTIVE')
    expect(await refusal(holding(large), 'a.docx')).toBe('TAKEN')
  })
})

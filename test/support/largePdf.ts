import { createHash, randomFillSync } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'

/**
 * Writes a PDF of about so many bytes, of which nearly all are one stream that no page shows, and answers its checksum.
 * It is written piece by piece: it may be larger than what memory should hold.
 */
export function writeLargePdf(file: string, bytes: number): string {
  const hash = createHash('sha256')
  const out = openSync(file, 'w')
  let at = 0
  const put = (piece: Buffer | string) => {
    const buffer = Buffer.from(piece as string)
    writeSync(out, buffer)
    hash.update(buffer)
    at += buffer.length
  }
  const places: number[] = []
  const object = (body: string) => {
    places.push(at)
    put(`${places.length} 0 obj\n${body}\nendobj\n`)
  }
  put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')
  object('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /PieceInfo 4 0 R >>')
  places.push(at)
  put(`4 0 obj\n<< /Length ${bytes} >>\nstream\n`)
  const piece = Buffer.alloc(1024 * 1024)
  for (let left = bytes; left > 0; left -= piece.length) {
    randomFillSync(piece)
    put(piece.subarray(0, Math.min(left, piece.length)))
  }
  put('\nendstream\nendobj\n')
  const table = at
  put(`xref\n0 5\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`)
  put(`trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  closeSync(out)
  return hash.digest('hex')
}

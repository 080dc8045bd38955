import { FileRefusal, type Found } from './finding.ts'
import type { Parts } from './parts.ts'

const most = { side: 20_000, pixels: 50e6, behind: 1024 }

/** Reads the frame of a PNG: its size from the header, its end where the file ends. */
export function readPng(parts: Parts): Found {
  const end = parts.lastIndexOf(Buffer.from('IEND'))
  const head = parts.read(0, 33)
  if (head.length < 33 || end < 0) throw new FileRefusal('FILE_DAMAGED', { because: 'cut off' })
  checkEnd(parts.size - end - 8, 'png')
  checkSize(head.readUInt32BE(16), head.readUInt32BE(20))
  return { extension: 'png', pageCount: 1, warnings: [] }
}

/** Reads the frame of a JPEG: its size from the first frame header, its end where the file ends. */
export function readJpeg(parts: Parts): Found {
  const end = parts.lastIndexOf(Buffer.from([0xff, 0xd9]))
  if (end < 0) throw new FileRefusal('FILE_DAMAGED', { because: 'cut off' })
  checkEnd(parts.size - end - 2, 'jpg')
  for (let at = 2; at + 9 < parts.size && parts.at(at) === 0xff;) {
    const [head, marker = 0] = [parts.read(at, at + 9), parts.at(at + 1)]
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      checkSize(head.readUInt16BE(7), head.readUInt16BE(5))
      return { extension: 'jpg', pageCount: 1, warnings: [] }
    }
    at += 2 + head.readUInt16BE(2)
  }
  throw new FileRefusal('FILE_DAMAGED', { because: 'no frame' })
}

function checkEnd(behind: number, found: string): void {
  if (behind > most.behind) throw new FileRefusal('FILE_TYPE_MISMATCH', { found: `${found}, with something behind it` })
}

function checkSize(width: number, height: number): void {
  if (!width || !height) throw new FileRefusal('FILE_DAMAGED', { because: 'no size' })
  if (Math.max(width, height) > most.side || width * height > most.pixels) throw new FileRefusal('FILE_TOO_LARGE', { width, height })
}

import type { PDFDict, PDFObject, PDFParser, PDFRef } from '@cantoo/pdf-lib'
import type { Parts } from './parts.ts'
import { PDFName } from './pdfLib.ts'

// The parser of pdf-lib wants a file whole, and copies each stream out of it. Only what streams hold objects or tables is ever looked into, so here it
// is given a file by parts, in the shape of its own `ByteStream`, and other streams stay on the disk. What it reads, and in which order, is as before.

/** A stream of objects, packed, is not larger in any honest file. */
const mostPacked = 64 * 1024 * 1024

/** What is private in the parser. */
interface Inside {
  bytes: PartsStream
  parseDict: (ref?: PDFRef) => PDFDict
  tryToParseInvalidIndirectObject: () => PDFRef | undefined
}

/** Gives a parser the parts of a file instead of the bytes that it was made with. */
export function readByParts(made: PDFParser, parts: Parts): PDFParser {
  const parser = made as unknown as Inside
  const bytes = (parser.bytes = new PartsStream(parts))
  const { parseDict, tryToParseInvalidIndirectObject } = parser
  parser.parseDict = function (this: Inside, ref) {
    return (bytes.dict = parseDict.call(this, ref))
  }
  parser.tryToParseInvalidIndirectObject = function (this: Inside) {
    bytes.dict = undefined
    return tryToParseInvalidIndirectObject.call(this)
  }
  return made
}

const nothing = new Uint8Array(0)

/** What pdf-lib calls a `ByteStream`, which it does not export. */
class PartsStream {
  /** The dictionary that was read last: of the stream whose bytes are wanted next. */
  dict: PDFDict | undefined
  readonly #parts: Parts
  #at = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  moveTo(offset: number): void {
    this.#at = offset
  }

  next(): number | undefined {
    return this.#parts.at(this.#at++)
  }

  assertNext(expected: number): number | undefined {
    if (this.peek() !== expected) throw new Error(`${expected} is not at ${this.#at}`)
    return this.next()
  }

  peek(): number | undefined {
    return this.#parts.at(this.#at)
  }

  peekAhead(steps: number): number | undefined {
    return this.#parts.at(this.#at + steps)
  }

  peekAt(offset: number): number | undefined {
    return this.#parts.at(offset)
  }

  done(): boolean {
    return this.#at >= this.#parts.size
  }

  offset(): number {
    return this.#at
  }

  /** The bytes of a stream that holds objects or a table. Of what cannot be read only the size counts, and of other streams nothing. */
  slice(start: number, end: number): Uint8Array {
    const size = Math.max(0, Math.min(end, this.#parts.size) - start)
    if (!this.dict) return new Uint8Array(size) // never written to, so it takes no memory
    const type: PDFObject | undefined = this.dict.lookup(PDFName.of('Type'))
    if (type !== PDFName.of('ObjStm') && type !== PDFName.of('XRef')) return nothing
    if (size > mostPacked) throw new Error('a stream of objects is too large')
    return this.#parts.read(start, end)
  }

  position() {
    return { line: 0, column: 0, offset: this.#at }
  }
}

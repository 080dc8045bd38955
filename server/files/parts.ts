import { createHash } from 'node:crypto'
import { fstatSync, openSync, readSync } from 'node:fs'

const windowSize = 256 * 1024
/** Whoever reads on often looks back a little. */
const behind = 4096

/** A file that is read where somebody looks: whatever its size, no more than a window of it is in memory. It may change for nobody: the process lives for one file. */
export class Parts {
  readonly size: number
  readonly #file: number
  readonly #window = Buffer.allocUnsafe(windowSize)
  #from = 0
  #to = 0

  constructor(path: string) {
    this.#file = openSync(path, 'r')
    this.size = fstatSync(this.#file).size
  }

  /** Bytes from here to there, as far as there are any; a copy. */
  read(from: number, to: number): Buffer {
    const bytes = Buffer.alloc(Math.max(0, Math.min(to, this.size) - Math.max(0, from)))
    return bytes.subarray(0, this.#fill(bytes, Math.max(0, from)))
  }

  /** One byte; undefined where there is none, as in an array. */
  at(place: number): number | undefined {
    if (place < this.#from || place >= this.#to) {
      if (!(place >= 0 && place < this.size)) return undefined
      this.#from = Math.max(0, Math.floor(place) - behind)
      this.#to = this.#from + this.#fill(this.#window, this.#from)
    }
    return this.#window[place - this.#from]
  }

  /** Where these bytes are, looked for from the beginning; -1 where they are not. */
  indexOf(words: Buffer): number {
    for (let from = 0; from < this.size; from += windowSize) {
      const found = this.read(from, from + windowSize + words.length - 1).indexOf(words)
      if (found >= 0) return from + found
    }
    return -1
  }

  /** Where these bytes are, looked for from the end. */
  lastIndexOf(words: Buffer): number {
    for (let to = this.size; to > 0; to -= windowSize) {
      const from = Math.max(0, to - windowSize)
      const found = this.read(from, to + words.length - 1).lastIndexOf(words)
      if (found >= 0) return from + found
    }
    return -1
  }

  /** The SHA-256 of all of it. */
  sha256(): string {
    const hash = createHash('sha256')
    const window = Buffer.allocUnsafe(windowSize)
    for (let from = 0; from < this.size; from += windowSize) hash.update(window.subarray(0, this.#fill(window, from)))
    return hash.digest('hex')
  }

  #fill(into: Buffer, from: number): number {
    let filled = 0
    for (let got = -1; got !== 0 && filled < into.length; filled += got)
      got = readSync(this.#file, into, filled, into.length - filled, from + filled)
    return filled
  }
}

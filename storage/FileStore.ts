import type { Readable } from 'node:stream'

/** Whose bytes, and which: two agencies never share an object. */
export interface Key {
  agencyId: string
  sha256: string
}

/** What a store must know of bytes before they flow. */
export interface About {
  size: number
  type: string
}

/** From byte to byte, both included, as HTTP counts. */
export interface Range {
  start: number
  end: number
}

/** A file of this machine that its writer hashed while it wrote, flushed to the disk and let go of: it is what its key says. */
interface Staged {
  file: string
}

/** Keeps bytes under a key that is the hash of the bytes. */
export interface FileStore {
  /**
   * Keeps the bytes, once. A stream is hashed, read back, and refused where it does not match the key; a staged file may be taken over as it is.
   * What lies there is read and compared, never overwritten.
   */
  put(key: Key, bytes: Readable | Staged, about: About): Promise<void>
  /** Opens the bytes; where there are none it fails with NO_BYTES before any flows. */
  get(key: Key, range?: Range): Promise<Readable>
  has(key: Key): Promise<boolean>
  remove(key: Key): Promise<void>
  /** Every key kept, for the sweep and the check. */
  list(): AsyncIterable<Key>
}

const agency = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const wholePlace = new RegExp(`^(${agency})/([0-9a-f]{2})/(\\2[0-9a-f]{62})$`)

/** Names the place of a key, the same in every store. A key that is none never becomes a path. */
export function placeOf({ agencyId, sha256 }: Key): string {
  const place = `${agencyId}/${sha256.slice(0, 2)}/${sha256}`
  if (!keyAt(place)) throw new TypeError('A key is the id of an agency and a SHA-256, both in lower case.')
  return place
}

/** Reads a place back into its key; undefined for whatever else lies in a store. */
export function keyAt(place: string): Key | undefined {
  const [, agencyId, , sha256] = wholePlace.exec(place) ?? []
  return agencyId && sha256 ? { agencyId, sha256 } : undefined
}

import { createHash } from 'node:crypto'

/** Draws numbers below a limit, the same for the same seed. */
export function drawing(seed: number): (below: number) => number {
  let drawn = 0
  return (below) => createHash('sha256').update(`${seed} ${drawn++}`).digest().readUInt32BE() % below
}

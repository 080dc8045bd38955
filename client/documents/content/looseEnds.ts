/** A commitment as far as it is told from others. */
interface Commitment {
  identity: string | null
  text: string
}

/** An objective as far as it serves a commitment. */
export interface Serving {
  code: string
  title: string
  commitment?: string | null
}

/** Commitments that no objective serves, and objectives that serve none of them: to be known, never in the way. */
export function looseEnds<C extends Commitment, O extends Serving>(commitments: readonly C[], objectives: readonly O[]) {
  const promised = new Set(commitments.map(({ identity }) => identity).filter((identity) => identity !== null))
  const served = new Set(objectives.map(({ commitment }) => commitment))
  return {
    unserved: commitments.filter(({ identity, text }) => text.trim() && !(identity && served.has(identity))),
    serving: objectives.filter(({ commitment }) => !commitment || !promised.has(commitment)),
  }
}

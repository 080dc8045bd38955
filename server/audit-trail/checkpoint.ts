/** A line of a trail, as it is kept where nobody who runs the database reaches it. */
export interface Checkpoint {
  agencyId: string
  sequence: string
  hash: string
}

/** Writes a checkpoint as the one line that people keep: in a mailbox, on paper, in a file. */
export const checkpointLine = ({ agencyId, sequence, hash }: Checkpoint): string => `niem-trail ${agencyId} ${sequence} ${hash}`

/** Finds the kept lines in any text: what was printed, or a mail around it. */
export const readCheckpoints = (text: string): Checkpoint[] =>
  [...text.matchAll(/\bniem-trail ([0-9a-f-]{36}) (\d{1,19}) ([0-9a-f]{64})\b/g)].map(([, agencyId = '', sequence = '', hash = '']) => ({
    agencyId,
    sequence,
    hash,
  }))

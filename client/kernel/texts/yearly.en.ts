import type { SameKeys } from './sameKeys.ts'
import type { yearly as vi } from './yearly.vi.ts'

/** Texts of what is written for a year, in English. */
export const yearly: SameKeys<typeof vi> = {
  yearly: {
    policySays: 'Type the words of the policy here; submitting lays out the printed page, no file is needed.',
    withEnglish: 'With English',
    inEnglish: 'English',
    title: 'Title',
    motto: 'Motto',
    mottoExample: 'Lawful · On time · Open',
    closing: 'Closing',
    commitments: 'Commitments',
    commitmentsHelp: 'One field for each. Alt + arrow moves one; objectives stay with the commitment they serve.',
    commitmentN: 'Commitment {n}',
    commitmentNEn: 'Commitment {n}, English',
    addCommitment: 'Add a commitment',
    up: 'Move commitment {n} up',
    down: 'Move commitment {n} down',
    remove: 'Remove commitment {n}',
    movedTo: 'Now commitment {n} of {of}.',
    removed: 'Commitment {n} was removed.',
    preview: 'Printed page',
    noFileNeeded: 'Optional: without a file to read, submitting lays out a PDF of what was typed.',
    ends: 'Do policy and objectives meet',
    endsMeet: 'Every commitment has an objective, and every objective serves a commitment.',
    unserved: 'Commitments without an objective: {n}',
    unbound: 'Objectives without a commitment: {n}',
  },
}

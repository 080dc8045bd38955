import { RevisionState } from '../../schema/index.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import type { Asked, RevisionFacts } from './revisionFacts.ts'
import { stateOn } from './lifecycle.ts'
import { contentVisible } from './visibility.ts'

const { DRAFT, IN_REVIEW, IN_APPROVAL } = RevisionState
const isOpen = (revision: RevisionFacts, { today }: Asked) => [DRAFT, IN_REVIEW, IN_APPROVAL].includes(stateOn(revision, today))

/** Says why somebody may not answer a comment; null: they may. Whoever reads it while the revision is open answers. */
export function mayReply(revision: RevisionFacts, asked: Asked): RefusalCode | null {
  if (!contentVisible(revision, asked)) return RefusalCode.NOT_FOUND
  return isOpen(revision, asked) ? null : RefusalCode.WRONG_STATE
}

/** Says why somebody may not settle a comment; null: they may. Only whoever made it. */
export function maySettle(revision: RevisionFacts, asked: Asked, authorId: string): RefusalCode | null {
  const refused = mayReply(revision, asked)
  return refused ?? (authorId === asked.actor.personId ? null : RefusalCode.NOT_ALLOWED)
}

import { Role } from '../../schema/index.ts'
import type { Actor } from '../kernel/context.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import type { Guard, Word } from '../kernel/lifecycle.ts'
import type { Asked, DocumentFacts } from './facts.ts'

/** Holds a role, whatever the division. */
export const holds = (actor: Actor, ...roles: Role[]): boolean => actor.roles.some((one) => roles.includes(one.role))

/** Holds a role for this division. */
export const holdsFor = (actor: Actor, role: Role, divisionId: string | null): boolean =>
  actor.roles.some((one) => one.role === role && one.divisionId === divisionId)

/** May register documents, start and draft revisions of this division: its authors, its head, a controller. */
export const mayDraftFor = (actor: Actor, divisionId: string): boolean =>
  holdsFor(actor, Role.AUTHOR, divisionId) || holdsFor(actor, Role.DIVISION_HEAD, divisionId) || holds(actor, Role.CONTROLLER)

/** May register a document somewhere. */
export const mayDraft = (actor: Actor): boolean => holds(actor, Role.AUTHOR, Role.DIVISION_HEAD, Role.CONTROLLER)

const drafter: Word<DocumentFacts, Asked> = (document, { actor }) => mayDraftFor(actor, document.divisionId)

const noOpenRevision: Guard<DocumentFacts, Asked> = {
  name: 'noOpenRevision',
  met: ({ open, scheduled }) => !open && !scheduled,
  else: RefusalCode.OPEN_REVISION_EXISTS,
}

/** What can be done to a document itself. */
// prettier-ignore
export const documentLifecycle = {
  stateOf: () => 'ALIVE' as const,
  steps: [
    { action: 'startRevision' as const, from: ['ALIVE' as const], to: 'ALIVE' as const, by: [drafter], given: [noOpenRevision] },
  ],
}

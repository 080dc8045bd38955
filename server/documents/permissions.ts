import { Role } from '../../schema/index.ts'
import { holds, holdsFor } from '../agency/permissions.ts'
import type { Actor } from '../kernel/context.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import type { Guard, Word } from '../kernel/lifecycle.ts'
import type { Asked, DocumentFacts } from './revisionFacts.ts'

/** May register documents, start and draft revisions of this division: its authors, its head, a controller. */
export const mayDraftFor = (actor: Actor, divisionId: string): boolean =>
  holdsFor(actor, Role.AUTHOR, divisionId) || holdsFor(actor, Role.DIVISION_HEAD, divisionId) || holds(actor, Role.CONTROLLER)

const drafter: Word<DocumentFacts, Asked> = (document, { actor }) => mayDraftFor(actor, document.divisionId)

const noOpenRevision: Guard<DocumentFacts, Asked> = {
  name: 'noOpenRevision',
  met: ({ open, scheduled }) => !open && !scheduled,
  else: RefusalCode.OPEN_REVISION_EXISTS,
}

const documentAlive: Guard<DocumentFacts, Asked> = {
  name: 'documentAlive',
  met: ({ withdrawal }) => withdrawal === null,
  else: RefusalCode.DOCUMENT_WITHDRAWN,
  facts: ({ withdrawal }) => ({ from: withdrawal?.endsOn, successor: withdrawal?.successor }),
}

/** What can be done to a document itself. */
// prettier-ignore
export const documentLifecycle = {
  stateOf: () => 'ALIVE' as const,
  steps: [
    { action: 'startRevision' as const, from: ['ALIVE' as const], to: 'ALIVE' as const, by: [drafter], given: [noOpenRevision, documentAlive] },
  ],
}

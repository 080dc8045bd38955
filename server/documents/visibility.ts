import { RevisionState, Role } from '../../schema/index.ts'
import { holds } from '../agency/permissions.ts'
import { stateOn } from './lifecycle.ts'
import { author, coAuthor, controller, divisionHead, recordsOfficer, reviewer, type Word } from './words.ts'

type Who = Word

/** Of a restricted document, the owning division. */
const everybody: Who = ({ restricted, divisionId }, { actor }) => !restricted || actor.divisionId === divisionId
const approver: Who = (_, { actor }) => holds(actor, Role.HEAD)
const auditor: Who = (_, { actor }) => holds(actor, Role.AUDITOR)
const inspector: Who = (_, { actor }) => holds(actor, Role.INSPECTOR)
/** The quality management representative reads what the controller reads. */
const qmr: Who = (_, { actor }) => holds(actor, Role.QMR)
const workedOnIt: Who = (revision, { actor }) => revision.contributorIds.includes(actor.personId)

const { DRAFT, IN_REVIEW, IN_APPROVAL, APPROVED, SCHEDULED, EFFECTIVE, SUPERSEDED, WITHDRAWN, CANCELLED } = RevisionState
const drafters = [author, coAuthor, workedOnIt, divisionHead, controller, qmr]

/** Who opens what is no longer in force, and what is restricted. */
const keepers = [author, coAuthor, workedOnIt, divisionHead, controller, qmr, approver, auditor, recordsOfficer, inspector]

// prettier-ignore
const opens: Record<RevisionState, readonly Who[]> = {
  [DRAFT]:       drafters,
  [IN_REVIEW]:   [...drafters, reviewer],
  [IN_APPROVAL]: [...drafters, reviewer, approver],
  [APPROVED]:    [...drafters, reviewer, approver, auditor],
  [SCHEDULED]:   [...drafters, reviewer, approver, auditor],
  [EFFECTIVE]:   [everybody, ...keepers],
  [SUPERSEDED]:  keepers,
  [WITHDRAWN]:   keepers,
  [CANCELLED]:   [author, divisionHead, controller],
}

/** Who opens the content of a revision: files, texts, summaries. The row itself, with its state and holders, is open to the agency. */
export const contentVisible: Who = (revision, asked) => opens[stateOn(revision, asked.today)].some((who) => who(revision, asked))

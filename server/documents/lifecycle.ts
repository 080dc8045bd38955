import { RevisionState, StoredState, VoteKind } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import type { Lifecycle } from '../kernel/lifecycle.ts'
import {
  commentsAnswered,
  dateAllowed,
  filesClean,
  hasContent,
  hasReason,
  hasRoute,
  hasSummary,
  holdsLease,
  issueOpen,
  issueRecorded,
  aloneInForce,
  endAllowed,
  mayApprove,
  movedDayAllowed,
  neverSubmitted,
  notOwnContent,
  notOwnProposal,
  notOwnWork,
  notReviewerToo,
  notWithdrawn,
  openTask,
  proposalShown,
  proposed,
  pointsSettled,
  reasonGiven,
  sameBytes,
  somebodyEligible,
  someTask,
  whereUsedSeen,
} from './guards.ts'
import type { Asked, RevisionFacts } from './revisionFacts.ts'
import {
  author,
  coAuthor,
  controller,
  divisionHead,
  formChecker,
  lastEndorsement,
  lastFormCheck,
  leader,
  endsToday,
  onToday,
  recordsOfficer,
  reviewer,
  routeHasReview,
} from './words.ts'

/** Everything that can be done to a revision, spelled as in the table below. */
export enum RevisionAction {
  saveDraft = 'saveDraft',
  discard = 'discard',
  submit = 'submit',
  takeBack = 'takeBack',
  comment = 'comment',
  checkForm = 'checkForm',
  endorse = 'endorse',
  askChanges = 'askChanges',
  return = 'return',
  approve = 'approve',
  recordIssue = 'recordIssue',
  publish = 'publish',
  unpublish = 'unpublish',
  cancel = 'cancel',
  reschedule = 'reschedule',
  revoke = 'revoke',
  proposeWithdrawal = 'proposeWithdrawal',
  approveWithdrawal = 'approveWithdrawal',
}

const { DRAFT, IN_REVIEW, IN_APPROVAL, APPROVED, SCHEDULED, EFFECTIVE, SUPERSEDED, WITHDRAWN, CANCELLED } = RevisionState
const A = RevisionAction
const contentTask = openTask(VoteKind.CONTENT)
const formTask = openTask(VoteKind.FORM)
const decided = [mayApprove, notOwnWork, sameBytes, reasonGiven]
const ended = [
  notWithdrawn,
  proposed,
  mayApprove,
  notOwnWork,
  notOwnProposal,
  proposalShown,
  aloneInForce,
  sameBytes,
  whereUsedSeen,
  endAllowed,
]
const complete = [holdsLease, sameBytes, hasContent, hasSummary, hasReason, commentsAnswered, filesClean, hasRoute, somebodyEligible]

/**
 * The life of a revision. One line is one thing that can happen to it; of two lines for one action, the first that fits.
 * This is the text to agree on with the quality manager; nothing else decides it.
 */
// prettier-ignore
const steps: Lifecycle<RevisionFacts, Asked, RevisionAction, RevisionState>['steps'] = [
  { action: A.saveDraft,   from: [DRAFT],                          to: DRAFT,       by: [author, coAuthor, controller],     given: [holdsLease] },
  { action: A.discard,     from: [DRAFT],                          to: CANCELLED,   by: [author, controller],               given: [neverSubmitted] },
  { action: A.submit,      from: [DRAFT], when: routeHasReview,    to: IN_REVIEW,   by: [author, divisionHead, controller], given: complete },
  { action: A.submit,      from: [DRAFT],                          to: IN_APPROVAL, by: [author, divisionHead, controller], given: complete },
  { action: A.takeBack,    from: [IN_REVIEW],                      to: DRAFT,       by: [author, controller],               given: [reasonGiven] },
  { action: A.comment,     from: [IN_REVIEW],                      to: IN_REVIEW,   by: [reviewer, formChecker],            given: [someTask] },
  { action: A.checkForm,   from: [IN_REVIEW], when: lastFormCheck, to: IN_APPROVAL, by: [formChecker],                      given: [formTask, sameBytes] },
  { action: A.checkForm,   from: [IN_REVIEW],                      to: IN_REVIEW,   by: [formChecker],                      given: [formTask, sameBytes] },
  { action: A.endorse,     from: [IN_REVIEW], when: lastEndorsement, to: IN_APPROVAL, by: [reviewer],                       given: [contentTask, notOwnWork, sameBytes, pointsSettled] },
  { action: A.endorse,     from: [IN_REVIEW],                      to: IN_REVIEW,   by: [reviewer],                         given: [contentTask, notOwnWork, sameBytes, pointsSettled] },
  { action: A.askChanges,  from: [IN_REVIEW],                      to: DRAFT,       by: [reviewer, formChecker],            given: [someTask, notOwnContent, sameBytes, reasonGiven] },
  { action: A.return,      from: [IN_APPROVAL],                    to: DRAFT,       by: [leader],                           given: [mayApprove, sameBytes, reasonGiven] },
  { action: A.approve,     from: [IN_APPROVAL],                    to: APPROVED,    by: [leader],                           given: [mayApprove, notOwnWork, notReviewerToo, sameBytes, filesClean] },
  { action: A.recordIssue, from: [APPROVED],                       to: APPROVED,    by: [controller, recordsOfficer],       given: [issueOpen] },
  { action: A.recordIssue, from: [EFFECTIVE],                      to: EFFECTIVE,   by: [controller, recordsOfficer],       given: [issueOpen] },
  { action: A.publish,     from: [APPROVED], when: onToday,        to: EFFECTIVE,   by: [controller],                       given: [filesClean, issueRecorded, dateAllowed] },
  { action: A.publish,     from: [APPROVED],                       to: SCHEDULED,   by: [controller],                       given: [filesClean, issueRecorded, dateAllowed] },
  { action: A.unpublish,   from: [SCHEDULED],                      to: APPROVED,    by: [controller],                       given: [reasonGiven] },
  { action: A.cancel,      from: [DRAFT, IN_REVIEW, IN_APPROVAL],  to: CANCELLED,   by: [author, divisionHead, controller], given: [reasonGiven] },
  { action: A.reschedule,  from: [APPROVED],                       to: APPROVED,    by: [leader],                           given: decided },
  { action: A.reschedule,  from: [SCHEDULED], when: onToday,       to: EFFECTIVE,   by: [leader],                           given: [...decided, movedDayAllowed] },
  { action: A.reschedule,  from: [SCHEDULED],                      to: SCHEDULED,   by: [leader],                           given: [...decided, movedDayAllowed] },
  { action: A.revoke,      from: [APPROVED, SCHEDULED],            to: CANCELLED,   by: [leader],                           given: decided },
  { action: A.proposeWithdrawal, from: [EFFECTIVE],                to: EFFECTIVE,   by: [author, divisionHead, controller], given: [notWithdrawn, reasonGiven] },
  { action: A.approveWithdrawal, from: [EFFECTIVE], when: endsToday, to: WITHDRAWN, by: [leader],                           given: ended },
  { action: A.approveWithdrawal, from: [EFFECTIVE],                to: EFFECTIVE,   by: [leader],                           given: ended },
]

/** The state as people see it on a day. */
export function stateOn({ state, inForce, withdrawn }: Pick<RevisionFacts, 'state' | 'inForce' | 'withdrawn'>, day: Day): RevisionState {
  if (state !== StoredState.PUBLISHED) return RevisionState[state]
  if (!inForce || day < inForce.from) return SCHEDULED
  if (inForce.until === null || day < inForce.until) return EFFECTIVE
  return withdrawn ? WITHDRAWN : SUPERSEDED
}

/** What is stored when people see this state. */
export const stored = (state: RevisionState): StoredState =>
  state === SCHEDULED || state === EFFECTIVE || state === SUPERSEDED || state === WITHDRAWN ? StoredState.PUBLISHED : StoredState[state]

export const revisionLifecycle: Lifecycle<RevisionFacts, Asked, RevisionAction, RevisionState> = {
  stateOf: (revision, asked) => stateOn(revision, asked.today),
  steps,
}
export const revisionActions = Object.values(RevisionAction)

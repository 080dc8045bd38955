import { ApproverRule, IssueRule, Role, Verdict, VoteKind } from '../../schema/index.ts'
import { holds } from '../agency/permissions.ts'
import type { Guard as AnyGuard } from '../kernel/lifecycle.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { earliestDay, earliestEnd } from './days.ts'
import type { Asked, RevisionFacts } from './revisionFacts.ts'
import { isFor, openTasksOf } from './words.ts'

// What must hold for a step of the table; when it does not, the code that says so.

type Guard = AnyGuard<RevisionFacts, Asked>

export const holdsLease: Guard = {
  name: 'holdsLease',
  met: ({ lease }, { actor }) => lease === null || lease.holderId === actor.personId,
  else: RefusalCode.LOCKED_BY_OTHER,
  facts: ({ lease }) => ({ holder: lease?.holder.name, until: lease?.until }),
}
export const neverSubmitted: Guard = { name: 'neverSubmitted', met: ({ round }) => round === 0, else: RefusalCode.ALREADY_SUBMITTED }
/** A file, or rows that we lay out as one. */
export const hasContent: Guard = {
  name: 'complete',
  met: ({ sha256, saysEnough }) => sha256 !== null || saysEnough,
  else: RefusalCode.INCOMPLETE,
  field: 'files',
}
export const hasSummary: Guard = {
  name: 'complete',
  met: ({ changeSummary }) => Boolean(changeSummary),
  else: RefusalCode.INCOMPLETE,
  field: 'changeSummary',
}
/** From the second revision on. */
export const hasReason: Guard = {
  name: 'complete',
  met: ({ changeReason, serial }) => serial === 1 || changeReason !== null,
  else: RefusalCode.INCOMPLETE,
  field: 'changeReason',
}
const unanswered = ({ openComments }: RevisionFacts) => openComments.filter(({ mustSettle, answered }) => mustSettle && !answered)
export const commentsAnswered: Guard = {
  name: 'complete',
  met: (revision) => unanswered(revision).length === 0,
  else: RefusalCode.OPEN_COMMENTS,
  count: (revision) => unanswered(revision).length,
  subjectIds: (revision) => unanswered(revision).map(({ id }) => id),
}
export const filesClean: Guard = { name: 'filesClean', met: ({ filesReady }) => filesReady, else: RefusalCode.FILE_NOT_CLEAN }
export const hasRoute: Guard = {
  name: 'hasRoute',
  met: ({ hasRoute, approver }) => hasRoute && approver !== ApproverRule.NONE,
  else: RefusalCode.NO_ROUTE,
}
export const somebodyEligible: Guard = {
  name: 'hasRoute',
  met: ({ nobodyAt }) => nobodyAt.length === 0,
  else: RefusalCode.NOBODY_ELIGIBLE,
  count: ({ nobodyAt }) => nobodyAt.length,
  subjectIds: ({ nobodyAt }) => nobodyAt,
}
export const openTask = (kind: VoteKind): Guard => ({
  name: 'openTask',
  met: (revision, { actor }) => openTasksOf(revision, actor, kind).length > 0,
  else: RefusalCode.NOT_YOUR_TASK,
})
export const someTask: Guard = {
  name: 'openTask',
  met: (revision, { actor }) => revision.openTasks.some((task) => task.voteKind !== null && isFor(task, actor, revision.authorId)),
  else: RefusalCode.NOT_YOUR_TASK,
}
export const notOwnWork: Guard = {
  name: 'notOwnWork',
  met: ({ contributorIds }, { actor }) => !contributorIds.includes(actor.personId),
  else: RefusalCode.OWN_WORK,
}
/** A controller who contributed may still judge the form. */
export const notOwnContent: Guard = {
  name: 'notOwnWork',
  met: (revision, asked) => notOwnWork.met(revision, asked) || openTasksOf(revision, asked.actor, VoteKind.FORM).length > 0,
  else: RefusalCode.OWN_WORK,
}
export const notReviewerToo: Guard = {
  name: 'notReviewerToo',
  met: ({ votes, mergesReview }, { actor }) =>
    mergesReview ||
    !votes.some(({ personId, kind, verdict }) => personId === actor.personId && kind === VoteKind.CONTENT && verdict === Verdict.AGREE),
  else: RefusalCode.ALREADY_REVIEWED,
}
/** Nothing shown yet, nothing to compare: `actions` asks without a hash. */
export const sameBytes: Guard = {
  name: 'sameBytes',
  met: (revision, { sha256, sealSha256 }) =>
    (sha256 === undefined || sha256 === revision.sha256) &&
    (sealSha256 === undefined || sealSha256 === null || sealSha256 === revision.sealSha256),
  else: RefusalCode.BYTES_CHANGED,
  field: 'sha256',
}
export const pointsSettled: Guard = {
  name: 'pointsSettled',
  met: (revision, asked) => ownOpenPoints(revision, asked).length === 0,
  else: RefusalCode.OPEN_COMMENTS,
  count: (revision, asked) => ownOpenPoints(revision, asked).length,
  subjectIds: (revision, asked) => ownOpenPoints(revision, asked).map(({ id }) => id),
}
const ownOpenPoints = ({ openComments }: RevisionFacts, { actor }: Asked) =>
  openComments.filter(({ authorId, mustSettle }) => mustSettle && authorId === actor.personId)
/** A withdrawal always answers a proposal by somebody else. */
export const proposed: Guard = { name: 'proposed', met: ({ proposal }) => proposal !== null, else: RefusalCode.NOT_YOUR_TASK }
export const notOwnProposal: Guard = {
  name: 'notOwnProposal',
  met: ({ proposal }, { actor }) => proposal?.proposedById !== actor.personId,
  else: RefusalCode.OWN_WORK,
}
/** The proposal decided on is the newest one. */
export const proposalShown: Guard = {
  name: 'proposalShown',
  met: ({ proposal }, { proposalId }) => proposalId === undefined || proposalId === proposal?.id,
  else: RefusalCode.CHANGED_MEANWHILE,
  field: 'proposalId',
}
export const notWithdrawn: Guard = { name: 'documentAlive', met: ({ withdrawn }) => !withdrawn, else: RefusalCode.DOCUMENT_WITHDRAWN }
export const aloneInForce: Guard = {
  name: 'noOpenRevision',
  met: ({ nextWaits }) => !nextWaits,
  else: RefusalCode.OPEN_REVISION_EXISTS,
}
const notAccepted = ({ uses, proposal }: RevisionFacts, { acceptedUses }: Asked) =>
  proposal?.hasSuccessor || acceptedUses === undefined ? [] : uses.filter(({ id }) => !acceptedUses.includes(id))
/** Each place of use turns to the successor, or was accepted by name. */
export const whereUsedSeen: Guard = {
  name: 'whereUsedSeen',
  met: (revision, asked) => notAccepted(revision, asked).length === 0,
  else: RefusalCode.STILL_USED,
  field: 'acceptedUses',
  count: (revision, asked) => notAccepted(revision, asked).length,
  subjectIds: (revision, asked) => notAccepted(revision, asked).map(({ id }) => id),
  facts: (revision, asked) => ({
    codes: notAccepted(revision, asked)
      .map(({ code }) => code)
      .join(', '),
  }),
}
/** A deputy acts under an assignment; until those are built, the head approves every type. */
export const mayApprove: Guard = {
  name: 'mayApprove',
  met: (_, { actor }) => holds(actor, Role.HEAD),
  else: ({ approver }) => (approver === ApproverRule.HEAD_ONLY ? RefusalCode.HEAD_ONLY : RefusalCode.ASSIGNMENT_NOT_VALID),
}
/** `actions` asks without a reason: the act is offered, and the reason is asked at the click. */
export const reasonGiven: Guard = {
  name: 'reasonGiven',
  met: (_, { reason }) => reason === undefined || (reason !== null && reason.trim().length >= 10),
  else: RefusalCode.REASON_NEEDED,
  field: 'reason',
}
export const issueRecorded: Guard = {
  name: 'issueRecorded',
  met: ({ issue, issueRecorded }) => issue !== IssueRule.REQUIRED || issueRecorded,
  else: RefusalCode.ISSUE_MISSING,
  field: 'issue',
}
export const issueOpen: Guard = { name: 'issueOpen', met: ({ issueRecorded }) => !issueRecorded, else: RefusalCode.ALREADY_DONE }
export const dateAllowed: Guard = {
  name: 'dateAllowed',
  met: (revision, asked) => asked.effectiveOn === undefined || asked.effectiveOn >= earliestDay(revision, asked.today).day,
  else: RefusalCode.DATE_TOO_EARLY,
  field: 'effectiveOn',
  facts: (revision, asked) => {
    const { day, because } = earliestDay(revision, asked.today)
    return { earliest: day, because }
  },
}
/** The approver decides anew, so the day decided before binds no more. */
export const movedDayAllowed: Guard = {
  ...dateAllowed,
  met: (revision, asked) => dateAllowed.met({ ...revision, notBefore: null }, asked),
  field: 'notBefore',
  facts: (revision, asked) => dateAllowed.facts?.({ ...revision, notBefore: null }, asked) ?? {},
}
export const endAllowed: Guard = {
  name: 'dateAllowed',
  met: (revision, asked) => asked.endsOn === undefined || asked.endsOn >= earliestEnd(revision, asked.today).day,
  else: RefusalCode.DATE_TOO_EARLY,
  field: 'endsOn',
  facts: (revision, asked) => {
    const { day, because } = earliestEnd(revision, asked.today)
    return { earliest: day, because }
  },
}

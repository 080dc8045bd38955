import {
  ApproverRule,
  IssueRule,
  RevisionState,
  Role,
  StepHolder,
  StoredState,
  TaskHolder,
  TaskKind,
  VoteKind,
} from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { holds, holdsFor } from '../agency/permissions.ts'
import type { Actor } from '../kernel/context.ts'
import type { Guard as AnyGuard, Lifecycle, Word as AnyWord } from '../kernel/lifecycle.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import type { Asked, RevisionFacts, TaskFacts } from './facts.ts'
import { mayDraftFor } from './permissions.ts'

type Word = AnyWord<RevisionFacts, Asked>
type Guard = AnyGuard<RevisionFacts, Asked>

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
}

// who

export const author: Word = (revision, { actor }) => revision.authorId === actor.personId && mayDraftFor(actor, revision.divisionId)
export const coAuthor: Word = (revision, { actor }) => holdsFor(actor, Role.AUTHOR, revision.divisionId)
export const divisionHead: Word = (revision, { actor }) => holdsFor(actor, Role.DIVISION_HEAD, revision.divisionId)
export const controller: Word = (_, { actor }) => holds(actor, Role.CONTROLLER)
export const recordsOfficer: Word = (_, { actor }) => holds(actor, Role.RECORDS_OFFICER)
export const leader: Word = (_, { actor }) => holds(actor, Role.HEAD, Role.DEPUTY_HEAD)

/** Whoever does a CONTENT step of the route, now or at another time. */
export const reviewer: Word = (revision, { actor }) =>
  revision.steps.some((step) => step.kind === VoteKind.CONTENT && doesStep(actor, step.who, revision))

/** Whoever checks the form on this route. */
const formChecker: Word = (revision, asked) => revision.steps.some((step) => step.kind === VoteKind.FORM) && controller(revision, asked)

function doesStep(actor: Actor, who: StepHolder, { divisionId, officeId }: RevisionFacts): boolean {
  switch (who) {
    case StepHolder.OWNER:
      return holdsFor(actor, Role.DIVISION_HEAD, divisionId)
    case StepHolder.OFFICE:
      return holdsFor(actor, Role.DIVISION_HEAD, officeId)
    case StepHolder.ALL_HEADS:
      return holds(actor, Role.DIVISION_HEAD)
    case StepHolder.QMR:
      return holds(actor, Role.QMR)
    case StepHolder.FORM:
      return holds(actor, Role.CONTROLLER)
  }
}

/** Whether a task is open to somebody by role. Their own work is another question. */
export function isFor(task: TaskFacts, actor: Actor, authorId: string | null): boolean {
  switch (task.holder) {
    case TaskHolder.AUTHOR:
      return actor.personId === authorId
    case TaskHolder.DIVISION_HEAD:
      return holdsFor(actor, Role.DIVISION_HEAD, task.divisionId)
    case TaskHolder.QMR:
    case TaskHolder.CONTROLLER:
    case TaskHolder.RECORDS_OFFICER:
    case TaskHolder.HEAD:
      return holds(actor, Role[task.holder])
  }
}

/** The open review task that this person answers with a vote of this kind. */
export function openTaskOf(revision: RevisionFacts, actor: Actor, kind: VoteKind): TaskFacts | undefined {
  const voted = (position: number) =>
    revision.votes.some((vote) => vote.personId === actor.personId && vote.position === position && vote.verdict === 'AGREE')
  return revision.openTasks.find(
    (task) =>
      task.voteKind === kind &&
      isFor(task, actor, revision.authorId) &&
      (task.holder === TaskHolder.DIVISION_HEAD || !voted(task.position)),
  )
}

// when

/** The open tasks are this one alone, and no later step of the route waits. */
const isLast = (revision: RevisionFacts, task: TaskFacts | undefined) =>
  task !== undefined && revision.openTasks.length === 1 && !revision.steps.some((step) => step.position > task.position)
const lastEndorsement: Word = (revision, { actor }) => isLast(revision, openTaskOf(revision, actor, VoteKind.CONTENT))
const lastFormCheck: Word = (revision, { actor }) => isLast(revision, openTaskOf(revision, actor, VoteKind.FORM))
const routeHasReview: Word = (revision) => revision.steps.length > 0
const today: Word = (_, asked) => asked.effectiveOn === asked.today

// given

const holdsLease: Guard = {
  name: 'holdsLease',
  met: ({ lease }, { actor }) => lease === null || lease.holderId === actor.personId,
  else: RefusalCode.LOCKED_BY_OTHER,
  facts: ({ lease }) => ({ holder: lease?.holder.name, until: lease?.until }),
}
const neverSubmitted: Guard = { name: 'neverSubmitted', met: ({ round }) => round === 0, else: RefusalCode.ALREADY_SUBMITTED }
const hasContent: Guard = { name: 'complete', met: ({ sha256 }) => sha256 !== null, else: RefusalCode.INCOMPLETE, field: 'files' }
const hasSummary: Guard = {
  name: 'complete',
  met: ({ changeSummary }) => Boolean(changeSummary),
  else: RefusalCode.INCOMPLETE,
  field: 'changeSummary',
}
/** From the second revision on. */
const hasReason: Guard = {
  name: 'complete',
  met: ({ changeReason, serial }) => serial === 1 || changeReason !== null,
  else: RefusalCode.INCOMPLETE,
  field: 'changeReason',
}
const unanswered = ({ openComments }: RevisionFacts) => openComments.filter(({ mustSettle, answered }) => mustSettle && !answered)
const commentsAnswered: Guard = {
  name: 'complete',
  met: (revision) => unanswered(revision).length === 0,
  else: RefusalCode.OPEN_COMMENTS,
  count: (revision) => unanswered(revision).length,
  subjectIds: (revision) => unanswered(revision).map(({ id }) => id),
}
const filesClean: Guard = { name: 'filesClean', met: ({ filesReady }) => filesReady, else: RefusalCode.FILE_NOT_CLEAN }
const hasRoute: Guard = {
  name: 'hasRoute',
  met: ({ hasRoute, approver }) => hasRoute && approver !== ApproverRule.NONE,
  else: RefusalCode.NO_ROUTE,
}
const somebodyEligible: Guard = {
  name: 'hasRoute',
  met: ({ nobodyAt }) => nobodyAt.length === 0,
  else: RefusalCode.NOBODY_ELIGIBLE,
  count: ({ nobodyAt }) => nobodyAt.length,
  subjectIds: ({ nobodyAt }) => nobodyAt,
}
const openTask = (kind: VoteKind): Guard => ({
  name: 'openTask',
  met: (revision, { actor }) => openTaskOf(revision, actor, kind) !== undefined,
  else: RefusalCode.NOT_YOUR_TASK,
})
const someTask: Guard = {
  name: 'openTask',
  met: (revision, { actor }) => revision.openTasks.some((task) => task.voteKind !== null && isFor(task, actor, revision.authorId)),
  else: RefusalCode.NOT_YOUR_TASK,
}
const notOwnWork: Guard = {
  name: 'notOwnWork',
  met: ({ contributorIds }, { actor }) => !contributorIds.includes(actor.personId),
  else: RefusalCode.OWN_WORK,
}
/** A controller who contributed may still judge the form. */
const notOwnContent: Guard = {
  name: 'notOwnWork',
  met: (revision, asked) => notOwnWork.met(revision, asked) || openTaskOf(revision, asked.actor, VoteKind.FORM) !== undefined,
  else: RefusalCode.OWN_WORK,
}
const notReviewerToo: Guard = {
  name: 'notReviewerToo',
  met: ({ votes, mergesReview }, { actor }) =>
    mergesReview ||
    !votes.some(({ personId, kind, verdict }) => personId === actor.personId && kind === VoteKind.CONTENT && verdict === 'AGREE'),
  else: RefusalCode.ALREADY_REVIEWED,
}
/** Nothing shown yet, nothing to compare: `actions` asks without a hash. */
const sameBytes: Guard = {
  name: 'sameBytes',
  met: (revision, { sha256, sealSha256 }) =>
    (sha256 === undefined || sha256 === revision.sha256) &&
    (sealSha256 === undefined || sealSha256 === null || sealSha256 === revision.sealSha256),
  else: RefusalCode.BYTES_CHANGED,
  field: 'sha256',
}
const pointsSettled: Guard = {
  name: 'pointsSettled',
  met: (revision, asked) => ownOpenPoints(revision, asked).length === 0,
  else: RefusalCode.OPEN_COMMENTS,
  count: (revision, asked) => ownOpenPoints(revision, asked).length,
  subjectIds: (revision, asked) => ownOpenPoints(revision, asked).map(({ id }) => id),
}
const ownOpenPoints = ({ openComments }: RevisionFacts, { actor }: Asked) =>
  openComments.filter(({ authorId, mustSettle }) => mustSettle && authorId === actor.personId)
/** A deputy acts under an assignment; until those are built, the head approves every type. */
const mayApprove: Guard = {
  name: 'mayApprove',
  met: (_, { actor }) => holds(actor, Role.HEAD),
  else: ({ approver }) => (approver === ApproverRule.HEAD_ONLY ? RefusalCode.HEAD_ONLY : RefusalCode.ASSIGNMENT_NOT_VALID),
}
/** `actions` asks without a reason: the act is offered, and the reason is asked at the click. */
const reasonGiven: Guard = {
  name: 'reasonGiven',
  met: (_, { reason }) => reason === undefined || (reason !== null && reason.trim().length >= 10),
  else: RefusalCode.REASON_NEEDED,
  field: 'reason',
}
const issueRecorded: Guard = {
  name: 'issueRecorded',
  met: ({ issue, issueRecorded }) => issue !== IssueRule.REQUIRED || issueRecorded,
  else: RefusalCode.ISSUE_MISSING,
  field: 'issue',
}
const issueOpen: Guard = { name: 'issueOpen', met: ({ issueRecorded }) => !issueRecorded, else: RefusalCode.ALREADY_DONE }
const dateAllowed: Guard = {
  name: 'dateAllowed',
  met: (revision, asked) => asked.effectiveOn === undefined || asked.effectiveOn >= earliestDay(revision, asked.today).day,
  else: RefusalCode.DATE_TOO_EARLY,
  field: 'effectiveOn',
  facts: (revision, asked) => {
    const { day, because } = earliestDay(revision, asked.today)
    return { earliest: day, because }
  },
}

/** The first day on which a revision may take effect, and why not before. */
export function earliestDay(
  { notBefore, earlierFrom }: RevisionFacts,
  today: Day,
): { day: Day; because: 'TODAY' | 'APPROVAL' | 'IN_FORCE' } {
  const after = earlierFrom ? nextDay(earlierFrom) : ''
  if (notBefore !== null && notBefore > today && notBefore >= after) return { day: notBefore, because: 'APPROVAL' }
  return after > today ? { day: after, because: 'IN_FORCE' } : { day: today, because: 'TODAY' }
}

/** The day after. */
export const nextDay = (day: Day): Day => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** The day before. */
export const dayBefore = (day: Day): Day => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

const { DRAFT, IN_REVIEW, IN_APPROVAL, APPROVED, SCHEDULED, EFFECTIVE, SUPERSEDED, CANCELLED } = RevisionState
const A = RevisionAction
const contentTask = openTask(VoteKind.CONTENT)
const formTask = openTask(VoteKind.FORM)

/**
 * The life of a revision. One line is one thing that can happen to it; of two lines for one action, the first that fits.
 * This is the text to agree on with the quality manager; nothing else decides it.
 */
// prettier-ignore
const steps: Lifecycle<RevisionFacts, Asked, RevisionAction, RevisionState>['steps'] = [
  { action: A.saveDraft,   from: [DRAFT],                          to: DRAFT,       by: [author, coAuthor, controller],     given: [holdsLease] },
  { action: A.discard,     from: [DRAFT],                          to: CANCELLED,   by: [author, controller],               given: [neverSubmitted] },
  { action: A.submit,      from: [DRAFT], when: routeHasReview,    to: IN_REVIEW,   by: [author, divisionHead, controller], given: [holdsLease, sameBytes, hasContent, hasSummary, hasReason, commentsAnswered, filesClean, hasRoute, somebodyEligible] },
  { action: A.submit,      from: [DRAFT],                          to: IN_APPROVAL, by: [author, divisionHead, controller], given: [holdsLease, sameBytes, hasContent, hasSummary, hasReason, commentsAnswered, filesClean, hasRoute, somebodyEligible] },
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
  { action: A.publish,     from: [APPROVED], when: today,          to: EFFECTIVE,   by: [controller],                       given: [filesClean, issueRecorded, dateAllowed] },
  { action: A.publish,     from: [APPROVED],                       to: SCHEDULED,   by: [controller],                       given: [filesClean, issueRecorded, dateAllowed] },
  { action: A.unpublish,   from: [SCHEDULED],                      to: APPROVED,    by: [controller],                       given: [reasonGiven] },
  { action: A.cancel,      from: [DRAFT, IN_REVIEW, IN_APPROVAL],  to: CANCELLED,   by: [author, divisionHead, controller], given: [reasonGiven] },
]

/** The state as people see it on a day. */
export function stateOn({ state, inForce }: Pick<RevisionFacts, 'state' | 'inForce'>, day: Day): RevisionState {
  if (state !== StoredState.PUBLISHED) return RevisionState[state]
  if (!inForce || day < inForce.from) return SCHEDULED
  return inForce.until === null || day < inForce.until ? EFFECTIVE : SUPERSEDED
}

/** What is stored when people see this state. */
export const stored = (state: RevisionState): StoredState =>
  state === SCHEDULED || state === EFFECTIVE || state === SUPERSEDED ? StoredState.PUBLISHED : StoredState[state]

export const revisionLifecycle: Lifecycle<RevisionFacts, Asked, RevisionAction, RevisionState> = {
  stateOf: (revision, asked) => stateOn(revision, asked.today),
  steps,
}
export const revisionActions = Object.values(RevisionAction)
/** Kinds of tasks that a vote answers. */
export const votes: Record<VoteKind, TaskKind> = { CONTENT: TaskKind.REVIEW, FORM: TaskKind.CHECK_FORM }

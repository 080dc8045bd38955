import { Role, StepHolder, TaskHolder, Verdict, VoteKind } from '../../schema/index.ts'
import { holds, holdsFor } from '../agency/permissions.ts'
import type { Actor } from '../kernel/context.ts'
import type { Word as AnyWord } from '../kernel/lifecycle.ts'
import { mayDraftFor } from './permissions.ts'
import type { Asked, RevisionFacts, TaskFacts } from './revisionFacts.ts'

/** A word of the table: says yes or no about a revision, for who asks. */
export type Word = AnyWord<RevisionFacts, Asked>

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
export const formChecker: Word = (revision, asked) =>
  revision.steps.some((step) => step.kind === VoteKind.FORM) && controller(revision, asked)

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
    revision.votes.some((vote) => vote.personId === actor.personId && vote.position === position && vote.verdict === Verdict.AGREE)
  return revision.openTasks.find(
    (task) =>
      task.voteKind === kind &&
      isFor(task, actor, revision.authorId) &&
      (task.holder === TaskHolder.DIVISION_HEAD || !voted(task.position)),
  )
}

// when

/** One vote more is enough for the step, no other step beside it is open, and no later one of the route waits. */
const isLast = (revision: RevisionFacts, task: TaskFacts | undefined) =>
  task !== undefined &&
  endsStep(task) &&
  revision.openTasks.every(({ who }) => who === task.who) &&
  !revision.steps.some((step) => step.position > task.position)

/** The vote that answers this task is the last that its step asks for. */
export const endsStep = ({ votesLeft }: TaskFacts): boolean => votesLeft <= 1
export const lastEndorsement: Word = (revision, { actor }) => isLast(revision, openTaskOf(revision, actor, VoteKind.CONTENT))
export const lastFormCheck: Word = (revision, { actor }) => isLast(revision, openTaskOf(revision, actor, VoteKind.FORM))
export const routeHasReview: Word = (revision) => revision.steps.length > 0
/** Whoever closes a range on today ends it at once. */
export const endsToday: Word = (_, asked) => asked.endsOn === asked.today
export const onToday: Word = (_, asked) => asked.effectiveOn === asked.today

import { Role, StepHolder, TaskHolder, VoteKind } from '../../schema/index.ts'
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

/** The open review tasks that this person answers with one vote of this kind: whoever heads two divisions speaks for both. */
export const openTasksOf = (revision: RevisionFacts, actor: Actor, kind: VoteKind): TaskFacts[] =>
  revision.openTasks.filter((task) => task.voteKind === kind && isFor(task, actor, revision.authorId))

// when

/** These answers are the last that the step of a task asks for. */
export const endsStep = ({ who, votesLeft }: TaskFacts, answered: TaskFacts[]): boolean =>
  votesLeft <= answered.filter((one) => one.who === who).length

/** With these answers no open step is left, and no later one of the route waits. */
const areLast = (revision: RevisionFacts, answered: TaskFacts[]) =>
  answered.length > 0 &&
  revision.openTasks.every((task) => endsStep(task, answered)) &&
  !revision.steps.some(({ position }) => position > answered[0]!.position)

export const lastEndorsement: Word = (revision, { actor }) => areLast(revision, openTasksOf(revision, actor, VoteKind.CONTENT))
export const lastFormCheck: Word = (revision, { actor }) => areLast(revision, openTasksOf(revision, actor, VoteKind.FORM))
export const routeHasReview: Word = (revision) => revision.steps.length > 0
/** Whoever closes a range on today ends it at once. */
export const endsToday: Word = (_, asked) => asked.endsOn === asked.today
export const onToday: Word = (_, asked) => asked.effectiveOn === asked.today

import { RevisionState, TaskKind } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { type Missing as Miss, offers } from '../kernel/lifecycle.ts'
import type { RefusalCode } from '../kernel/refusal.ts'
import { sentenceOf } from '../kernel/sentences.ts'
import { mayReply, maySettle } from './comments.ts'
import { askedBy, factsOf } from './factsOf.ts'
import { stepLabel, stepOfTaskLabel } from './labels.ts'
import { revisionActions, revisionLifecycle } from './lifecycle.ts'
import type { CommentRow, FileRow, RevisionRow, RouteStepRow, TaskRow } from './rows.ts'
import { CommentAction, type Missing } from './types.ts'
import { contentVisible } from './visibility.ts'

// How rows become answers: closed content is empty, every "no" has its sentence in the reader's language.

/** Whether the reader opens the content of a revision. */
export const opens = (ctx: Context, row: RevisionRow): boolean => contentVisible(factsOf(row), askedBy(ctx))

/** Says a refusal in the reader's language, with the facts of the guard that failed first. */
export function said(ctx: Context, refused: RefusalCode | null, missing: Miss[] = []) {
  const facts = { ...missing[0]?.facts, missing }
  return refused ? sentenceOf(refused, ctx, facts) : null
}

/** Every guard that fails, each with its sentence. */
export const missed = (ctx: Context, missing: Miss[]): Missing[] =>
  missing.map((one) => ({ ...one, sentence: sentenceOf(one.code, ctx, { ...one.facts, missing: [one] }) }))

/** What may be done to a revision now. */
export const revisionOffers = (ctx: Context, row: RevisionRow) =>
  offers(revisionLifecycle, revisionActions, factsOf(row), askedBy(ctx)).map(({ action, refused, missing }) => ({
    action,
    refused,
    sentence: said(ctx, refused, missing),
    missing: missed(ctx, missing),
  }))

const stateOf: Record<TaskKind, RevisionState> = {
  REVISE: RevisionState.DRAFT,
  REVIEW: RevisionState.IN_REVIEW,
  CHECK_FORM: RevisionState.IN_REVIEW,
  APPROVE: RevisionState.IN_APPROVAL,
  RECORD_ISSUE: RevisionState.APPROVED,
  PUBLISH: RevisionState.APPROVED,
  DECIDE_WITHDRAWAL: RevisionState.EFFECTIVE,
  CLOSE_YEAR: RevisionState.EFFECTIVE,
  MEASURE: RevisionState.EFFECTIVE,
  REPLACE_POSTING: RevisionState.SUPERSEDED,
}

/** A task as a step of the revision's life: who holds it, since when. */
export const stepView = (ctx: Context, task: TaskRow) => ({
  ...task,
  state: stateOf[task.kind],
  label: stepOfTaskLabel(ctx.language, task),
  overdue: task.until === null && task.dueOn !== null && task.dueOn < ctx.today,
})

/** A step of a route, in words. */
export const routeStepView = (ctx: Context, step: RouteStepRow) => ({
  ...step,
  asked: step.asks?.length ?? null,
  label: stepLabel(ctx.language, step.who),
})

/** A file with its address: the id decides, the name is for people. */
export const fileView = (file: FileRow) => ({ ...file, url: `/files/${file.id}/${encodeURIComponent(file.fileName)}` })

/** A comment with what may be done to it. */
export function commentView(ctx: Context, row: RevisionRow, comment: CommentRow) {
  const [facts, asked] = [factsOf(row), askedBy(ctx)]
  const refusals = { [CommentAction.reply]: mayReply(facts, asked), [CommentAction.settle]: maySettle(facts, asked, comment.authorId) }
  const { page, x, y, quote } = comment
  return {
    ...comment,
    anchor: page === null ? null : { page, x: x ?? 0, y: y ?? 0, quote },
    actions: Object.values(CommentAction).map((action) => ({ action, refused: refusals[action], sentence: said(ctx, refusals[action]) })),
  }
}

/** The rounds with their votes, comments and the steps still awaited; newest first. */
export function roundViews(ctx: Context, row: RevisionRow) {
  const visible = opens(ctx, row)
  const open = row.tasks.filter(({ until, voteKind }) => until === null && voteKind !== null)
  const last = Math.max(...open.map(({ position }) => position), 0)
  return row.rounds.map((round) => ({
    ...round,
    votes: row.votes.filter((vote) => vote.round === round.number).map((vote) => (visible ? vote : { ...vote, note: null })),
    comments: visible ? row.comments.filter((one) => one.round === round.number).map((one) => commentView(ctx, row, one)) : [],
    awaited:
      round.number === row.round && open.length > 0
        ? row.routeSteps
            .filter(({ position }) => position >= Math.min(...open.map((task) => task.position)))
            .map((step) => ({
              ...routeStepView(ctx, step),
              people: step.position <= last ? holdersOf(open, step) : step.people,
            }))
        : [],
  }))
}

function holdersOf(open: TaskRow[], step: RouteStepRow) {
  const people = open
    .filter(({ position, voteKind }) => position === step.position && voteKind === step.kind)
    .flatMap(({ holders }) => holders)
  return [...new Map(people.map((person) => [person.id, person])).values()]
}

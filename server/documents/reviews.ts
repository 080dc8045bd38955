import { Comment, CommentReply, ReviewRound, TaskHolder, TaskKind, Verdict, Vote, VoteKind } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import type { Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { type Act, asId, begin, endLease, finish, holdRevision, personRef, storedRef, tell } from './acts.ts'
import type { Shown } from './drafts.ts'
import { askedBy, contentOf, factsOf } from './factsOf.ts'
import { attachLaidOut, type LaidOut, type NotLaidOut } from './content/layingOut.ts'
import { RevisionAction } from './lifecycle.ts'
import { mayReply, maySettle } from './comments.ts'
import type { Asked, RevisionFacts, TaskFacts } from './revisionFacts.ts'
import type { RevisionRow } from './rows.ts'
import { seal } from './seal.ts'
import { closeTasks, endStep, openNextStep, openRevising, openTask, votesAsked } from './tasks.ts'
import { endsStep, formChecker, openTasksOf, reviewer } from './words.ts'

/** Submits a draft: its content is frozen and sealed, a round opens, and the first step of the route is asked. */
export async function submitRevision(
  ctx: Context,
  wish: Shown & { sha256?: string | null; reviewDueOn?: Day | null; note?: string | null },
): Promise<string> {
  const act = await begin(ctx, RevisionAction.submit, wish, { sha256: wish.sha256 ?? undefined })
  if (wish.reviewDueOn && wish.reviewDueOn < ctx.today) {
    throw new Refusal(RefusalCode.DATE_TOO_EARLY, { field: 'input.reviewDueOn', data: { earliest: ctx.today, because: 'TODAY' } })
  }
  const { row, revision } = act
  const laid = ctx.prepared as LaidOut | NotLaidOut | null
  if (laid && !contentOf(row)) row.files.push(await attachLaidOut(ctx, act, laid))
  const content = contentOf(row)
  if (!content) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.files' })
  const code = (await ctx.em.execute<{ code: string }[]>('select code from document where id = ?', [row.documentId]))[0]?.code ?? ''
  const sealed = seal({ ...row, code })
  const number = row.round + 1
  ctx.em.create(ReviewRound, {
    agency: ctx.actor.agencyId,
    revision,
    number,
    route: [ctx.actor.agencyId, row.routeId],
    contentVotes: votesAsked(row, VoteKind.CONTENT),
    formVotes: votesAsked(row, VoteKind.FORM),
    mergesReview: row.mergesReview,
    sha256: content.sha256,
    sealSha256: sealed.sha256,
    submittedBy: personRef(ctx),
    note: wish.note?.trim() || null,
  } as never)
  await ctx.em.flush() // the round opens before the state moves
  await closeTasks(ctx, row.id)
  await endLease(ctx, row.id)
  if (!openNextStep(ctx, row, number, 0, wish.reviewDueOn ?? null)) openApproving(ctx, row.id, number)
  Object.assign(revision, { round: number, sealText: sealed.text, sealSha256: sealed.sha256 })
  await finish(ctx, act, 'revisionSubmitted', { sha256: content.sha256, sealSha256: sealed.sha256, round: number })
  return row.id
}

const openApproving = (ctx: Context, revisionId: string, round: number) =>
  openTask(ctx, revisionId, { kind: TaskKind.APPROVE, holder: TaskHolder.HEAD, round })

/** Takes a submission back: the round is closed, its votes are kept and count no more. */
export async function takeBackRevision(ctx: Context, wish: Shown & { reason: string }): Promise<string> {
  const act = await begin(ctx, RevisionAction.takeBack, wish, { reason: wish.reason })
  await backToDraft(ctx, act)
  await finish(ctx, act, 'revisionTakenBack', { reason: wish.reason.trim(), round: act.row.round })
  return act.row.id
}

/** Closes what is open and gives the draft back to its author. */
export async function backToDraft(ctx: Context, { row }: Act): Promise<void> {
  await closeTasks(ctx, row.id)
  openRevising(ctx, row.id, row.round)
}

/** A reviewer's word. */
export interface Word {
  revisionId: string
  verdict: Verdict
  sha256: string
  sealSha256?: string | null
  note?: string | null
}

/** Records a vote; the step that waits gives its kind. The last agreement leads to approval, a wish for changes back to the draft. */
export async function recordReview(ctx: Context, wish: Word): Promise<string> {
  const kind = kindAsked(factsOf(await holdRevision(ctx, wish.revisionId)), askedBy(ctx))
  const shown = { sha256: wish.sha256, sealSha256: wish.sealSha256 }
  switch (wish.verdict) {
    case Verdict.AGREE:
      return await agree(ctx, wish, kind, shown)
    case Verdict.REQUEST_CHANGES: {
      const act = await begin(ctx, RevisionAction.askChanges, wish, { ...shown, reason: wish.note ?? '' })
      await vote(ctx, act, wish, kind, firstOf(act, ctx, kind))
      await backToDraft(ctx, act)
      await finish(ctx, act, 'changesAsked', { reason: wish.note?.trim(), round: act.row.round, kind })
      return act.row.id
    }
    case Verdict.COMMENT: {
      const act = await begin(ctx, RevisionAction.comment, wish, shown)
      await vote(ctx, act, wish, kind, firstOf(act, ctx, kind))
      await tell(ctx, act, 'reviewCommented', { round: act.row.round, kind })
      return act.row.id
    }
  }
}

/** Of what waits for a person the first: a remark, and a wish for changes, are said once. */
const firstOf = ({ row }: Act, { actor }: Context, kind: VoteKind) => openTasksOf(factsOf(row), actor, kind).slice(0, 1)

/** What a person's word is about: the form where a form waits for them, else the content; who judges forms alone is told of that. */
function kindAsked(revision: RevisionFacts, asked: Asked): VoteKind {
  if (openTasksOf(revision, asked.actor, VoteKind.FORM).length > 0) return VoteKind.FORM
  return formChecker(revision, asked) && !reviewer(revision, asked) ? VoteKind.FORM : VoteKind.CONTENT
}

async function agree(ctx: Context, wish: Word, kind: VoteKind, shown: { sha256: string; sealSha256?: string | null }): Promise<string> {
  const act = await begin(ctx, kind === VoteKind.FORM ? RevisionAction.checkForm : RevisionAction.endorse, wish, shown)
  const { row } = act
  const answered = openTasksOf(factsOf(row), ctx.actor, kind)
  await vote(ctx, act, wish, kind, answered)
  for (const { id } of answered) await closeTasks(ctx, row.id, { taskId: id })
  for (const task of answered) if (endsStep(task, answered)) await endStep(ctx, row.id, task)
  const action = kind === VoteKind.FORM ? 'formChecked' : 'revisionEndorsed'
  const details = { round: row.round, kind, sha256: wish.sha256, sealSha256: row.sealSha256 ?? undefined }
  if (act.allowed.to === 'IN_APPROVAL') {
    openApproving(ctx, row.id, row.round)
    await finish(ctx, act, action, details)
  } else {
    if (factsOf(row).openTasks.every((task) => endsStep(task, answered))) openNextStep(ctx, row, row.round, answered[0]!.position, null)
    await tell(ctx, act, action, details)
  }
  return row.id
}

/** Writes the word down once for each task that it answers. */
async function vote(ctx: Context, { row, revision }: Act, wish: Word, kind: VoteKind, answered: TaskFacts[]): Promise<void> {
  if (answered.length === 0 || !row.sealSha256) throw new Refusal(RefusalCode.NOT_YOUR_TASK)
  for (const task of answered)
    ctx.em.create(Vote, {
      agency: ctx.actor.agencyId,
      revision,
      round: row.round,
      position: task.position,
      task: [ctx.actor.agencyId, task.id],
      kind,
      verdict: wish.verdict,
      person: personRef(ctx),
      note: wish.note?.trim() || null,
      content: storedRef(ctx, wish.sha256),
      sealSha256: row.sealSha256,
    } as never)
  await ctx.em.flush() // votes are counted by the trigger of the step
}

/** A remark on a page, or on the whole. */
export interface Remark {
  revisionId: string
  sha256: string
  body: string
  mustSettle: boolean
  anchor?: { page: number; x: number; y: number; quote?: string | null } | null
}

/** Pins a comment to the bytes of the round. */
export async function addComment(ctx: Context, wish: Remark): Promise<string> {
  const act = await begin(ctx, RevisionAction.comment, wish, { sha256: wish.sha256 })
  const body = wish.body.trim()
  if (!body) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.body' })
  const { page, x, y, quote } = wish.anchor ?? {}
  if (page !== undefined && (page < 1 || [x, y].some((one) => one === undefined || one < 0 || one > 1))) {
    throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.anchor' })
  }
  const comment = ctx.em.create(Comment, {
    agency: ctx.actor.agencyId,
    revision: act.revision,
    round: act.row.round,
    author: personRef(ctx),
    body,
    mustSettle: wish.mustSettle,
    page: page ?? null,
    x: x ?? null,
    y: y ?? null,
    quote: quote ?? null,
  } as never)
  await tell(ctx, act, 'commentAdded', { round: act.row.round, page: page ?? null, mustSettle: wish.mustSettle })
  return comment.id
}

/** Finds a comment with its revision; what one may not see is not found. */
async function holdComment(ctx: Context, commentId: string) {
  const comment = await ctx.em.findOne(Comment, { agency: ctx.actor.agencyId, id: asId(commentId) })
  if (!comment) throw new Refusal(RefusalCode.NOT_FOUND)
  const row = await holdRevision(ctx, comment.revision.id)
  return { comment, row }
}

/** Answers a comment. */
export async function replyToComment(ctx: Context, wish: { commentId: string; body: string }): Promise<string> {
  const { comment, row } = await holdComment(ctx, wish.commentId)
  const refused = mayReply(factsOf(row), askedBy(ctx))
  if (refused) throw new Refusal(refused)
  if (!wish.body.trim()) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.body' })
  ctx.em.create(CommentReply, { agency: ctx.actor.agencyId, comment, author: personRef(ctx), body: wish.body.trim() } as never)
  await tell(ctx, { row, allowed: { from: '', to: '', rule: 'replyToComment' } }, 'commentAnswered', { round: comment.round })
  return comment.id
}

/** Settles a comment, or opens it again; whoever made it does. */
export async function settleComment(ctx: Context, wish: { commentId: string; lock: number; settled: boolean }): Promise<string> {
  const { comment, row } = await holdComment(ctx, wish.commentId)
  const refused = maySettle(factsOf(row), askedBy(ctx), comment.author.id)
  if (refused) throw new Refusal(refused)
  if (comment.lock !== wish.lock) throw new Refusal(RefusalCode.CHANGED_MEANWHILE, { data: { lock: comment.lock } })
  comment.settledBy = wish.settled ? personRef(ctx) : null
  comment.settledAt = wish.settled ? ctx.now : null
  await tell(ctx, { row, allowed: { from: '', to: '', rule: 'settleComment' } }, wish.settled ? 'commentSettled' : 'commentReopened', {
    round: comment.round,
  })
  return comment.id
}

/** The revision that a comment is about. */
export async function commentedRevision(ctx: Context, commentId: string): Promise<RevisionRow> {
  await ctx.em.flush()
  return (await holdComment(ctx, commentId)).row
}

import { Approval, Decision, IssueRule, SigningForm, TaskHolder, TaskKind } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { useProof } from '../agency/proof.ts'
import type { Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { type Act, begin, finish, personRef, storedRef } from './acts.ts'
import type { Shown } from './drafts.ts'
import { labelOf } from './labels.ts'
import { RevisionAction } from './lifecycle.ts'
import { backToDraft } from './reviews.ts'
import { contentOf } from './factsOf.ts'
import { closeTasks, openTask } from './tasks.ts'

/** What the approver saw, and decides. */
export interface Approving extends Shown {
  sha256: string
  sealSha256?: string | null
  notBefore?: Day | null
  note?: string | null
  signingForm: SigningForm
  changesSeen: boolean
  proofToken?: string | null
}

/** Approves a revision: bound to the bytes shown and to a day, proved in this very act. */
export async function approveRevision(ctx: Context, wish: Approving): Promise<string> {
  const act = await begin(ctx, RevisionAction.approve, wish, { sha256: wish.sha256, sealSha256: wish.sealSha256 })
  const { row } = act
  if (wish.signingForm !== SigningForm.OWN) throw new Refusal(RefusalCode.ASSIGNMENT_NOT_VALID, { field: 'input.signingForm' })
  const notBefore = wish.notBefore ?? row.wishedEffectiveOn ?? ctx.today
  const proof = await useProof(
    ctx,
    { act: 'approveRevision', subjectId: row.id, sealSha256: row.sealSha256, day: wish.notBefore ?? null },
    wish.proofToken ?? null,
  )
  recordDecision(ctx, act, {
    decision: Decision.APPROVED,
    note: wish.note?.trim() || null,
    meaning: meaningOf(row, notBefore),
    notBefore,
    proofMethod: proof.method,
    proof: [ctx.actor.agencyId, proof.id],
    changesSeen: wish.changesSeen,
  })
  await ctx.em.flush() // the step's trigger looks for the decision
  await closeTasks(ctx, row.id)
  openTask(ctx, row.id, { kind: TaskKind.PUBLISH, holder: TaskHolder.CONTROLLER, round: row.round })
  if (row.issueRule === IssueRule.REQUIRED)
    openTask(ctx, row.id, { kind: TaskKind.RECORD_ISSUE, holder: TaskHolder.RECORDS_OFFICER, round: row.round })
  await finish(ctx, act, 'revisionApproved', { sha256: wish.sha256, sealSha256: row.sealSha256 ?? undefined, round: row.round, notBefore })
  return row.id
}

/** Returns a revision to its author: the votes are void, and kept. */
export async function returnRevision(
  ctx: Context,
  wish: Shown & { sha256: string; sealSha256?: string | null; reason: string },
): Promise<string> {
  const act = await begin(ctx, RevisionAction.return, wish, wish)
  recordDecision(ctx, act, { decision: Decision.RETURNED, note: wish.reason.trim(), meaning: 'Trả lại để hoàn thiện.' })
  await ctx.em.flush()
  await backToDraft(ctx, act)
  await finish(ctx, act, 'revisionReturned', { reason: wish.reason.trim(), round: act.row.round })
  return act.row.id
}

/** What an approval says, in the words that stand on the page: the paper's language, whatever the reader's. */
export const meaningOf = (row: Named, notBefore: Day): string =>
  `Phê duyệt nội dung ${named(row)}; không có hiệu lực trước ngày ${printed(notBefore)}.`

/** What is decided on: its title and number. */
export type Named = { title: string; edition: number; amendment: number }
export const named = (row: Named): string => `“${row.title}”, lần ban hành ${labelOf(row)}`
export const printed = (day: Day): string => day.split('-').reverse().join('/')

/** Writes a decision down: who, in which position, about which bytes. */
export function recordDecision(ctx: Context, { row, revision }: Act, decision: Partial<Approval> | Record<string, unknown>): void {
  const content = contentOf(row)?.sha256
  ctx.em.create(Approval, {
    agency: ctx.actor.agencyId,
    revision,
    round: row.round,
    person: personRef(ctx),
    position: ctx.actor.position,
    content: content ? storedRef(ctx, content) : null,
    sealSha256: row.sealSha256,
    ...decision,
  } as never)
}

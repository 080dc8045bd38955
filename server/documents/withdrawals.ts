import { Decision, type SigningForm, TaskHolder, TaskKind, WithdrawalProposal } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { useProof } from '../agency/proof.ts'
import type { Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { begin, documentRef, finish, personRef, tell } from './acts.ts'
import { named, printed, recordDecision } from './approvals.ts'
import { findNamed } from './documents.ts'
import type { Shown } from './drafts.ts'
import { RevisionAction } from './lifecycle.ts'
import { documentRows } from './queries.ts'
import { signsOwn } from './redeciding.ts'
import { closeTasks, openTask } from './tasks.ts'

/** Proposes that what is in force should end. A later proposal stands in the place of an earlier one. */
export async function proposeWithdrawal(
  ctx: Context,
  wish: Shown & { reason: string; basis?: string | null; successorCode?: string | null },
): Promise<string> {
  const act = await begin(ctx, RevisionAction.proposeWithdrawal, wish, { reason: wish.reason })
  const { row, revision } = act
  const successorId = wish.successorCode?.trim() ? await findSuccessor(ctx, wish.successorCode, row.documentId) : null
  const proposal = ctx.em.create(WithdrawalProposal, {
    agency: ctx.actor.agencyId,
    document: documentRef(ctx, row.documentId),
    revision,
    reason: wish.reason.trim(),
    basis: wish.basis?.trim() || null,
    successor: successorId ? documentRef(ctx, successorId) : null,
    whereUsed: row.uses.map(({ code }) => code),
    proposedBy: personRef(ctx),
  } as never)
  await ctx.em.flush() // who may answer it depends on who proposed it
  await closeTasks(ctx, row.id)
  openTask(ctx, row.id, { kind: TaskKind.DECIDE_WITHDRAWAL, holder: TaskHolder.HEAD, round: row.round })
  await tell(ctx, act, 'withdrawalProposed', {
    reason: proposal.reason,
    proposalId: proposal.id,
    successor: wish.successorCode?.trim() || null,
    whereUsed: proposal.whereUsed,
  })
  return row.id
}

/** The document that is used instead: another one, and itself in force. */
async function findSuccessor(ctx: Context, code: string, documentId: string): Promise<string> {
  const named = await findNamed(ctx, code.trim())
  const [successor] = named ? await documentRows(ctx, [named.id]) : []
  const field = 'input.successorCode'
  if (!successor) throw new Refusal(RefusalCode.NOT_FOUND, { field })
  const because = successor.id === documentId ? 'itself' : successor.effective ? null : 'notInForce'
  if (because) throw new Refusal(RefusalCode.INVALID_INPUT, { field, data: { because } })
  return successor.id
}

/** What the approver saw of a proposal, and decides. */
export interface Withdrawing extends Shown {
  proposalId: string
  sha256?: string | null
  sealSha256?: string | null
  endsOn?: Day | null
  acceptedUses: string[]
  note?: string | null
  signingForm: SigningForm
  proofToken?: string | null
}

/** Approves the withdrawal that somebody else proposed: what is in force ends on a day. */
export async function withdrawDocument(ctx: Context, wish: Withdrawing): Promise<string> {
  const endsOn = wish.endsOn ?? ctx.today
  const { proposalId, acceptedUses, sealSha256 } = wish
  const act = await begin(ctx, RevisionAction.approveWithdrawal, wish, {
    ...{ endsOn, proposalId, acceptedUses, sealSha256 },
    sha256: wish.sha256 ?? undefined,
  })
  const { row, revision } = act
  signsOwn(wish.signingForm)
  const proof = await useProof(
    ctx,
    { act: 'withdrawDocument', subjectId: row.id, sealSha256: row.sealSha256, day: endsOn, proposalId },
    wish.proofToken ?? null,
  )
  recordDecision(ctx, act, {
    decision: Decision.WITHDRAWN,
    meaning: withdrawalMeaning(row, endsOn),
    note: wish.note?.trim() || null,
    endsOn,
    proposal: [ctx.actor.agencyId, proposalId],
    proofMethod: proof.method,
    proof: [ctx.actor.agencyId, proof.id],
  })
  await ctx.em.flush() // decided while it is in force, then its range ends
  if (revision.inForce) revision.inForce = { ...revision.inForce, until: endsOn }
  await closeTasks(ctx, row.id)
  const accepted = row.uses.filter(({ id }) => acceptedUses.includes(id)).map(({ code }) => code)
  await finish(ctx, act, 'withdrawalApproved', { proposalId, until: endsOn, accepted, sealSha256: row.sealSha256 ?? undefined })
  return row.id
}

/** What the approval of a withdrawal says, in the paper's language. */
export const withdrawalMeaning = (
  row: Parameters<typeof named>[0] & { proposal: { successor: { code: string } | null } | null },
  endsOn: Day,
): string =>
  `Hủy bỏ ${named(row)}, không còn hiệu lực từ ngày ${printed(endsOn)}; ${row.proposal?.successor ? `thay bằng ${row.proposal.successor.code}` : 'không có tài liệu thay thế'}.`

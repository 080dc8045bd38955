import { Decision, SigningForm } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { useProof } from '../agency/proof.ts'
import type { Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { begin, finish } from './acts.ts'
import { named, printed, recordDecision } from './approvals.ts'
import type { Shown } from './drafts.ts'
import { RevisionAction } from './lifecycle.ts'
import { endingOn, setEnd } from './ranges.ts'
import { closeTasks } from './tasks.ts'

// What the approver decided, decided anew before its day: another day, or not at all.

/** What the approver saw of a decided revision, why, and the proof of this very act. */
interface Redeciding extends Shown {
  sha256: string
  sealSha256?: string | null
  reason: string
  signingForm: SigningForm
  proofToken?: string | null
}

/** Only the head signs, in their own name, until deputies are built. */
export function signsOwn(signingForm: SigningForm): void {
  if (signingForm !== SigningForm.OWN) throw new Refusal(RefusalCode.ASSIGNMENT_NOT_VALID, { field: 'input.signingForm' })
}

/** Moves the day: of an approval, the day before which it does not take effect; of a publication, its first day. */
export async function rescheduleRevision(ctx: Context, wish: Redeciding & { notBefore: Day }): Promise<string> {
  const { notBefore } = wish
  const act = await begin(ctx, RevisionAction.reschedule, wish, { ...wish, effectiveOn: notBefore })
  const { row, revision } = act
  signsOwn(wish.signingForm)
  const proof = await useProof(
    ctx,
    { act: 'rescheduleRevision', subjectId: row.id, sealSha256: row.sealSha256, day: notBefore },
    wish.proofToken ?? null,
  )
  recordDecision(ctx, act, {
    decision: Decision.RESCHEDULED,
    meaning: `Đổi ngày của ${named(row)}: không có hiệu lực trước ngày ${printed(notBefore)}.`,
    note: wish.reason.trim(),
    notBefore,
    proofMethod: proof.method,
    proof: [ctx.actor.agencyId, proof.id],
  })
  await ctx.em.flush() // the range's trigger looks for the decision
  const told = { reason: wish.reason.trim(), notBefore, sealSha256: row.sealSha256 ?? undefined }
  const { inForce } = revision
  if (!inForce) {
    await finish(ctx, act, 'revisionRescheduled', told)
    return row.id
  }
  const before = await endingOn(ctx, row, inForce.from)
  const move = async () => {
    revision.inForce = { ...inForce, from: notBefore }
    await finish(ctx, act, 'revisionRescheduled', { ...told, effectiveOn: notBefore })
  }
  if (notBefore > inForce.from) await move()
  if (before && notBefore !== inForce.from) await setEnd(ctx, act, before, notBefore)
  if (notBefore <= inForce.from) await move()
  return row.id
}

/** Takes an approval back before its day: the revision is over, the one in force before runs on. */
export async function revokeRevision(ctx: Context, wish: Redeciding): Promise<string> {
  const act = await begin(ctx, RevisionAction.revoke, wish, wish)
  const { row, revision } = act
  signsOwn(wish.signingForm)
  const proof = await useProof(
    ctx,
    { act: 'revokeRevision', subjectId: row.id, sealSha256: row.sealSha256, day: null },
    wish.proofToken ?? null,
  )
  recordDecision(ctx, act, {
    decision: Decision.REVOKED,
    meaning: `Thu hồi phê duyệt ${named(row)}.`,
    note: wish.reason.trim(),
    proofMethod: proof.method,
    proof: [ctx.actor.agencyId, proof.id],
  })
  await ctx.em.flush() // the step's trigger looks for the decision
  const first = revision.inForce?.from
  revision.inForce = null
  await closeTasks(ctx, row.id)
  await finish(ctx, act, 'approvalRevoked', { reason: wish.reason.trim(), sealSha256: row.sealSha256 ?? undefined })
  const before = first ? await endingOn(ctx, row, first) : null
  if (before) await setEnd(ctx, act, before, null)
  return row.id
}

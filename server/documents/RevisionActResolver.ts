import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { Revision } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { approveRevision, returnRevision } from './approvals.ts'
import { startRevision } from './documents.ts'
import { attachFile, detachFile, discardDraft, takeLease, updateDraft } from './drafts.ts'
import {
  ApproveRevisionInput,
  AttachFileInput,
  CancelRevisionInput,
  DetachFileInput,
  DiscardDraftInput,
  ProposeWithdrawalInput,
  PublishRevisionInput,
  RecordIssueInput,
  RecordReviewInput,
  RescheduleRevisionInput,
  ReturnRevisionInput,
  RevokeRevisionInput,
  StartRevisionInput,
  SubmitRevisionInput,
  TakeBackRevisionInput,
  TakeLeaseInput,
  UnpublishRevisionInput,
  UpdateDraftInput,
  WithdrawDocumentInput,
} from './inputs.ts'
import { cancelRevision, publishRevision, recordIssue, unpublishRevision } from './publishing.ts'
import { revisionRow } from './queries.ts'
import { rescheduleRevision, revokeRevision } from './redeciding.ts'
import { proposeWithdrawal, withdrawDocument } from './withdrawals.ts'
import { recordReview, submitRevision, takeBackRevision } from './reviews.ts'

/** A mutation answers the revision as it is after the act. */
const answer = async (ctx: Context, id: Promise<string>) => await revisionRow(ctx, await id)

@Resolver()
export class RevisionActResolver {
  @Mutation(() => Revision)
  startRevision(@Ctx() ctx: Context, @Arg('input', () => StartRevisionInput) input: StartRevisionInput) {
    return answer(ctx, startRevision(ctx, input))
  }

  @Mutation(() => Revision)
  updateDraft(@Ctx() ctx: Context, @Arg('input', () => UpdateDraftInput) input: UpdateDraftInput) {
    return answer(ctx, updateDraft(ctx, input))
  }

  @Mutation(() => Revision)
  attachFile(@Ctx() ctx: Context, @Arg('input', () => AttachFileInput) input: AttachFileInput) {
    return answer(ctx, attachFile(ctx, input))
  }

  @Mutation(() => Revision)
  detachFile(@Ctx() ctx: Context, @Arg('input', () => DetachFileInput) input: DetachFileInput) {
    return answer(ctx, detachFile(ctx, input))
  }

  @Mutation(() => Revision)
  takeLease(@Ctx() ctx: Context, @Arg('input', () => TakeLeaseInput) input: TakeLeaseInput) {
    return answer(ctx, takeLease(ctx, input))
  }

  @Mutation(() => Revision)
  discardDraft(@Ctx() ctx: Context, @Arg('input', () => DiscardDraftInput) input: DiscardDraftInput) {
    return answer(ctx, discardDraft(ctx, input))
  }

  @Mutation(() => Revision)
  submitRevision(@Ctx() ctx: Context, @Arg('input', () => SubmitRevisionInput) input: SubmitRevisionInput) {
    return answer(ctx, submitRevision(ctx, input))
  }

  @Mutation(() => Revision)
  takeBackRevision(@Ctx() ctx: Context, @Arg('input', () => TakeBackRevisionInput) input: TakeBackRevisionInput) {
    return answer(ctx, takeBackRevision(ctx, input))
  }

  @Mutation(() => Revision)
  recordReview(@Ctx() ctx: Context, @Arg('input', () => RecordReviewInput) input: RecordReviewInput) {
    return answer(ctx, recordReview(ctx, input))
  }

  @Mutation(() => Revision)
  approveRevision(@Ctx() ctx: Context, @Arg('input', () => ApproveRevisionInput) input: ApproveRevisionInput) {
    return answer(ctx, approveRevision(ctx, input))
  }

  @Mutation(() => Revision)
  returnRevision(@Ctx() ctx: Context, @Arg('input', () => ReturnRevisionInput) input: ReturnRevisionInput) {
    return answer(ctx, returnRevision(ctx, input))
  }

  @Mutation(() => Revision)
  recordIssue(@Ctx() ctx: Context, @Arg('input', () => RecordIssueInput) input: RecordIssueInput) {
    return answer(ctx, recordIssue(ctx, input))
  }

  @Mutation(() => Revision)
  publishRevision(@Ctx() ctx: Context, @Arg('input', () => PublishRevisionInput) input: PublishRevisionInput) {
    return answer(ctx, publishRevision(ctx, input))
  }

  @Mutation(() => Revision)
  unpublishRevision(@Ctx() ctx: Context, @Arg('input', () => UnpublishRevisionInput) input: UnpublishRevisionInput) {
    return answer(ctx, unpublishRevision(ctx, input))
  }

  @Mutation(() => Revision)
  cancelRevision(@Ctx() ctx: Context, @Arg('input', () => CancelRevisionInput) input: CancelRevisionInput) {
    return answer(ctx, cancelRevision(ctx, input))
  }

  @Mutation(() => Revision)
  rescheduleRevision(@Ctx() ctx: Context, @Arg('input', () => RescheduleRevisionInput) input: RescheduleRevisionInput) {
    return answer(ctx, rescheduleRevision(ctx, input))
  }

  @Mutation(() => Revision)
  revokeRevision(@Ctx() ctx: Context, @Arg('input', () => RevokeRevisionInput) input: RevokeRevisionInput) {
    return answer(ctx, revokeRevision(ctx, input))
  }

  @Mutation(() => Revision)
  proposeWithdrawal(@Ctx() ctx: Context, @Arg('input', () => ProposeWithdrawalInput) input: ProposeWithdrawalInput) {
    return answer(ctx, proposeWithdrawal(ctx, input))
  }

  @Mutation(() => Revision)
  withdrawDocument(@Ctx() ctx: Context, @Arg('input', () => WithdrawDocumentInput) input: WithdrawDocumentInput) {
    return answer(ctx, withdrawDocument(ctx, input))
  }
}

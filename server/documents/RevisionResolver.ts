import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ChangeReason, Document, Person, Revision, RevisionState } from '../../schema/index.ts'
import { DayScalar } from '../../schema/kernel/scalars.ts'
import type { Context } from '../kernel/context.ts'
import { approveRevision, meaningOf, returnRevision } from './approvals.ts'
import { startRevision } from './documents.ts'
import { attachFile, detachFile, discardDraft, takeLease, updateDraft } from './drafts.ts'
import { contentOf } from './factsOf.ts'
import {
  ApproveRevisionInput,
  AttachFileInput,
  CancelRevisionInput,
  DetachFileInput,
  DiscardDraftInput,
  PublishRevisionInput,
  RecordIssueInput,
  RecordReviewInput,
  ReturnRevisionInput,
  StartRevisionInput,
  SubmitRevisionInput,
  TakeBackRevisionInput,
  TakeLeaseInput,
  UnpublishRevisionInput,
  UpdateDraftInput,
} from './inputs.ts'
import { labelOf } from './labels.ts'
import { revisionLifecycle, stateOn } from './lifecycle.ts'
import { documentOf, wholeOf } from './loaders.ts'
import { cancelRevision, previewPublication, publishRevision, recordIssue, unpublishRevision } from './publishing.ts'
import { revisionRow } from './queries.ts'
import { recordReview, submitRevision, takeBackRevision } from './reviews.ts'
import type { BriefRevision } from './rows.ts'
import {
  ApprovalView,
  IssueView,
  LeaseView,
  LifecycleStep,
  PublicationPreviewView,
  ReviewRoundView,
  RevisionActionOffer,
  RevisionFileView,
  RevisionStep,
  RouteStepView,
} from './types.ts'
import { fileView, missed, opens, revisionOffers, roundViews, routeStepView, said, stepView } from './views.ts'

/** A mutation answers the revision as it is after the act. */
const answer = async (ctx: Context, id: Promise<string>) => await revisionRow(ctx, await id)

@Resolver(() => Revision)
export class RevisionResolver {
  @Query(() => Revision, {
    nullable: true,
    description: 'Trạng thái ai cũng thấy; nội dung theo contentVisible. Status for everybody; content field by field.',
  })
  revision(@Ctx() ctx: Context, @Arg('id', () => ID) id: string) {
    return revisionRow(ctx, id)
  }

  @Query(() => [LifecycleStep], { description: 'Bảng vòng đời. The lifecycle table.' })
  lifecycle() {
    return revisionLifecycle.steps.map(({ action, from, to, by, given }) => ({
      action,
      from,
      to,
      by: by.map((word) => word.name),
      given: (given ?? []).map(({ name }) => name),
    }))
  }

  @Query(() => PublicationPreviewView)
  async publicationPreview(@Ctx() ctx: Context, @Arg('input', () => PublishRevisionInput) input: PublishRevisionInput) {
    const { decision, ...preview } = await previewPublication(ctx, input)
    const refused = decision.refused ?? null
    return { ...preview, refused, sentence: said(ctx, refused, decision.missing), missing: missed(ctx, decision.missing) }
  }

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

  // what every row has

  @FieldResolver(() => RevisionState)
  state(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return stateOn(row, ctx.today)
  }

  @FieldResolver(() => String, { description: '05 hoặc 05.01. As printed.' })
  label(@Root() row: BriefRevision) {
    return labelOf(row)
  }

  @FieldResolver(() => DayScalar, { nullable: true, description: 'Ngày đầu có hiệu lực. First day in force.' })
  effectiveOn(@Root() row: BriefRevision) {
    return row.inForce?.from ?? null
  }

  @FieldResolver(() => DayScalar, {
    nullable: true,
    description: 'Ngày đầu không còn hiệu lực; null là chưa biết. First day no longer in force.',
  })
  endsOn(@Root() row: BriefRevision) {
    return row.inForce?.until ?? null
  }

  // what is read whole

  @FieldResolver(() => Document)
  document(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return documentOf(ctx, row)
  }

  @FieldResolver(() => [RevisionStep], { description: 'Cũ trước; đang mở thì until null. Oldest first; the open ones have until null.' })
  async steps(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return (await wholeOf(ctx, row)).tasks.map((task) => stepView(ctx, task))
  }

  @FieldResolver(() => Person, { nullable: true, description: 'null: nhập cùng tài liệu. Null: taken over.' })
  async author(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return (await wholeOf(ctx, row)).author
  }

  @FieldResolver(() => [Person], { description: 'Mọi người đã đưa nội dung vào, mãi mãi. Everybody who gave content, for ever.' })
  async contributors(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return (await wholeOf(ctx, row)).contributed.map(({ person }) => person)
  }

  @FieldResolver(() => LeaseView, { nullable: true })
  async lease(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    const { lease } = await wholeOf(ctx, row)
    return lease && { ...lease, mine: lease.holderId === ctx.actor.personId }
  }

  @FieldResolver(() => ChangeReason, { nullable: true })
  async changeReason(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return (await wholeOf(ctx, row)).changeReason
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'null nếu không được xem nội dung. Null where content is closed to this person.',
  })
  async changeSummary(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    const whole = await wholeOf(ctx, row)
    return opens(ctx, whole) ? whole.changeSummary : null
  }

  @FieldResolver(() => Boolean, { description: 'false: files rỗng, lời văn null. False: files is empty, texts are null.' })
  async contentVisible(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return opens(ctx, await wholeOf(ctx, row))
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'SHA-256 của tệp CONTENT: con số mà mọi quyết định nhắc. What every decision names.',
  })
  async sha256(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return contentOf(await wholeOf(ctx, row))?.sha256 ?? null
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Băm của niêm; null khi chưa trình. The seal over every file and row; null before submitting.',
  })
  async sealSha256(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return (await wholeOf(ctx, row)).sealSha256
  }

  @FieldResolver(() => [RevisionFileView])
  async files(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    const whole = await wholeOf(ctx, row)
    return opens(ctx, whole) ? whole.files.map(fileView) : []
  }

  @FieldResolver(() => [RouteStepView], {
    description: 'Đường đi: của vòng đã trình, hoặc của lần trình sắp tới. The route: of the round, or of the submission to come.',
  })
  async route(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return (await wholeOf(ctx, row)).routeSteps.map((step) => routeStepView(ctx, step))
  }

  @FieldResolver(() => String, { description: 'Lời mà phê duyệt sẽ ghi lại. The words that an approval will keep.' })
  approvalMeaning(
    @Root() row: BriefRevision,
    @Ctx() ctx: Context,
    @Arg('notBefore', () => DayScalar, { nullable: true }) notBefore: string | null,
  ) {
    return meaningOf(row, notBefore ?? row.wishedEffectiveOn ?? ctx.today)
  }

  @FieldResolver(() => [ReviewRoundView], { description: 'Mới trước. Newest first.' })
  async reviewRounds(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return roundViews(ctx, await wholeOf(ctx, row))
  }

  @FieldResolver(() => [ApprovalView], { description: 'Mới trước. Newest first.' })
  async approvals(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return (await wholeOf(ctx, row)).approvals
  }

  @FieldResolver(() => IssueView, { nullable: true })
  async issue(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    const whole = await wholeOf(ctx, row)
    const signedFile = whole.issue?.signedFile && opens(ctx, whole) ? fileView(whole.issue.signedFile) : null
    return whole.issue && { ...whole.issue, signedFile }
  }

  @FieldResolver(() => Revision, { nullable: true })
  async supersedes(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return (await wholeOf(ctx, row)).supersedes
  }

  @FieldResolver(() => Revision, { nullable: true })
  async supersededBy(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return (await wholeOf(ctx, row)).supersededBy
  }

  @FieldResolver(() => [RevisionActionOffer])
  async actions(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    return revisionOffers(ctx, await wholeOf(ctx, row))
  }
}

import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ChangeReason, Document, Person, Revision, RevisionState } from '../../schema/index.ts'
import { DayScalar } from '../../schema/kernel/scalars.ts'
import type { Context } from '../kernel/context.ts'
import { meaningOf } from './approvals.ts'
import { daysAfter } from '../kernel/days.ts'
import { contentOf } from './factsOf.ts'
import { PublishRevisionInput } from './inputs.ts'
import { labelOf } from './labels.ts'
import { revisionLifecycle, stateOn } from './lifecycle.ts'
import { EditionChangesView, ObjectivesSheetView, PolicyStatementView } from './content/types.ts'
import { editionChanges } from './editionChanges.ts'
import { documentOf, wholeOf } from './loaders.ts'
import { previewPublication } from './publishing.ts'
import { documentRows, policyOn, revisionRow } from './queries.ts'
import type { BriefRevision, RevisionRow } from './rows.ts'
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
  WithdrawalView,
} from './types.ts'
import { withdrawalMeaning } from './withdrawals.ts'
import { fileView, missed, opens, revisionOffers, roundViews, routeStepView, said, stepView } from './views.ts'

@Resolver(() => Revision)
export class RevisionResolver {
  @Query(() => Revision, {
    nullable: true,
    description: 'Trạng thái ai cũng thấy; nội dung theo contentVisible. Status for everybody; content field by field.',
  })
  revision(@Ctx() ctx: Context, @Arg('id', () => ID) id: string) {
    return revisionRow(ctx, id)
  }

  @Query(() => Revision, {
    nullable: true,
    description: 'Chính sách chất lượng có hiệu lực trong một ngày, bỏ trống là hôm nay. The policy in force on a day, today if left out.',
  })
  policy(@Ctx() ctx: Context, @Arg('asOf', () => DayScalar, { nullable: true }) asOf: string | null) {
    return policyOn(ctx, asOf ?? ctx.today)
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
  async author(@Root() row: BriefRevision | RevisionRow, @Ctx() ctx: Context) {
    return 'author' in row ? row.author : (await wholeOf(ctx, row)).author
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

  @FieldResolver(() => PolicyStatementView, {
    nullable: true,
    description: 'Chỉ với POLICY. Only of a POLICY; null where content is closed.',
  })
  async statement(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    const whole = await wholeOf(ctx, row)
    return opens(ctx, whole) ? whole.statement : null
  }

  @FieldResolver(() => ObjectivesSheetView, {
    nullable: true,
    description: 'Chỉ với OBJECTIVES. Only of OBJECTIVES; null where content is closed.',
  })
  async sheet(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    const whole = await wholeOf(ctx, row)
    return opens(ctx, whole) ? whole.sheet : null
  }

  @FieldResolver(() => EditionChangesView, {
    nullable: true,
    description:
      'Với POLICY, OBJECTIVES: khác lần trước ở đâu; null khi không được xem. Of a policy or objectives: against the edition before; null where either is closed.',
  })
  changes(@Root() row: BriefRevision | RevisionRow, @Ctx() ctx: Context) {
    return editionChanges(ctx, row)
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

  @FieldResolver(() => WithdrawalView, {
    nullable: true,
    description: 'Đề nghị hủy bỏ mới nhất, và phê duyệt nếu đã có. The newest proposal, and what answered it.',
  })
  async withdrawal(@Root() row: BriefRevision, @Ctx() ctx: Context) {
    const { proposal, approvals, uses, inForce } = await wholeOf(ctx, row)
    if (!proposal) return null
    const approval = approvals.find(({ proposalId }) => proposalId === proposal.id) ?? null
    const others = await documentRows(ctx, [...uses.map(({ id }) => id), ...(proposal.successor ? [proposal.successor.id] : [])])
    const byId = new Map(others.map((other) => [other.id, other]))
    return {
      ...proposal,
      successor: proposal.successor && byId.get(proposal.successor.id),
      uses: uses.map(({ id }) => byId.get(id)),
      approval,
      lastDay: approval && inForce?.until ? daysAfter(inForce.until, -1) : null,
    }
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Lời mà hủy bỏ sẽ ghi lại; null khi chưa có đề nghị. The words that a withdrawal will keep; null without a proposal.',
  })
  async withdrawalMeaning(
    @Root() row: BriefRevision,
    @Ctx() ctx: Context,
    @Arg('endsOn', () => DayScalar, { nullable: true }) endsOn: string | null,
  ) {
    const whole = await wholeOf(ctx, row)
    return whole.proposal && withdrawalMeaning(whole, endsOn ?? ctx.today)
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

import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import {
  Decision,
  Document,
  FileRole,
  FileWarning,
  Person,
  ProofMethod,
  Revision,
  RevisionState,
  SigningForm,
  TaskKind,
  Verdict,
  VoteKind,
} from '../../schema/index.ts'
import { DayScalar, InstantScalar } from '../../schema/kernel/scalars.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { RevisionAction } from './lifecycle.ts'

// What the API answers of rows that no entity shows: plain objects of these shapes come from rows.ts.

/** What can be done to a document itself. */
export enum DocumentAction {
  startRevision = 'startRevision',
}
/** What can be done to a comment. */
export enum CommentAction {
  reply = 'reply',
  settle = 'settle',
}
registerEnumType(RevisionAction, {
  name: 'RevisionAction',
  description: 'Viết như động từ trong bảng vòng đời. Spelled like the verbs of the lifecycle table.',
})
registerEnumType(DocumentAction, { name: 'DocumentAction' })
registerEnumType(CommentAction, { name: 'CommentAction' })

@ObjectType({ description: 'Một điều còn thiếu, dẫn tới chỗ sửa. One guard that fails, with where to mend it.' })
export class Missing {
  @Field(() => RefusalCode) code!: RefusalCode
  @Field(() => String, { nullable: true }) field!: string | null
  @Field(() => Int) count!: number
  @Field(() => [ID]) subjectIds!: string[]
  @Field(() => String, { description: "Theo ngôn ngữ của người đọc. In the reader's language." }) sentence!: string
}

@ObjectType({ description: 'refused null: làm được ngay. Null: may be done now. missing lists every guard that fails.' })
export class RevisionActionOffer {
  @Field(() => RevisionAction) action!: RevisionAction
  @Field(() => RefusalCode, { nullable: true }) refused!: RefusalCode | null
  @Field(() => String, { nullable: true }) sentence!: string | null
  @Field(() => [Missing]) missing!: Missing[]
}

@ObjectType()
export class DocumentActionOffer {
  @Field(() => DocumentAction) action!: DocumentAction
  @Field(() => RefusalCode, { nullable: true }) refused!: RefusalCode | null
  @Field(() => String, { nullable: true }) sentence!: string | null
  @Field(() => [Missing]) missing!: Missing[]
}

@ObjectType()
export class CommentActionOffer {
  @Field(() => CommentAction) action!: CommentAction
  @Field(() => RefusalCode, { nullable: true }) refused!: RefusalCode | null
  @Field(() => String, { nullable: true }) sentence!: string | null
}

@ObjectType('RevisionFile')
export class RevisionFileView {
  @Field(() => ID) id!: string
  @Field(() => FileRole) role!: FileRole
  @Field(() => String) fileName!: string
  @Field(() => String, { description: 'Loại xác định từ nội dung. Found in the bytes, not in the name.' }) mediaType!: string
  @Field(() => Float, { description: 'Byte.' }) byteSize!: number
  @Field(() => String) sha256!: string
  @Field(() => Int, { nullable: true }) pageCount!: number | null
  @Field(() => [FileWarning]) warnings!: FileWarning[]
  @Field(() => String, { description: 'Cùng gốc, kiểm tra quyền mỗi lần, hỗ trợ Range. Same origin, authorised each time, Range.' })
  url!: string
  @Field(() => Person, { nullable: true, description: 'null: nhập cùng tài liệu. Null: taken over.' }) addedBy!: object | null
  @Field(() => InstantScalar) addedAt!: string
}

@ObjectType({ description: 'Ai đang giữ, từ khi nào, hạn khi nào; không ai gõ giờ. Nobody types a time.' })
export class RevisionStep {
  @Field(() => TaskKind) kind!: TaskKind
  @Field(() => RevisionState) state!: RevisionState
  @Field(() => String) label!: string
  @Field(() => [Person], { description: 'Những người làm được việc này lúc này, hoặc người đã làm. Those who may act now, or who did.' })
  holders!: object[]
  @Field(() => InstantScalar) since!: string
  @Field(() => InstantScalar, { nullable: true }) until!: string | null
  @Field(() => DayScalar, { nullable: true }) dueOn!: string | null
  @Field(() => Boolean) overdue!: boolean
}

@ObjectType('Lease', { description: 'Ai đang giữ bản thảo, đến khi nào. Who has it checked out, until when.' })
export class LeaseView {
  @Field(() => Person) holder!: object
  @Field(() => InstantScalar) until!: string
  @Field(() => Boolean) mine!: boolean
}

@ObjectType('Issue', { description: 'Số, ký hiệu, ngày, tệp đã ký. The legal act, made outside and recorded here.' })
export class IssueView {
  @Field(() => String) number!: string
  @Field(() => DayScalar) issuedOn!: string
  @Field(() => RevisionFileView, { nullable: true }) signedFile!: RevisionFileView | null
  @Field(() => Person) recordedBy!: object
  @Field(() => InstantScalar) recordedAt!: string
}

@ObjectType('RouteStep', {
  description: 'Bước giao cho vai trò, không giao cho tên. A step belongs to roles; people are those who may act today.',
})
export class RouteStepView {
  @Field(() => Int) position!: number
  @Field(() => VoteKind) kind!: VoteKind
  @Field(() => String) who!: string
  @Field(() => String) label!: string
  @Field(() => Int, { nullable: true, description: 'Bao nhiêu người đồng ý là đủ; null: tất cả. How many must agree; null: all.' }) needs!:
    number | null
  @Field(() => Int, { nullable: true, description: 'Hỏi bao nhiêu người. How many are asked.' }) asked!: number | null
  @Field(() => Int, { nullable: true }) days!: number | null
  @Field(() => [Person]) people!: object[]
}

@ObjectType('Route', { description: 'Đường đi soát xét. Running revisions keep the version they were submitted under.' })
export class RouteView {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => Boolean) mergesReviewIntoApproval!: boolean
  @Field(() => [RouteStepView]) steps!: RouteStepView[]
}

@ObjectType('Vote', { description: 'Kết luận của một người; chỉ thêm, không sửa. Insert only.' })
export class VoteView {
  @Field(() => ID) id!: string
  @Field(() => Person) person!: object
  @Field(() => VoteKind) kind!: VoteKind
  @Field(() => Verdict) verdict!: Verdict
  @Field(() => String, { nullable: true }) note!: string | null
  @Field(() => InstantScalar) at!: string
  @Field(() => String) sha256!: string
  @Field(() => String) sealSha256!: string
}

@ObjectType({ description: 'Ghim trên trang: 0..1 nên không phụ thuộc độ phóng. Independent of zoom.' })
export class PageAnchor {
  @Field(() => Int) page!: number
  @Field(() => Float) x!: number
  @Field(() => Float) y!: number
  @Field(() => String, { nullable: true }) quote!: string | null
}

@ObjectType('CommentReply')
export class CommentReplyView {
  @Field(() => ID) id!: string
  @Field(() => Person) author!: object
  @Field(() => String) body!: string
  @Field(() => InstantScalar) createdAt!: string
}

@ObjectType('Comment', { description: 'mustSettle: phải xử lý xong mới đồng ý được. Blocks until closed by whoever made it.' })
export class CommentView {
  @Field(() => ID) id!: string
  @Field(() => Int) round!: number
  @Field(() => Person) author!: object
  @Field(() => Boolean) mustSettle!: boolean
  @Field(() => String) body!: string
  @Field(() => PageAnchor, { nullable: true }) anchor!: PageAnchor | null
  @Field(() => InstantScalar) createdAt!: string
  @Field(() => Person, { nullable: true }) settledBy!: object | null
  @Field(() => InstantScalar, { nullable: true }) settledAt!: string | null
  @Field(() => [CommentReplyView]) replies!: CommentReplyView[]
  @Field(() => [CommentActionOffer]) actions!: CommentActionOffer[]
  @Field(() => Int) lock!: number
}

@ObjectType('ReviewRound', { description: 'Vòng soát xét; tệp mới là vòng mới. One submission; new bytes mean a new round.' })
export class ReviewRoundView {
  @Field(() => ID) id!: string
  @Field(() => Int) number!: number
  @Field(() => InstantScalar) openedAt!: string
  @Field(() => InstantScalar, { nullable: true }) closedAt!: string | null
  @Field(() => Person) submittedBy!: object
  @Field(() => String, { nullable: true }) note!: string | null
  @Field(() => String) sha256!: string
  @Field(() => String) sealSha256!: string
  @Field(() => Int) routeVersion!: number
  @Field(() => [VoteView]) votes!: VoteView[]
  @Field(() => [RouteStepView], { description: 'Bước còn chờ, và ai làm được lúc này. Steps still awaited, and who may act now.' })
  awaited!: RouteStepView[]
  @Field(() => [CommentView], { description: 'Cũ trước; rỗng khi không được xem nội dung. Oldest first; empty where content is closed.' })
  comments!: CommentView[]
}

@ObjectType('Approval', { description: 'Một lần quyết định; chỉ thêm, không sửa. Insert only.' })
export class ApprovalView {
  @Field(() => ID) id!: string
  @Field(() => Decision) decision!: Decision
  @Field(() => Person) approver!: object
  @Field(() => String, { nullable: true, description: 'Chức vụ của ngày ấy. Of that day.' }) position!: string | null
  @Field(() => SigningForm) signingForm!: SigningForm
  @Field(() => String, { description: 'Ý nghĩa của việc ký. The meaning, in the words the signer saw.' }) meaning!: string
  @Field(() => String, { nullable: true }) note!: string | null
  @Field(() => InstantScalar) at!: string
  @Field(() => ProofMethod, { nullable: true }) proof!: ProofMethod | null
  @Field(() => String, { nullable: true, description: 'null: nhập không kèm tệp. Null: taken over without files.' }) sha256!: string | null
  @Field(() => String, { nullable: true }) sealSha256!: string | null
  @Field(() => DayScalar, {
    nullable: true,
    description: 'Của hủy bỏ: ngày đầu không còn hiệu lực. Of a withdrawal: the first day no longer in force.',
  })
  endsOn!: string | null
  @Field(() => DayScalar, { nullable: true, description: 'Không có hiệu lực trước ngày này. Not to take effect before.' }) notBefore!:
    string | null
  @Field(() => Int) round!: number
}

@ObjectType('Withdrawal', { description: 'Luôn trả lời đề nghị của người khác. Always answers a proposal by somebody else.' })
export class WithdrawalView {
  @Field(() => ID, { description: 'Của đề nghị. Of the proposal.' }) id!: string
  @Field(() => Person) proposedBy!: object
  @Field(() => InstantScalar) proposedAt!: string
  @Field(() => String) reason!: string
  @Field(() => String, { nullable: true }) basis!: string | null
  @Field(() => Document, { nullable: true, description: 'null: không có tài liệu thay thế. Null: none.' }) successor!: object | null
  @Field(() => [Document], { description: 'Những nơi còn dùng: biểu mẫu, tài liệu gắn với nó. Where it is still used.' }) uses!: object[]
  @Field(() => ApprovalView, { nullable: true }) approval!: ApprovalView | null
  @Field(() => DayScalar, { nullable: true, description: 'Ngày cuối còn hiệu lực. Its last day in force.' }) lastDay!: string | null
}

@ObjectType({ description: 'Một dòng của bảng vòng đời. One line of the lifecycle table, for the page that draws it.' })
export class LifecycleStep {
  @Field(() => RevisionAction) action!: RevisionAction
  @Field(() => [RevisionState]) from!: readonly RevisionState[]
  @Field(() => RevisionState) to!: RevisionState
  @Field(() => [String]) by!: string[]
  @Field(() => [String]) given!: string[]
}

@ObjectType('PublicationPreview', {
  description: 'Sẽ xảy ra gì khi ban hành; tính bằng chính đoạn mã sẽ làm. From the code that will do it.',
})
export class PublicationPreviewView {
  @Field(() => Revision, { nullable: true }) supersedes!: object | null
  @Field(() => DayScalar, { nullable: true }) supersededLastDay!: string | null
  @Field(() => Boolean) takesEffectToday!: boolean
  @Field(() => DayScalar, { description: 'Ngày sớm nhất chọn được. The earliest day that is allowed.' }) earliest!: string
  @Field(() => Int, { description: 'Số người đọc được khi có hiệu lực. How many will be able to read it.' }) people!: number
  @Field(() => RefusalCode, { nullable: true }) refused!: RefusalCode | null
  @Field(() => String, { nullable: true }) sentence!: string | null
  @Field(() => [Missing]) missing!: Missing[]
}

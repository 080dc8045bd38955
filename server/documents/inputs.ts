import { ObjectivesInput, PolicyStatementInput } from './content/inputs.ts'
import { Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql'
import {
  ChangeReason,
  ChangeSize,
  DocumentKind,
  DocumentStatus,
  FileRole,
  RevisionState,
  SigningForm,
  Verdict,
} from '../../schema/index.ts'
import { DayScalar } from '../../schema/kernel/scalars.ts'

/** By which column a list is sorted. */
export enum DocumentOrderField {
  CODE = 'CODE',
  TITLE = 'TITLE',
  UPDATED_AT = 'UPDATED_AT',
}
/** In which direction. */
export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(DocumentOrderField, { name: 'DocumentOrderField' })
registerEnumType(OrderDirection, { name: 'OrderDirection' })

@InputType()
export class DocumentOrder {
  @Field(() => DocumentOrderField) field!: DocumentOrderField
  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC }) direction!: OrderDirection
}

@InputType({ description: 'Các trường nối bằng VÀ, danh sách nối bằng HOẶC. Fields join by AND, lists by OR.' })
export class DocumentFilter {
  @Field(() => [DocumentKind], { nullable: true }) kinds?: DocumentKind[] | null
  @Field(() => [String], { nullable: true }) typeCodes?: string[] | null
  @Field(() => [DocumentStatus], { nullable: true }) statuses?: DocumentStatus[] | null
  @Field(() => [RevisionState], { nullable: true }) openStates?: RevisionState[] | null
  @Field(() => [ID], { nullable: true }) divisionIds?: string[] | null
  @Field(() => String, { nullable: true }) codePrefix?: string | null
  @Field(() => String, { nullable: true, description: 'Mã hiệu hoặc tên, có dấu hoặc không. Code or title, with or without marks.' })
  text?: string | null
  @Field(() => DayScalar, { nullable: true }) effectiveSince?: string | null
}

@InputType()
export class CreateDocumentInput {
  @Field(() => String) typeCode!: string
  @Field(() => String) title!: string
  @Field(() => DocumentKind, {
    nullable: true,
    description: 'Theo loại; nếu ghi thì được đối chiếu. Follows from the type; checked if given.',
  })
  kind?: DocumentKind | null
  @Field(() => String, {
    nullable: true,
    description: 'Bỏ trống: số trống kế tiếp theo mẫu. Left out: the next free number of the pattern.',
  })
  code?: string | null
  @Field(() => ID, { nullable: true, description: "Bỏ trống: đơn vị của người tạo. Left out: the viewer's division." }) divisionId?:
    string | null
  @Field(() => String, {
    nullable: true,
    description: "Mã nhóm lĩnh vực, cho {group}; bỏ trống: mã đơn vị. Code of the division's field group; left out: the division's code.",
  })
  group?: string | null
  @Field(() => String, { nullable: true }) parentCode?: string | null
  @Field(() => Boolean, { defaultValue: false }) restricted!: boolean
}

@InputType()
export class StartRevisionInput {
  @Field(() => ID) documentId!: string
  @Field(() => Int, { description: 'lock của tài liệu. Of the document.' }) lock!: number
  @Field(() => ChangeSize, { defaultValue: ChangeSize.EDITION }) changeSize!: ChangeSize
  @Field(() => ChangeReason, { nullable: true, description: 'Cần từ lần thứ hai. Needed from the second revision on.' })
  changeReason?: ChangeReason | null
  @Field(() => String, { nullable: true }) changeSummary?: string | null
}

/** Names a revision as its page showed it. */
@InputType()
class ShownRevision {
  @Field(() => ID) revisionId!: string
  @Field(() => Int) lock!: number
}

@InputType({ description: 'Trường bỏ trống giữ nguyên. Left out: unchanged.' })
export class UpdateDraftInput extends ShownRevision {
  @Field(() => String, { nullable: true }) title?: string | null
  @Field(() => ChangeSize, { nullable: true }) changeSize?: ChangeSize | null
  @Field(() => ChangeReason, { nullable: true }) changeReason?: ChangeReason | null
  @Field(() => String, { nullable: true }) changeSummary?: string | null
  @Field(() => DayScalar, { nullable: true }) wishedEffectiveOn?: string | null
  @Field(() => PolicyStatementInput, {
    nullable: true,
    description: 'Chỉ với POLICY; danh sách thay cả danh sách. Only of a POLICY; a list replaces the list.',
  })
  statement?: PolicyStatementInput | null
  @Field(() => ObjectivesInput, {
    nullable: true,
    description: 'Chỉ với OBJECTIVES; danh sách thay cả danh sách. Only of OBJECTIVES; a list replaces the list.',
  })
  objectives?: ObjectivesInput | null
}

@InputType()
export class AttachFileInput extends ShownRevision {
  @Field(() => ID) uploadId!: string
  @Field(() => FileRole, { defaultValue: FileRole.CONTENT }) role!: FileRole
  @Field(() => String, { nullable: true, description: 'Người gửi tự tính; khác thì CHECKSUM_MISMATCH. Computed by the sender.' }) sha256?:
    string | null
  @Field(() => ID, { nullable: true }) replacesFileId?: string | null
}

@InputType()
export class DetachFileInput extends ShownRevision {
  @Field(() => ID) fileId!: string
}

@InputType()
export class TakeLeaseInput {
  @Field(() => ID) revisionId!: string
  @Field(() => String, { nullable: true, description: 'Cần khi lấy lại từ người khác. Needed to take it over.' }) reason?: string | null
  @Field(() => Boolean, { defaultValue: false }) release!: boolean
}

@InputType({
  description: 'Bản nháp chưa từng trình: dòng giữ lại, CANCELLED, không cần lý do. Never submitted: the row stays, CANCELLED.',
})
export class DiscardDraftInput extends ShownRevision {}

@InputType()
export class SubmitRevisionInput extends ShownRevision {
  @Field(() => String, { nullable: true, description: 'Tệp CONTENT người gửi đang thấy. As the sender sees it.' }) sha256?: string | null
  @Field(() => DayScalar, { nullable: true }) reviewDueOn?: string | null
  @Field(() => String, { nullable: true }) note?: string | null
}

@InputType()
export class TakeBackRevisionInput extends ShownRevision {
  @Field(() => String) reason!: string
}

@InputType()
export class RecordReviewInput {
  @Field(() => ID) revisionId!: string
  @Field(() => Verdict) verdict!: Verdict
  @Field(() => String) sha256!: string
  @Field(() => String, { nullable: true }) sealSha256?: string | null
  @Field(() => String, { nullable: true, description: 'Bắt buộc với REQUEST_CHANGES. Required with REQUEST_CHANGES.' }) note?: string | null
}

@InputType()
export class PageAnchorInput {
  @Field(() => Int) page!: number
  @Field(() => Float) x!: number
  @Field(() => Float) y!: number
  @Field(() => String, { nullable: true }) quote?: string | null
}

@InputType()
export class AddCommentInput {
  @Field(() => ID) revisionId!: string
  @Field(() => String) sha256!: string
  @Field(() => String) body!: string
  @Field(() => Boolean, { defaultValue: false }) mustSettle!: boolean
  @Field(() => PageAnchorInput, { nullable: true }) anchor?: PageAnchorInput | null
}

@InputType()
export class ReplyToCommentInput {
  @Field(() => ID) commentId!: string
  @Field(() => String) body!: string
}

@InputType()
export class SettleCommentInput {
  @Field(() => ID) commentId!: string
  @Field(() => Int) lock!: number
  @Field(() => Boolean) settled!: boolean
}

@InputType()
export class ApproveRevisionInput extends ShownRevision {
  @Field(() => String, { description: 'Tệp mà người duyệt đã xem; khác thì BYTES_CHANGED. As shown.' }) sha256!: string
  @Field(() => String, { nullable: true, description: 'Niêm như đã hiện. The seal, as shown.' }) sealSha256?: string | null
  @Field(() => DayScalar, {
    nullable: true,
    description: 'Hiệu lực không trước ngày này; bỏ trống: ngày mong muốn, không có thì hôm nay. Left out: the wished day, else today.',
  })
  notBefore?: string | null
  @Field(() => String, { nullable: true }) note?: string | null
  @Field(() => SigningForm, { defaultValue: SigningForm.OWN }) signingForm!: SigningForm
  @Field(() => Boolean, { defaultValue: false }) changesSeen!: boolean
  @Field(() => String, { nullable: true, description: 'Từ POST /auth/proof, cho đúng việc này. For this very act.' }) proofToken?:
    string | null
}

@InputType()
export class ReturnRevisionInput extends ShownRevision {
  @Field(() => String) sha256!: string
  @Field(() => String, { nullable: true }) sealSha256?: string | null
  @Field(() => String) reason!: string
}

@InputType()
export class RecordIssueInput extends ShownRevision {
  @Field(() => String, { description: 'Số, ký hiệu văn bản. As in 05/QĐ-SCT.' }) number!: string
  @Field(() => DayScalar) issuedOn!: string
  @Field(() => ID, { nullable: true }) signedUploadId?: string | null
}

@InputType()
export class PublishRevisionInput extends ShownRevision {
  @Field(() => DayScalar, {
    description:
      'Từ hôm nay, không trước notBefore, sau ngày đầu của lần đang có hiệu lực. Not before today and notBefore; after the first day of the one in force.',
  })
  effectiveOn!: string
}

@InputType()
export class UnpublishRevisionInput extends ShownRevision {
  @Field(() => String) reason!: string
}

@InputType()
export class CancelRevisionInput extends ShownRevision {
  @Field(() => String) reason!: string
}

@InputType()
export class RescheduleRevisionInput extends ShownRevision {
  @Field(() => String) sha256!: string
  @Field(() => String, { nullable: true }) sealSha256?: string | null
  @Field(() => DayScalar, { description: 'Ngày mới; đã ban hành thì là ngày có hiệu lực mới. Once published, its new first day.' })
  notBefore!: string
  @Field(() => String) reason!: string
  @Field(() => SigningForm, { defaultValue: SigningForm.OWN }) signingForm!: SigningForm
  @Field(() => String, { nullable: true }) proofToken?: string | null
}

@InputType()
export class RevokeRevisionInput extends ShownRevision {
  @Field(() => String) sha256!: string
  @Field(() => String, { nullable: true }) sealSha256?: string | null
  @Field(() => String) reason!: string
  @Field(() => SigningForm, { defaultValue: SigningForm.OWN }) signingForm!: SigningForm
  @Field(() => String, { nullable: true }) proofToken?: string | null
}

@InputType()
export class ProposeWithdrawalInput extends ShownRevision {
  @Field(() => String) reason!: string
  @Field(() => String, { nullable: true, description: 'Văn bản làm căn cứ. The text that it rests on.' }) basis?: string | null
  @Field(() => String, { nullable: true, description: 'Bỏ trống: không có tài liệu thay thế. Left out: none.' }) successorCode?:
    string | null
}

@InputType()
export class WithdrawDocumentInput extends ShownRevision {
  @Field(() => ID, { description: 'Đề nghị đã xem; có đề nghị mới hơn thì CHANGED_MEANWHILE. As shown.' }) proposalId!: string
  @Field(() => String, { nullable: true }) sha256?: string | null
  @Field(() => String, { nullable: true }) sealSha256?: string | null
  @Field(() => DayScalar, { nullable: true, description: 'Ngày đầu không còn hiệu lực; bỏ trống: hôm nay. Left out: today.' })
  endsOn?: string | null
  @Field(() => [ID], { defaultValue: [], description: 'Nơi còn dùng đã chấp nhận, từng nơi một. Places of use, accepted one by one.' })
  acceptedUses!: string[]
  @Field(() => String, { nullable: true }) note?: string | null
  @Field(() => SigningForm, { defaultValue: SigningForm.OWN }) signingForm!: SigningForm
  @Field(() => String, { nullable: true }) proofToken?: string | null
}

import { Field, ID, InputType } from 'type-graphql'
import { SigningForm } from '../../schema/index.ts'
import { DayScalar } from '../../schema/kernel/scalars.ts'
import { ShownRevision } from './inputs.ts'

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

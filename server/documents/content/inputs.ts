import { Field, ID, InputType, Int } from 'type-graphql'
import { Direction, Frequency, MeasureKind } from '../../../schema/index.ts'
import { DecimalScalar } from '../../../schema/kernel/scalars.ts'

@InputType()
class PolicyCommitmentInput {
  @Field(() => ID, { nullable: true, description: 'Bỏ trống: cam kết mới. Left out: a new commitment.' }) identity?: string | null
  @Field(() => String) text!: string
  @Field(() => String, { nullable: true }) textEn?: string | null
}

@InputType()
export class PolicyStatementInput {
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) titleEn?: string | null
  @Field(() => String, { nullable: true }) motto?: string | null
  @Field(() => String, { nullable: true }) mottoEn?: string | null
  @Field(() => [PolicyCommitmentInput]) commitments!: PolicyCommitmentInput[]
  @Field(() => String, { nullable: true }) closing?: string | null
  @Field(() => String, { nullable: true }) closingEn?: string | null
}

@InputType({ description: 'Kế hoạch theo 6.2.2: việc, người, nguồn lực, thời hạn, cách đánh giá. The plan of clause 6.2.2.' })
class ObjectivePlanInput {
  @Field(() => String, { nullable: true }) what?: string | null
  @Field(() => String, { nullable: true }) who?: string | null
  @Field(() => String, { nullable: true }) means?: string | null
  @Field(() => String, { nullable: true }) when?: string | null
  @Field(() => String, { nullable: true }) judged?: string | null
}

@InputType()
class ObjectiveInput {
  @Field(() => String, { description: 'Mã mục tiêu, giữ qua các năm; số liệu gắn vào đây. Its code, the same through the years.' })
  code!: string
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) titleEn?: string | null
  @Field(() => String) measure!: string
  @Field(() => MeasureKind, { defaultValue: MeasureKind.RATIO }) measureKind!: MeasureKind
  @Field(() => String, { nullable: true }) formula?: string | null
  @Field(() => String) unit!: string
  @Field(() => Direction) direction!: Direction
  @Field(() => DecimalScalar) target!: string
  @Field(() => Frequency) frequency!: Frequency
  @Field(() => Int, { defaultValue: 5, description: 'Số ngày sau khi hết kỳ. Days after the end of a period on which its figure is due.' })
  dueDays!: number
  @Field(() => ID, { nullable: true, description: 'Bỏ trống: của cả cơ quan. Left out: the whole agency.' }) divisionId?: string | null
  @Field(() => ID, { nullable: true }) ownerId?: string | null
  @Field(() => String, { nullable: true }) dataSource?: string | null
  @Field(() => ID, { nullable: true, description: 'identity của cam kết trong chính sách. Of a commitment of the policy.' }) commitment?:
    string | null
  @Field(() => ObjectivePlanInput, { nullable: true }) plan?: ObjectivePlanInput | null
}

@InputType()
export class ObjectivesInput {
  @Field(() => Int) year!: number
  @Field(() => [ObjectiveInput]) objectives!: ObjectiveInput[]
}

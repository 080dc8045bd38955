import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Agency, Person, ProofMethod, Role } from '../../schema/index.ts'
import { RefusalCode } from '../kernel/refusal.ts'

/** What may be done in an agency, beside its documents. */
export enum AgencyAction {
  createDocument = 'createDocument',
  readAuditTrail = 'readAuditTrail',
  readRoles = 'readRoles',
  proposeRole = 'proposeRole',
}
registerEnumType(AgencyAction, { name: 'AgencyAction' })

/** Whether an action of the agency may be done now. */
@ObjectType()
export class AgencyActionOffer {
  @Field(() => AgencyAction) action!: AgencyAction
  @Field(() => RefusalCode, { nullable: true }) refused!: RefusalCode | null
  @Field(() => String, { nullable: true }) sentence!: string | null
}

/** Who asks. */
@ObjectType({ description: 'Người đang đăng nhập. Who is signed in.' })
export class Viewer {
  @Field(() => Person) person!: object

  @Field(() => Agency) agency!: object

  @Field(() => [Role], { description: 'Chỉ để hiển thị. For display only (account page); no rule may be built on it in a client.' })
  roles!: Role[]

  @Field(() => [AgencyActionOffer]) actions!: AgencyActionOffer[]

  @Field(() => [ProofMethod]) proofMethods!: ProofMethod[]

  @Field(() => Int, {
    description:
      'Đồng hồ nhanh bao nhiêu ngày. Not zero only in tests: the words of the bar that cannot be hidden, days the clock is ahead.',
  })
  clockShiftDays!: number

  @Field(() => Boolean, { description: "Cơ quan mẫu. The sample agency: the words 'demo' stand in a banner that cannot be hidden." })
  demo!: boolean
}

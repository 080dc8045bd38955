import { Field, ID, InputType, Int } from 'type-graphql'
import { Role } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { DayScalar } from '../../schema/kernel/scalars.ts'

@InputType()
export class ProposeRoleInput {
  @Field(() => ID) personId!: string
  @Field(() => Role) role!: Role
  @Field(() => ID, { nullable: true, description: 'Chỉ cho AUTHOR, DIVISION_HEAD. Only for these two.' }) divisionId?: string | null
  @Field(() => DayScalar) from!: Day
  @Field(() => DayScalar, { nullable: true, description: 'Cả ngày này. Inclusive.' }) until?: Day | null
  @Field(() => String, { nullable: true, description: 'Số văn bản giao vai trò. Number of the deciding text.' }) basis?: string | null
  @Field(() => DayScalar, { nullable: true, description: 'Ngày văn bản. Day of the deciding text.' }) basisOn?: Day | null
}

@InputType()
export class ConfirmRoleInput {
  @Field(() => ID) grantId!: string
  @Field(() => Int) lock!: number
}

@InputType()
export class TurnDownRoleInput {
  @Field(() => ID) grantId!: string
  @Field(() => Int) lock!: number
  @Field(() => String) reason!: string
}

@InputType()
export class EndRoleInput {
  @Field(() => ID) grantId!: string
  @Field(() => Int) lock!: number
  @Field(() => DayScalar, { description: 'Ngày cuối; hôm qua là ngay từ bây giờ. The last day; yesterday is from now on.' }) until!: Day
  @Field(() => String) reason!: string
}

@InputType()
export class DeactivatePersonInput {
  @Field(() => ID) personId!: string
  @Field(() => Int) lock!: number
}

import { Field, ID, InputType } from 'type-graphql'
import type { Day } from '../../schema/kernel/days.ts'
import { DayScalar } from '../../schema/kernel/scalars.ts'

/** What of the trail is asked: fields joined by AND, lists by OR. */
@InputType()
export class AuditTrailFilter {
  @Field(() => String, { nullable: true }) documentCode?: string | null
  @Field(() => ID, { nullable: true }) subjectId?: string | null
  @Field(() => [ID], { nullable: true }) actorIds?: string[] | null
  @Field(() => [String], { nullable: true }) actions?: string[] | null
  @Field(() => DayScalar, { nullable: true }) from?: Day | null
  @Field(() => DayScalar, { nullable: true, description: 'Cả ngày này. Inclusive.' }) until?: Day | null
}

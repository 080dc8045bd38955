import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Person, RevisionState } from '../../schema/index.ts'
import { InstantScalar } from '../../schema/kernel/scalars.ts'
import { RefusalCode } from '../kernel/refusal.ts'

/** A field that an act changed. */
@ObjectType()
export class TrailChange {
  @Field(() => String) field!: string
  @Field(() => String, { nullable: true }) before!: string | null
  @Field(() => String, { nullable: true }) after!: string | null
}

/** One line of the audit trail. */
@ObjectType('TrailEntry', { description: 'Một dòng nhật ký, móc xích với dòng trước. One act, chained to the one before.' })
export class TrailEntryView {
  @Field(() => ID) id!: string
  @Field(() => Int) sequence!: number
  @Field(() => InstantScalar) at!: string
  @Field(() => Person, { nullable: true }) actor!: object | null
  @Field(() => String) action!: string
  @Field(() => RevisionState, { nullable: true }) from!: RevisionState | null
  @Field(() => RevisionState, { nullable: true }) to!: RevisionState | null
  @Field(() => String) subjectType!: string
  @Field(() => ID) subjectId!: string
  @Field(() => Int, { nullable: true }) subjectLock!: number | null
  @Field(() => String, { nullable: true }) documentCode!: string | null
  @Field(() => String, { nullable: true }) rule!: string | null
  @Field(() => String, { nullable: true }) reason!: string | null

  @Field(() => [TrailChange], { description: 'Nội dung dự thảo không hiện. The content of a draft is not told.' })
  changes!: TrailChange[]

  @Field(() => String, { nullable: true }) sha256!: string | null
  @Field(() => String, { nullable: true }) requestId!: string | null
  @Field(() => String) hash!: string
  @Field(() => String) previousHash!: string
}

/** A refused act that mattered. */
@ObjectType('RefusalEntry', { description: 'Việc bị từ chối, đứng ngoài chuỗi. A refused act that matters, outside the chain.' })
export class RefusalEntryView {
  @Field(() => ID) id!: string
  @Field(() => InstantScalar) at!: string
  @Field(() => Person, { nullable: true }) actor!: object | null
  @Field(() => String) action!: string
  @Field(() => RefusalCode) refused!: RefusalCode
  @Field(() => ID, { nullable: true }) subjectId!: string | null
  @Field(() => String, { nullable: true }) documentCode!: string | null
}

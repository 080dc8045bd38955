import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Person, PostingPlace, PostingProof, Revision } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { DayScalar, InstantScalar } from '../../schema/kernel/scalars.ts'
import { RefusalCode } from '../kernel/refusal.ts'

/** What can be done about what hangs. */
export enum PostingAction {
  postRevision = 'postRevision',
  endPosting = 'endPosting',
}
registerEnumType(PostingAction, { name: 'PostingAction' })

@ObjectType()
export class PostingActionOffer {
  @Field(() => PostingAction) action!: PostingAction
  @Field(() => RefusalCode, { nullable: true }) refused!: RefusalCode | null
  @Field(() => String, { nullable: true }) sentence!: string | null
}

@ObjectType('Posting', { description: 'Nơi đã niêm yết, có bằng chứng. Where something hangs or hung, with proof.' })
export class PostingView {
  @Field(() => ID) id!: string
  @Field(() => PostingPlace) place!: PostingPlace
  @Field(() => String, { nullable: true, description: 'Như "Sảnh tầng 1". Such as "Hall, ground floor".' }) whereExactly!: string | null
  @Field(() => DayScalar) from!: Day
  @Field(() => DayScalar, { nullable: true, description: 'Ngày cuối; null: còn treo. The last day; null while it hangs.' })
  until!: Day | null
  @Field(() => PostingProof) proof!: PostingProof
  @Field(() => String, { nullable: true }) url!: string | null
  @Field(() => String, { nullable: true }) proofName!: string | null
  @Field(() => String, { nullable: true }) proofUrl!: string | null
  @Field(() => Person) postedBy!: object
  @Field(() => InstantScalar) postedAt!: string
  @Field(() => Revision) revision!: object
  @Field(() => Int, { description: 'Số ngày còn treo sau khi hết hiệu lực. Days on which it hung although it was not in force any more.' })
  daysOutdated!: number
  @Field(() => Int) lock!: number
}

@InputType()
export class PostRevisionInput {
  @Field(() => ID) revisionId!: string
  @Field(() => PostingPlace) place!: PostingPlace
  @Field(() => String, { nullable: true }) whereExactly?: string | null
  @Field(() => DayScalar) from!: Day
  @Field(() => DayScalar, { nullable: true, description: 'Đã gỡ rồi thì ghi luôn. Where it has been taken down already.' })
  until?: Day | null
  @Field(() => PostingProof) proof!: PostingProof
  @Field(() => String, { nullable: true }) url?: string | null
  @Field(() => ID, { nullable: true }) proofUploadId?: string | null
}

@InputType()
export class EndPostingInput {
  @Field(() => ID) postingId!: string
  @Field(() => Int) lock!: number
  @Field(() => DayScalar) until!: Day
}

import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Direction, Division, Frequency, MeasureKind, Person, Revision } from '../../../schema/index.ts'
import { DecimalScalar } from '../../../schema/kernel/scalars.ts'
import { RowChange } from './changes.ts'

// Content of a revision that lies in rows, as the API shows it.

@ObjectType('PolicyCommitment')
class PolicyCommitmentView {
  @Field(() => Int) position!: number
  @Field(() => ID, { description: 'Không đổi qua các lần; mục tiêu chỉ vào đây. The same in every revision; objectives point at it.' })
  identity!: string
  @Field(() => String) text!: string
  @Field(() => String, { nullable: true }) textEn!: string | null
}

@ObjectType('PolicyStatement', {
  description: 'Lời của chính sách chất lượng, hai thứ tiếng. The words of the quality policy (clause 5.2).',
})
export class PolicyStatementView {
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) titleEn!: string | null
  @Field(() => String, { nullable: true }) motto!: string | null
  @Field(() => String, { nullable: true }) mottoEn!: string | null
  @Field(() => [PolicyCommitmentView]) commitments!: PolicyCommitmentView[]
  @Field(() => String, { nullable: true }) closing!: string | null
  @Field(() => String, { nullable: true }) closingEn!: string | null
}

@ObjectType('ObjectivePlan', { description: 'Kế hoạch theo 6.2.2. The plan of clause 6.2.2: what, who, by what means, when, how judged.' })
class ObjectivePlanView {
  @Field(() => String, { nullable: true }) what!: string | null
  @Field(() => String, { nullable: true }) who!: string | null
  @Field(() => String, { nullable: true }) means!: string | null
  @Field(() => String, { nullable: true }) when!: string | null
  @Field(() => String, { nullable: true }) judged!: string | null
}

@ObjectType('Objective', { description: "Một mục tiêu của một năm, trong một phiên bản. One row of the year's objectives (clause 6.2)." })
export class ObjectiveView {
  @Field(() => ID) id!: string
  @Field(() => ID, { description: 'Không đổi qua các năm; số liệu gắn vào đây. The same through the years; figures hang on it.' })
  identity!: string
  @Field(() => String) code!: string
  @Field(() => Int) year!: number
  @Field(() => Int) position!: number
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) titleEn!: string | null
  @Field(() => String) measure!: string
  @Field(() => MeasureKind) measureKind!: MeasureKind
  @Field(() => String, { nullable: true }) formula!: string | null
  @Field(() => String) unit!: string
  @Field(() => Direction) direction!: Direction
  @Field(() => DecimalScalar) target!: string
  @Field(() => Frequency) frequency!: Frequency
  @Field(() => Int, { description: 'Số ngày sau khi hết kỳ. Days after the end of a period on which its figure is due.' }) dueDays!: number
  @Field(() => Division, { nullable: true, description: 'null: của cả cơ quan. Null: the whole agency.' }) division!: object | null
  @Field(() => Person, { nullable: true }) owner!: object | null
  @Field(() => String, { nullable: true }) dataSource!: string | null
  @Field(() => ID, { nullable: true, description: 'identity của cam kết mà nó phục vụ. Of the commitment that it serves.' }) commitment!:
    string | null
  @Field(() => ObjectivePlanView) plan!: ObjectivePlanView
}

@ObjectType('ObjectivesSheet', { description: 'Các mục tiêu của một năm trong một phiên bản. The objectives of a year in a revision.' })
export class ObjectivesSheetView {
  @Field(() => Int) year!: number
  @Field(() => [ObjectiveView]) objectives!: ObjectiveView[]
}

registerEnumType(RowChange, { name: 'RowChange', description: 'Thêm, bỏ, sửa. What became of a row from one edition to the next.' })

@ObjectType('ChangedWords', { description: 'Tiêu đề, phương châm hay lời kết đã khác. Title, motto or closing that differs.' })
class ChangedWordsView {
  @Field(() => String) part!: string
  @Field(() => String, { nullable: true }) before!: string | null
  @Field(() => String, { nullable: true }) after!: string | null
}

@ObjectType('ChangedCommitment')
class ChangedCommitmentView {
  @Field(() => RowChange) change!: RowChange
  @Field(() => PolicyCommitmentView, { nullable: true }) before!: PolicyCommitmentView | null
  @Field(() => PolicyCommitmentView, { nullable: true }) after!: PolicyCommitmentView | null
}

@ObjectType('ChangedObjective')
class ChangedObjectiveView {
  @Field(() => RowChange) change!: RowChange
  @Field(() => ObjectiveView, { nullable: true }) before!: ObjectiveView | null
  @Field(() => ObjectiveView, { nullable: true }) after!: ObjectiveView | null
  @Field(() => [String], {
    description: 'Những phần đã khác, theo tên trường của Objective. What differs, by the names of its fields; empty unless CHANGED.',
  })
  parts!: string[]
}

@ObjectType('EditionChanges', {
  description: 'Lần này khác lần trước ở đâu, theo từng cam kết, từng mục tiêu. What an edition changes, by the identity of its rows.',
})
export class EditionChangesView {
  @Field(() => Revision, { nullable: true, description: 'null: lần đầu. Null: the first edition.' }) before!: object | null
  @Field(() => Boolean, { description: 'false: lần trước không có nội dung dạng dòng để so. False: the one before has no rows.' })
  compared!: boolean
  @Field(() => Int) added!: number
  @Field(() => Int) removed!: number
  @Field(() => Int, { description: 'Cam kết, mục tiêu hoặc lời đã sửa. Commitments, objectives or words that differ.' }) changed!: number
  @Field(() => Int, { description: 'Giữ nguyên. What stays as it was.' }) same!: number
  @Field(() => [ChangedWordsView]) words!: ChangedWordsView[]
  @Field(() => [ChangedCommitmentView]) commitments!: ChangedCommitmentView[]
  @Field(() => [ChangedObjectiveView]) objectives!: ChangedObjectiveView[]
}

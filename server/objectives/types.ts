import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Division, MeasurementKind, Person } from '../../schema/index.ts'
import { DecimalScalar, InstantScalar } from '../../schema/kernel/scalars.ts'
import { ObjectiveView } from '../documents/content/types.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { Track } from './figures.ts'

registerEnumType(Track, { name: 'Track', description: 'Trong năm, tính từ số liệu. While the year runs, computed from the figures.' })

/** What can be done to an objective. */
export enum ObjectiveAction {
  recordMeasurement = 'recordMeasurement',
  answerForYear = 'answerForYear',
}
registerEnumType(ObjectiveAction, { name: 'ObjectiveAction' })

/** What can be done to a year. */
export enum YearAction {
  prepareYear = 'prepareYear',
  closeYear = 'closeYear',
}
registerEnumType(YearAction, { name: 'YearAction' })

@ObjectType()
export class ObjectiveActionOffer {
  @Field(() => ObjectiveAction) action!: ObjectiveAction
  @Field(() => RefusalCode, { nullable: true }) refused!: RefusalCode | null
  @Field(() => String, { nullable: true }) sentence!: string | null
}

@ObjectType()
export class YearActionOffer {
  @Field(() => YearAction) action!: YearAction
  @Field(() => RefusalCode, { nullable: true }) refused!: RefusalCode | null
  @Field(() => String, { nullable: true }) sentence!: string | null
}

@ObjectType({ description: 'Một kỳ của một mục tiêu: số đang tính. A period of an objective, and what counts for it now.' })
export class PeriodFigure {
  @Field(() => String, { description: '2026-10, 2026-Q4 hoặc 2026.' }) period!: string
  @Field(() => MeasurementKind, { nullable: true, description: 'null: chưa có số liệu. Null: nobody said anything yet.' })
  kind!: MeasurementKind | null
  @Field(() => DecimalScalar, { nullable: true }) numerator!: string | null
  @Field(() => DecimalScalar, { nullable: true }) denominator!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Tính chính xác, làm tròn 6 số. Exact, to six places.' }) value!: string | null
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Để xem: một số lẻ; chưa đạt thì không bao giờ hiện như đạt. For the eye; a miss never looks like the target.',
  })
  shown!: string | null
  @Field(() => Boolean, { nullable: true }) reached!: boolean | null
  @Field(() => Boolean, { description: 'Đã quá hạn mà chưa có số liệu. Due, and nobody entered anything.' }) late!: boolean
  @Field(() => Boolean, { description: 'Không đạt mà chưa nói việc sẽ làm. Missed, and nobody said what will be done.' })
  unanswered!: boolean
}

@ObjectType({
  description:
    'Số liệu một kỳ; đính chính là thêm dòng mới có lý do, dòng cũ vẫn còn. Correcting adds a row with a reason; the old one stays.',
})
export class Measurement {
  @Field(() => ID) id!: string
  @Field(() => String, { description: '2026-10, 2026-Q4 hoặc 2026.' }) period!: string
  @Field(() => Division, { nullable: true }) division!: object | null
  @Field(() => MeasurementKind) kind!: MeasurementKind
  @Field(() => DecimalScalar, { nullable: true }) numerator!: string | null
  @Field(() => DecimalScalar, { nullable: true }) denominator!: string | null
  @Field(() => DecimalScalar, { nullable: true }) shown!: string | null
  @Field(() => Boolean, { nullable: true }) reached!: boolean | null
  @Field(() => String, { nullable: true }) comment!: string | null
  @Field(() => String, { nullable: true }) cause!: string | null
  @Field(() => String, { nullable: true }) action!: string | null
  @Field(() => String, { nullable: true }) evidenceName!: string | null
  @Field(() => String, { nullable: true }) evidenceUrl!: string | null
  @Field(() => ID, { nullable: true, description: 'Dòng mà nó đính chính. The row that it corrects.' }) correctsId!: string | null
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => Person) recordedBy!: object
  @Field(() => InstantScalar) recordedAt!: string
  @Field(() => Boolean, { description: 'Đang tính; false: đã được đính chính. Counts now; false: corrected since.' }) live!: boolean
}

@ObjectType({ description: 'Giải trình cuối năm. Why an objective was missed in its year, and what follows.' })
export class YearAnswerView {
  @Field(() => String) cause!: string
  @Field(() => String) action!: string
  @Field(() => Person) by!: object
  @Field(() => InstantScalar) at!: string
}

@ObjectType({ description: 'Bảng kết quả năm đã lập, và đã chốt chưa. The prepared results of a year, and whether it is closed.' })
class YearCloseView {
  @Field(() => ID) sheetId!: string
  @Field(() => String, { description: 'SHA-256 của bảng: người đứng đầu xác nhận đúng con số này. What the head confirms.' })
  sha256!: string
  @Field(() => Person) preparedBy!: object
  @Field(() => InstantScalar) preparedAt!: string
  @Field(() => Boolean, { description: 'Số liệu đổi sau khi lập: cần lập lại. Figures changed since; prepare it again.' }) stale!: boolean
  @Field(() => Person, { nullable: true }) closedBy!: object | null
  @Field(() => InstantScalar, { nullable: true }) closedAt!: string | null
}

@ObjectType({ description: 'Điều còn thiếu trước khi chốt năm. What is missing before a year is closed.' })
class UnfinishedObjective {
  @Field(() => ObjectiveView) objective!: object
  @Field(() => [String]) periods!: string[]
  @Field(() => Boolean) needsAnswer!: boolean
}

@ObjectType({ description: 'Các mục tiêu của một năm. The objectives of a year, of all documents in force.' })
export class ObjectivesBoard {
  @Field(() => Int) year!: number
  @Field(() => [Int], { description: 'Các năm có mục tiêu, mới trước. Years that have objectives, the newest first.' }) years!: number[]
  @Field(() => YearCloseView, { nullable: true }) close!: YearCloseView | null
  @Field(() => [ObjectiveView]) nodes!: object[]
  @Field(() => [UnfinishedObjective]) unfinished!: UnfinishedObjective[]
  @Field(() => [YearActionOffer]) actions!: YearActionOffer[]
}

@InputType()
export class MeasurementInput {
  @Field(() => String, { description: 'Mã mục tiêu, id hoặc identity. Its code, id or identity.' }) objective!: string
  @Field(() => String, { description: '2026-10, 2026-Q4 hoặc 2026.' }) period!: string
  @Field(() => ID, { nullable: true }) divisionId?: string | null
  @Field(() => MeasurementKind, { defaultValue: MeasurementKind.MEASURED }) kind!: MeasurementKind
  @Field(() => DecimalScalar, { nullable: true, description: 'Tử số, tổng, hoặc số lượng. Numerator, sum or count.' }) numerator?:
    string | null
  @Field(() => DecimalScalar, { nullable: true }) denominator?: string | null
  @Field(() => String, { nullable: true, description: 'Bắt buộc với NO_DATA: vì sao. Needed with NO_DATA: why.' }) comment?: string | null
  @Field(() => String, { nullable: true }) cause?: string | null
  @Field(() => String, { nullable: true }) action?: string | null
  @Field(() => ID, { nullable: true }) evidenceUploadId?: string | null
  @Field(() => ID, { nullable: true, description: 'Đính chính dòng này; khi đó cần reason. Corrects this row; a reason is needed.' })
  corrects?: string | null
  @Field(() => String, { nullable: true }) reason?: string | null
}

@InputType()
export class RecordMeasurementsInput {
  @Field(() => [MeasurementInput]) measurements!: MeasurementInput[]
}

@ObjectType({ description: 'Một dòng sẽ thành gì, hay vì sao không được. What a line would become, or why not; nothing is written.' })
export class JudgedMeasurement {
  @Field(() => ObjectiveView, { nullable: true }) objective!: object | null
  @Field(() => DecimalScalar, { nullable: true }) shown!: string | null
  @Field(() => Boolean, { nullable: true }) reached!: boolean | null
  @Field(() => RefusalCode, { nullable: true }) refused!: RefusalCode | null
  @Field(() => String, { nullable: true }) sentence!: string | null
  @Field(() => String, { nullable: true }) field!: string | null
}

@InputType()
export class AnswerForYearInput {
  @Field(() => String) objective!: string
  @Field(() => Int) year!: number
  @Field(() => String) cause!: string
  @Field(() => String) action!: string
}

@InputType()
export class PrepareYearInput {
  @Field(() => Int) year!: number
}

@InputType()
export class CloseYearInput {
  @Field(() => Int) year!: number
  @Field(() => ID) sheetId!: string
  @Field(() => String) sha256!: string
  @Field(() => String, { nullable: true, description: 'Từ POST /auth/proof, act closeYear. For this very act.' }) proofToken?: string | null
}

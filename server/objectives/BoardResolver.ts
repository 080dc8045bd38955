import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ObjectiveView } from '../documents/content/types.ts'
import type { Context } from '../kernel/context.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { sentenceOf } from '../kernel/sentences.ts'
import { answerForYear, closeYear, prepareYear, unfinished } from './closing.ts'
import { shownValue, valueOf } from './figures.ts'
import { judge, reached, recordMeasurement, recordMeasurements } from './measuring.ts'
import { yearIsOver } from './periods.ts'
import { mayCloseYear, mayPrepareYear } from './permissions.ts'
import { board, measuredObjectives, measurementRow, objectiveOfYear } from './queries.ts'
import type { Board } from './rows.ts'
import {
  AnswerForYearInput,
  CloseYearInput,
  JudgedMeasurement,
  MeasurementInput,
  ObjectivesBoard,
  PrepareYearInput,
  RecordMeasurementsInput,
  YearAction,
  YearActionOffer,
} from './types.ts'

@Resolver(() => ObjectivesBoard)
export class BoardResolver {
  @Query(() => ObjectivesBoard, { description: 'Bỏ trống năm: năm mới nhất có mục tiêu. Year left out: the newest that has objectives.' })
  objectives(@Ctx() ctx: Context, @Arg('year', () => Int, { nullable: true }) year: number | null) {
    return board(ctx, year)
  }

  @Query(() => ObjectiveView, { nullable: true, description: 'Năm bỏ trống: năm mới nhất. Year left out: the newest.' })
  objective(@Ctx() ctx: Context, @Arg('code', () => String) code: string, @Arg('year', () => Int, { nullable: true }) year: number | null) {
    return objectiveOfYear(ctx, code, year)
  }

  @Query(() => [JudgedMeasurement], {
    description: 'Xem trước khi nhập; không ghi gì. A preview of figures to be recorded; nothing is written.',
  })
  async judgeMeasurements(@Ctx() ctx: Context, @Arg('measurements', () => [MeasurementInput]) measurements: MeasurementInput[]) {
    const lines = await judge(ctx, measurements)
    return lines.map(({ objective, wish, refusal }) => {
      const value = objective && !refusal ? valueOf(objective, wish.numerator ?? null, wish.denominator ?? null) : null
      const figure = { kind: wish.kind, numerator: wish.numerator ?? null, denominator: wish.denominator ?? null }
      return {
        objective,
        shown: value && shownValue(objective!, value),
        reached: objective && !refusal ? reached(objective, figure) : null,
        refused: refusal?.code ?? null,
        sentence: refusal && sentenceOf(refusal.code, ctx, { ...refusal.data, ...(refusal.field && { field: refusal.field }) }),
        field: refusal?.field?.replace('input.', '') ?? null,
      }
    })
  }

  @Mutation(() => ObjectiveView)
  async recordMeasurement(@Ctx() ctx: Context, @Arg('input', () => MeasurementInput) input: MeasurementInput) {
    const recorded = await measurementRow(ctx, await recordMeasurement(ctx, input))
    return await objectiveOfYear(ctx, recorded!.objectiveId, Number(recorded!.period.slice(0, 4)))
  }

  @Mutation(() => ObjectivesBoard, { description: 'Tất cả hoặc không dòng nào. All or none.' })
  async recordMeasurements(@Ctx() ctx: Context, @Arg('input', () => RecordMeasurementsInput) input: RecordMeasurementsInput) {
    return board(ctx, await recordMeasurements(ctx, input.measurements))
  }

  @Mutation(() => ObjectiveView)
  async answerForYear(@Ctx() ctx: Context, @Arg('input', () => AnswerForYearInput) input: AnswerForYearInput) {
    return (await measuredObjectives(ctx, [await answerForYear(ctx, input)]))[0]
  }

  @Mutation(() => ObjectivesBoard, { description: 'Trình người đứng đầu số liệu của năm. Lays the figures of a year before the head.' })
  async prepareYear(@Ctx() ctx: Context, @Arg('input', () => PrepareYearInput) input: PrepareYearInput) {
    return board(ctx, await prepareYear(ctx, input))
  }

  @Mutation(() => ObjectivesBoard, { description: 'Chốt năm: số liệu không đổi được nữa. Closes a year: its figures are frozen.' })
  async closeYear(@Ctx() ctx: Context, @Arg('input', () => CloseYearInput) input: CloseYearInput) {
    return board(ctx, await closeYear(ctx, input))
  }

  @FieldResolver()
  unfinished(@Root() row: Board): ObjectivesBoard['unfinished'] {
    return unfinished(row)
  }

  @FieldResolver()
  actions(@Root() row: Board, @Ctx() ctx: Context): YearActionOffer[] {
    const offer = (action: YearAction, refused: RefusalCode | null) => ({
      ...{ action, refused },
      sentence:
        refused &&
        sentenceOf(refused, ctx, { year: String(row.year), earliest: `${row.year + 1}-01-01`, because: 'YEAR', field: 'input.year' }),
    })
    const closed = row.close?.closedAt ? RefusalCode.PERIOD_CLOSED : null
    const prepare = !mayPrepareYear(ctx.actor)
      ? RefusalCode.NOT_ALLOWED
      : (closed ??
        (!yearIsOver(row.year, ctx.today) ? RefusalCode.DATE_TOO_EARLY : unfinished(row).length > 0 ? RefusalCode.INCOMPLETE : null))
    const close = !mayCloseYear(ctx.actor)
      ? RefusalCode.HEAD_ONLY
      : (closed ?? (!row.close || row.close.stale ? RefusalCode.WRONG_STATE : null))
    return [offer(YearAction.prepareYear, prepare), offer(YearAction.closeYear, close)]
  }
}

import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql'
import DataLoader from 'dataloader'
import { MeasurementKind, Outcome } from '../../schema/index.ts'
import { DecimalScalar } from '../../schema/kernel/scalars.ts'
import type { ObjectiveRow } from '../documents/content/rows.ts'
import { ObjectiveView } from '../documents/content/types.ts'
import type { Context } from '../kernel/context.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { sentenceOf } from '../kernel/sentences.ts'
import { decimalOf, rounded } from './decimal.ts'
import { outcomeOf, periodReaches, shownValue, Track, trackOf, valueOf, yearValueOf } from './figures.ts'
import { reached } from './measuring.ts'
import { dueDay, periodsOf, yearIsOver } from './periods.ts'
import { answersFor, mayMeasure, partsToMeasure } from './permissions.ts'
import { measuredObjectives, measurementsOf } from './queries.ts'
import type { MeasuredObjective } from './rows.ts'
import { Measurement, ObjectiveAction, ObjectiveActionOffer, PeriodFigure, YearAnswerView } from './types.ts'

/** Figures of objectives that came without them, as in a draft: one statement for all. */
async function measured(ctx: Context, row: ObjectiveRow | MeasuredObjective): Promise<MeasuredObjective> {
  if ('figures' in row) return row
  const made =
    (ctx.loaders.get('objective') as DataLoader<string, MeasuredObjective | null> | undefined) ??
    new DataLoader(async (ids: readonly string[]) => {
      const rows = new Map((await measuredObjectives(ctx, ids)).map((one) => [one.id, one]))
      return ids.map((id) => rows.get(id) ?? null)
    })
  ctx.loaders.set('objective', made)
  const found = await made.load(row.id)
  if (!found) throw new Error(`objective ${row.id} is gone`)
  return found
}

@Resolver(() => ObjectiveView)
export class ObjectiveResolver {
  @FieldResolver(() => Track)
  async track(@Root() row: ObjectiveRow, @Ctx() ctx: Context) {
    const one = await measured(ctx, row)
    return trackOf(one, one.figures, ctx.today)
  }

  @FieldResolver(() => Outcome, { nullable: true, description: 'null khi năm chưa hết. Null while the year runs.' })
  async outcome(@Root() row: ObjectiveRow, @Ctx() ctx: Context) {
    const one = await measured(ctx, row)
    return one.closedOutcome ?? (yearIsOver(one.year, ctx.today) ? outcomeOf(one, one.figures) : null)
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: 'Số của cả năm, tính từ tổng, không phải trung bình các tỷ lệ. From sums, never a mean of percentages.',
  })
  async yearValue(@Root() row: ObjectiveRow, @Ctx() ctx: Context) {
    const one = await measured(ctx, row)
    const value = yearValueOf(one, one.figures)
    return value && decimalOf(rounded(value, 6))
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'Để xem: một số lẻ. For the eye: one decimal.' })
  async yearShown(@Root() row: ObjectiveRow, @Ctx() ctx: Context) {
    const one = await measured(ctx, row)
    const value = yearValueOf(one, one.figures)
    return value && shownValue(one, value)
  }

  @FieldResolver(() => [PeriodFigure], { description: 'Mọi kỳ của năm, theo thứ tự. Every period of the year, in order.' })
  async figures(@Root() row: ObjectiveRow, @Ctx() ctx: Context) {
    const one = await measured(ctx, row)
    return periodsOf(one.frequency, one.year).map((period) => periodFigure(one, period, ctx.today))
  }

  @FieldResolver(() => [String], { description: 'Kỳ đã đến hạn mà chưa có số liệu. Due, and nobody entered anything.' })
  async missingPeriods(@Root() row: ObjectiveRow, @Ctx() ctx: Context) {
    const one = await measured(ctx, row)
    return periodsOf(one.frequency, one.year).filter((period) => periodFigure(one, period, ctx.today).late)
  }

  @FieldResolver(() => [Measurement], {
    description: 'Mọi dòng của năm, cả dòng đã đính chính. Every row of the year, corrected ones too.',
  })
  async measurements(@Root() row: ObjectiveRow, @Ctx() ctx: Context) {
    const one = await measured(ctx, row)
    return (await measurementsOf(ctx, one.identity, one.year)).map((figure) => {
      const value = figure.kind === MeasurementKind.MEASURED ? valueOf(one, figure.numerator, figure.denominator) : null
      const evidenceUrl = figure.evidenceName && `/files/${figure.id}/${encodeURIComponent(figure.evidenceName)}`
      return { ...figure, evidenceUrl, shown: value && shownValue(one, value), reached: reached(one, figure) }
    })
  }

  @FieldResolver(() => String, { description: 'Tài liệu đặt ra mục tiêu. The document that sets it.' })
  async documentCode(@Root() row: ObjectiveRow, @Ctx() ctx: Context) {
    return (await measured(ctx, row)).documentCode
  }

  @FieldResolver(() => [ID], {
    nullable: true,
    description:
      'Chỉ nhập được phần của các đơn vị này; null: nhập được cả. Only the parts of these divisions may be entered; null: the whole, too.',
  })
  partsOnly(@Root() row: ObjectiveRow, @Ctx() ctx: Context) {
    return partsToMeasure(ctx.actor, row)
  }

  @FieldResolver(() => YearAnswerView, { nullable: true })
  async answer(@Root() row: ObjectiveRow, @Ctx() ctx: Context) {
    return (await measured(ctx, row)).answer
  }

  @FieldResolver(() => [ObjectiveActionOffer])
  async actions(@Root() row: ObjectiveRow, @Ctx() ctx: Context): Promise<ObjectiveActionOffer[]> {
    const { closed } = await measured(ctx, row)
    const offer = (action: ObjectiveAction, may: boolean) => {
      const refused = !may ? RefusalCode.NOT_ALLOWED : closed ? RefusalCode.PERIOD_CLOSED : null
      return { action, refused, sentence: refused && sentenceOf(refused, ctx, { year: String(row.year) }) }
    }
    const may = mayMeasure(ctx.actor, row)
    const mayPart = (partsToMeasure(ctx.actor, row)?.length ?? 0) > 0
    return [
      offer(ObjectiveAction.recordMeasurement, may || mayPart),
      offer(ObjectiveAction.answerForYear, may || answersFor(ctx.actor, row)),
    ]
  }
}

/** What counts for a period: of parts, their sum. A board has thousands of them, so what is worked out is worked out when it is asked for. */
function periodFigure(one: MeasuredObjective, period: string, today: string): PeriodFigure {
  const parts = one.figures.filter((figure) => figure.period === period)
  const sole = parts.length === 1 ? parts[0]! : null
  const value = () => yearValueOf(one, parts)
  return {
    ...{ period, numerator: sole?.numerator ?? null, denominator: sole?.denominator ?? null },
    kind: parts.find((part) => part.kind === MeasurementKind.MEASURED)?.kind ?? parts[0]?.kind ?? null,
    late: parts.length === 0 && dueDay(period, one.dueDays) < today,
    get value() {
      const exact = value()
      return exact && decimalOf(rounded(exact, 6))
    },
    get shown() {
      const exact = value()
      return exact && shownValue(one, exact)
    },
    get reached() {
      const exact = value()
      return exact && periodReaches(one, exact)
    },
    get unanswered() {
      return this.reached === false && !parts.some(({ answered }) => answered)
    },
  }
}

import { MeasureKind, MeasurementKind, UploadState } from '../../schema/index.ts'
import { newId } from '../../schema/kernel/keys.ts'
import { asId } from '../documents/acts.ts'
import { findUpload } from '../files/uploads.ts'
import { announce, type Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { compareTo, micros } from './decimal.ts'
import { periodReaches, valueOf } from './figures.ts'
import { endOf, periodsOf } from './periods.ts'
import { mayMeasure } from './permissions.ts'
import { measurementRow, type Named, objectiveOfYear, objectivesNamed } from './queries.ts'
import type { MeasuredObjective } from './rows.ts'

/** A figure as it is typed, pasted or sent. */
export interface MeasurementWish {
  /** Code or id of the objective. */
  objective: string
  period: string
  divisionId?: string | null
  kind: MeasurementKind
  numerator?: string | null
  denominator?: string | null
  comment?: string | null
  cause?: string | null
  action?: string | null
  evidenceUploadId?: string | null
  /** The figure that it corrects, as it was shown. */
  corrects?: string | null
  reason?: string | null
}

const words = (typed: string | null | undefined) => typed?.trim().normalize('NFC') || null

/** What of the numbers counts for a kind: nothing arose is a denominator of 0, no data is no number. */
function numbersOf({ measureKind }: MeasuredObjective, { kind, numerator, denominator }: MeasurementWish) {
  if (kind === MeasurementKind.NO_DATA) return { numerator: null, denominator: null }
  if (kind === MeasurementKind.NOTHING_AROSE) return { numerator: null, denominator: '0' }
  return { numerator: numerator ?? null, denominator: measureKind === MeasureKind.COUNT ? null : (denominator ?? null) }
}

/** Says why a figure cannot be taken; null where it can. It is asked before and while figures are written down. */
function refusalOf(ctx: Context, objective: MeasuredObjective | null, wish: MeasurementWish, closed: boolean): Refusal | null {
  const no = (code: RefusalCode, field?: string, data?: Record<string, unknown>) =>
    new Refusal(code, { ...(field && { field: `input.${field}` }), ...(data && { data }) })
  if (!objective) return no(RefusalCode.NOT_FOUND, 'objective')
  if (!mayMeasure(ctx.actor, objective, wish.divisionId ?? null)) return no(RefusalCode.NOT_ALLOWED)
  if (!periodsOf(objective.frequency, objective.year).includes(wish.period))
    return no(RefusalCode.PERIOD_UNKNOWN, 'period', { example: periodsOf(objective.frequency, objective.year)[0] })
  if (closed) return no(RefusalCode.PERIOD_CLOSED, 'period', { year: objective.year })
  if (endOf(wish.period) > nextDay(ctx.today) && wish.kind !== MeasurementKind.MEASURED)
    return no(RefusalCode.PERIOD_UNKNOWN, 'period', { future: true })
  const there = objective.figures.filter(
    ({ period, divisionId }) => period === wish.period && (!divisionId || !wish.divisionId || divisionId === wish.divisionId),
  )
  if (wish.corrects) {
    if (!there.some(({ id }) => id === wish.corrects)) return no(RefusalCode.CHANGED_MEANWHILE)
    if ((wish.reason?.trim().length ?? 0) < 10) return no(RefusalCode.REASON_NEEDED, 'reason')
  } else if (there.length > 0) return no(RefusalCode.PERIOD_TAKEN, 'period')
  if (wish.kind === MeasurementKind.NO_DATA) return words(wish.comment) ? null : no(RefusalCode.INCOMPLETE, 'comment')
  return wish.kind === MeasurementKind.MEASURED ? numbersRefused(objective, wish, no) : null
}

const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

function numbersRefused(
  objective: MeasuredObjective,
  wish: MeasurementWish,
  no: (code: RefusalCode, field?: string) => Refusal,
): Refusal | null {
  const { numerator, denominator } = numbersOf(objective, wish)
  if (numerator === null) return no(RefusalCode.INCOMPLETE, 'numerator')
  if (micros(numerator) < 0n) return no(RefusalCode.INVALID_INPUT, 'numerator')
  if (objective.measureKind === MeasureKind.COUNT) return null
  if (denominator === null) return no(RefusalCode.INCOMPLETE, 'denominator')
  if (micros(denominator) <= 0n) return no(RefusalCode.DENOMINATOR_ZERO, 'denominator')
  const isShare = objective.measureKind === MeasureKind.RATIO && objective.unit === '%'
  return isShare && compareTo({ over: micros(numerator), under: 1_000_000n }, micros(denominator)) > 0
    ? no(RefusalCode.NUMERATOR_TOO_LARGE, 'numerator')
    : null
}

/** Whether the year of a figure is closed. */
async function closedYears({ em, actor }: Context): Promise<Set<number>> {
  const rows = await em.execute<{ year: number }[]>('select year from year_close where agency_id = ?', [actor.agencyId])
  return new Set(rows.map(({ year }) => year))
}

/** Writes a figure down; answers its id. */
export async function recordMeasurement(ctx: Context, wish: MeasurementWish): Promise<string> {
  const objective = await objectiveOfYear(ctx, wish.objective, yearOf(wish))
  const refusal = refusalOf(ctx, objective, wish, (await closedYears(ctx)).has(objective?.year ?? 0))
  if (refusal) throw refusal
  return await write(ctx, objective!, wish)
}

/** Writes figures down, all or none. */
export async function recordMeasurements(ctx: Context, wishes: MeasurementWish[]): Promise<number> {
  const lines = await judge(ctx, wishes)
  const bad = lines.findIndex(({ refusal }) => refusal !== null)
  if (bad >= 0) {
    const { code, field, data } = lines[bad]!.refusal!
    throw new Refusal(code, { field: `input.measurements.${bad}${field?.slice('input'.length) ?? ''}`, data: { ...data, line: bad + 1 } })
  }
  for (const { objective, wish } of lines) await write(ctx, objective!, wish)
  return lines[0]?.objective?.year ?? Number(ctx.today.slice(0, 4))
}

/** How many figures one sending may hold. */
const mostAtOnce = 500

/** Says of each figure what it would be, and why not: nothing is written. */
export async function judge(ctx: Context, wishes: MeasurementWish[]) {
  if (wishes.length === 0 || wishes.length > mostAtOnce) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.measurements' })
  const closed = await closedYears(ctx)
  const keys = [...new Set(wishes.map(keyOf))]
  const rows = await objectivesNamed(
    ctx,
    keys.map((key) => JSON.parse(key) as Named),
  )
  const found = new Map(keys.map((key, i) => [key, rows[i]!]))
  const seen = new Set<string>()
  return wishes.map((wish) => {
    const objective = found.get(keyOf(wish)) ?? null
    const slot = `${objective?.identity} ${wish.period} ${wish.divisionId ?? ''}`
    const twice = objective !== null && seen.has(slot)
    seen.add(slot)
    const refusal = refusalOf(ctx, objective, wish, closed.has(objective?.year ?? 0))
    return { wish, objective, refusal: refusal ?? (twice ? new Refusal(RefusalCode.PERIOD_TAKEN, { field: 'input.period' }) : null) }
  })
}

const yearOf = ({ period }: MeasurementWish) => Number(period.slice(0, 4)) || null
const keyOf = (wish: MeasurementWish) => JSON.stringify({ named: wish.objective, year: yearOf(wish) })

async function write(ctx: Context, objective: MeasuredObjective, wish: MeasurementWish): Promise<string> {
  const { em, actor } = ctx
  const evidence = wish.evidenceUploadId ? await findUpload(ctx, wish.evidenceUploadId) : null
  if (wish.evidenceUploadId && evidence?.state !== UploadState.READY)
    throw new Refusal(RefusalCode.UPLOAD_NOT_FOUND, { field: 'input.evidenceUploadId' })
  const { numerator, denominator } = numbersOf(objective, wish)
  const id = newId()
  await em.execute(
    `insert into measurement (agency_id, id, objective_id, period, division_id, kind, numerator, denominator, comment, cause, action, evidence_sha256, evidence_name,
      corrects_id, reason, recorded_by_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[
        actor.agencyId,
        id,
        objective.identity,
        wish.period,
        wish.divisionId ? asId(wish.divisionId) : null,
        wish.kind,
        numerator,
        denominator,
      ],
      ...[words(wish.comment), words(wish.cause), words(wish.action), evidence?.sha256 ?? null, evidence?.fileName ?? null],
      ...[wish.corrects ? asId(wish.corrects) : null, wish.corrects ? words(wish.reason) : null, actor.personId],
    ],
  )
  const before = wish.corrects ? await measurementRow(ctx, wish.corrects) : null
  const said = ({ kind, numerator, denominator }: { kind: string; numerator: string | null; denominator: string | null }) =>
    kind === 'MEASURED' ? [numerator, denominator].filter((one) => one !== null).join('/') : kind
  await announce(
    ctx,
    before ? 'measurementCorrected' : 'measurementRecorded',
    { type: 'revision', row: { id: objective.revisionId, lock: null }, documentId: objective.documentId },
    {
      rule: 'recordMeasurement',
      ...(before && { reason: wish.reason?.trim() }),
      changes: [
        {
          field: `${objective.code} ${wish.period}`,
          before: before && said(before),
          after: said({ kind: wish.kind, numerator, denominator }),
        },
      ],
      measurementId: id,
      number: `${objective.code} ${wish.period}`,
    },
  )
  return id
}

/** Whether a figure reaches the target; null where there is nothing to compare. */
export function reached(
  objective: MeasuredObjective,
  figure: { kind: MeasurementKind; numerator: string | null; denominator: string | null },
): boolean | null {
  const value = figure.kind === MeasurementKind.MEASURED ? valueOf(objective, figure.numerator, figure.denominator) : null
  return value && periodReaches(objective, value)
}

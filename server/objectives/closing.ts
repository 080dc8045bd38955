import { createHash } from 'node:crypto'
import { Outcome, TaskHolder, TaskKind } from '../../schema/index.ts'
import { newId } from '../../schema/kernel/keys.ts'
import { useProof } from '../agency/proof.ts'
import { openTask } from '../documents/tasks.ts'
import { announce, type Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { outcomeOf, sumsOf } from './figures.ts'
import { periodsOf, yearIsOver } from './periods.ts'
import { answersFor, mayCloseYear, mayMeasure, mayPrepareYear } from './permissions.ts'
import { board, objectiveOfYear } from './queries.ts'
import type { Board, MeasuredObjective } from './rows.ts'

/** What of an objective keeps its year from being closed. */
export interface Unfinished {
  objective: MeasuredObjective
  /** Periods of which nothing is said. */
  periods: string[]
  /** It was not met, and nobody said why and what follows. */
  needsAnswer: boolean
}

/** Lists what is missing before a year can be closed. */
export const unfinished = ({ nodes }: Board): Unfinished[] =>
  nodes
    .map((objective) => {
      const periods = periodsOf(objective.frequency, objective.year).filter(
        (period) => !objective.figures.some((figure) => figure.period === period),
      )
      return { objective, periods, needsAnswer: outcomeOf(objective, objective.figures) === Outcome.NOT_MET && objective.answer === null }
    })
    .filter(({ periods, needsAnswer }) => periods.length > 0 || needsAnswer)

/** Says why an objective was missed in its year, and what follows. */
export async function answerForYear(
  ctx: Context,
  wish: { objective: string; year: number; cause: string; action: string },
): Promise<string> {
  const { em, actor } = ctx
  const objective = await objectiveOfYear(ctx, wish.objective, wish.year)
  if (!objective) throw new Refusal(RefusalCode.NOT_FOUND, { field: 'input.objective' })
  if (!answersFor(actor, objective) && !mayMeasure(actor, objective)) throw new Refusal(RefusalCode.NOT_ALLOWED)
  const [cause, action] = [wish.cause.trim().normalize('NFC'), wish.action.trim().normalize('NFC')]
  if (!cause) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.cause' })
  if (!action) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.action' })
  await em.execute('insert into year_answer (agency_id, id, objective_id, year, cause, action, by_id) values (?, ?, ?, ?, ?, ?, ?)', [
    ...[actor.agencyId, newId(), objective.identity, wish.year, cause, action, actor.personId],
  ])
  const subject = { type: 'revision' as const, row: { id: objective.revisionId, lock: null }, documentId: objective.documentId }
  await announce(ctx, 'missAnswered', subject, { rule: 'answerForYear', number: objective.code, cause, actionTaken: action })
  return objective.id
}

/** The canonical text of a year's outcomes: one line an objective. */
function sheetText(year: number, nodes: readonly MeasuredObjective[]): string {
  const lines = nodes.map((one) => {
    const { numerator, denominator } = sumsOf(one.figures)
    return `objective ${one.code} ${outcomeOf(one, one.figures)} ${numerator ?? '-'} ${denominator ?? '-'} ${one.direction} ${one.target} ${JSON.stringify([one.unit, one.answer?.cause ?? null, one.answer?.action ?? null])}`
  })
  return `niem year 1\nyear ${year}\n${lines.sort().join('\n')}\n`.normalize('NFC')
}

/** Lays the figures of a year before the head. */
export async function prepareYear(ctx: Context, { year }: { year: number }): Promise<number> {
  const { em, actor } = ctx
  if (!mayPrepareYear(actor)) throw new Refusal(RefusalCode.NOT_ALLOWED)
  if (!yearIsOver(year, ctx.today))
    throw new Refusal(RefusalCode.DATE_TOO_EARLY, { field: 'input.year', data: { earliest: `${year + 1}-01-01`, because: 'YEAR' } })
  const { nodes, close } = await board(ctx, year)
  if (close?.closedAt) throw new Refusal(RefusalCode.PERIOD_CLOSED, { field: 'input.year', data: { year } })
  const [first] = nodes
  if (!first) throw new Refusal(RefusalCode.NOT_FOUND, { field: 'input.year' })
  const open = unfinished({ year, nodes } as Board)
  if (open[0])
    throw new Refusal(RefusalCode.INCOMPLETE, {
      field: 'input.year',
      data: { codes: open.map(({ objective }) => objective.code).join(', ') },
    })
  const agencyWide = nodes.find(({ divisionId }) => divisionId === null) ?? first
  const text = sheetText(year, nodes)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const id = newId()
  await em.execute('insert into year_sheet (agency_id, id, year, revision_id, text, sha256, prepared_by_id) values (?, ?, ?, ?, ?, ?, ?)', [
    ...[actor.agencyId, id, year, agencyWide.revisionId, text, sha256, actor.personId],
  ])
  const outcomes = nodes.map((one) => ({ objective_id: one.id, outcome: outcomeOf(one, one.figures), ...sumsOf(one.figures) }))
  await em.execute(
    `insert into year_outcome (agency_id, sheet_id, objective_id, outcome, numerator, denominator)
    select ?, ?, o.objective_id, o.outcome, o.numerator, o.denominator
    from jsonb_to_recordset(?::jsonb) as o (objective_id uuid, outcome text, numerator numeric, denominator numeric)`,
    [actor.agencyId, id, JSON.stringify(outcomes)],
  )
  await closeYearTasks(ctx, year)
  openTask(ctx, agencyWide.revisionId, { kind: TaskKind.CLOSE_YEAR, holder: TaskHolder.HEAD, round: 0 })
  const subject = { type: 'revision' as const, row: { id: agencyWide.revisionId, lock: null }, documentId: agencyWide.documentId }
  await announce(ctx, 'yearPrepared', subject, { rule: 'prepareYear', number: String(year), sheetSha256: sha256 })
  return year
}

/** Closes a year: its figures are frozen as the head saw them. */
export async function closeYear(
  ctx: Context,
  wish: { year: number; sheetId: string; sha256: string; proofToken?: string | null },
): Promise<number> {
  const { em, actor } = ctx
  if (!mayCloseYear(actor)) throw new Refusal(RefusalCode.HEAD_ONLY)
  const { close, nodes } = await board(ctx, wish.year)
  if (close?.closedAt) throw new Refusal(RefusalCode.PERIOD_CLOSED, { field: 'input.year', data: { year: wish.year } })
  if (close?.sheetId !== wish.sheetId || close.stale) throw new Refusal(RefusalCode.CHANGED_MEANWHILE)
  if (close.sha256 !== wish.sha256) throw new Refusal(RefusalCode.BYTES_CHANGED, { field: 'input.sha256' })
  if (close.preparedBy.id === actor.personId) throw new Refusal(RefusalCode.OWN_WORK)
  const proof = await useProof(
    ctx,
    { act: 'closeYear', subjectId: wish.sheetId, sealSha256: wish.sha256, day: null },
    wish.proofToken ?? null,
  )
  await em.execute('insert into year_close (agency_id, id, year, sheet_id, closed_by_id, proof_id) values (?, ?, ?, ?, ?, ?)', [
    ...[actor.agencyId, newId(), wish.year, wish.sheetId, actor.personId, proof.id],
  ])
  await closeYearTasks(ctx, wish.year)
  const agencyWide = nodes.find(({ divisionId }) => divisionId === null) ?? nodes[0]!
  const subject = { type: 'revision' as const, row: { id: agencyWide.revisionId, lock: null }, documentId: agencyWide.documentId }
  await announce(ctx, 'yearClosed', subject, { rule: 'closeYear', number: String(wish.year), sheetSha256: wish.sha256 })
  return wish.year
}

/** Nothing waits any more for what a sheet of this year asked. */
async function closeYearTasks({ em, actor }: Context, year: number) {
  await em.flush()
  await em.execute(
    `update task set closed_at = app.now(), closed_by_id = ? where agency_id = ? and kind = '${TaskKind.CLOSE_YEAR}' and closed_at is null
      and revision_id in (select revision_id from year_sheet where (agency_id, year) = (?, ?))`,
    [actor.personId, actor.agencyId, actor.agencyId, year],
  )
}

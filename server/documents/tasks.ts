import { Task, TaskHolder, TaskKind, VoteKind } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import type { Context } from '../kernel/context.ts'
import { daysAfter } from '../kernel/days.ts'
import { votesNeeded } from './factsOf.ts'
import type { RevisionRow, RouteStepRow } from './rows.ts'

// Tasks are opened and closed by acts: each state of a revision has the tasks that lead out of it.

/** The kind of task that a vote answers. */
const taskOf: Record<VoteKind, TaskKind> = { CONTENT: TaskKind.REVIEW, FORM: TaskKind.CHECK_FORM }

type Wanted = Pick<Task, 'kind' | 'round' | 'holder'> & Partial<Pick<Task, 'position' | 'who' | 'voteKind' | 'divisionId' | 'dueOn'>>

/** Opens a task of a revision. */
export function openTask({ em, actor, now }: Context, revisionId: string, wanted: Wanted): void {
  em.create(Task, { ...wanted, agency: actor.agencyId, revision: [actor.agencyId, revisionId], openedAt: now } as never)
}

/** Opens the author's task of working on the draft. */
export const openRevising = (ctx: Context, revisionId: string, round: number) =>
  openTask(ctx, revisionId, { kind: TaskKind.REVISE, holder: TaskHolder.AUTHOR, round })

/** Those of whom a step is asked: of all heads, the vacant posts are skipped. */
const askedOf = ({ asks }: RouteStepRow) => (asks.length > 1 ? asks.filter(({ eligible }) => eligible) : asks)

/** Opens the tasks of the step of a route that comes after a position; false where none is left. */
export function openNextStep(ctx: Context, row: RevisionRow, round: number, after: number, dueOn: Day | null): boolean {
  const position = Math.min(...row.routeSteps.map((step) => step.position).filter((one) => one > after))
  if (!Number.isFinite(position)) return false
  for (const step of row.routeSteps.filter((one) => one.position === position)) {
    for (const { divisionId } of askedOf(step)) {
      openTask(ctx, row.id, {
        kind: taskOf[step.kind],
        voteKind: step.kind,
        holder: step.holder,
        divisionId: step.holder === TaskHolder.DIVISION_HEAD ? divisionId : null,
        position,
        who: step.who,
        round,
        dueOn: dueOn ?? (step.days === null ? null : daysAfter(ctx.today, step.days)),
      })
    }
  }
  return true
}

/** How many votes a route asks for. */
export const votesAsked = (row: RevisionRow, kind: VoteKind): number =>
  row.routeSteps.filter((step) => step.kind === kind).reduce((sum, step) => sum + votesNeeded(step, askedOf(step).length), 0)

/** Closes open tasks of a revision: all of them, or the one of an id. */
export async function closeTasks({ em, actor, now }: Context, revisionId: string, by: { taskId?: string } = {}): Promise<void> {
  await em.execute(
    `update task set closed_at = ?, closed_by_id = ? where agency_id = ? and revision_id = ? and closed_at is null ${by.taskId ? 'and id = ?' : ''}`,
    [now, actor.personId, actor.agencyId, revisionId, ...(by.taskId ? [by.taskId] : [])],
  )
}

/** Ends the tasks of a step that has its votes: nobody did them, and nobody needs to. */
export async function endStep(
  { em, actor, now }: Context,
  revisionId: string,
  { position, who }: Pick<Task, 'position' | 'who'>,
): Promise<void> {
  await em.execute(
    'update task set closed_at = ? where agency_id = ? and revision_id = ? and closed_at is null and (position, who) = (?, ?)',
    [now, actor.agencyId, revisionId, position, who],
  )
}

import { Task, TaskHolder, TaskKind, VoteKind } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import type { Context } from '../kernel/context.ts'
import { votes } from './lifecycle.ts'
import type { RevisionRow, RouteStepRow } from './rows.ts'

// Tasks are opened and closed by acts: each state of a revision has the tasks that lead out of it.

type Wanted = Pick<Task, 'kind' | 'round' | 'holder'> & Partial<Pick<Task, 'position' | 'voteKind' | 'divisionId' | 'dueOn'>>

/** Opens a task of a revision. */
export function openTask({ em, actor, now }: Context, revisionId: string, wanted: Wanted): void {
  em.create(Task, { ...wanted, agency: actor.agencyId, revision: [actor.agencyId, revisionId], openedAt: now } as never)
}

/** Opens the author's task of working on the draft. */
export const openRevising = (ctx: Context, revisionId: string, round: number) =>
  openTask(ctx, revisionId, { kind: TaskKind.REVISE, holder: TaskHolder.AUTHOR, round })

/** Those of whom a step is asked: of all heads, the vacant posts are skipped. */
export const askedOf = ({ asks }: RouteStepRow) => (asks.length > 1 ? asks.filter(({ eligible }) => eligible) : asks)

/** Opens the tasks of the step of a route that comes after a position; false where none is left. */
export function openNextStep(ctx: Context, row: RevisionRow, round: number, after: number, dueOn: Day | null): boolean {
  const position = Math.min(...row.routeSteps.map((step) => step.position).filter((one) => one > after))
  if (!Number.isFinite(position)) return false
  for (const step of row.routeSteps.filter((one) => one.position === position)) {
    for (const { divisionId } of askedOf(step)) {
      openTask(ctx, row.id, {
        kind: votes[step.kind],
        voteKind: step.kind,
        holder: step.holder,
        divisionId: step.holder === TaskHolder.DIVISION_HEAD ? divisionId : null,
        position,
        round,
        dueOn: dueOn ?? (step.days === null ? null : dayAfter(ctx.today, step.days)),
      })
    }
  }
  return true
}

/** How many votes a route asks for. */
export const votesAsked = (row: RevisionRow, kind: VoteKind): number =>
  row.routeSteps.filter((step) => step.kind === kind).reduce((sum, step) => sum + askedOf(step).length, 0)

/** Closes open tasks of a revision: all of them, or those of one id; the others end without anybody's doing. */
export async function closeTasks({ em, actor, now }: Context, revisionId: string, by: { taskId?: string } = {}): Promise<void> {
  await em.execute(
    `update task set closed_at = ?, closed_by_id = ? where agency_id = ? and revision_id = ? and closed_at is null ${by.taskId ? 'and id = ?' : ''}`,
    [now, actor.personId, actor.agencyId, revisionId, ...(by.taskId ? [by.taskId] : [])],
  )
}

const dayAfter = (day: Day, days: number): Day => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

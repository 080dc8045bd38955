import { Role } from '../../schema/index.ts'
import { holds, holdsFor } from '../agency/permissions.ts'
import type { Actor } from '../kernel/context.ts'

/** Whose an objective is. */
interface Owned {
  divisionId: string | null
  ownerId: string | null
}

/** Answers for an objective, so that late figures are their task: its owner, else the head of its division, else the quality management representative. */
export function answersFor(actor: Actor, { divisionId, ownerId }: Owned): boolean {
  if (ownerId) return ownerId === actor.personId
  return divisionId ? holdsFor(actor, Role.DIVISION_HEAD, divisionId) : holds(actor, Role.QMR)
}

/** Enters figures: who answers for it, the head of its division, a controller; of an agency's objective each head for their own division. */
export const mayMeasure = (actor: Actor, objective: Owned, partOf: string | null = null): boolean =>
  answersFor(actor, objective) ||
  holds(actor, Role.CONTROLLER) ||
  (objective.divisionId !== null && holdsFor(actor, Role.DIVISION_HEAD, objective.divisionId)) ||
  (partOf !== null && objective.divisionId === null && holdsFor(actor, Role.DIVISION_HEAD, partOf))

/** Of which divisions alone somebody enters the figures of an agency's objective; null where the whole is theirs to enter, too. */
export const partsToMeasure = (actor: Actor, objective: Owned): string[] | null =>
  mayMeasure(actor, objective) || objective.divisionId !== null
    ? null
    : actor.roles.flatMap(({ role, divisionId }) => (role === Role.DIVISION_HEAD && divisionId ? [divisionId] : []))

/** Lays the figures of a year before the head. */
export const mayPrepareYear = (actor: Actor): boolean => holds(actor, Role.CONTROLLER)

/** Confirms them: the head alone. */
export const mayCloseYear = (actor: Actor): boolean => holds(actor, Role.HEAD)

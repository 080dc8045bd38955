import { Role } from '../../schema/index.ts'
import type { Actor } from '../kernel/context.ts'

/** Holds one of these roles, whatever the division. */
export const holds = (actor: Actor, ...roles: Role[]): boolean => actor.roles.some((one) => roles.includes(one.role))

/** Holds a role for this division. */
export const holdsFor = (actor: Actor, role: Role, divisionId: string | null): boolean =>
  actor.roles.some((one) => one.role === role && one.divisionId === divisionId)

/** May register a document somewhere: authors, heads of divisions, controllers. */
export const mayDraft = (actor: Actor): boolean => holds(actor, Role.AUTHOR, Role.DIVISION_HEAD, Role.CONTROLLER)

/** Reads the whole audit trail of the agency. */
export const readsWholeTrail = (actor: Actor): boolean =>
  holds(
    actor,
    Role.CONTROLLER,
    Role.QMR,
    Role.HEAD,
    Role.DEPUTY_HEAD,
    Role.AUDITOR,
    Role.RECORDS_OFFICER,
    Role.ADMINISTRATOR,
    Role.INSPECTOR,
  )

/** The divisions of whose documents this person reads the trail: those they write for or head. */
export const divisionsOfTrail = (actor: Actor): string[] =>
  actor.roles.flatMap(({ role, divisionId }) => (divisionId && (role === Role.AUTHOR || role === Role.DIVISION_HEAD) ? [divisionId] : []))

/** Reads the audit trail, at least of some division. */
export const mayReadTrail = (actor: Actor): boolean => readsWholeTrail(actor) || divisionsOfTrail(actor).length > 0

/** Proposes roles of weight, and grants the others: domain.md 12. */
export const mayProposeRoles = (actor: Actor): boolean => holds(actor, Role.ADMINISTRATOR)

/** Confirms what another proposed. */
const mayConfirmRoles = (actor: Actor): boolean => holds(actor, Role.CONTROLLER, Role.HEAD)

/** Sees who holds which role since when, and what is proposed. */
export const mayReadRoles = (actor: Actor): boolean => mayProposeRoles(actor) || mayConfirmRoles(actor)

import { Role } from '../../schema/index.ts'
import { holds } from '../agency/permissions.ts'
import type { Actor } from '../kernel/context.ts'

/** Says what hangs where, with proof. */
export const mayPost = (actor: Actor): boolean => holds(actor, Role.CONTROLLER)

import { Role } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import type { Actor } from '../kernel/context.ts'
import type { Guard, Lifecycle, Word } from '../kernel/lifecycle.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { holds } from './permissions.ts'

/** Where a role stands on a day. */
export enum RoleState {
  PROPOSED = 'PROPOSED',
  COMING = 'COMING',
  HELD = 'HELD',
  ENDED = 'ENDED',
  TURNED_DOWN = 'TURNED_DOWN',
}

/** What can happen to a role that was proposed or granted. */
export enum RoleAction {
  confirm = 'confirm',
  turnDown = 'turnDown',
  end = 'end',
}

/** What the table asks about a grant. */
export interface GrantFacts {
  personId: string
  proposedById: string | null
  from: Day | null
  until: Day | null
  turnedDown: boolean
}

interface Asked {
  actor: Actor
  today: Day
}

const controller: Word<GrantFacts, Asked> = (_, { actor }) => holds(actor, Role.CONTROLLER)
const head: Word<GrantFacts, Asked> = (_, { actor }) => holds(actor, Role.HEAD)
const administrator: Word<GrantFacts, Asked> = (_, { actor }) => holds(actor, Role.ADMINISTRATOR)

const ofAnother: Guard<GrantFacts, Asked> = {
  name: 'ofAnother',
  met: ({ personId }, { actor }) => personId !== actor.personId,
  else: RefusalCode.SECOND_PERSON_NEEDED,
}
const proposedByAnother: Guard<GrantFacts, Asked> = {
  name: 'proposedByAnother',
  met: ({ proposedById }, { actor }) => proposedById !== actor.personId,
  else: RefusalCode.SECOND_PERSON_NEEDED,
}

/** The life of a role of weight: one proposes, another confirms, nobody acts on a role of their own. */
export const roleLifecycle: Lifecycle<GrantFacts, Asked, RoleAction, RoleState> = {
  stateOf({ from, until, turnedDown }, { today }) {
    if (turnedDown) return RoleState.TURNED_DOWN
    if (from === null) return RoleState.PROPOSED
    if (until !== null && (until < today || until < from)) return RoleState.ENDED
    return from > today ? RoleState.COMING : RoleState.HELD
  },
  steps: [
    {
      action: RoleAction.confirm,
      from: [RoleState.PROPOSED],
      to: RoleState.HELD,
      by: [controller, head],
      given: [ofAnother, proposedByAnother],
    },
    { action: RoleAction.turnDown, from: [RoleState.PROPOSED], to: RoleState.TURNED_DOWN, by: [controller, head, administrator] },
    { action: RoleAction.end, from: [RoleState.HELD, RoleState.COMING], to: RoleState.ENDED, by: [administrator], given: [ofAnother] },
  ],
}

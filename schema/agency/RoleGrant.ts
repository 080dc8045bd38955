import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import type { Day } from '../kernel/days.ts'
import { CountsUp, Guard, NeverGoes } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { Agency } from './Agency.ts'
import { Division } from './Division.ts'
import { Person } from './Person.ts'

/** A standing right. Everybody of the agency has STAFF. */
export enum Role {
  STAFF = 'STAFF',
  AUTHOR = 'AUTHOR',
  DIVISION_HEAD = 'DIVISION_HEAD',
  CONTROLLER = 'CONTROLLER',
  QMR = 'QMR',
  DEPUTY_HEAD = 'DEPUTY_HEAD',
  HEAD = 'HEAD',
  AUDITOR = 'AUDITOR',
  RECORDS_OFFICER = 'RECORDS_OFFICER',
  ADMINISTRATOR = 'ADMINISTRATOR',
  INSPECTOR = 'INSPECTOR',
}
registerEnumType(Role, { name: 'Role', description: 'Quyền thường trực. Standing rights.' })

/** Roles that two people grant: one proposes, another confirms. */
export const weightyRoles: Role[] = [Role.HEAD, Role.DEPUTY_HEAD, Role.CONTROLLER, Role.AUDITOR, Role.RECORDS_OFFICER, Role.ADMINISTRATOR]

/** Roles that are held for a division. */
export const divisionRoles: Role[] = [Role.AUTHOR, Role.DIVISION_HEAD]

const listed = (roles: Role[]) => `(${roles.map((role) => `'${role}'`).join(', ')})`
const byTwo = `role in ${listed(weightyRoles)} and proposed_by_id is not null`

/**
 * A role that a person holds between two days, AUTHOR and DIVISION_HEAD for a division. A proposal has no first day until somebody else
 * confirms it, so no question about a day can take it for a right. The row of an ended role stays.
 */
@Entity()
@Index({ name: 'role_grant_by_role', properties: ['agency', 'role'] })
@Index({ name: 'role_grant_by_person', properties: ['agency', 'person'] })
@Check({ name: 'division_where_the_role_has_one', expression: `(role in ${listed(divisionRoles)}) = (division_id is not null)` })
@Check({ name: 'granted_by_somebody_else', expression: 'proposed_by_id <> person_id and confirmed_by_id <> person_id' })
@Check({ name: 'two_where_two_are_asked', expression: `not (${byTwo}) or confirmed_by_id <> proposed_by_id` })
@Check({ name: 'text_where_two_are_asked', expression: `not (${byTwo}) or basis is not null and basis_on is not null` })
@Check({
  name: 'first_day_once_granted',
  expression: '(valid_from is null) = (proposed_by_id is not null and confirmed_by_id is null)',
})
@Check({ name: 'only_a_proposal_is_turned_down', expression: 'turned_down_at is null or valid_from is null' })
@Check({ name: 'until_after_from', expression: 'valid_until >= valid_from - 1' })
@Guard({ table: 'role_grant', name: 'grants', timing: 'before', events: ['insert', 'update'], calls: 'app.grants()' })
@Guard({
  table: 'role_grant',
  name: 'no_forbidden_pair',
  timing: 'after',
  events: ['insert', 'update'],
  deferred: true,
  calls: 'app.no_forbidden_pair()',
})
@CountsUp('role_grant')
@Guard({
  table: 'role_grant',
  name: 'needs_entry',
  timing: 'after',
  events: ['insert', 'update'],
  deferred: true,
  when: 'new.lock > 1 or new.proposed_by_id is not null',
  calls: 'app.needs_entry()',
})
@NeverGoes('role_grant')
export class RoleGrant {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'person_id'] })
  person!: Rel<Person>

  @Enum({ items: () => Role })
  role!: Role

  @ManyToOne(() => Division, { joinColumns: ['agency_id', 'division_id'], nullable: true, deleteRule: 'no action' })
  division?: Rel<Division> | null

  /** The day that the proposal asks for; null where the operator set it up. */
  @Property({ type: 'date', nullable: true })
  wishedFrom?: Day | null

  /** Null until it is granted: never before the day of the confirmation. */
  @Property({ type: 'date', fieldName: 'valid_from', nullable: true })
  from?: Day | null

  /** The last day; null is open. The day before the first one: it never counted. */
  @Property({ type: 'date', fieldName: 'valid_until', nullable: true })
  until?: Day | null

  /** The number of the deciding text. */
  @Property({ type: 'text', nullable: true })
  basis?: string | null

  /** The day of the deciding text. */
  @Property({ type: 'date', nullable: true })
  basisOn?: Day | null

  /** Null: the operator set it up. Others are granted by the administrator alone, who then stands in both places. */
  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'proposed_by_id'], nullable: true, deleteRule: 'no action' })
  proposedBy?: Rel<Person> | null

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'confirmed_by_id'], nullable: true, deleteRule: 'no action' })
  confirmedBy?: Rel<Person> | null

  /** Somebody did not agree to the proposal, or took it back. */
  @Property({ type: 'datetime', nullable: true })
  turnedDownAt?: Date | null

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  changedAt!: Date & Opt

  @Property({ type: 'integer', version: true })
  lock!: number
}

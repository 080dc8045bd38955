import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import type { Day } from '../kernel/days.ts'
import { Guard, NeverGoes } from '../kernel/guards.ts'
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

/** A role that a person holds between two days, AUTHOR and DIVISION_HEAD for a division. The row of an ended role stays. */
@Entity()
@Index({ name: 'role_grant_by_role', properties: ['agency', 'role'] })
@Index({ name: 'role_grant_by_person', properties: ['agency', 'person'] })
@Check({ name: 'division_where_the_role_has_one', expression: "(role in ('AUTHOR', 'DIVISION_HEAD')) = (division_id is not null)" })
@Check({ name: 'granted_by_somebody_else', expression: 'proposed_by_id <> person_id and confirmed_by_id <> person_id' })
@Check({ name: 'until_after_from', expression: 'valid_until >= valid_from' })
@Guard({
  table: 'role_grant',
  name: 'no_forbidden_pair',
  timing: 'after',
  events: ['insert', 'update'],
  deferred: true,
  calls: 'app.no_forbidden_pair()',
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

  @Property({ type: 'date', fieldName: 'valid_from' })
  from!: Day

  /** The last day; null is open. */
  @Property({ type: 'date', fieldName: 'valid_until', nullable: true })
  until?: Day | null

  /** The deciding text: number and date. */
  @Property({ type: 'text', nullable: true })
  basis?: string | null

  /** Null: the operator set it up. */
  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'proposed_by_id'], nullable: true, deleteRule: 'no action' })
  proposedBy?: Rel<Person> | null

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'confirmed_by_id'], nullable: true, deleteRule: 'no action' })
  confirmedBy?: Rel<Person> | null
}

import { PrimaryKeyProp } from '@mikro-orm/core'
import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import type { Rel } from '@mikro-orm/core'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Day } from '../kernel/days.ts'
import { Composed, NeverGoes } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { DayScalar } from '../kernel/scalars.ts'
import { Agency } from './Agency.ts'

/** What a division is to the agency. Only DIVISION is counted in "06/07". */
export enum DivisionKind {
  LEADERSHIP = 'LEADERSHIP',
  DIVISION = 'DIVISION',
  SERVICE_UNIT = 'SERVICE_UNIT',
}
registerEnumType(DivisionKind, { name: 'DivisionKind' })

/** A part of the agency (*phòng*): owns documents, has a head. */
@ObjectType({ description: 'Phòng, đơn vị của cơ quan. A part of the agency.' })
@Entity()
@Unique({ name: 'division_code', properties: ['agency', 'code'] })
@Index({ name: 'one_office', expression: 'create unique index one_office on division (agency_id) where office' })
@Composed('name')
@NeverGoes('division')
export class Division {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Field(() => ID)
  @Id()
  id: string = newId()

  @Field(() => String)
  @Property({ type: 'text' })
  code!: string

  @Field(() => String)
  @Property({ type: 'text' })
  abbreviation!: string

  @Field(() => String, { description: "Theo ngôn ngữ của người đọc. In the reader's language." })
  @Property({ type: 'text', collation: 'vi-x-icu' })
  name!: string

  @Property({ type: 'text', nullable: true })
  nameEn?: string | null

  @Field(() => DivisionKind)
  @Enum({ items: () => DivisionKind })
  kind: DivisionKind = DivisionKind.DIVISION

  @Field(() => Boolean, { description: 'Trong phạm vi hệ thống quản lý chất lượng. In the scope of the quality management system.' })
  @Property({ type: 'boolean' })
  inScope: boolean = true

  /** Văn phòng: its head is the Chief of Office. One in an agency. */
  @Property({ type: 'boolean', default: false })
  office: boolean = false

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'date', nullable: true })
  openedOn?: Day | null

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'date', nullable: true })
  closedOn?: Day | null

  @Property({ type: 'integer', comment: 'order on screen and paper' })
  position!: number

  @Field(() => Int)
  @Property({ type: 'integer', version: true })
  lock!: number
}

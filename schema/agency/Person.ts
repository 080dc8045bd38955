import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Rel } from '@mikro-orm/core'
import { Entity, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { Composed, NeverGoes } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { Agency } from './Agency.ts'
import { Division } from './Division.ts'
import { SignIn } from './signIn.ts'

/** Somebody at work in the agency. The row stays while the trail names it. */
@ObjectType({ description: 'Người làm việc ở cơ quan; không xóa khi nhật ký còn nhắc tên. Never deleted while the trail names them.' })
@Entity()
@Composed('name')
@NeverGoes('person')
export class Person {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Field(() => ID)
  @Id()
  id: string = newId()

  @Field(() => String)
  @Property({ type: 'text', collation: 'vi-x-icu' })
  name!: string

  @Field(() => String, { nullable: true, description: 'Chức vụ, như in ở khối ký. What a signature block prints.' })
  @Property({ type: 'text', nullable: true })
  position?: string | null

  @Field(() => Division, { nullable: true })
  @ManyToOne(() => Division, { joinColumns: ['agency_id', 'division_id'], nullable: true, deleteRule: 'no action' })
  division?: Rel<Division> | null

  @Property({ type: 'text', nullable: true })
  email?: string | null

  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  active: boolean = true

  @OneToOne(() => SignIn, { nullable: true, deleteRule: 'no action' })
  signIn?: Rel<SignIn> | null

  @Property({ type: 'integer', version: true })
  lock!: number
}

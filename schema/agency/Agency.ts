import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Composed, Guard, NeverGoes } from '../kernel/guards.ts'
import { newId } from '../kernel/keys.ts'

/** An agency that keeps its documents here. Every row belongs to one; nothing of one is visible to another. */
@ObjectType({ description: 'Cơ quan. Every row belongs to one; nothing of one agency is visible to another.' })
@Entity()
@Composed('name')
@Guard({ table: 'agency', name: 'begins_its_trail', timing: 'after', events: ['insert'], calls: 'app.begin_trail()' })
@NeverGoes('agency')
export class Agency {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => String, { description: 'Ví dụ SCT-MAU. Upper case, unique in the installation.' })
  @Property({ type: 'text', unique: true })
  code!: string

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  superiorName?: string | null

  @Field(() => String, { nullable: true, description: 'Ký hiệu trong số văn bản, ví dụ SCT. As in 05/BC-SCT.' })
  @Property({ type: 'text', nullable: true })
  symbol?: string | null

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  place?: string | null

  @Field(() => String)
  @Property({ type: 'text' })
  timeZone: string = 'Asia/Ho_Chi_Minh'

  @Field(() => String, { description: 'Ví dụ TCVN ISO 9001:2015. Edition of the standard in use.' })
  @Property({ type: 'text' })
  standardEdition: string = 'TCVN ISO 9001:2015'

  @Field(() => Int)
  @Property({ type: 'integer', version: true })
  lock!: number
}

import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Rel } from '@mikro-orm/core'
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import { Id, newId } from '../kernel/keys.ts'
import { Agency } from './Agency.ts'
import { Person } from './Person.ts'

/** How somebody proves again who they are. */
export enum ProofMethod {
  PASSWORD = 'PASSWORD',
}
registerEnumType(ProofMethod, { name: 'ProofMethod', description: 'Cách xác nhận lại danh tính. PASSWORD at first.' })

/** A second proof for one act: bound to person, session, act, subject, seal and day; it works once. */
@Entity()
export class Proof {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'person_id'] })
  person!: Rel<Person>

  @Property({ type: 'uuid' })
  sessionId!: string

  @Property({ type: 'text' })
  act!: string

  /** SHA-256 of the exact list that the act is about, as hex. */
  @Property({ type: 'text' })
  digest!: string

  @Enum({ items: () => ProofMethod })
  method: ProofMethod = ProofMethod.PASSWORD

  /** SHA-256 of the token, as hex: the token itself is known to the browser alone. */
  @Unique()
  @Property({ type: 'text' })
  tokenSha256!: string

  @Property({ type: 'datetime' })
  expiresAt!: Date

  @Property({ type: 'datetime', nullable: true })
  usedAt?: Date | null
}

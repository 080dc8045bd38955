import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Rel } from '@mikro-orm/core'
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Agency } from './Agency.ts'
import { Person } from './Person.ts'

/** An act that was sent under a key: sent again, it answers what it made, and makes nothing. Written in the act's own transaction. */
@Entity()
export class Request {
  [PrimaryKeyProp]?: ['agency', 'person', 'key']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @ManyToOne(() => Person, { primary: true, joinColumns: ['agency_id', 'person_id'], deleteRule: 'no action' })
  person!: Rel<Person>

  /** The client's own, one for each thing that a person did. */
  @PrimaryKey({ type: 'text' })
  key!: string

  @Property({ type: 'text' })
  operation!: string

  /** SHA-256 of the input, as hex. */
  @Property({ type: 'text' })
  inputSha256!: string

  /** What was made or changed; known when the act is done, so it is never empty after a commit. */
  @Property({ type: 'uuid', nullable: true })
  subjectId?: string | null

  @Index()
  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  at!: Date
}

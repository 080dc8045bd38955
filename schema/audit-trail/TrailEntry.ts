import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import { Guard, Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'

/** The end of an agency's chain: the last number and hash. Only the chain's own trigger writes it. */
@Entity()
export class TrailHead {
  [PrimaryKeyProp]?: 'agency'

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Property({ type: 'bigint' })
  sequence: string = '0'

  @Property({ type: 'blob' })
  hash!: Buffer
}

/** One line of the audit trail: one act, one entry, written in the transaction of the act, chained by hash within the agency. */
@Entity()
@Unique({ name: 'trail_entry_sequence', properties: ['agency', 'sequence'] })
@Unique({ name: 'one_entry_a_change', properties: ['subjectId', 'subjectLock'] })
@Index({ name: 'trail_entry_by_document', properties: ['agency', 'documentId', 'sequence'] })
@Index({ name: 'trail_entry_by_actor', properties: ['agency', 'actorId', 'sequence'] })
@Guard({ table: 'trail_entry', name: 'chain', timing: 'before', events: ['insert'], calls: 'app.chain()' })
@Guard({
  table: 'trail_entry',
  name: 'needs_change',
  timing: 'after',
  events: ['insert'],
  deferred: true,
  when: 'new.subject_lock is not null',
  calls: 'app.needs_change()',
})
@Stays('trail_entry')
export class TrailEntry {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  /** 1, 2, 3… within the agency; given by the chain. */
  @Property({ type: 'bigint' })
  sequence!: string & Opt

  /** The database's instant; given by the chain. */
  @Property({ type: 'datetime', length: 6 })
  at!: Date & Opt

  /** The subject's table. */
  @Property({ type: 'text' })
  subjectType!: string

  @Property({ type: 'uuid' })
  subjectId!: string

  /** The subject's lock after the act; null where no row changed. */
  @Property({ type: 'integer', nullable: true })
  subjectLock?: number | null

  /** JSON as it was hashed: actor, action, from, to, rule, reason, changes … */
  @Property({ type: 'text' })
  body!: string

  // read from the hashed text, so that no column can say something else
  @Property({ type: 'uuid', nullable: true, generated: "((body::jsonb ->> 'actorId')::uuid) stored" })
  actorId?: (string & Opt) | null

  @Property({ type: 'text', generated: "(body::jsonb ->> 'action') stored" })
  action!: string & Opt

  @Property({ type: 'uuid', nullable: true, generated: "((body::jsonb ->> 'documentId')::uuid) stored" })
  documentId?: (string & Opt) | null

  @Property({ type: 'blob' })
  previousHash!: Buffer & Opt

  @Property({ type: 'blob' })
  hash!: Buffer & Opt
}

/** A refused act that matters: insert only, outside the chain. */
@Entity()
@Index({ name: 'refusal_entry_by_time', properties: ['agency', 'at'] })
@Stays('refusal_entry')
export class RefusalEntry {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @PrimaryKey({ type: 'uuid', defaultRaw: 'uuidv7()' })
  id!: string & Opt

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  at!: Date & Opt

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'person_id'] })
  person!: Rel<Person>

  @Property({ type: 'text' })
  action!: string

  /** A code of `RefusalCode`. */
  @Property({ type: 'text' })
  code!: string

  @Property({ type: 'uuid', nullable: true })
  subjectId?: string | null
}

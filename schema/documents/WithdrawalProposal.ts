import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import { Composed, Guard, Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { Document } from './Document.ts'
import { Revision } from './Revision.ts'

/** Somebody's wish that what is in force should end. The newest one of a revision counts; each is kept. Insert only. */
@Entity()
@Index({ name: 'withdrawal_proposal_by_revision', properties: ['agency', 'revision'] })
@Check({ name: 'not_its_own_successor', expression: 'successor_id is null or successor_id <> document_id' })
@Composed('reason')
@Composed('basis')
@Guard({
  table: 'withdrawal_proposal',
  name: 'check_proposal',
  timing: 'before',
  events: ['insert'],
  calls: 'app.check_proposal()',
})
@Stays('withdrawal_proposal')
export class WithdrawalProposal {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Document, { joinColumns: ['agency_id', 'document_id'] })
  document!: Rel<Document>

  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  @Property({ type: 'text' })
  reason!: string

  /** The text that it rests on, where there is one. */
  @Property({ type: 'text', nullable: true })
  basis?: string | null

  /** What is used instead; null says "none", in so many words. */
  @ManyToOne(() => Document, { joinColumns: ['agency_id', 'successor_id'], nullable: true, deleteRule: 'no action' })
  successor?: Rel<Document> | null

  /** Where it was used when this was proposed: codes, as they stood. */
  @Property({ type: 'text[]' })
  whereUsed: string[] = []

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'proposed_by_id'] })
  proposedBy!: Rel<Person>

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  at!: Date & Opt
}

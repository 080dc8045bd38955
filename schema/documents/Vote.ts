import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import { Composed, Guard, Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { Revision } from './Revision.ts'
import { Task } from './ReviewRound.ts'
import { VoteKind } from './Route.ts'
import { StoredFile } from '../files/StoredFile.ts'

/** What a reviewer says. */
export enum Verdict {
  AGREE = 'AGREE',
  REQUEST_CHANGES = 'REQUEST_CHANGES',
  COMMENT = 'COMMENT',
}
registerEnumType(Verdict, { name: 'Verdict' })

/** A reviewer's word on the bytes of a round. It names the seal. Insert only. Whoever heads two divisions agrees for both: a vote for each task. */
@Entity()
@Index({
  name: 'one_agreement',
  expression:
    "create unique index one_agreement on vote (revision_id, round, person_id, position, task_id) nulls not distinct where verdict = 'AGREE'",
})
@Index({ name: 'vote_by_revision', properties: ['agency', 'revision'] })
@Composed('note')
@Guard({ table: 'vote', name: 'check_vote', timing: 'before', events: ['insert'], calls: 'app.check_vote()' })
@Stays('vote')
export class Vote {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  @Property({ type: 'integer' })
  round!: number

  /** The route's step that it answers. */
  @Property({ type: 'integer' })
  position!: number

  /** What it answers: of all heads, each division's own. */
  @ManyToOne(() => Task, { joinColumns: ['agency_id', 'task_id'], nullable: true, deleteRule: 'no action' })
  task?: Rel<Task> | null

  @Enum({ items: () => VoteKind })
  kind!: VoteKind

  @Enum({ items: () => Verdict })
  verdict!: Verdict

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'person_id'] })
  person!: Rel<Person>

  @Property({ type: 'text', nullable: true })
  note?: string | null

  @ManyToOne(() => StoredFile, { joinColumns: ['agency_id', 'sha256'] })
  content!: Rel<StoredFile>

  @Property({ type: 'text' })
  sealSha256!: string

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  at!: Date & Opt
}

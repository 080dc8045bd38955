import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import { Composed, Guard, NeverGoes, Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { Revision } from './Revision.ts'

/** A remark on a page of a round's file. Settled by whoever made it. */
@Entity()
@Index({ name: 'comment_by_revision', properties: ['agency', 'revision'] })
@Composed('body')
@Guard({ table: 'comment', name: 'keeps_its_words', timing: 'before', events: ['update'], calls: 'app.keeps_its_words()' })
@NeverGoes('comment')
export class Comment {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  @Property({ type: 'integer' })
  round!: number

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'author_id'] })
  author!: Rel<Person>

  @Property({ type: 'text' })
  body!: string

  @Property({ type: 'boolean' })
  mustSettle: boolean = false

  /** From 1; null: on the whole. */
  @Property({ type: 'integer', nullable: true })
  page?: number | null

  /** 0 to 1 of the page, independent of zoom. */
  @Property({ type: 'double', nullable: true })
  x?: number | null

  @Property({ type: 'double', nullable: true })
  y?: number | null

  @Property({ type: 'text', nullable: true })
  quote?: string | null

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  createdAt!: Date & Opt

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'settled_by_id'], nullable: true, deleteRule: 'no action' })
  settledBy?: Rel<Person> | null

  @Property({ type: 'datetime', nullable: true })
  settledAt?: Date | null

  @Property({ type: 'integer', version: true })
  lock!: number
}

/** An answer to a comment. Insert only. */
@Entity()
@Index({ name: 'comment_reply_by_comment', properties: ['agency', 'comment'] })
@Composed('body')
@Stays('comment_reply')
export class CommentReply {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Comment, { joinColumns: ['agency_id', 'comment_id'] })
  comment!: Rel<Comment>

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'author_id'] })
  author!: Rel<Person>

  @Property({ type: 'text' })
  body!: string

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  createdAt!: Date & Opt
}

import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import { Revision } from '../documents/Revision.ts'
import { StoredFile } from '../files/StoredFile.ts'
import type { Day } from '../kernel/days.ts'
import { Composed, CountsUp, Guard, NeedsEntry, NeverGoes } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'

/** Where something hangs or stands. */
export enum PostingPlace {
  OFFICE_BOARD = 'OFFICE_BOARD',
  WEBSITE = 'WEBSITE',
  PROVINCIAL_PORTAL = 'PROVINCIAL_PORTAL',
}
registerEnumType(PostingPlace, { name: 'PostingPlace' })

/** What shows that it hangs there. */
export enum PostingProof {
  PHOTO = 'PHOTO',
  SIGNED_NOTE = 'SIGNED_NOTE',
  WEB_ADDRESS = 'WEB_ADDRESS',
}
registerEnumType(PostingProof, { name: 'PostingProof' })

/** A revision was posted at a place, with proof. Only the last day changes, and only once it is set earlier. */
@Entity()
@Index({ name: 'posting_by_revision', properties: ['agency', 'revision'] })
@Check({ name: 'posted_in_order', expression: 'until is null or until >= from_day' })
@Check({
  name: 'proved_by_something',
  expression: "case proof when 'WEB_ADDRESS' then url is not null else proof_sha256 is not null and proof_name is not null end",
})
@Composed('where_exactly')
@CountsUp('posting')
@NeedsEntry('posting')
@Guard({ table: 'posting', name: 'check_posting', timing: 'before', events: ['insert', 'update'], calls: 'app.check_posting()' })
@NeverGoes('posting')
export class Posting {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  @Enum({ items: () => PostingPlace })
  place!: PostingPlace

  /** Such as "Sảnh tầng 1". */
  @Property({ type: 'text', nullable: true })
  whereExactly?: string | null

  @Property({ type: 'date' })
  fromDay!: Day

  /** The last day; null while it hangs. */
  @Property({ type: 'date', nullable: true })
  until?: Day | null

  @Enum({ items: () => PostingProof })
  proof!: PostingProof

  @Property({ type: 'text', nullable: true })
  url?: string | null

  @ManyToOne(() => StoredFile, { joinColumns: ['agency_id', 'proof_sha256'], nullable: true, deleteRule: 'no action' })
  proofFile?: Rel<StoredFile> | null

  @Property({ type: 'text', nullable: true })
  proofName?: string | null

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'posted_by_id'] })
  postedBy!: Rel<Person>

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  createdAt!: Date & Opt

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  changedAt!: Date & Opt

  @Property({ type: 'integer', version: true })
  lock!: number
}

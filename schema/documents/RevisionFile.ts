import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import { StoredFile } from '../files/StoredFile.ts'
import { Composed, Guard, NeverGoes, Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { Revision } from './Revision.ts'

/** What a file is to its revision. */
export enum FileRole {
  CONTENT = 'CONTENT',
  SOURCE = 'SOURCE',
  ATTACHMENT = 'ATTACHMENT',
}
registerEnumType(FileRole, {
  name: 'FileRole',
  valuesConfig: {
    CONTENT: { description: 'Bản để đọc và phê duyệt; mỗi phiên bản có đúng một. What is read and approved; exactly one.' },
    SOURCE: { description: 'Bản sửa được, ví dụ DOCX. The editable source.' },
    ATTACHMENT: { description: 'Phụ lục kèm theo. An annex.' },
  },
})

/** Somebody who gave bytes or content to a revision, in any round, for ever: they cannot judge it. */
@Entity()
@Guard({ table: 'contributor', name: 'only_in_draft', timing: 'before', events: ['insert'], calls: 'app.only_in_draft()' })
@Stays('contributor')
export class Contributor {
  [PrimaryKeyProp]?: ['agency', 'revision', 'person']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @ManyToOne(() => Revision, { primary: true, joinColumns: ['agency_id', 'revision_id'], deleteRule: 'no action' })
  revision!: Rel<Revision>

  @ManyToOne(() => Person, { primary: true, joinColumns: ['agency_id', 'person_id'], deleteRule: 'no action' })
  person!: Rel<Person>

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  at!: Date & Opt
}

/** A file of a revision. Taken off or replaced, its row stays with `removedAt`. */
@Entity()
@Index({
  name: 'one_content',
  expression: "create unique index one_content on revision_file (revision_id) where role = 'CONTENT' and removed_at is null",
})
@Index({ name: 'revision_file_by_revision', properties: ['agency', 'revision'] })
@Index({ name: 'revision_file_by_bytes', properties: ['agency', 'file'] })
@Composed('file_name')
@Guard({ table: 'revision_file', name: 'only_in_draft', timing: 'before', events: ['insert', 'update'], calls: 'app.only_in_draft()' })
@Guard({ table: 'revision_file', name: 'bytes_are_there', timing: 'before', events: ['insert'], calls: 'app.bytes_are_there()' })
@NeverGoes('revision_file')
export class RevisionFile {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  @Enum({ items: () => FileRole })
  role!: FileRole

  @Property({ type: 'text' })
  fileName!: string

  @ManyToOne(() => StoredFile, { joinColumns: ['agency_id', 'sha256'] })
  file!: Rel<StoredFile>

  /** Null: taken over. Else a contributor: a trigger looks. */
  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'added_by_id'], nullable: true, deleteRule: 'no action' })
  addedBy?: Rel<Person> | null

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  addedAt!: Date & Opt

  /** Laid out by us from the rows of the revision, when nobody attached a file. */
  @Property({ type: 'boolean' })
  laidOut: boolean = false

  @Property({ type: 'datetime', nullable: true })
  removedAt?: Date | null
}

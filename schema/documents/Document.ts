import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Division } from '../agency/Division.ts'
import { Person } from '../agency/Person.ts'
import { Composed, CountsUp, Guard, NeedsEntry, NeverGoes } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { InstantScalar } from '../kernel/scalars.ts'
import { DocumentKind, DocumentType } from './DocumentType.ts'
import { ImportRun } from './ImportRun.ts'

/** A controlled document: a code for ever, and revisions of which at most one is in force on a day. */
@ObjectType({ description: 'Tài liệu được kiểm soát. A controlled document.' })
@Entity()
@Index({ name: 'document_by_code', expression: 'create index document_by_code on document (agency_id, code, id)' })
@Index({ name: 'document_by_title', expression: 'create index document_by_title on document (agency_id, title, id)' })
@Index({ name: 'document_by_change', expression: 'create index document_by_change on document (agency_id, changed_at, id)' })
@Index({ name: 'document_by_kind', expression: 'create index document_by_kind on document (agency_id, kind, code, id)' })
@Index({ name: 'document_by_division', expression: 'create index document_by_division on document (agency_id, division_id, code, id)' })
@Index({ name: 'document_by_parent', properties: ['agency', 'parent'] })
@Check({ name: 'code_is_well_formed', expression: "code ~ '^[[:alnum:]]+([.-][[:alnum:]]+)*$'" })
@Composed('title')
@Composed('code')
@CountsUp('document')
@NeedsEntry('document')
@Guard({ table: 'document', name: 'keeps_its_kind', timing: 'before', events: ['update'], calls: 'app.keeps_its_kind()' })
@Guard({
  table: 'document',
  name: 'counted',
  timing: 'after',
  events: ['insert', 'update'],
  of: 'kind, type_id, division_id',
  calls: 'app.count_document()',
})
@NeverGoes('document')
export class Document {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Field(() => ID)
  @Id()
  id: string = newId()

  @Field(() => String, {
    description:
      'Mã hiệu: chữ (cả Đ), số, dấu chấm, gạch nối; duy nhất trong cơ quan, không dùng lại. Unique in the agency, never reused, no slash.',
  })
  @Property({ type: 'text', collation: 'vi_num' })
  code!: string

  /** As registered, then as published last: what lists sort by. */
  @Property({ type: 'text', collation: 'vi-x-icu' })
  title!: string

  @Field(() => DocumentKind)
  @Enum({ items: () => DocumentKind })
  kind!: DocumentKind

  @ManyToOne(() => DocumentType, { joinColumns: ['agency_id', 'type_id'] })
  type!: Rel<DocumentType>

  @ManyToOne(() => Division, { joinColumns: ['agency_id', 'division_id'] })
  division!: Rel<Division>

  @ManyToOne(() => Document, { joinColumns: ['agency_id', 'parent_id'], nullable: true, deleteRule: 'no action' })
  parent?: Rel<Document> | null

  @Field(() => Boolean, { description: 'Chỉ người liên quan mở được nội dung. Content is open to those concerned only.' })
  @Property({ type: 'boolean' })
  restricted: boolean = false

  @ManyToOne(() => ImportRun, { joinColumns: ['agency_id', 'import_run_id'], nullable: true, deleteRule: 'no action' })
  importRun?: Rel<ImportRun> | null

  /** Null: taken over. */
  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'created_by_id'], nullable: true, deleteRule: 'no action' })
  createdBy?: Rel<Person> | null

  @Field(() => InstantScalar)
  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  createdAt!: Date & Opt

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  changedAt!: Date & Opt

  @Field(() => Int)
  @Property({ type: 'integer', version: true })
  lock!: number
}

/** A code or an alias, in the form in which people's typing is compared: one namespace of an agency, for ever. */
@Entity()
@Index({ name: 'document_code_by_document', properties: ['agency', 'document'] })
@Index({
  name: 'document_code_starts',
  expression: 'create index document_code_starts on document_code (agency_id, (normal collate "C"))',
})
@NeverGoes('document_code')
@Guard({
  table: 'document_code',
  name: 'stays_with_its_document',
  timing: 'before',
  events: ['update'],
  each: 'statement',
  calls: 'app.stays()',
})
export class DocumentCode {
  [PrimaryKeyProp]?: ['agency', 'normal']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  /** Upper case, composed, `-` for `.`, `/` and `_`. */
  @PrimaryKey({ type: 'text' })
  normal!: string

  /** As typed. */
  @Property({ type: 'text' })
  name!: string

  @ManyToOne(() => Document, { joinColumns: ['agency_id', 'document_id'] })
  document!: Rel<Document>

  @Property({ type: 'boolean' })
  alias: boolean = false
}

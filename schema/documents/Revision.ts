import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import { type Day, type Days, DaysType } from '../kernel/days.ts'
import { Composed, CountsUp, Guard, NeedsEntry, NeverGoes } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { DayScalar, InstantScalar } from '../kernel/scalars.ts'
import { Document } from './Document.ts'
import { ImportRun } from './ImportRun.ts'
import { StoredState } from './RevisionState.ts'

/** How much changes: the whole is issued anew, or parts of it. */
export enum ChangeSize {
  EDITION = 'EDITION',
  AMENDMENT = 'AMENDMENT',
}
registerEnumType(ChangeSize, {
  name: 'ChangeSize',
  valuesConfig: {
    EDITION: { description: 'Ban hành lại: tăng lần ban hành' },
    AMENDMENT: { description: 'Sửa đổi một phần: tăng lần sửa đổi' },
  },
})

/** Why there is a new revision. */
export enum ChangeReason {
  FIRST_EDITION = 'FIRST_EDITION',
  NEW_LAW = 'NEW_LAW',
  AUDIT_FINDING = 'AUDIT_FINDING',
  IMPROVEMENT = 'IMPROVEMENT',
  PERIODIC_REVIEW = 'PERIODIC_REVIEW',
  NEW_YEAR = 'NEW_YEAR',
  OTHER = 'OTHER',
}
registerEnumType(ChangeReason, { name: 'ChangeReason' })

/** Made here, or taken over together with its document, with no approval claimed. */
export enum Origin {
  NATIVE = 'NATIVE',
  MIGRATED = 'MIGRATED',
}
registerEnumType(Origin, {
  name: 'Origin',
  description: 'MIGRATED: nhập cùng tài liệu, không có phê duyệt. Taken over together with its document; claims no approval.',
})

/** One stored state of a document. Its status is open to the agency, its content follows the state. */
@ObjectType({ description: 'Phiên bản. One stored state of a document: status is open to the agency, content follows the state.' })
@Entity()
@Unique({ name: 'revision_serial', properties: ['agency', 'document', 'serial'] })
@Index({
  name: 'one_open_revision',
  expression:
    "create unique index one_open_revision on revision (document_id) where state in ('DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED')",
})
@Index({
  name: 'one_revision_a_number',
  expression:
    "create unique index one_revision_a_number on revision (document_id, edition, amendment) where state in ('APPROVED', 'PUBLISHED')",
})
@Index({ name: 'revision_by_state', properties: ['agency', 'state'] })
@Check({ name: 'one_in_force', expression: 'exclude using gist (document_id with =, in_force with &&)' })
@Check({ name: 'in_force_when_published', expression: "(state = 'PUBLISHED') = (in_force is not null)" })
@Check({
  name: 'in_force_is_a_period',
  expression: '(in_force is null or (isfinite(lower(in_force)) and (upper_inf(in_force) or isfinite(upper(in_force))))) is true',
})
@Check({ name: 'sealed', expression: "state in ('DRAFT', 'CANCELLED') or origin = 'MIGRATED' or seal_sha256 is not null" })
@Composed('title')
@Composed('change_summary')
@Guard({ table: 'revision', name: 'begins', timing: 'before', events: ['insert'], calls: 'app.begins()' })
@CountsUp('revision')
@NeedsEntry('revision')
@Guard({ table: 'revision', name: 'frozen', timing: 'before', events: ['update'], calls: 'app.frozen()' })
@Guard({ table: 'revision', name: 'steps', timing: 'before', events: ['update'], calls: 'app.steps()' })
@Guard({
  table: 'revision',
  name: 'keeps_the_past',
  timing: 'before',
  events: ['insert', 'update'],
  of: 'in_force',
  calls: 'app.keeps_the_past()',
})
@Guard({
  table: 'revision',
  name: 'no_gap',
  timing: 'after',
  events: ['insert', 'update'],
  of: 'in_force',
  deferred: true,
  calls: 'app.no_gap()',
})
@NeverGoes('revision')
export class Revision {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Field(() => ID)
  @Id()
  id: string = newId()

  @ManyToOne(() => Document, { joinColumns: ['agency_id', 'document_id'] })
  document!: Rel<Document>

  @Field(() => Int, { description: '1, 2, 3…, không dùng lại. For machines and the trail; never used again.' })
  @Property({ type: 'integer' })
  serial!: number

  @Field(() => Int, { description: 'Lần ban hành. Dự kiến cho tới khi phê duyệt. Planned until approval.' })
  @Property({ type: 'integer' })
  edition!: number

  @Field(() => Int, { description: 'Lần sửa đổi; về 0 khi ban hành lại. Back to 0 with a new edition.' })
  @Property({ type: 'integer' })
  amendment!: number

  @Field(() => String)
  @Property({ type: 'text', collation: 'vi-x-icu' })
  title!: string

  @Enum({ items: () => StoredState })
  state: StoredState = StoredState.DRAFT

  @Field(() => Origin)
  @Enum({ items: () => Origin })
  origin: Origin = Origin.NATIVE

  @Field(() => ChangeSize)
  @Enum({ items: () => ChangeSize })
  changeSize: ChangeSize = ChangeSize.EDITION

  @Enum({ items: () => ChangeReason, nullable: true })
  changeReason?: ChangeReason | null

  @Property({ type: 'text', nullable: true })
  changeSummary?: string | null

  @Field(() => DayScalar, { nullable: true, description: 'Ngày mong muốn có hiệu lực. What the drafter proposes.' })
  @Property({ type: 'date', nullable: true })
  wishedEffectiveOn?: Day | null

  /** Days in force: [first day, first day no longer in force). */
  @Property({ type: DaysType, nullable: true })
  inForce?: Days | null

  /** Submissions so far; 0 before the first one. */
  @Property({ type: 'integer' })
  round: number = 0

  /** The canonical text of every file and row at submission; its hash is what votes and approvals name. */
  @Property({ type: 'text', nullable: true })
  sealText?: string | null

  @Property({ type: 'text', nullable: true })
  sealSha256?: string | null

  /** Null: taken over. */
  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'author_id'], nullable: true, deleteRule: 'no action' })
  author?: Rel<Person> | null

  @ManyToOne(() => ImportRun, { joinColumns: ['agency_id', 'import_run_id'], nullable: true, deleteRule: 'no action' })
  importRun?: Rel<ImportRun> | null

  @Field(() => InstantScalar)
  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  createdAt!: Date & Opt

  /** Of the last act on the row; each act sets it. */
  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  changedAt!: Date & Opt

  @Field(() => Int)
  @Property({ type: 'integer', version: true })
  lock!: number
}

import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Division } from '../agency/Division.ts'
import { Person } from '../agency/Person.ts'
import { Document } from '../documents/Document.ts'
import { Revision } from '../documents/Revision.ts'
import { Composed, OnlyInDraft, Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'

/** What a figure is made of. One objective has one measure. */
export enum MeasureKind {
  RATIO = 'RATIO',
  COUNT = 'COUNT',
  AVERAGE = 'AVERAGE',
}
registerEnumType(MeasureKind, {
  name: 'MeasureKind',
  valuesConfig: {
    RATIO: { description: 'Tỷ lệ: tử số trên mẫu số. Numerator over denominator; of a hundred where the unit is %.' },
    COUNT: { description: 'Số lượng. A number of things.' },
    AVERAGE: { description: 'Bình quân: tổng trên số lần. A sum over a number.' },
  },
})

/** Which side of the target is good. */
export enum Direction {
  AT_LEAST = 'AT_LEAST',
  AT_MOST = 'AT_MOST',
}
registerEnumType(Direction, { name: 'Direction' })

/** How often a figure is due. */
export enum Frequency {
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  YEAR = 'YEAR',
}
registerEnumType(Frequency, { name: 'Frequency' })

/** A quality objective through the years: a code for ever, in one document. Figures hang on it (TCVN ISO 9001:2015, 6.2). */
@Entity()
@Unique({ name: 'objective_code', properties: ['agency', 'code'] })
@Check({ name: 'objective_code_is_well_formed', expression: "code ~ '^[[:alnum:]]+([.-][[:alnum:]]+)*$'" })
@Composed('code')
@Stays('objective')
export class Objective {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @Property({ type: 'text', collation: 'vi_num' })
  code!: string

  @ManyToOne(() => Document, { joinColumns: ['agency_id', 'document_id'] })
  document!: Rel<Document>

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  createdAt!: Date & Opt
}

/** The objectives of one year in a revision; one revision is about one year. */
@Entity()
@Check({ name: 'a_year', expression: 'year >= 1990 and year <= 2200' })
@OnlyInDraft('objectives_sheet')
export class ObjectivesSheet {
  [PrimaryKeyProp]?: ['agency', 'revision']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @ManyToOne(() => Revision, { primary: true, joinColumns: ['agency_id', 'revision_id'], deleteRule: 'no action' })
  revision!: Rel<Revision>

  @Property({ type: 'integer' })
  year!: number
}

/** An objective as a revision words it for its year: measure, target, who answers, and the plan of clause 6.2.2. */
@Entity()
@Unique({ name: 'objective_once_a_revision', properties: ['agency', 'revision', 'objective'] })
@Index({ name: 'yearly_objective_by_objective', properties: ['agency', 'objective'] })
@Check({ name: 'due_within_a_quarter', expression: 'due_days >= 0 and due_days <= 90' })
@Composed('title')
@Composed('measure')
@OnlyInDraft('yearly_objective')
export class YearlyObjective {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  @ManyToOne(() => Objective, { joinColumns: ['agency_id', 'objective_id'] })
  objective!: Rel<Objective>

  @Property({ type: 'integer', comment: 'order on the sheet' })
  position!: number

  @Property({ type: 'text' })
  title!: string

  @Property({ type: 'text', nullable: true })
  titleEn?: string | null

  @Property({ type: 'text' })
  measure!: string

  @Enum({ items: () => MeasureKind })
  measureKind: MeasureKind = MeasureKind.RATIO

  @Property({ type: 'text', nullable: true })
  formula?: string | null

  @Property({ type: 'text' })
  unit!: string

  @Enum({ items: () => Direction })
  direction: Direction = Direction.AT_LEAST

  @Property({ type: 'numeric', columnType: 'numeric(20,6)' })
  target!: string

  @Enum({ items: () => Frequency })
  frequency: Frequency = Frequency.MONTH

  /** Days after the end of a period on which its figure is due. */
  @Property({ type: 'integer' })
  dueDays: number = 5

  /** Null: the agency's; the quality management representative answers for it. */
  @ManyToOne(() => Division, { joinColumns: ['agency_id', 'division_id'], nullable: true, deleteRule: 'no action' })
  division?: Rel<Division> | null

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'owner_id'], nullable: true, deleteRule: 'no action' })
  owner?: Rel<Person> | null

  @Property({ type: 'text', nullable: true })
  dataSource?: string | null

  /** Which commitment of the policy it serves: `PolicyCommitment.identity`. */
  @Property({ type: 'uuid', nullable: true })
  commitment?: string | null

  @Property({ type: 'text', nullable: true })
  planWhat?: string | null

  @Property({ type: 'text', nullable: true })
  planWho?: string | null

  @Property({ type: 'text', nullable: true })
  planMeans?: string | null

  @Property({ type: 'text', nullable: true })
  planWhen?: string | null

  @Property({ type: 'text', nullable: true })
  planJudged?: string | null
}

import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import { Proof } from '../agency/Proof.ts'
import { Revision } from '../documents/Revision.ts'
import { Composed, Guard, Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { Objective, YearlyObjective } from './Objective.ts'

/** How a year ended for an objective. */
export enum Outcome {
  MET = 'MET',
  NOT_MET = 'NOT_MET',
  NOTHING_AROSE = 'NOTHING_AROSE',
  NO_DATA = 'NO_DATA',
}
registerEnumType(Outcome, { name: 'Outcome', description: 'Cuối năm. At the end of the year.' })

/** Why an objective was missed in a year, and what follows. The newest of an objective and year counts; each is kept. Insert only. */
@Entity()
@Index({ name: 'year_answer_by_objective', properties: ['agency', 'objective', 'year'] })
@Composed('cause')
@Composed('action')
@Guard({ table: 'year_answer', name: 'check_year', timing: 'before', events: ['insert'], calls: 'app.check_year()' })
@Stays('year_answer')
export class YearAnswer {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Objective, { joinColumns: ['agency_id', 'objective_id'] })
  objective!: Rel<Objective>

  @Property({ type: 'integer' })
  year!: number

  @Property({ type: 'text' })
  cause!: string

  @Property({ type: 'text' })
  action!: string

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'by_id'] })
  by!: Rel<Person>

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  at!: Date & Opt
}

/** The figures of a year as they were laid before the head. The newest one of a year counts; each is kept. Insert only. */
@Entity()
@Index({ name: 'year_sheet_by_year', properties: ['agency', 'year'] })
@Check({ name: 'year_sheet_hash', expression: "sha256 ~ '^[0-9a-f]{64}$'" })
@Guard({ table: 'year_sheet', name: 'check_year', timing: 'before', events: ['insert'], calls: 'app.check_year()' })
@Stays('year_sheet')
export class YearSheet {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @Property({ type: 'integer' })
  year!: number

  /** The objectives of the agency in force: its page tells of the close. */
  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  /** The canonical text of every outcome; its hash is what the head confirms. */
  @Property({ type: 'text' })
  text!: string

  @Property({ type: 'text' })
  sha256!: string

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'prepared_by_id'] })
  preparedBy!: Rel<Person>

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  at!: Date & Opt
}

/** The outcome of one objective on a sheet of a year. Insert only. */
@Entity()
@Stays('year_outcome')
export class YearOutcome {
  [PrimaryKeyProp]?: ['agency', 'sheet', 'objective']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @ManyToOne(() => YearSheet, { primary: true, joinColumns: ['agency_id', 'sheet_id'], deleteRule: 'no action' })
  sheet!: Rel<YearSheet>

  @ManyToOne(() => YearlyObjective, { primary: true, joinColumns: ['agency_id', 'objective_id'], deleteRule: 'no action' })
  objective!: Rel<YearlyObjective>

  @Enum({ items: () => Outcome })
  outcome!: Outcome

  @Property({ type: 'numeric', columnType: 'numeric(26,6)', nullable: true })
  numerator?: string | null

  @Property({ type: 'numeric', columnType: 'numeric(26,6)', nullable: true })
  denominator?: string | null
}

/** The head closed a year: its figures are frozen. Insert only. */
@Entity()
@Unique({ name: 'one_close_a_year', properties: ['agency', 'year'] })
@Guard({ table: 'year_close', name: 'check_close', timing: 'before', events: ['insert'], calls: 'app.check_close()' })
@Stays('year_close')
export class YearClose {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @Property({ type: 'integer' })
  year!: number

  @ManyToOne(() => YearSheet, { joinColumns: ['agency_id', 'sheet_id'] })
  sheet!: Rel<YearSheet>

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'closed_by_id'] })
  closedBy!: Rel<Person>

  @ManyToOne(() => Proof, { joinColumns: ['agency_id', 'proof_id'] })
  proof!: Rel<Proof>

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  at!: Date & Opt
}

import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import type { Day } from '../kernel/days.ts'
import { Composed, Guard, NeverGoes, Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { Revision } from './Revision.ts'
import { Route, StepHolder, VoteKind } from './Route.ts'

/** One submission: the hash that is frozen, the route version that it goes by. New bytes mean a new round. */
@Entity()
@Unique({ name: 'review_round_number', properties: ['agency', 'revision', 'number'] })
@Composed('note')
@Guard({ table: 'review_round', name: 'opens', timing: 'before', events: ['insert'], calls: 'app.round_opens()' })
@Stays('review_round')
export class ReviewRound {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  @Property({ type: 'integer' })
  number!: number

  @ManyToOne(() => Route, { joinColumns: ['agency_id', 'route_id'] })
  route!: Rel<Route>

  /** How many votes the route asks for; counted at submission, for a division's head may change. */
  @Property({ type: 'integer' })
  contentVotes!: number

  @Property({ type: 'integer' })
  formVotes!: number

  @Property({ type: 'boolean' })
  mergesReview!: boolean

  @Property({ type: 'text' })
  sha256!: string

  @Property({ type: 'text' })
  sealSha256!: string

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'submitted_by_id'] })
  submittedBy!: Rel<Person>

  @Property({ type: 'text', nullable: true })
  note?: string | null

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  openedAt!: Date & Opt
}

/** What waits for somebody. */
export enum TaskKind {
  REVISE = 'REVISE',
  REVIEW = 'REVIEW',
  CHECK_FORM = 'CHECK_FORM',
  APPROVE = 'APPROVE',
  RECORD_ISSUE = 'RECORD_ISSUE',
  PUBLISH = 'PUBLISH',
  DECIDE_WITHDRAWAL = 'DECIDE_WITHDRAWAL',
  CLOSE_YEAR = 'CLOSE_YEAR',
  MEASURE = 'MEASURE',
  REPLACE_POSTING = 'REPLACE_POSTING',
}
registerEnumType(TaskKind, {
  name: 'TaskKind',
  valuesConfig: {
    MEASURE: { description: 'Số liệu của kỳ đã hết. Figures of periods that are over.' },
    REPLACE_POSTING: { description: 'Bản đang treo không còn hiệu lực. What hangs is not in force any more.' },
  },
})

/** Kinds that acts open and close as rows. The others follow from the calendar, each time it is asked. */
const kindsOfRows = Object.values(TaskKind).filter((kind) => kind !== TaskKind.MEASURE && kind !== TaskKind.REPLACE_POSTING)

/** To whom a task is open: whoever holds this role (for the division) today; REVISE belongs to the author. */
export enum TaskHolder {
  AUTHOR = 'AUTHOR',
  DIVISION_HEAD = 'DIVISION_HEAD',
  QMR = 'QMR',
  CONTROLLER = 'CONTROLLER',
  RECORDS_OFFICER = 'RECORDS_OFFICER',
  HEAD = 'HEAD',
}

/** What is to be done about a revision, by whoever may do it now. It is opened and closed by acts, never by hand. */
@Entity()
@Index({ name: 'task_open', expression: 'create index task_open on task (agency_id, holder, division_id) where closed_at is null' })
@Index({ name: 'task_by_revision', properties: ['agency', 'revision'] })
@NeverGoes('task')
export class Task {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  @Enum({ items: kindsOfRows })
  kind!: TaskKind

  @Property({ type: 'integer' })
  round!: number

  /** Position of the route's step; 0 where no route is asked. */
  @Property({ type: 'integer' })
  position: number = 0

  /** The route's step that is asked; null where no route is. */
  @Enum({ items: () => StepHolder, nullable: true })
  who?: StepHolder | null

  @Enum({ items: () => VoteKind, nullable: true })
  voteKind?: VoteKind | null

  @Enum({ items: () => TaskHolder })
  holder!: TaskHolder

  /** The division whose head is asked; or, of the author's task, null. */
  @Property({ type: 'uuid', nullable: true })
  divisionId?: string | null

  @Property({ type: 'date', nullable: true })
  dueOn?: Day | null

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  openedAt!: Date & Opt

  @Property({ type: 'datetime', nullable: true })
  closedAt?: Date | null

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'closed_by_id'], nullable: true, deleteRule: 'no action' })
  closedBy?: Rel<Person> | null
}

/** Who has a draft checked out, until when. Not evidence: it comes and goes. */
@Entity()
export class Lease {
  [PrimaryKeyProp]?: ['agency', 'revision']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @ManyToOne(() => Revision, { primary: true, joinColumns: ['agency_id', 'revision_id'], deleteRule: 'no action' })
  revision!: Rel<Revision>

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'holder_id'] })
  holder!: Rel<Person>

  @Property({ type: 'datetime' })
  until!: Date
}

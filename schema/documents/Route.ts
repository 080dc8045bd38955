import { Collection, PrimaryKeyProp } from '@mikro-orm/core'
import type { Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, ManyToOne, OneToMany, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { DocumentType } from './DocumentType.ts'

/** What a vote judges: the content, or the form alone. */
export enum VoteKind {
  CONTENT = 'CONTENT',
  FORM = 'FORM',
}
registerEnumType(VoteKind, {
  name: 'VoteKind',
  description: 'FORM: soát thể thức, không thay cho soát xét nội dung. A check of form, never a review of content.',
})

/** Who does a step of a route: a role, never a name. */
export enum StepHolder {
  /** Head of the owning division. */
  OWNER = 'OWNER',
  /** Every head of a division in scope, each of them. */
  ALL_HEADS = 'ALL_HEADS',
  QMR = 'QMR',
  /** Chief of Office: head of the division VP. */
  OFFICE = 'OFFICE',
  /** Any one controller. */
  FORM = 'FORM',
}

/** A version of the way that the revisions of a type go through review. Changing it makes a new version. */
@ObjectType({ description: 'Đường đi soát xét; sửa là có phiên bản mới. Editing makes a new version; running revisions keep theirs.' })
@Entity()
@Unique({ name: 'route_version', properties: ['agency', 'type', 'version'] })
@Stays('route')
export class Route {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Field(() => ID)
  @Id()
  id: string = newId()

  @ManyToOne(() => DocumentType, { joinColumns: ['agency_id', 'type_id'] })
  type!: Rel<DocumentType>

  @Field(() => Int)
  @Property({ type: 'integer' })
  version!: number

  @Field(() => Boolean, { description: 'Người soát xét được phê duyệt luôn. Whoever endorsed may approve too.' })
  @Property({ type: 'boolean' })
  mergesReviewIntoApproval: boolean = false

  @OneToMany(() => RouteStep, (step) => step.route)
  steps = new Collection<RouteStep>(this)
}

/** One step of a route. Steps of one position run side by side. */
@Entity()
@Unique({ name: 'route_step_once', properties: ['agency', 'route', 'position', 'who'] })
@Check({ name: 'needs_somebody', expression: 'needs is null or needs > 0' })
@Check({ name: 'form_is_a_check_of_form', expression: "(who = 'FORM') = (kind = 'FORM')" })
@Stays('route_step')
export class RouteStep {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Route, { joinColumns: ['agency_id', 'route_id'] })
  route!: Rel<Route>

  @Property({ type: 'integer' })
  position!: number

  @Enum({ items: () => VoteKind })
  kind!: VoteKind

  @Enum({ items: () => StepHolder })
  who!: StepHolder

  /** How many of those asked must agree; null: all of them. */
  @Property({ type: 'integer', nullable: true })
  needs?: number | null

  /** Days from opening to due; null: none is set. */
  @Property({ type: 'integer', nullable: true })
  days?: number | null
}

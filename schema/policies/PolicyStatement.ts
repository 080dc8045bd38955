import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Rel } from '@mikro-orm/core'
import { Check, Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Agency } from '../agency/Agency.ts'
import { Revision } from '../documents/Revision.ts'
import { Composed, OnlyInDraft } from '../kernel/guards.ts'

/** The words of the quality policy in a revision, in both languages; they stay with it (TCVN ISO 9001:2015, 5.2). */
@Entity()
@Composed('title')
@Composed('motto')
@Composed('closing')
@OnlyInDraft('policy_statement')
export class PolicyStatement {
  [PrimaryKeyProp]?: ['agency', 'revision']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @ManyToOne(() => Revision, { primary: true, joinColumns: ['agency_id', 'revision_id'], deleteRule: 'no action' })
  revision!: Rel<Revision>

  @Property({ type: 'text' })
  title!: string

  @Property({ type: 'text', nullable: true })
  titleEn?: string | null

  @Property({ type: 'text', nullable: true })
  motto?: string | null

  @Property({ type: 'text', nullable: true })
  mottoEn?: string | null

  @Property({ type: 'text', nullable: true })
  closing?: string | null

  @Property({ type: 'text', nullable: true })
  closingEn?: string | null
}

/** One commitment of a policy. Its identity stays through revisions, so that objectives may point at it. */
@Entity()
@Check({ name: 'commitment_says_something', expression: "text <> ''" })
@Composed('text')
@OnlyInDraft('policy_commitment')
export class PolicyCommitment {
  [PrimaryKeyProp]?: ['agency', 'revision', 'position']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @ManyToOne(() => Revision, { primary: true, joinColumns: ['agency_id', 'revision_id'], deleteRule: 'no action' })
  revision!: Rel<Revision>

  @PrimaryKey({ type: 'integer' })
  position!: number

  @Property({ type: 'uuid' })
  identity!: string

  @Property({ type: 'text' })
  text!: string

  @Property({ type: 'text', nullable: true })
  textEn?: string | null
}

import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import { Proof, ProofMethod } from '../agency/Proof.ts'
import type { Day } from '../kernel/days.ts'
import { Composed, Guard, Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { Revision } from './Revision.ts'
import { StoredFile } from '../files/StoredFile.ts'
import { WithdrawalProposal } from './WithdrawalProposal.ts'

/** What the approver decided. */
export enum Decision {
  APPROVED = 'APPROVED',
  RETURNED = 'RETURNED',
  RESCHEDULED = 'RESCHEDULED',
  REVOKED = 'REVOKED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(Decision, { name: 'Decision' })

/** The legal form of a signature by Decree 30/2020. Until deputies are built, OWN. */
export enum SigningForm {
  OWN = 'OWN',
  KT = 'KT',
  TL = 'TL',
  TUQ = 'TUQ',
  TM = 'TM',
  Q = 'Q',
}
registerEnumType(SigningForm, { name: 'SigningForm', description: 'Hình thức ký theo Nghị định 30/2020. The legal form of a signature.' })

/** A decision of the approver: person, position of that day, meaning, day, proof and seal. Insert only. */
@Entity()
@Index({
  name: 'one_approval',
  expression: "create unique index one_approval on approval (revision_id, round) where decision = 'APPROVED'",
})
@Index({ name: 'approval_by_revision', properties: ['agency', 'revision'] })
@Index({
  name: 'one_withdrawal',
  expression: "create unique index one_withdrawal on approval (revision_id) where decision = 'WITHDRAWN'",
})
@Index({ name: 'proof_serves_once', expression: 'create unique index proof_serves_once on approval (revision_id, proof_id)' })
@Check({ name: 'not_before_is_decided', expression: "(decision in ('APPROVED', 'RESCHEDULED')) = (not_before is not null)" })
@Check({ name: 'proved_unless_returned', expression: "(decision = 'RETURNED') = (proof_id is null)" })
@Check({
  name: 'withdrawn_by_proposal',
  expression: "(decision = 'WITHDRAWN') = (ends_on is not null) and (decision = 'WITHDRAWN') = (proposal_id is not null)",
})
@Check({ name: 'names_bytes', expression: "decision = 'WITHDRAWN' or (sha256 is not null and seal_sha256 is not null)" })
@Composed('note')
@Guard({ table: 'approval', name: 'check_approval', timing: 'before', events: ['insert'], calls: 'app.check_approval()' })
@Guard({
  table: 'approval',
  name: 'no_gap',
  timing: 'after',
  events: ['insert'],
  deferred: true,
  when: "new.decision = 'WITHDRAWN'",
  calls: 'app.no_gap()',
})
@Stays('approval')
export class Approval {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  @Property({ type: 'integer' })
  round!: number

  @Enum({ items: () => Decision })
  decision!: Decision

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'person_id'] })
  person!: Rel<Person>

  /** Of that day, as the block prints it. */
  @Property({ type: 'text', nullable: true })
  position?: string | null

  @Enum({ items: () => SigningForm })
  signingForm: SigningForm = SigningForm.OWN

  /** In the words that the approver saw. */
  @Property({ type: 'text' })
  meaning!: string

  @Property({ type: 'text', nullable: true })
  note?: string | null

  /** Null with the seal alone: a revision that was taken over without files is withdrawn too. */
  @ManyToOne(() => StoredFile, { joinColumns: ['agency_id', 'sha256'], nullable: true, deleteRule: 'no action' })
  content?: Rel<StoredFile> | null

  @Property({ type: 'text', nullable: true })
  sealSha256?: string | null

  @Property({ type: 'date', nullable: true })
  notBefore?: Day | null

  /** Of a withdrawal: the first day no longer in force. */
  @Property({ type: 'date', nullable: true })
  endsOn?: Day | null

  /** Of a withdrawal: what it answers. */
  @ManyToOne(() => WithdrawalProposal, { joinColumns: ['agency_id', 'proposal_id'], nullable: true, deleteRule: 'no action' })
  proposal?: Rel<WithdrawalProposal> | null

  @Enum({ items: () => ProofMethod, nullable: true })
  proofMethod?: ProofMethod | null

  @ManyToOne(() => Proof, { joinColumns: ['agency_id', 'proof_id'], nullable: true, deleteRule: 'no action' })
  proof?: Rel<Proof> | null

  @Property({ type: 'boolean' })
  changesSeen: boolean = false

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  at!: Date & Opt
}

/** The legal act: number, day, signed text, typed once from the paper. Insert only. */
@Entity()
@Unique({ name: 'one_issue', properties: ['agency', 'revision'] })
@Composed('number')
@Stays('issue')
export class Issue {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Revision, { joinColumns: ['agency_id', 'revision_id'] })
  revision!: Rel<Revision>

  @Property({ type: 'text' })
  number!: string

  @Property({ type: 'date' })
  issuedOn!: Day

  @ManyToOne(() => StoredFile, { joinColumns: ['agency_id', 'signed_sha256'], nullable: true, deleteRule: 'no action' })
  signedFile?: Rel<StoredFile> | null

  @Property({ type: 'text', nullable: true })
  signedFileName?: string | null

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'recorded_by_id'] })
  recordedBy!: Rel<Person>

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  recordedAt!: Date & Opt
}

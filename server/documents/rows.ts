import type {
  ApproverRule,
  ChangeReason,
  ChangeSize,
  Decision,
  DocumentKind,
  FileRole,
  FileWarning,
  IssueRule,
  PostingRule,
  Origin,
  ProofMethod,
  SigningForm,
  StepHolder,
  StoredState,
  TaskHolder,
  TaskKind,
  Verdict,
  VoteKind,
} from '../../schema/index.ts'
import type { Day, Days } from '../../schema/kernel/days.ts'
import type { DivisionRow, PersonRow } from '../agency/rows.ts'
import type { SheetRow, StatementRow } from './content/rows.ts'

// What the statements of queries.ts answer: plain objects of the GraphQL types. Instants come as text, as JSON has them.

type Instant = string

/** A type of documents. */
export interface DocumentTypeRow {
  id: string
  code: string
  kind: DocumentKind
  name: string
  nameEn: string | null
  codePattern: string
  approver: ApproverRule
  issue: IssueRule
  posting: PostingRule
  reviewMonths: number | null
  active: boolean
}

/** A revision as a list shows it. */
export interface BriefRevision {
  id: string
  documentId: string
  serial: number
  edition: number
  amendment: number
  title: string
  state: StoredState
  origin: Origin
  inForce: Days | null
  /** A withdrawal of it was approved. */
  withdrawn: boolean
  changeSize: ChangeSize
  wishedEffectiveOn: Day | null
  round: number
  createdAt: Instant
  lock: number
}

/** A document as a list shows it. */
export interface DocumentRow {
  id: string
  code: string
  registeredTitle: string
  kind: DocumentKind
  restricted: boolean
  createdAt: Instant
  lock: number
  divisionId: string
  division: DivisionRow
  approver: ApproverRule
  type: DocumentTypeRow
  effective: BriefRevision | null
  open: BriefRevision | null
  scheduled: BriefRevision | null
  /** Something was in force, and this was the last day's end. */
  endedOn: Day | null
  withdrawal: { endsOn: Day; successor: string | null } | null
}

/** A file of a revision. */
export interface FileRow {
  id: string
  role: FileRole
  fileName: string
  mediaType: string
  byteSize: number
  sha256: string
  pageCount: number | null
  warnings: FileWarning[]
  addedAt: Instant
  addedBy: PersonRow | null
  laidOut: boolean
  /** The bytes are there, checked. */
  ready: boolean
}

/** A task with those who may do it now, or who closed it. */
export interface TaskRow {
  id: string
  kind: TaskKind
  holder: TaskHolder
  divisionId: string | null
  division: DivisionRow | null
  voteKind: VoteKind | null
  position: number
  round: number
  who: StepHolder | null
  dueOn: Day | null
  since: Instant
  until: Instant | null
  holders: PersonRow[]
}

interface RoundRow {
  id: string
  number: number
  openedAt: Instant
  closedAt: Instant | null
  note: string | null
  sha256: string
  sealSha256: string
  routeVersion: number
  mergesReview: boolean
  submittedBy: PersonRow
}

interface VoteRow {
  id: string
  round: number
  position: number
  kind: VoteKind
  verdict: Verdict
  note: string | null
  at: Instant
  sha256: string
  sealSha256: string
  personId: string
  person: PersonRow
}

export interface CommentRow {
  id: string
  round: number
  mustSettle: boolean
  body: string
  page: number | null
  x: number | null
  y: number | null
  quote: string | null
  createdAt: Instant
  settledAt: Instant | null
  settledBy: PersonRow | null
  authorId: string
  author: PersonRow
  replies: { id: string; body: string; createdAt: Instant; author: PersonRow; authorId: string }[]
  lock: number
}

interface ApprovalRow {
  id: string
  round: number
  decision: Decision
  approver: PersonRow
  position: string | null
  signingForm: SigningForm
  meaning: string
  note: string | null
  at: Instant
  proof: ProofMethod | null
  sha256: string | null
  sealSha256: string | null
  notBefore: Day | null
  endsOn: Day | null
  proposalId: string | null
}

/** A wish to withdraw what is in force, with what answered it. */
interface WithdrawalRow {
  id: string
  proposedById: string
  proposedBy: PersonRow
  proposedAt: Instant
  reason: string
  basis: string | null
  successor: { id: string; code: string; title: string } | null
}

/** A step of the route that counts, with those who may do it today. */
export interface RouteStepRow {
  position: number
  kind: VoteKind
  who: StepHolder
  /** How many must agree; null: all of them. */
  needs: number | null
  days: number | null
  holder: TaskHolder
  /** The divisions that it is asked of, and whether somebody there may do it. */
  asks: { divisionId: string; eligible: boolean }[]
  people: PersonRow[]
}

/** Everything about a revision. */
export interface RevisionRow extends BriefRevision {
  divisionId: string
  officeId: string | null
  kind: DocumentKind
  approver: ApproverRule
  issueRule: IssueRule
  restricted: boolean
  changeReason: ChangeReason | null
  changeSummary: string | null
  sealSha256: string | null
  authorId: string | null
  author: PersonRow | null
  contributed: { person: PersonRow }[]
  lease: { holder: PersonRow; holderId: string; until: Instant } | null
  files: FileRow[]
  tasks: TaskRow[]
  rounds: RoundRow[]
  votes: VoteRow[]
  comments: CommentRow[]
  approvals: ApprovalRow[]
  proposal: WithdrawalRow | null
  uses: { id: string; code: string; title: string; kind: DocumentKind }[]
  nextWaits: boolean
  issue: { number: string; issuedOn: Day; recordedAt: Instant; recordedBy: PersonRow; signedFile: FileRow | null } | null
  /** The route that counts: the round's, or a draft's newest. */
  routeId: string | null
  mergesReview: boolean
  routeSteps: RouteStepRow[]
  /** A head is there who did not contribute; asked of drafts alone. */
  approverThere: boolean
  /** The words of a policy, where it is one. */
  statement: StatementRow | null
  /** The objectives of a year, where it has some. */
  sheet: SheetRow | null
  earlierFrom: Day | null
  supersedes: BriefRevision | null
  supersededBy: BriefRevision | null
}

/** A document with every revision, newest first. */
export interface DocumentPage extends DocumentRow {
  aliases: string[]
  parent: DocumentRow | null
  forms: DocumentRow[]
  revisions: RevisionRow[]
}

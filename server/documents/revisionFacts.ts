import type {
  ApproverRule,
  ChangeReason,
  DocumentKind,
  IssueRule,
  Origin,
  StepHolder,
  StoredState,
  TaskHolder,
  TaskKind,
  Verdict,
  VoteKind,
} from '../../schema/index.ts'
import type { Actor } from '../kernel/context.ts'
import type { Day, Days } from '../../schema/kernel/days.ts'

/** A task as the rules see it. */
export interface TaskFacts {
  id: string
  kind: TaskKind
  holder: TaskHolder
  divisionId: string | null
  voteKind: VoteKind | null
  position: number
  /** The step of the route that it belongs to, and how many votes that still asks for, this one among them. */
  who: StepHolder | null
  votesLeft: number
}

/** Everything about a revision that its rules ask: read in one statement, see queries.ts. */
export interface RevisionFacts {
  id: string
  documentId: string
  divisionId: string
  /** The division VP, whose head is the Chief of Office. */
  officeId: string | null
  kind: DocumentKind
  approver: ApproverRule
  issue: IssueRule
  restricted: boolean
  state: StoredState
  origin: Origin
  inForce: Days | null
  serial: number
  round: number
  title: string
  changeReason: ChangeReason | null
  changeSummary: string | null
  wishedEffectiveOn: Day | null
  authorId: string | null
  contributorIds: string[]
  /** Steps of the route: of the round's version, or of the type's newest one before the first submission. */
  steps: { position: number; kind: VoteKind; who: StepHolder }[]
  hasRoute: boolean
  mergesReview: boolean
  /** Positions of the route, and APPROVE as -1, that nobody may do today, before submission. */
  nobodyAt: string[]
  openTasks: TaskFacts[]
  /** Of the current round. */
  votes: { personId: string; kind: VoteKind; position: number; verdict: Verdict }[]
  /** The current CONTENT file. */
  sha256: string | null
  /** Its own rows say enough to be laid out, where nobody attached a file. */
  saysEnough: boolean
  sealSha256: string | null
  filesReady: boolean
  /** Of all rounds, not settled. */
  openComments: { id: string; authorId: string; mustSettle: boolean; round: number; answered: boolean }[]
  /** A lease that runs. */
  lease: { holderId: string; holder: { name: string }; until: string } | null
  issueRecorded: boolean
  /** A withdrawal of it was approved. */
  withdrawn: boolean
  /** The newest proposal to withdraw it. */
  proposal: { id: string; proposedById: string; hasSuccessor: boolean } | null
  /** Documents that lean on this one and are still in use. */
  uses: { id: string; code: string }[]
  /** The document has another revision that is open, or published and not begun. */
  nextWaits: boolean
  /** Of the approval of the current round. */
  notBefore: Day | null
  /** First day of the one in force or ended last, before this one. */
  earlierFrom: Day | null
}

/** What the rules about documents ask. */
export interface DocumentFacts {
  id: string
  divisionId: string
  kind: DocumentKind
  approver: ApproverRule
  open: boolean
  scheduled: boolean
  /** An approved withdrawal: its day, and what is used instead. */
  withdrawal: { endsOn: Day; successor: string | null } | null
}

/** Who asks, on which day, and with what in hand. */
export interface Asked {
  actor: Actor
  today: Day
  /** Where the act names bytes: the hash shown, and the seal shown. */
  sha256?: string
  sealSha256?: string | null
  reason?: string | null
  effectiveOn?: Day
  /** Of a withdrawal: the first day no longer in force, the proposal that was shown, the uses accepted by name. */
  endsOn?: Day
  proposalId?: string
  acceptedUses?: string[]
}

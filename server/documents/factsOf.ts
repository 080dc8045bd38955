import { FileRole } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Asked, DocumentFacts, RevisionFacts } from './revisionFacts.ts'
import type { DocumentRow, RevisionRow, RouteStepRow, TaskRow } from './rows.ts'

/** What the rules ask, from what was read. */
export function factsOf(row: RevisionRow): RevisionFacts {
  const { tasks, votes, round } = row
  return {
    id: row.id,
    documentId: row.documentId,
    divisionId: row.divisionId,
    officeId: row.officeId,
    kind: row.kind,
    approver: row.approver,
    issue: row.issueRule,
    restricted: row.restricted,
    state: row.state,
    origin: row.origin,
    inForce: row.inForce,
    serial: row.serial,
    round,
    title: row.title,
    changeReason: row.changeReason,
    changeSummary: row.changeSummary,
    wishedEffectiveOn: row.wishedEffectiveOn,
    authorId: row.authorId,
    contributorIds: row.contributed.map(({ person }) => person.id),
    steps: row.routeSteps,
    hasRoute: row.routeId !== null,
    mergesReview: row.mergesReview,
    nobodyAt: nobodyAt(row),
    openTasks: tasks.filter(({ until }) => until === null).map((task) => ({ ...task, votesLeft: votesLeft(row, task) })),
    votes: votes.filter((vote) => vote.round === round),
    sha256: contentOf(row)?.sha256 ?? null,
    saysEnough: (row.statement?.commitments.length ?? 0) > 0 || (row.sheet?.objectives.length ?? 0) > 0,
    sealSha256: row.sealSha256,
    filesReady: row.files.every(({ ready }) => ready),
    openComments: row.comments
      .filter(({ settledAt }) => settledAt === null)
      .map(({ id, authorId, mustSettle, round, replies }) => ({
        id,
        authorId,
        mustSettle,
        round,
        answered: replies.some((reply) => reply.authorId !== authorId),
      })),
    lease: row.lease,
    issueRecorded: row.issue !== null,
    withdrawn: row.withdrawn,
    proposal: row.proposal && { ...row.proposal, hasSuccessor: row.proposal.successor !== null },
    uses: row.uses,
    nextWaits: row.nextWaits,
    notBefore: row.approvals.find((one) => one.round === round && one.notBefore !== null)?.notBefore ?? null,
    earlierFrom: row.earlierFrom,
  }
}

/** The file that is read and approved. */
export const contentOf = (row: RevisionRow) => row.files.find(({ role }) => role === FileRole.CONTENT)

/** How many votes the step of a task still asks for: of those asked when it opened, all, or as many as the route says. */
function votesLeft({ tasks, routeSteps }: RevisionRow, { position, who, round }: TaskRow): number {
  const beside = tasks.filter((one) => one.position === position && one.who === who && one.round === round)
  const step = routeSteps.find((one) => one.position === position && one.who === who)
  return votesNeeded(step, beside.length) - beside.filter(({ until }) => until !== null).length
}

/** Of so many asked, how many must agree. */
export const votesNeeded = (step: Pick<RouteStepRow, 'needs'> | undefined, asked: number): number => Math.min(step?.needs ?? asked, asked)

/** The steps that too few may do: of all heads a vacant post is skipped, as long as enough are there. */
const nobodyAt = ({ routeSteps, approverThere }: RevisionRow): string[] => [
  ...routeSteps.filter(({ asks, needs }) => asks.filter(({ eligible }) => eligible).length < (needs ?? 1)).map(({ who }) => who),
  ...(approverThere ? [] : ['APPROVER']),
]

/** What the rules about a document ask. */
export const documentFactsOf = (row: DocumentRow): DocumentFacts => ({
  id: row.id,
  divisionId: row.divisionId,
  kind: row.kind,
  approver: row.approver,
  open: row.open !== null,
  scheduled: row.scheduled !== null,
  withdrawal: row.withdrawal,
})

/** Who asks, on which day. */
export const askedBy = ({ actor, today }: Context, more: Partial<Asked> = {}): Asked => ({ ...more, actor, today })

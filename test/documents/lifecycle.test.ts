import { describe, expect, it } from 'vitest'
import {
  ApproverRule,
  DocumentKind,
  IssueRule,
  Origin,
  RevisionState,
  Role,
  StepHolder,
  StoredState,
  TaskHolder,
  TaskKind,
  Verdict,
  VoteKind,
} from '../../schema/index.ts'
import { decide } from '../../server/kernel/lifecycle.ts'
import type { Asked, RevisionFacts } from '../../server/documents/revisionFacts.ts'
import { RevisionAction, revisionActions, revisionLifecycle, stateOn } from '../../server/documents/lifecycle.ts'
import { contentVisible } from '../../server/documents/visibility.ts'

// Who may do what, when, in this file's own words: every action in every state by every person. What is not written here must be refused.

const today = '2026-11-24'
const trade = 'division-of-trade'
const energy = 'division-of-energy'

const people = {
  ada: [[Role.AUTHOR, trade]], // wrote it
  amy: [[Role.AUTHOR, trade]], // writes in the same division
  bao: [[Role.AUTHOR, energy]], // writes elsewhere
  hung: [[Role.DIVISION_HEAD, trade]], // heads the owning division, reviews
  nga: [[Role.DIVISION_HEAD, energy]],
  cleo: [[Role.CONTROLLER, null]],
  rui: [[Role.QMR, null]],
  dung: [[Role.DEPUTY_HEAD, null]],
  mei: [[Role.HEAD, null]],
  vera: [[Role.AUDITOR, null]],
  luu: [[Role.RECORDS_OFFICER, null]],
  quan: [[Role.ADMINISTRATOR, null]],
  otto: [], // only reads
} satisfies Record<string, [Role, string | null][]>
type Name = keyof typeof people
const names = Object.keys(people) as Name[]

const asking = (name: Name, more: Partial<Asked> = {}): Asked => ({
  actor: {
    personId: name,
    agencyId: 'agency',
    sessionId: 'session',
    divisionId: ['ada', 'amy', 'hung'].includes(name) ? trade : energy,
    name,
    position: null,
    roles: [[Role.STAFF, null] as const, ...people[name]].map(([role, divisionId]) => ({ role, divisionId })),
  },
  today,
  ...more,
})

const reviewTask = {
  id: 'review',
  kind: TaskKind.REVIEW,
  holder: TaskHolder.DIVISION_HEAD,
  divisionId: trade,
  voteKind: VoteKind.CONTENT,
  position: 1,
  who: StepHolder.OWNER,
  votesLeft: 1,
}
const formTask = {
  id: 'form',
  kind: TaskKind.CHECK_FORM,
  holder: TaskHolder.CONTROLLER,
  divisionId: null,
  voteKind: VoteKind.FORM,
  position: 2,
  who: StepHolder.FORM,
  votesLeft: 1,
}

/** Route OWNER > FORM, written by Ada, everything in order. */
function revision(state: RevisionState, more: Partial<RevisionFacts> = {}): RevisionFacts {
  const over = ['2026-01-01', '2026-11-01'] as const
  const published = { SCHEDULED: ['2026-12-01', null], EFFECTIVE: ['2026-11-01', null], SUPERSEDED: over, WITHDRAWN: over } as const
  const range = published[state as keyof typeof published]
  const stored = range ? StoredState.PUBLISHED : StoredState[state as keyof typeof StoredState]
  return {
    id: 'revision',
    documentId: 'document',
    divisionId: trade,
    officeId: 'office',
    kind: DocumentKind.PROCEDURE,
    approver: ApproverRule.HEAD_OR_KT,
    issue: IssueRule.OPTIONAL,
    restricted: false,
    state: stored,
    origin: Origin.NATIVE,
    inForce: range ? { from: range[0], until: range[1] } : null,
    serial: 1,
    round: state === RevisionState.DRAFT ? 0 : 1,
    title: 'Quy trình',
    changeReason: null,
    changeSummary: 'Ban hành lần đầu',
    wishedEffectiveOn: null,
    authorId: 'ada',
    contributorIds: ['ada'],
    steps: [
      { position: 1, kind: VoteKind.CONTENT, who: StepHolder.OWNER },
      { position: 2, kind: VoteKind.FORM, who: StepHolder.FORM },
    ],
    hasRoute: true,
    mergesReview: false,
    nobodyAt: [],
    openTasks: state === RevisionState.IN_REVIEW ? [reviewTask] : [],
    votes: [],
    sha256: 'bytes',
    saysEnough: false,
    sealSha256: state === RevisionState.DRAFT ? null : 'seal',
    filesReady: true,
    openComments: [],
    lease: null,
    issueRecorded: false,
    withdrawn: state === RevisionState.WITHDRAWN,
    proposal: { id: 'proposal', proposedById: 'cleo', hasSuccessor: false },
    uses: [],
    nextWaits: false,
    notBefore: null,
    earlierFrom: null,
    ...more,
  }
}

const { DRAFT, IN_REVIEW, IN_APPROVAL, APPROVED, SCHEDULED, EFFECTIVE, SUPERSEDED, WITHDRAWN, CANCELLED } = RevisionState

/** One line for each action: in which state, by whom, and where it leads; the first step of the route is open. */
const allowed: Record<RevisionAction, Partial<Record<RevisionState, [by: string, to: RevisionState]>>> = {
  saveDraft: { [DRAFT]: ['ada amy cleo', DRAFT] },
  discard: { [DRAFT]: ['ada cleo', CANCELLED] },
  submit: { [DRAFT]: ['ada hung cleo', IN_REVIEW] },
  takeBack: { [IN_REVIEW]: ['ada cleo', DRAFT] },
  comment: { [IN_REVIEW]: ['hung', IN_REVIEW] },
  checkForm: {}, // waits for the review
  endorse: { [IN_REVIEW]: ['hung', IN_REVIEW] },
  askChanges: { [IN_REVIEW]: ['hung', DRAFT] },
  return: { [IN_APPROVAL]: ['mei', DRAFT] },
  approve: { [IN_APPROVAL]: ['mei', APPROVED] },
  recordIssue: { [APPROVED]: ['cleo luu', APPROVED], [EFFECTIVE]: ['cleo luu', EFFECTIVE] },
  publish: { [APPROVED]: ['cleo', SCHEDULED] },
  unpublish: { [SCHEDULED]: ['cleo', APPROVED] },
  cancel: { [DRAFT]: ['ada hung cleo', CANCELLED], [IN_REVIEW]: ['ada hung cleo', CANCELLED], [IN_APPROVAL]: ['ada hung cleo', CANCELLED] },
  reschedule: { [APPROVED]: ['mei', APPROVED], [SCHEDULED]: ['mei', SCHEDULED] },
  revoke: { [APPROVED]: ['mei', CANCELLED], [SCHEDULED]: ['mei', CANCELLED] },
  proposeWithdrawal: { [EFFECTIVE]: ['ada hung cleo', EFFECTIVE] },
  approveWithdrawal: { [EFFECTIVE]: ['mei', EFFECTIVE] },
}

describe('every action in every state by everybody', () => {
  for (const action of revisionActions) {
    for (const state of Object.values(RevisionState)) {
      for (const name of names) {
        const [by, to] = allowed[action][state] ?? ['', null]
        const may = by.split(' ').includes(name)
        it(`${name} ${action} ${state}: ${may ? to : 'no'}`, () => {
          const decision = decide(revisionLifecycle, action, revision(state), asking(name))
          expect(decision.refused === undefined ? decision.to : 'no').toBe(may ? to : 'no')
        })
      }
    }
  }
})

const refusal = (action: RevisionAction, subject: RevisionFacts, asked: Asked) => decide(revisionLifecycle, action, subject, asked).refused
const destination = (action: RevisionAction, subject: RevisionFacts, asked: Asked) => {
  const decision = decide(revisionLifecycle, action, subject, asked)
  return decision.refused ?? decision.to
}
const { submit, endorse, checkForm, askChanges, approve, publish, saveDraft, discard, takeBack, recordIssue } = RevisionAction
const { reschedule, revoke, proposeWithdrawal, approveWithdrawal } = RevisionAction

describe('separation of duties', () => {
  it('who gave content may not endorse it, whatever their role', () => {
    expect(refusal(endorse, revision(IN_REVIEW, { contributorIds: ['ada', 'hung'] }), asking('hung'))).toBe('OWN_WORK')
  })
  it('who gave content may not ask for changes of it as its reviewer', () => {
    expect(refusal(askChanges, revision(IN_REVIEW, { contributorIds: ['hung'] }), asking('hung', { reason: 'không đúng căn cứ' }))).toBe(
      'OWN_WORK',
    )
  })
  it('a controller who gave content may still check its form', () => {
    const atForm = revision(IN_REVIEW, { openTasks: [formTask], contributorIds: ['ada', 'cleo'] })
    expect(destination(checkForm, atForm, asking('cleo'))).toBe(IN_APPROVAL)
  })
  it('the head who gave content may not approve it', () => {
    expect(refusal(approve, revision(IN_APPROVAL, { contributorIds: ['mei'] }), asking('mei'))).toBe('OWN_WORK')
  })
  it('who endorsed may not approve, unless the route merges the two', () => {
    const votes = [{ personId: 'mei', kind: VoteKind.CONTENT, position: 1, verdict: Verdict.AGREE }]
    expect(refusal(approve, revision(IN_APPROVAL, { votes }), asking('mei'))).toBe('ALREADY_REVIEWED')
    expect(destination(approve, revision(IN_APPROVAL, { votes, mergesReview: true }), asking('mei'))).toBe(APPROVED)
  })
  it('a deputy approves nothing before assignments are built, and never what is the head’s alone', () => {
    expect(refusal(approve, revision(IN_APPROVAL), asking('dung'))).toBe('ASSIGNMENT_NOT_VALID')
    expect(refusal(approve, revision(IN_APPROVAL, { approver: ApproverRule.HEAD_ONLY }), asking('dung'))).toBe('HEAD_ONLY')
  })
})

describe('the route', () => {
  it('the last vote leads to approval, one before the last does not', () => {
    expect(destination(endorse, revision(IN_REVIEW), asking('hung'))).toBe(IN_REVIEW)
    expect(destination(checkForm, revision(IN_REVIEW, { openTasks: [formTask] }), asking('cleo'))).toBe(IN_APPROVAL)
    const onlyReview = revision(IN_REVIEW, { steps: [{ position: 1, kind: VoteKind.CONTENT, who: StepHolder.OWNER }] })
    expect(destination(endorse, onlyReview, asking('hung'))).toBe(IN_APPROVAL)
  })
  it('of heads asked side by side each gives an own vote', () => {
    const asked = { ...reviewTask, who: StepHolder.ALL_HEADS, votesLeft: 2 }
    const other = { ...asked, id: 'other', divisionId: energy }
    const lastOne = { ...other, votesLeft: 1 }
    const steps = [{ position: 1, kind: VoteKind.CONTENT, who: StepHolder.ALL_HEADS }]
    const side = revision(IN_REVIEW, { steps, openTasks: [asked, other] })
    expect(destination(endorse, side, asking('hung'))).toBe(IN_REVIEW)
    expect(destination(endorse, { ...side, openTasks: [lastOne] }, asking('nga'))).toBe(IN_APPROVAL)
    expect(refusal(endorse, { ...side, openTasks: [lastOne] }, asking('hung'))).toBe('NOT_YOUR_TASK')
  })
  it('where some of those asked suffice, the vote that makes them enough leads on, and one before it does not', () => {
    const steps = [{ position: 1, kind: VoteKind.CONTENT, who: StepHolder.ALL_HEADS }]
    const asked = (votesLeft: number) =>
      [trade, energy, 'third'].map((divisionId) => ({ ...reviewTask, id: divisionId, divisionId, who: StepHolder.ALL_HEADS, votesLeft }))
    expect(destination(endorse, revision(IN_REVIEW, { steps, openTasks: asked(2) }), asking('hung'))).toBe(IN_REVIEW)
    expect(destination(endorse, revision(IN_REVIEW, { steps, openTasks: asked(1) }), asking('hung'))).toBe(IN_APPROVAL)
  })
  it('two steps side by side both end before approval', () => {
    const steps = [StepHolder.OWNER, StepHolder.QMR].map((who) => ({ position: 1, kind: VoteKind.CONTENT, who }))
    const quality = { ...reviewTask, id: 'quality', holder: TaskHolder.QMR, divisionId: null, who: StepHolder.QMR }
    expect(destination(endorse, revision(IN_REVIEW, { steps, openTasks: [reviewTask, quality] }), asking('hung'))).toBe(IN_REVIEW)
    expect(destination(endorse, revision(IN_REVIEW, { steps, openTasks: [quality] }), asking('rui'))).toBe(IN_APPROVAL)
  })
  it('without review a draft goes straight to approval', () => {
    expect(destination(submit, revision(DRAFT, { steps: [] }), asking('ada'))).toBe(IN_APPROVAL)
  })
  it('without a route, or with a step that nobody may do, nothing is submitted', () => {
    expect(refusal(submit, revision(DRAFT, { hasRoute: false }), asking('ada'))).toBe('NO_ROUTE')
    expect(refusal(submit, revision(DRAFT, { nobodyAt: ['OWNER'] }), asking('ada'))).toBe('NOBODY_ELIGIBLE')
  })
})

describe('what is missing', () => {
  it('all of it is named, not only the first', () => {
    const empty = revision(DRAFT, { sha256: null, changeSummary: null, serial: 2 })
    const { missing } = decide(revisionLifecycle, submit, empty, asking('ada'))
    expect(missing.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'INCOMPLETE files',
      'INCOMPLETE changeSummary',
      'INCOMPLETE changeReason',
    ])
  })
  it('a draft that somebody else holds is not saved, and says who holds it', () => {
    const lease = { holderId: 'amy', holder: { name: 'Amy' }, until: '2026-11-24T10:00:00Z' }
    const decision = decide(revisionLifecycle, saveDraft, revision(DRAFT, { lease }), asking('ada'))
    expect(decision.refused).toBe('LOCKED_BY_OTHER')
    expect(decision.missing[0]?.facts).toEqual({ holder: 'Amy', until: '2026-11-24T10:00:00Z' })
    expect(destination(saveDraft, revision(DRAFT, { lease }), asking('amy'))).toBe(DRAFT)
  })
  it('what was submitted once is cancelled with a reason, not discarded', () => {
    expect(refusal(discard, revision(DRAFT, { round: 1 }), asking('ada'))).toBe('ALREADY_SUBMITTED')
  })
  it('a reason has ten characters', () => {
    expect(refusal(takeBack, revision(IN_REVIEW), asking('ada', { reason: 'sai' }))).toBe('REASON_NEEDED')
    expect(destination(takeBack, revision(IN_REVIEW), asking('ada', { reason: 'nhầm tệp đính kèm' }))).toBe(DRAFT)
  })
  it('a point that must be settled holds its reviewer back until it is', () => {
    const point = { id: 'c', authorId: 'hung', mustSettle: true, round: 1, answered: false }
    expect(refusal(endorse, revision(IN_REVIEW, { openComments: [point] }), asking('hung'))).toBe('OPEN_COMMENTS')
    expect(destination(endorse, revision(IN_REVIEW, { openComments: [{ ...point, mustSettle: false }] }), asking('hung'))).toBe(IN_REVIEW)
  })
  it('a point that must be settled is answered before the next submission', () => {
    const point = { id: 'c', authorId: 'hung', mustSettle: true, round: 1, answered: false }
    expect(refusal(submit, revision(DRAFT, { round: 1, openComments: [point] }), asking('ada'))).toBe('OPEN_COMMENTS')
    expect(destination(submit, revision(DRAFT, { round: 1, openComments: [{ ...point, answered: true }] }), asking('ada'))).toBe(IN_REVIEW)
  })
})

describe('bytes', () => {
  for (const [action, state, name] of [
    [endorse, IN_REVIEW, 'hung'],
    [approve, IN_APPROVAL, 'mei'],
    [submit, DRAFT, 'ada'],
  ] as const) {
    it(`${action} is bound to the bytes shown`, () => {
      expect(refusal(action, revision(state), asking(name, { sha256: 'other' }))).toBe('BYTES_CHANGED')
    })
  }
  it('an annex that was swapped is noticed by the seal', () => {
    expect(refusal(approve, revision(IN_APPROVAL), asking('mei', { sha256: 'bytes', sealSha256: 'other' }))).toBe('BYTES_CHANGED')
  })
})

describe('days', () => {
  const on = (effectiveOn: string, more: Partial<RevisionFacts> = {}) =>
    decide(revisionLifecycle, publish, revision(APPROVED, more), asking('cleo', { effectiveOn }))
  it('today takes effect at once, a later day is scheduled, a past day is refused', () => {
    expect(on(today)).toMatchObject({ to: EFFECTIVE })
    expect(on('2026-12-01')).toMatchObject({ to: SCHEDULED })
    expect(on('2026-11-23').missing[0]).toMatchObject({ code: 'DATE_TOO_EARLY', facts: { earliest: today, because: 'TODAY' } })
  })
  it('not before the day that the approval names', () => {
    expect(on('2026-11-30', { notBefore: '2026-12-01' }).missing[0]?.facts).toEqual({ earliest: '2026-12-01', because: 'APPROVAL' })
    expect(on('2026-12-01', { notBefore: '2026-12-01' })).toMatchObject({ to: SCHEDULED })
  })
  it('a day of the approval that has passed is satisfied', () => {
    expect(on(today, { notBefore: '2026-11-01' })).toMatchObject({ to: EFFECTIVE })
  })
  it('after the first day of the one in force', () => {
    expect(on(today, { earlierFrom: today }).missing[0]?.facts).toEqual({ earliest: '2026-11-25', because: 'IN_FORCE' })
  })
  it('what the calendar does is asked, never stored', () => {
    const published = { state: StoredState.PUBLISHED, inForce: { from: '2026-12-01', until: '2027-01-01' }, withdrawn: false }
    expect(stateOn(published, '2026-11-30')).toBe(SCHEDULED)
    expect(stateOn(published, '2026-12-01')).toBe(EFFECTIVE)
    expect(stateOn(published, '2026-12-31')).toBe(EFFECTIVE)
    expect(stateOn(published, '2027-01-01')).toBe(SUPERSEDED)
    const withdrawn = { ...published, withdrawn: true }
    expect(stateOn(withdrawn, '2026-12-31')).toBe(EFFECTIVE)
    expect(stateOn(withdrawn, '2027-01-01')).toBe(WITHDRAWN)
  })
})

describe('deciding anew before the day', () => {
  it('an approval moves to any day; a publication to a day that publishing would allow, whatever was approved before', () => {
    expect(destination(reschedule, revision(APPROVED), asking('mei', { effectiveOn: '2026-01-01' }))).toBe(APPROVED)
    const scheduled = revision(SCHEDULED, { notBefore: '2026-12-01', earlierFrom: '2026-11-01' })
    expect(destination(reschedule, scheduled, asking('mei', { effectiveOn: '2026-11-26' }))).toBe(SCHEDULED)
    expect(destination(reschedule, scheduled, asking('mei', { effectiveOn: today }))).toBe(EFFECTIVE)
    expect(refusal(reschedule, scheduled, asking('mei', { effectiveOn: '2026-11-23' }))).toBe('DATE_TOO_EARLY')
    expect(refusal(reschedule, { ...scheduled, earlierFrom: '2026-11-26' }, asking('mei', { effectiveOn: '2026-11-26' }))).toBe(
      'DATE_TOO_EARLY',
    )
  })
  it('needs the approver, the bytes and a reason', () => {
    for (const action of [reschedule, revoke]) {
      expect(refusal(action, revision(APPROVED), asking('dung'))).toBe('ASSIGNMENT_NOT_VALID')
      expect(refusal(action, revision(APPROVED), asking('mei', { sealSha256: 'other' }))).toBe('BYTES_CHANGED')
      expect(refusal(action, revision(APPROVED), asking('mei', { reason: 'sai' }))).toBe('REASON_NEEDED')
      expect(refusal(action, revision(APPROVED, { contributorIds: ['mei'] }), asking('mei'))).toBe('OWN_WORK')
    }
  })
})

describe('withdrawing', () => {
  const form = { id: 'form', code: 'QT-01-BM-01' }
  const withdraw = (more: Partial<RevisionFacts>, asked: Partial<Asked> = {}) =>
    destination(approveWithdrawal, revision(EFFECTIVE, more), asking('mei', asked))
  it('answers a proposal by somebody else', () => {
    expect(withdraw({ proposal: null })).toBe('NOT_YOUR_TASK')
    expect(withdraw({ proposal: { id: 'proposal', proposedById: 'mei', hasSuccessor: false } })).toBe('OWN_WORK')
    expect(withdraw({}, { proposalId: 'an earlier one' })).toBe('CHANGED_MEANWHILE')
    expect(refusal(approveWithdrawal, revision(EFFECTIVE), asking('dung'))).toBe('ASSIGNMENT_NOT_VALID')
  })
  it('today ends it at once, later it stays in force until then, a day that has passed is refused', () => {
    expect(withdraw({}, { endsOn: today })).toBe(WITHDRAWN)
    expect(withdraw({}, { endsOn: '2026-12-01' })).toBe(EFFECTIVE)
    expect(withdraw({}, { endsOn: '2026-11-23' })).toBe('DATE_TOO_EARLY')
  })
  it('its first day stays its own', () => {
    expect(withdraw({ inForce: { from: today, until: null } }, { endsOn: today })).toBe('DATE_TOO_EARLY')
    expect(withdraw({ inForce: { from: today, until: null } }, { endsOn: '2026-11-25' })).toBe(EFFECTIVE)
  })
  it('each place of use turns to the successor or was accepted by name', () => {
    expect(withdraw({ uses: [form] }, { acceptedUses: [] })).toBe('STILL_USED')
    expect(withdraw({ uses: [form] }, { acceptedUses: ['another'] })).toBe('STILL_USED')
    expect(withdraw({ uses: [form] }, { acceptedUses: ['form'] })).toBe(EFFECTIVE)
    const proposal = { id: 'proposal', proposedById: 'cleo', hasSuccessor: true }
    expect(withdraw({ uses: [form], proposal }, { acceptedUses: [] })).toBe(EFFECTIVE)
  })
  it('waits for what is open, and happens once', () => {
    expect(withdraw({ nextWaits: true })).toBe('OPEN_REVISION_EXISTS')
    expect(withdraw({ withdrawn: true })).toBe('DOCUMENT_WITHDRAWN')
    expect(refusal(proposeWithdrawal, revision(EFFECTIVE, { withdrawn: true }), asking('cleo'))).toBe('DOCUMENT_WITHDRAWN')
    expect(refusal(proposeWithdrawal, revision(EFFECTIVE), asking('cleo', { reason: 'cũ' }))).toBe('REASON_NEEDED')
  })
})

describe('the issue number', () => {
  it('a type that needs one is not published without it', () => {
    const needs = { issue: IssueRule.REQUIRED }
    expect(refusal(publish, revision(APPROVED, needs), asking('cleo', { effectiveOn: today }))).toBe('ISSUE_MISSING')
    expect(destination(publish, revision(APPROVED, { ...needs, issueRecorded: true }), asking('cleo', { effectiveOn: today }))).toBe(
      EFFECTIVE,
    )
  })
  it('is recorded once', () => {
    expect(refusal(recordIssue, revision(APPROVED, { issueRecorded: true }), asking('luu'))).toBe('ALREADY_DONE')
  })
})

/** Who opens files and texts: one line a state. */
const readers: Record<RevisionState, string> = {
  [DRAFT]: 'ada amy hung cleo rui',
  [IN_REVIEW]: 'ada amy hung cleo rui',
  [IN_APPROVAL]: 'ada amy hung cleo rui mei',
  [APPROVED]: 'ada amy hung cleo rui mei vera',
  [SCHEDULED]: 'ada amy hung cleo rui mei vera',
  [EFFECTIVE]: names.join(' '),
  [WITHDRAWN]: 'ada amy hung cleo rui mei vera luu',
  [SUPERSEDED]: 'ada amy hung cleo rui mei vera luu',
  [CANCELLED]: 'ada hung cleo',
}
describe('who opens the content', () => {
  for (const state of Object.values(RevisionState)) {
    for (const name of names) {
      const may = readers[state].split(' ').includes(name)
      it(`${name} ${may ? 'opens' : 'does not open'} ${state}`, () => {
        expect(contentVisible(revision(state), asking(name))).toBe(may)
      })
    }
  }
  it('of a restricted document in force, the owning division and the keepers', () => {
    const opened = names.filter((name) => contentVisible(revision(EFFECTIVE, { restricted: true }), asking(name)))
    expect(opened.join(' ')).toBe('ada amy hung cleo rui mei vera luu')
  })
})

describe('the table itself', () => {
  it('every state of a revision is reached', () => {
    const reached = new Set([DRAFT, ...revisionLifecycle.steps.map(({ to }) => to)])
    expect([...reached, SUPERSEDED].sort()).toEqual(Object.values(RevisionState).sort()) // superseded is the calendar's doing
  })
  it('every action has a line', () => {
    expect([...new Set(revisionLifecycle.steps.map(({ action }) => action))].sort()).toEqual([...revisionActions].sort())
  })
})

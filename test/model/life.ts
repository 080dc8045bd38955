// The life of a document as this test understands it, in its own words and without a database: who, when, what comes of it.

/** Whoever plays: what they may do is written below, and nowhere looked up. */
export const players = ['ada', 'amy', 'hung', 'cleo', 'mei', 'dung', 'bao', 'otto', 'quan', 'zed'] as const
export type Player = (typeof players)[number]

export type Kind =
  | 'start' | 'save' | 'attach' | 'lease' | 'discard' | 'submit' | 'takeBack' | 'agree' | 'askChanges'
  | 'approve' | 'return' | 'publish' | 'unpublish' | 'cancel' | 'reschedule' | 'revoke' | 'propose' | 'withdraw' // prettier-ignore

/** What somebody tries, with what they saw last in hand. */
export interface Act {
  kind: Kind
  who: Player
  /** How many days from today. */
  days: number
  seen: Seen
}

/** A revision as it was when somebody looked. */
export interface Seen {
  serial: number
  lock: number
  file: string | null
  sealed: string | null
  /** The newest proposal to withdraw it. */
  proposal: number | null
}

export interface Revision {
  serial: number
  state: 'DRAFT' | 'IN_REVIEW' | 'IN_APPROVAL' | 'APPROVED' | 'PUBLISHED' | 'CANCELLED'
  lock: number
  round: number
  author: Player
  contributors: Player[]
  file: string | null
  summary: string | null
  sealed: string | null
  holder: Player | null
  asked: 'CONTENT' | 'FORM' | null
  agreed: Player[]
  notBefore: number | null
  from: number | null
  until: number | null
  proposal: number | null
  withdrawn: boolean
}

/** One document; days are numbers. */
export interface Life {
  today: number
  revisions: Revision[]
  /** Entries of the trail. */
  told: number
  /** Changes made, to tell words apart. */
  made: number
}

export const newLife = (today: number): Life => ({ today, revisions: [], told: 1, made: 0 })
export const seenOf = ({ serial, lock, file, sealed, proposal }: Revision): Seen => ({ serial, lock, file, sealed, proposal })
export const nothingSeen: Seen = { serial: 0, lock: 0, file: null, sealed: null, proposal: null }

/** A night passes: nobody holds a draft any more. */
export function sleep(life: Life, days: number): void {
  life.today += days
  for (const one of life.revisions) one.holder = null
}

/** What the calendar makes of it. */
export function stateOn(one: Revision, day: number): string {
  if (one.state !== 'PUBLISHED') return one.state
  if (day < one.from!) return 'SCHEDULED'
  if (one.until === null || day < one.until) return 'EFFECTIVE'
  return one.withdrawn ? 'WITHDRAWN' : 'SUPERSEDED'
}

/** What would bring a document on its way, so that random play gets far. */
export function sensible(life: Life, even: boolean): Pick<Act, 'kind' | 'who'> {
  const one = life.revisions.at(-1)
  const author = one?.author ?? 'ada'
  if (one && !even && !one.withdrawn && stateOn(one, life.today) === 'EFFECTIVE')
    return one.proposal === null ? { kind: 'propose', who: 'cleo' } : { kind: 'withdraw', who: 'mei' }
  if (!one || one.state === 'CANCELLED' || one.state === 'PUBLISHED') return { kind: 'start', who: even ? 'ada' : 'amy' }
  if (one.state === 'DRAFT') return { kind: !one.file ? 'attach' : !one.summary ? 'save' : 'submit', who: one.holder ?? author }
  if (one.state === 'IN_REVIEW') return { kind: 'agree', who: one.asked === 'FORM' ? 'cleo' : even ? 'hung' : 'amy' }
  return one.state === 'IN_APPROVAL' ? { kind: 'approve', who: 'mei' } : { kind: 'publish', who: 'cleo' }
}

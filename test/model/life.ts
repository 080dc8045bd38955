// The life of a document as this test understands it, in its own words and without a database: who, when, what comes of it.

/** Whoever plays: what they may do is written below, and nowhere looked up. */
export const players = ['ada', 'amy', 'hung', 'cleo', 'mei', 'dung', 'bao', 'otto', 'quan', 'zed'] as const
export type Player = (typeof players)[number]

const drafters: Player[] = ['ada', 'amy', 'hung', 'cleo']
const writers: Player[] = ['ada', 'amy']
const heads: Player[] = ['hung', 'amy'] // of the division: one of them reviews
const controllers: Player[] = ['cleo']
const leaders: Player[] = ['mei', 'dung'] // dung has no assignment to sign

export type Kind =
  | 'start' | 'save' | 'attach' | 'lease' | 'discard' | 'submit' | 'takeBack' | 'agree' | 'askChanges'
  | 'approve' | 'return' | 'publish' | 'unpublish' | 'cancel' // prettier-ignore

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
export const seenOf = ({ serial, lock, file, sealed }: Revision): Seen => ({ serial, lock, file, sealed })
export const nothingSeen: Seen = { serial: 0, lock: 0, file: null, sealed: null }

/** A night passes: nobody holds a draft any more. */
export function sleep(life: Life, days: number): void {
  life.today += days
  for (const one of life.revisions) one.holder = null
}

/** What the calendar makes of it. */
export function stateOn(one: Revision, day: number): string {
  if (one.state !== 'PUBLISHED') return one.state
  if (day < one.from!) return 'SCHEDULED'
  return one.until === null || day < one.until ? 'EFFECTIVE' : 'SUPERSEDED'
}

/** Tries an act: "ok" and the life has changed, or the code of the refusal and it has not. */
export function attempt(life: Life, { kind, who, days, seen }: Act): string {
  if (who === 'zed') return 'NOT_FOUND'
  const open = life.revisions.find(
    ({ state, from }) => ['DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED'].includes(state) || (from ?? 0) > life.today,
  )
  if (kind === 'start') {
    if (!drafters.includes(who)) return 'NOT_ALLOWED'
    if (open) return 'OPEN_REVISION_EXISTS'
    life.told++
    life.revisions.push({
      ...{
        serial: life.revisions.length + 1,
        state: 'DRAFT',
        lock: 1,
        round: 0,
        author: who,
        contributors: [who],
        file: null,
        summary: null,
      },
      ...{ sealed: null, holder: who, asked: null, agreed: [], notBefore: null, from: null, until: null },
    })
    return 'ok'
  }
  const one = life.revisions.find(({ serial }) => serial === seen.serial)
  if (!one) return 'NOT_FOUND'
  const state = stateOn(one, life.today)
  const mine = one.author === who
  const stale = seen.lock !== one.lock
  const otherBytes = seen.file !== one.file || (seen.sealed !== null && seen.sealed !== one.sealed)
  const changed = (after?: Revision['state']) => {
    if (after) one.state = after
    one.lock++
    life.told++
    return 'ok'
  }
  const give = () => {
    if (!one.contributors.includes(who)) one.contributors.push(who)
    one.holder = who
  }
  const toDraft = () => {
    one.asked = null
    return changed('DRAFT')
  }
  const held = one.holder !== null && one.holder !== who

  switch (kind) {
    case 'save':
    case 'attach':
      if (!mine && !writers.includes(who) && !controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'DRAFT') return 'WRONG_STATE'
      if (held) return 'LOCKED_BY_OTHER'
      give()
      if (kind === 'save') one.summary = `change ${++life.made}`
      else one.file = `${who} ${days % 2}`
      return changed()
    case 'lease':
      if (!mine && !writers.includes(who) && !controllers.includes(who)) return 'NOT_ALLOWED'
      if (state !== 'DRAFT') return 'WRONG_STATE'
      one.holder = who
      if (held) life.told++
      return 'ok'
    case 'discard':
      if (!mine && !controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'DRAFT') return 'WRONG_STATE'
      if (one.round > 0) return 'ALREADY_SUBMITTED'
      one.holder = null
      return changed('CANCELLED')
    case 'submit':
      if (!mine && !heads.includes(who) && !controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'DRAFT') return 'WRONG_STATE'
      if (held) return 'LOCKED_BY_OTHER'
      if (!one.file || !one.summary) return 'INCOMPLETE'
      if (heads.every((head) => one.contributors.includes(head))) return 'NOBODY_ELIGIBLE'
      Object.assign(one, { round: one.round + 1, sealed: `${one.file}, ${one.summary}`, holder: null, asked: 'CONTENT', agreed: [] })
      return changed('IN_REVIEW')
    case 'takeBack':
      if (!mine && !controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'IN_REVIEW') return 'WRONG_STATE'
      return toDraft()
    case 'agree': {
      const form = controllers.includes(who)
      if (!form && !heads.includes(who)) return 'NOT_ALLOWED'
      if (state !== 'IN_REVIEW') return 'WRONG_STATE'
      if (one.asked !== (form ? 'FORM' : 'CONTENT')) return 'NOT_YOUR_TASK'
      if (!form && one.contributors.includes(who)) return 'OWN_WORK'
      if (otherBytes) return 'BYTES_CHANGED'
      one.asked = form ? null : 'FORM'
      if (form) return changed('IN_APPROVAL')
      one.agreed.push(who)
      life.told++
      return 'ok'
    }
    case 'askChanges':
      if (!heads.includes(who) && !controllers.includes(who)) return 'NOT_ALLOWED'
      if (state !== 'IN_REVIEW') return 'WRONG_STATE'
      if (one.asked === 'CONTENT' ? !heads.includes(who) : !controllers.includes(who)) return 'NOT_YOUR_TASK'
      if (one.asked === 'CONTENT' && one.contributors.includes(who)) return 'OWN_WORK'
      if (otherBytes) return 'BYTES_CHANGED'
      return toDraft()
    case 'approve':
    case 'return':
      if (!leaders.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'IN_APPROVAL') return 'WRONG_STATE'
      if (who !== 'mei') return 'ASSIGNMENT_NOT_VALID'
      if (kind === 'return') return toDraft()
      one.notBefore = life.today + Math.max(0, days)
      return changed('APPROVED')
    case 'publish': {
      if (!controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'APPROVED') return 'WRONG_STATE'
      const before = life.revisions.filter(({ from }) => from !== null).at(-1)
      const day = life.today + days
      if (day < life.today || day < one.notBefore! || (before && day <= before.from!)) return 'DATE_TOO_EARLY'
      if (before) {
        Object.assign(before, { until: day, lock: before.lock + 1 })
        life.told++
      }
      one.from = day
      return changed('PUBLISHED')
    }
    case 'unpublish': {
      if (!controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'SCHEDULED') return 'WRONG_STATE'
      for (const before of life.revisions.filter(({ until }) => until === one.from)) {
        Object.assign(before, { until: null, lock: before.lock + 1 })
        life.told++
      }
      one.from = null
      return changed('APPROVED')
    }
    case 'cancel':
      if (!mine && !heads.includes(who) && !controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (!['DRAFT', 'IN_REVIEW', 'IN_APPROVAL'].includes(state)) return 'WRONG_STATE'
      Object.assign(one, { holder: null, asked: null })
      return changed('CANCELLED')
  }
}

/** What would bring a document on its way, so that random play gets far. */
export function sensible(life: Life, even: boolean): Pick<Act, 'kind' | 'who'> {
  const one = life.revisions.at(-1)
  const author = one?.author ?? 'ada'
  if (!one || one.state === 'CANCELLED' || one.state === 'PUBLISHED') return { kind: 'start', who: even ? 'ada' : 'amy' }
  if (one.state === 'DRAFT') return { kind: !one.file ? 'attach' : !one.summary ? 'save' : 'submit', who: one.holder ?? author }
  if (one.state === 'IN_REVIEW') return { kind: 'agree', who: one.asked === 'FORM' ? 'cleo' : even ? 'hung' : 'amy' }
  return one.state === 'IN_APPROVAL' ? { kind: 'approve', who: 'mei' } : { kind: 'publish', who: 'cleo' }
}

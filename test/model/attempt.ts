import { type Act, type Life, type Player, type Revision, stateOn } from './life.ts'

// Who may do what, when, and what comes of it: written here again, and nowhere looked up.

const drafters: Player[] = ['ada', 'amy', 'hung', 'cleo']
const writers: Player[] = ['ada', 'amy']
const heads: Player[] = ['hung', 'amy'] // of the division: one of them reviews
const controllers: Player[] = ['cleo']
const leaders: Player[] = ['mei', 'dung'] // dung has no assignment to sign

/** Tries an act: "ok" and the life has changed, or the code of the refusal and it has not. */
export function attempt(life: Life, { kind, who, days, seen }: Act): string {
  if (who === 'zed') return 'NOT_FOUND'
  const open = life.revisions.find(
    ({ state, from }) => ['DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED'].includes(state) || (from ?? 0) > life.today,
  )
  if (kind === 'start') {
    if (!drafters.includes(who)) return 'NOT_ALLOWED'
    if (open) return 'OPEN_REVISION_EXISTS'
    if (life.revisions.some(({ withdrawn }) => withdrawn)) return 'DOCUMENT_WITHDRAWN'
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
      ...{ sealed: null, holder: who, asked: null, agreed: [], notBefore: null, from: null, until: null, proposal: null, withdrawn: false },
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
  const day = life.today + days
  /** What is in force until another begins ends on that day, or does not. */
  const endBefore = (from: number | null, until: number | null) => {
    for (const before of life.revisions.filter((each) => each !== one && !each.withdrawn && each.from !== null && each.until === from)) {
      Object.assign(before, { until, lock: before.lock + 1 })
      life.told++
    }
  }

  switch (kind) {
    case 'save':
    case 'attach':
      if (!mine && !writers.includes(who) && !controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'DRAFT') return 'WRONG_STATE'
      if (held) return 'LOCKED_BY_OTHER'
      give()
      if (kind === 'save') one.summary = `change ${++life.made}`
      else one.file = `${who} ${Math.abs(days % 2)}`
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
      if (day < life.today || day < one.notBefore! || (before && day <= before.from!)) return 'DATE_TOO_EARLY'
      endBefore(null, day)
      one.from = day
      return changed('PUBLISHED')
    }
    case 'unpublish':
      if (!controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'SCHEDULED') return 'WRONG_STATE'
      endBefore(one.from, null)
      one.from = null
      return changed('APPROVED')
    case 'reschedule': {
      if (!leaders.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'APPROVED' && state !== 'SCHEDULED') return 'WRONG_STATE'
      if (who !== 'mei') return 'ASSIGNMENT_NOT_VALID'
      if (state === 'SCHEDULED') {
        const before = life.revisions.filter((each) => each !== one && each.from !== null).at(-1)
        if (day < life.today || (before && day <= before.from!)) return 'DATE_TOO_EARLY'
        if (day !== one.from) endBefore(one.from, day)
        one.from = day
      }
      one.notBefore = day
      return changed()
    }
    case 'revoke':
      if (!leaders.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'APPROVED' && state !== 'SCHEDULED') return 'WRONG_STATE'
      if (who !== 'mei') return 'ASSIGNMENT_NOT_VALID'
      if (one.from !== null) endBefore(one.from, null)
      one.from = null
      return changed('CANCELLED')
    case 'propose':
      if (!mine && !heads.includes(who) && !controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'EFFECTIVE') return 'WRONG_STATE'
      if (one.withdrawn) return 'DOCUMENT_WITHDRAWN'
      one.proposal = life.told++
      return 'ok'
    case 'withdraw':
      if (!leaders.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (state !== 'EFFECTIVE') return 'WRONG_STATE'
      if (one.withdrawn) return 'DOCUMENT_WITHDRAWN'
      if (one.proposal === null) return 'NOT_YOUR_TASK'
      if (who !== 'mei') return 'ASSIGNMENT_NOT_VALID'
      if (seen.proposal !== one.proposal) return 'CHANGED_MEANWHILE'
      if (open) return 'OPEN_REVISION_EXISTS'
      if (day < life.today || day <= one.from!) return 'DATE_TOO_EARLY'
      Object.assign(one, { until: day, withdrawn: true })
      return changed()
    case 'cancel':
      if (!mine && !heads.includes(who) && !controllers.includes(who)) return 'NOT_ALLOWED'
      if (stale) return 'CHANGED_MEANWHILE'
      if (!['DRAFT', 'IN_REVIEW', 'IN_APPROVAL'].includes(state)) return 'WRONG_STATE'
      Object.assign(one, { holder: null, asked: null })
      return changed('CANCELLED')
  }
}

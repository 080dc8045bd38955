import { divisionRoles, type Role, weightyRoles } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { newId } from '../../schema/kernel/keys.ts'
import { announce, type Context, type FactDetails } from '../kernel/context.ts'
import { daysAfter } from '../kernel/days.ts'
import { decide } from '../kernel/lifecycle.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { endSessions } from './people.ts'
import { mayProposeRoles } from './permissions.ts'
import { type GrantRow, holdGrant } from './roleQueries.ts'
import { RoleAction, roleLifecycle } from './roleLifecycle.ts'

/** What somebody is proposed for. */
export interface RoleWish {
  personId: string
  role: Role
  divisionId?: string | null
  from: Day
  until?: Day | null
  basis?: string | null
  basisOn?: Day | null
}

/** Names a grant as its page showed it. */
export interface ShownGrant {
  grantId: string
  lock: number
}

/** Proposes a role of weight, or grants a light one. Answers whose it is. */
export async function proposeRole(ctx: Context, wish: RoleWish): Promise<string> {
  const { em, actor, today } = ctx
  if (!mayProposeRoles(actor)) throw new Refusal(RefusalCode.NOT_ALLOWED)
  if (wish.personId === actor.personId) throw new Refusal(RefusalCode.SECOND_PERSON_NEEDED)
  const isWeighty = weightyRoles.includes(wish.role)
  checkFields(wish, today, isWeighty)
  await checkTogether(ctx, wish)

  const id = newId()
  await em.execute(
    `insert into role_grant (agency_id, id, person_id, role, division_id, wished_from, valid_from, valid_until, basis, basis_on, proposed_by_id, confirmed_by_id)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[actor.agencyId, id, wish.personId, wish.role, wish.divisionId ?? null, wish.from, isWeighty ? null : wish.from],
      ...[wish.until ?? null, wish.basis ?? null, wish.basisOn ?? null, actor.personId, isWeighty ? null : actor.personId],
    ],
  )
  const { personId, role, divisionId, basis, basisOn } = wish
  const details = { rule: 'propose', personId, role, divisionId, firstDay: wish.from, lastDay: wish.until, basis, basisOn }
  await announce(ctx, isWeighty ? 'roleProposed' : 'roleGranted', { type: 'role_grant', row: { id, lock: 1 }, documentId: null }, details)
  return wish.personId
}

/** The second person agrees: the role counts from its first day, today at the earliest. Sessions of its holder begin anew. */
export async function confirmRole(ctx: Context, shown: ShownGrant): Promise<string> {
  const { grant, rule } = await begin(ctx, RoleAction.confirm, shown)
  const first = grant.wishedFrom! > ctx.today ? grant.wishedFrom! : ctx.today
  if (grant.until !== null && grant.until < first) {
    throw new Refusal(RefusalCode.DATE_TOO_EARLY, { data: { earliest: first, because: 'TODAY' } })
  }
  await checkTogether(ctx, { ...grant, from: first, divisionId: grant.division?.id })
  await change(ctx, grant, 'confirmed_by_id = ?, valid_from = ?', [ctx.actor.personId, first])
  await endSessions(ctx, grant.personId)
  await tell(ctx, grant, 'roleConfirmed', { rule, firstDay: first, lastDay: grant.until })
  return grant.personId
}

/** A proposal that will not be granted; its row stays. */
export async function turnDownRole(ctx: Context, shown: ShownGrant & { reason: string }): Promise<string> {
  const { grant, rule } = await begin(ctx, RoleAction.turnDown, shown)
  const reason = reasonIn(shown)
  await change(ctx, grant, 'turned_down_at = app.now()', [])
  await tell(ctx, grant, 'roleTurnedDown', { rule, reason })
  return grant.personId
}

/** Ends a role with its last day; yesterday means from now on. Sessions of a holder of weight end in the same transaction. */
export async function endRole(ctx: Context, shown: ShownGrant & { until: Day; reason: string }): Promise<string> {
  const { grant, rule } = await begin(ctx, RoleAction.end, shown)
  const reason = reasonIn(shown)
  const earliest = daysAfter(grant.from! > ctx.today ? grant.from! : ctx.today, -1)
  if (shown.until < earliest) throw new Refusal(RefusalCode.DATE_TOO_EARLY, { field: 'input.until', data: { earliest, because: 'TODAY' } })
  if (grant.until !== null && shown.until >= grant.until) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.until' })
  await change(ctx, grant, 'valid_until = ?', [shown.until])
  if (weightyRoles.includes(grant.role)) await endSessions(ctx, grant.personId)
  await tell(ctx, grant, 'roleEnded', { rule, reason, lastDay: shown.until })
  return grant.personId
}

/** Begins an act on a grant: held, the lock compared, the table asked. */
async function begin(ctx: Context, action: RoleAction, { grantId, lock }: ShownGrant): Promise<{ grant: GrantRow; rule: string }> {
  const grant = await holdGrant(ctx, grantId)
  const decision = decide(roleLifecycle, action, grant, ctx)
  if (decision.refused === RefusalCode.WRONG_STATE) throw new Refusal(RefusalCode.ALREADY_DONE)
  if (decision.refused) throw new Refusal(decision.refused)
  if (lock !== grant.lock) throw new Refusal(RefusalCode.CHANGED_MEANWHILE, { data: { lock: grant.lock } })
  return { grant, rule: decision.rule }
}

async function change({ em, actor }: Context, grant: GrantRow, set: string, values: unknown[]): Promise<void> {
  await em.execute(`update role_grant set ${set}, lock = lock + 1 where (agency_id, id) = (?, ?)`, [...values, actor.agencyId, grant.id])
}

const tell = (ctx: Context, { id, lock, personId, role, division }: GrantRow, action: string, details: FactDetails) =>
  announce(
    ctx,
    action,
    { type: 'role_grant', row: { id, lock: lock + 1 }, documentId: null },
    { ...details, personId, role, divisionId: division?.id },
  )

function checkFields(wish: RoleWish, today: Day, isWeighty: boolean): void {
  if (divisionRoles.includes(wish.role) !== Boolean(wish.divisionId)) {
    throw new Refusal(wish.divisionId ? RefusalCode.INVALID_INPUT : RefusalCode.INCOMPLETE, { field: 'input.divisionId' })
  }
  if (wish.from < today) throw new Refusal(RefusalCode.DATE_TOO_EARLY, { field: 'input.from', data: { earliest: today, because: 'TODAY' } })
  if (wish.until && wish.until < wish.from) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.until' })
  if (wish.basisOn && wish.basisOn > today) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.basisOn' })
  for (const field of ['basis', 'basisOn'] as const) {
    if (isWeighty && !wish[field]) throw new Refusal(RefusalCode.INCOMPLETE, { field: `input.${field}` })
  }
}

/** The person is at work here, the division exists, and what they hold on those days goes together with it. */
async function checkTogether({ em, actor }: Context, wish: RoleWish & { id?: string }): Promise<void> {
  const { agencyId } = actor
  const [found] = await em.execute<{ placed: boolean; clash: string | null; doubled: boolean }[]>(
    `with days as (select daterange(?::date, ?::date + 1) as days), others as (
        select g.role, g.division_id, g.valid_from from role_grant g, days where (g.agency_id, g.person_id::text) = (?, ?) and g.id::text <> ? and g.turned_down_at is null
          and daterange(coalesce(g.valid_from, g.wished_from), g.valid_until + 1) && days)
    select ?::text is null or exists (select from division where agency_id = ? and id::text = ?) as placed,
      (select role from others where valid_from is not null and app.is_forbidden_pair(role, ?) limit 1) as clash,
      exists (select from others where role = ? and division_id::text is not distinct from ?) as doubled
    from person where agency_id = ? and id::text = ? and active`,
    [
      ...[wish.from, wish.until ?? null, agencyId, wish.personId, wish.id ?? ''],
      ...[wish.divisionId ?? null, agencyId, wish.divisionId ?? null],
      ...[wish.role, wish.role, wish.divisionId ?? null, agencyId, wish.personId],
    ],
  )
  if (!found?.placed) throw new Refusal(RefusalCode.NOT_FOUND)
  if (found.clash) throw new Refusal(RefusalCode.ROLES_DO_NOT_GO_TOGETHER, { data: { role: wish.role, held: found.clash } })
  if (found.doubled) throw new Refusal(RefusalCode.ALREADY_DONE)
}

function reasonIn({ reason }: { reason: string }): string {
  if ([...reason.trim()].length < 10) throw new Refusal(RefusalCode.REASON_NEEDED, { field: 'input.reason' })
  return reason.trim()
}

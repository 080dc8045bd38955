import type { EntityManager } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { Role } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { type Actor, announce, type Context, type HeldRole } from '../kernel/context.ts'
import { read } from '../kernel/read.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { holds } from './permissions.ts'

/** How many sessions a person may have; the oldest ends. */
const sessionsEach = 5

/** A grant `g` that counts on the agency's day. */
const live = (today: string) => `g.valid_from <= ${today} and (g.valid_until is null or g.valid_until >= ${today})`

/** Who asks, and when: read anew for each request, so that a right ends with it. */
export interface Presence {
  actor: Actor
  session: { startedAt: Date; endsAt: Date }
  now: Date
  today: Day
  timeZone: string
}

/** Reads a session with its person and the roles of today; null where there is none, or they may not enter. One statement. */
export async function readPresence(em: EntityManager, token: string): Promise<Presence | null> {
  const [row] = await read<Row>(
    em,
    `select p.id as "personId", p.agency_id as "agencyId", p.division_id as "divisionId", p.name, p.position, c.now, c.today::text as today,
      a.time_zone as "timeZone", s.id as "sessionId", s.created_at as "startedAt", s.expires_at as "endsAt",
      (select json_agg(json_build_object('role', g.role, 'divisionId', g.division_id)) from role_grant g
        where (g.agency_id, g.person_id) = (p.agency_id, p.id) and ${live('c.today')}) as roles
    from session s join person p on p.sign_in_id = s.user_id join agency a on a.id = p.agency_id cross join lateral (select app.now() as now, app.today(p.agency_id) as today) c
    where s.token = ? and p.active`,
    [token],
  )
  if (!row?.roles) return null
  const { now, today, timeZone, roles, startedAt, endsAt, ...person } = row
  const session = { startedAt: new Date(startedAt), endsAt: new Date(endsAt) }
  return { actor: { ...person, roles }, session, now: new Date(now), today, timeZone }
}

interface Row extends Omit<Actor, 'roles'> {
  startedAt: Date | string
  endsAt: Date | string
  now: Date | string
  today: Day
  timeZone: string
  roles: HeldRole[] | null
}

/** Tells whether a person may sign in: at work here, and with a role today. */
export async function mayEnter(pool: Pool, userId: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from person p where p.sign_in_id = $1 and p.active and exists (select from role_grant g
      where (g.agency_id, g.person_id) = (p.agency_id, p.id) and ${live('app.today(p.agency_id)')})`,
    [userId],
  )
  return rowCount === 1
}

/** Ends what a person has open beyond the newest sessions. */
export async function keepNewestSessions(pool: Pool, userId: string): Promise<void> {
  await pool.query(
    `delete from session where user_id = $1 and id not in
      (select id from session where user_id = $1 order by created_at desc, id desc limit ${sessionsEach})`,
    [userId],
  )
}

/** Ends every session of a person, in the transaction of the act that calls for it. */
export async function endSessions({ em, actor }: Context, personId: string): Promise<void> {
  await em.execute('delete from session where user_id = (select sign_in_id from person where (agency_id, id) = (?, ?))', [
    actor.agencyId,
    personId,
  ])
}

/** Closes the account of somebody who has left, never one's own; their sessions end in the same transaction. */
export async function deactivatePerson(ctx: Context, { personId, lock }: { personId: string; lock: number }): Promise<string> {
  const { em, actor } = ctx
  if (!holds(actor, Role.ADMINISTRATOR)) throw new Refusal(RefusalCode.NOT_ALLOWED)
  if (personId === actor.personId) throw new Refusal(RefusalCode.SECOND_PERSON_NEEDED)
  const [person] = await em.execute<{ lock: number; active: boolean }[]>(
    'select lock, active from person where agency_id = ? and id::text = ? for no key update',
    [actor.agencyId, personId],
  )
  if (!person) throw new Refusal(RefusalCode.NOT_FOUND)
  if (!person.active) throw new Refusal(RefusalCode.ALREADY_DONE)
  if (person.lock !== lock) throw new Refusal(RefusalCode.CHANGED_MEANWHILE, { data: { lock: person.lock } })
  await em.execute('update person set active = false, lock = lock + 1 where (agency_id, id) = (?, ?)', [actor.agencyId, personId])
  await endSessions(ctx, personId)
  const subject = { type: 'person' as const, row: { id: personId, lock: lock + 1 }, documentId: null }
  await announce(ctx, 'personDeactivated', subject, { rule: 'deactivatePerson', personId })
  return personId
}

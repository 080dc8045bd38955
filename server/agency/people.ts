import type { EntityManager } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import type { Day } from '../../schema/kernel/days.ts'
import type { Actor, Context, HeldRole } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'

/** How many sessions a person may have; the oldest ends. */
const sessionsEach = 5

/** A grant `g` that counts on the agency's day. */
const live = (today: string) => `g.valid_from <= ${today} and (g.valid_until is null or g.valid_until >= ${today})`

/** Who asks, and when: read anew for each request, so that a right ends with it. */
export interface Presence {
  actor: Omit<Actor, 'sessionId'>
  now: Date
  today: Day
}

/** Reads the person behind a sign-in, with the roles of today; null where they may not enter. One statement. */
export async function readPresence(em: EntityManager, userId: string): Promise<Presence | null> {
  const [row] = await em.execute<Row[]>(
    `select p.id as "personId", p.agency_id as "agencyId", p.division_id as "divisionId", p.name, p.position, c.now, c.today::text as today,
      (select json_agg(json_build_object('role', g.role, 'divisionId', g.division_id)) from role_grant g
        where (g.agency_id, g.person_id) = (p.agency_id, p.id) and ${live('c.today')}) as roles
    from person p cross join lateral (select app.now() as now, app.today(p.agency_id) as today) c
    where p.sign_in_id = ? and p.active`,
    [userId],
  )
  if (!row?.roles) return null
  const { now, today, roles, ...person } = row
  return { actor: { ...person, roles }, now: new Date(now), today }
}

interface Row extends Omit<Actor, 'sessionId' | 'roles'> {
  now: Date | string
  today: Day
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
async function endSessions({ em, actor }: Context, personId: string): Promise<void> {
  await em.execute('delete from session where user_id = (select sign_in_id from person where (agency_id, id) = (?, ?))', [
    actor.agencyId,
    personId,
  ])
}

/** Closes the account of somebody who has left; their sessions end in the same transaction. */
export async function deactivatePerson(ctx: Context, personId: string): Promise<void> {
  const { em, actor } = ctx
  const closed = await em.execute<{ id: string }[]>(
    'update person set active = false, lock = lock + 1 where (agency_id, id) = (?, ?) and active returning id',
    [actor.agencyId, personId],
  )
  if (closed.length === 0) throw new Refusal(RefusalCode.NOT_FOUND)
  await endSessions(ctx, personId)
}

import type { Role } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import type { Context } from '../kernel/context.ts'
import { type Page, type PageArgs, pageOf, readPage } from '../kernel/page.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { mayReadRoles } from './permissions.ts'
import type { DivisionRow, PersonRow } from './queries.ts'
import type { GrantFacts } from './roleLifecycle.ts'
import { divisionColumns, personColumns } from './sql.ts'

/** A role of a person, as the page of roles shows it. */
export interface GrantRow extends GrantFacts {
  id: string
  lock: number
  role: Role
  division: DivisionRow | null
  wishedFrom: Day | null
  basis: string | null
  basisOn: Day | null
  proposedBy: PersonRow | null
  confirmedBy: PersonRow | null
}

/** A person with all their roles: proposed, held and ended. */
export interface PersonRolesRow {
  person: PersonRow & { lock: number }
  username: string | null
  grants: GrantRow[]
}

const named = (id: string) => `(select ${personColumns} from person p where (p.agency_id, p.id) = (g.agency_id, ${id}))`

const grantColumns = `json_build_object('id', g.id, 'lock', g.lock, 'role', g.role, 'personId', g.person_id,
  'division', (select ${divisionColumns} from division v where (v.agency_id, v.id) = (g.agency_id, g.division_id)),
  'wishedFrom', g.wished_from, 'from', g.valid_from, 'until', g.valid_until, 'basis', g.basis, 'basisOn', g.basis_on,
  'proposedById', g.proposed_by_id, 'proposedBy', ${named('g.proposed_by_id')}, 'confirmedBy', ${named('g.confirmed_by_id')},
  'turnedDown', g.turned_down_at is not null)`

const personWithRoles = `${personColumns}::jsonb || jsonb_build_object('lock', p.lock) as person, s.username,
  (select coalesce(json_agg(${grantColumns} order by g.valid_from desc nulls first, g.role, g.id), '[]') from role_grant g
    where (g.agency_id, g.person_id) = (p.agency_id, p.id)) as grants
  from person p left join sign_in s on s.id = p.sign_in_id`

/** Everybody of the agency by name, with their roles. One statement. */
export async function peopleAndRoles(ctx: Context, text: string | null, args: PageArgs): Promise<Page<PersonRolesRow>> {
  const { em, actor } = ctx
  if (!mayReadRoles(actor)) throw new Refusal(RefusalCode.NOT_ALLOWED)
  const wish = readPage(args, 50)
  const [name, id] = wish.after ?? []
  const after = wish.after ? ' and (p.name collate "vi-x-icu", p.id::text) > (? collate "vi-x-icu", ?)' : ''
  const rows = await em.execute<PersonRolesRow[]>(
    `select ${personWithRoles} where p.agency_id = ? and position(app.plain(?) in app.plain(p.name)) > 0${after}
    order by p.name collate "vi-x-icu", p.id::text limit ?`,
    [actor.agencyId, text ?? '', ...(wish.after ? [String(name), String(id)] : []), wish.size + 1],
  )
  return pageOf(rows, wish, ({ person }) => [person.name, person.id])
}

/** One person with their roles. */
export async function personAndRoles({ em, actor }: Context, personId: string): Promise<PersonRolesRow> {
  const [row] = await em.execute<PersonRolesRow[]>(`select ${personWithRoles} where (p.agency_id, p.id) = (?, ?)`, [
    actor.agencyId,
    personId,
  ])
  if (!row) throw new Refusal(RefusalCode.NOT_FOUND)
  return row
}

/** A person with their roles as the API shows them. */
export const shown = (row: PersonRolesRow) => ({ ...row, lock: row.person.lock })

/** What waits for a second person, the oldest first. */
export async function roleProposals({ em, actor }: Context): Promise<(GrantRow & { person: PersonRow })[]> {
  if (!mayReadRoles(actor)) throw new Refusal(RefusalCode.NOT_ALLOWED)
  const rows = await em.execute<{ grant: GrantRow; person: PersonRow }[]>(
    `select ${grantColumns} as grant, ${named('g.person_id')} as person from role_grant g
    where g.agency_id = ? and g.valid_from is null and g.turned_down_at is null order by g.id limit 100`,
    [actor.agencyId],
  )
  return rows.map(({ grant, person }) => ({ ...grant, person }))
}

/** Reads a grant and holds it until the commit. */
export async function holdGrant({ em, actor }: Context, grantId: string): Promise<GrantRow> {
  const [row] = await em.execute<{ grant: GrantRow }[]>(
    `select ${grantColumns} as grant from role_grant g where g.agency_id = ? and g.id::text = ? for no key update`,
    [actor.agencyId, grantId.toLowerCase()],
  )
  if (!row) throw new Refusal(RefusalCode.NOT_FOUND)
  return row.grant
}

import type { Day } from '../../schema/kernel/days.ts'
import type { Context } from '../kernel/context.ts'
import { readPage } from '../kernel/page.ts'
import { read } from '../kernel/read.ts'
import { divisionColumns, personColumns } from './sql.ts'

/** A division, with both names: the API answers in the reader's language. */
export interface DivisionRow {
  id: string
  name: string
  nameEn: string | null
}

/** A person, as lists and filters show them. */
export interface PersonRow {
  id: string
  name: string
  position: string | null
  active: boolean
  division: DivisionRow | null
}

/** What the viewer page shows: the person, the agency with its divisions, and how far the clock is moved. */
export interface ViewerRow {
  person: PersonRow
  agency: { id: string; code: string; name: string; timeZone: string; today: Day; divisions: DivisionRow[] }
  clockShiftDays: number
}

/** Reads who one is and where. */
export async function readViewer({ em, actor }: Context): Promise<ViewerRow> {
  const [row] = await read<ViewerRow>(
    em,
    `select ${personColumns} as person,
      json_build_object('id', a.id, 'code', a.code, 'name', a.name, 'superiorName', a.superior_name, 'symbol', a.symbol, 'place', a.place,
        'timeZone', a.time_zone, 'today', c.today, 'standardEdition', a.standard_edition, 'lock', a.lock, 'divisions',
        (select coalesce(json_agg(${divisionColumns} order by v.position, v.code), '[]') from division v where v.agency_id = a.id)) as agency,
      case when c.shift = '0' then 0 else coalesce(nullif(c.today - (clock_timestamp() at time zone a.time_zone)::date, 0), 1) end as "clockShiftDays"
    from person p join agency a on a.id = p.agency_id
    cross join lateral (select app.today(a.id) as today, shift from app.clock) c
    where (p.agency_id, p.id) = (?, ?)`,
    [actor.agencyId, actor.personId],
  )
  if (!row) throw new Error('the person of this session is gone')
  return row
}

/** Finds people of the agency by name, with or without marks. */
export async function findPeople({ em, actor }: Context, text: string | null, first: number): Promise<PersonRow[]> {
  const rows = await em.execute<{ person: PersonRow }[]>(
    `select ${personColumns} as person from person p
    where p.agency_id = ? and position(app.plain(?) in app.plain(p.name)) > 0
    order by p.name collate "vi-x-icu", p.id limit ?`,
    [actor.agencyId, text ?? '', readPage({ first }).size],
  )
  return rows.map((row) => row.person)
}

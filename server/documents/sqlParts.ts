// The smallest pieces of SQL: what every statement of this area is put together from.

export const today = '(select today from asked)'

/** A division as the API's `Division`. */
export const division = (
  of: string,
) => `(select json_build_object('id', v.id, 'code', v.code, 'abbreviation', v.abbreviation, 'name', v.name, 'nameEn', v.name_en,
  'kind', v.kind, 'inScope', v.in_scope, 'openedOn', v.opened_on, 'closedOn', v.closed_on, 'lock', v.lock)
  from division v where (v.agency_id, v.id) = (${of}))`

/** The columns of a person `p` as the API's `Person`. */
export const personColumns = `json_build_object('id', p.id, 'name', p.name, 'position', p.position, 'active', p.active,
  'division', case when p.division_id is not null then ${division('p.agency_id, p.division_id')} end)`

/** A person by the columns that hold their key. */
export const person = (agency: string, id: string) =>
  `(select ${personColumns} from person p where (p.agency_id, p.id) = (${agency}, ${id}))`

/** Rows as a JSON list. */
export const list = (select: string) => `(select coalesce(json_agg(listed), '[]') from (${select}) listed)`

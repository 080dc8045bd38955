// Pieces of SQL that the statements of this and later areas share.

/** A division `v` as the API's `Division`. */
export const divisionColumns = `json_build_object('id', v.id, 'code', v.code, 'abbreviation', v.abbreviation, 'name', v.name, 'nameEn', v.name_en,
  'kind', v.kind, 'inScope', v.in_scope, 'openedOn', v.opened_on, 'closedOn', v.closed_on, 'lock', v.lock)`

/** A person `p` as the API's `Person`. */
export const personColumns = `json_build_object('id', p.id, 'name', p.name, 'position', p.position, 'active', p.active, 'division',
  (select ${divisionColumns} from division v where (v.agency_id, v.id) = (p.agency_id, p.division_id)))`

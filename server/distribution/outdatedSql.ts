/** What still hangs of revisions that are not in force any more: to be replaced or taken down. Nothing is stored, for the calendar makes it so. */
export const outdatedPostings = `select g.agency_id, g.id, 'REPLACE_POSTING' as kind, g.revision_id, 'CONTROLLER' as holder,
  upper(s.in_force) as due_on, upper(s.in_force)::timestamp at time zone a.time_zone as opened_at
  from posting g join revision s on (s.agency_id, s.id) = (g.agency_id, g.revision_id) and upper(s.in_force) <= (select today from asked) join agency a on a.id = g.agency_id
  where g.agency_id = (select agency_id from asked) and g.until is null`

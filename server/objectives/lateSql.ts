/** The periods of a yearly objective `o` of a sheet `h`: name, first day after it, last day on which its figure is not late. As `periods.ts` has them. */
const periods = `select case o.frequency when 'MONTH' then h.year || '-' || lpad(n::text, 2, '0') when 'QUARTER' then h.year || '-Q' || n else h.year::text end as period,
  (make_date(h.year, 1, 1) + make_interval(months => n * 12 / c.count))::date as ends,
  (make_date(h.year, 1, 1) + make_interval(months => n * 12 / c.count))::date + o.due_days - 1 as due
  from (select case o.frequency when 'MONTH' then 12 when 'QUARTER' then 4 else 1 end as count) c cross join lateral generate_series(1, c.count) n`

/** A newer published revision about the same year, `s` being the revision of a sheet `h`. */
const replaced = `exists (select from objectives_sheet k join revision n on (n.agency_id, n.id) = (k.agency_id, k.revision_id)
  where (n.agency_id, n.document_id) = (s.agency_id, s.document_id) and n.serial > s.serial and k.year = h.year
    and n.state = 'PUBLISHED' and lower(n.in_force) <= (select today from asked))`

/** Grants of a role that whoever asks holds today. */
const held = (
  role: string,
) => `select g.division_id from role_grant g where (g.agency_id, g.person_id, g.role) = ((select agency_id from asked), (select me from asked), '${role}')
  and g.valid_from <= (select today from asked) and coalesce(g.valid_until >= (select today from asked), true)`

/** Whoever asks answers for a yearly objective, as `answersFor` has it; asked before its periods are looked at, for most are somebody else's. */
const mine = `case when owner_id is not null then owner_id = (select me from asked)
  when division_id is not null then division_id in (${held('DIVISION_HEAD')}) else exists (${held('QMR')}) end`

/**
 * Figures that wait, one row an objective: its periods that are over and of which nobody said anything, in years that are not closed.
 * Nothing is stored: what the calendar makes due, the calendar tells. They are those of whoever asks.
 */
export const figuresWaiting = `select o.agency_id, o.id, 'MEASURE' as kind, o.revision_id, case when o.division_id is null then 'QMR' else 'DIVISION_HEAD' end as holder,
  o.division_id, o.owner_id, l.due as due_on, l.since::timestamp at time zone a.time_zone as opened_at,
  json_build_object('code', i.code, 'year', h.year, 'title', o.title, 'titleEn', o.title_en, 'periods', l.periods) as objective
  from objectives_sheet h join revision s on (s.agency_id, s.id) = (h.agency_id, h.revision_id) and s.state = 'PUBLISHED' and lower(s.in_force) <= (select today from asked)
  join agency a on a.id = h.agency_id
  cross join lateral (select * from yearly_objective where (agency_id, revision_id) = (h.agency_id, h.revision_id) and ${mine} offset 0) o
  join objective i on (i.agency_id, i.id) = (o.agency_id, o.objective_id)
  cross join lateral (select array_agg(p.period order by p.period) as periods, min(p.due) as due, min(p.ends) as since from (${periods}) p
    where p.ends <= (select today from asked) and not exists (select from measurement m
      where (m.agency_id, m.objective_id, m.period) = (o.agency_id, o.objective_id, p.period))) l
  where h.agency_id = (select agency_id from asked) and l.periods is not null and not ${replaced}
    and not exists (select from year_close c where (c.agency_id, c.year) = (h.agency_id, h.year))`

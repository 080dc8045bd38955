// The practical limit: each answer is one prepared statement whose only column is the JSON text of the answer. No session, no permissions.

const label = (r: string) =>
  `lpad(${r}.edition::text, 2, '0') || case when ${r}.amendment > 0 then '.' || lpad(${r}.amendment::text, 2, '0') else '' end`
const stateOn = (
  r: string,
  day: string,
) => `case when ${r}.state <> 'PUBLISHED' then ${r}.state when ${day} < lower(${r}.in_force) then 'SCHEDULED'
  when upper(${r}.in_force) <= ${day} then 'SUPERSEDED' else 'EFFECTIVE' end`
const openStates = "('DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED')"

/** The library's page of 25, after a key; narrowed by a kind, a division, or neither. Totals come from the counter. */
const browse = (narrowed: string) => `
with page as (select * from document d where agency_id = $1 ${narrowed} and (d.code, d.id) > ($3, $4::uuid) order by d.code, d.id limit 26),
shown as (select * from page order by code, id limit 25)
select json_build_object('totalCount', (select coalesce(sum(d.documents), 0) from document_count d where agency_id = $1 ${narrowed}),
  'hasNextPage', (select count(*) > 25 from page), 'nodes', json_agg(json_build_object('id', d.id, 'code', d.code,
  'title', coalesce((n.e).title, (n.o).title, d.title),
  'status', case when (n.e).id is null then 'NEVER_EFFECTIVE' when (n.o).id is null then 'IN_FORCE' else 'IN_FORCE_BEING_REVISED' end,
  'division', json_build_object('id', v.id, 'abbreviation', v.abbreviation, 'name', v.name),
  'effectiveRevision', case when (n.e).id is not null then json_build_object('id', (n.e).id, 'label', ${label('(n.e)')}, 'effectiveOn', lower((n.e).in_force)) end,
  'openRevision', case when (n.o).id is not null then json_build_object('id', (n.o).id, 'label', ${label('(n.o)')}, 'state', (n.o).state) end,
  'scheduledRevision', case when (n.s).id is not null then json_build_object('id', (n.s).id, 'label', ${label('(n.s)')}, 'effectiveOn', lower((n.s).in_force)) end)
  order by d.code, d.id))::text as answer
from shown d join division v on (v.agency_id, v.id) = (d.agency_id, d.division_id)
cross join lateral (select any_value(r order by r.serial) filter (where r.in_force @> $2::date) as e, any_value(r order by r.serial) filter (where r.state in ${openStates}) as o,
  any_value(r order by r.serial) filter (where lower(r.in_force) > $2::date) as s
  from revision r where (r.agency_id, r.document_id) = (d.agency_id, d.id)) n`

const person = (key: string) =>
  `(select json_build_object('id', p.id, 'name', p.name) from person p where (p.agency_id, p.id) = (r.agency_id, ${key}))`

/** A document with its revisions, their approvals and files. */
const page = `
select json_build_object('id', d.id, 'code', d.code, 'title', coalesce(e.title, o.title, d.title), 'kind', d.kind,
  'status', case when e.id is null then 'NEVER_EFFECTIVE' when o.id is null then 'IN_FORCE' else 'IN_FORCE_BEING_REVISED' end,
  'type', json_build_object('id', y.id, 'name', y.name), 'division', json_build_object('id', v.id, 'name', v.name),
  'revisions', json_build_object('nodes', (select json_agg(json_build_object('id', r.id, 'label', ${label('r')}, 'state', ${stateOn('r', '$2::date')},
    'origin', r.origin, 'effectiveOn', lower(r.in_force), 'endsOn', upper(r.in_force), 'changeSummary', r.change_summary, 'author', ${person('r.author_id')},
    'approvals', (select coalesce(json_agg(json_build_object('id', a.id, 'decision', a.decision, 'position', a.position, 'sha256', a.sha256,
      'approver', ${person('a.person_id')}) order by a.id desc), '[]') from approval a where (a.agency_id, a.revision_id) = (r.agency_id, r.id)),
    'files', (select coalesce(json_agg(json_build_object('id', f.id, 'role', f.role, 'fileName', f.file_name, 'byteSize', s.byte_size, 'pageCount', s.page_count,
      'mediaType', s.media_type, 'sha256', f.sha256)), '[]') from revision_file f join stored_file s using (agency_id, sha256)
      where (f.agency_id, f.revision_id) = (r.agency_id, r.id) and f.removed_at is null)) order by r.serial desc)
    from revision r where (r.agency_id, r.document_id) = (d.agency_id, d.id))))::text as answer
from document_code named join document d on (d.agency_id, d.id) = (named.agency_id, named.document_id)
join document_type y on (y.agency_id, y.id) = (d.agency_id, d.type_id) join division v on (v.agency_id, v.id) = (d.agency_id, d.division_id)
left join revision e on (e.agency_id, e.document_id) = (d.agency_id, d.id) and e.in_force @> $2::date
left join revision o on (o.agency_id, o.document_id) = (d.agency_id, d.id) and o.state in ${openStates}
where (named.agency_id, named.normal) = ($1, $3)`

/** The controller's open tasks, nearest due first. */
const inbox = `
with mine as (select * from task where agency_id = $1 and holder = 'CONTROLLER' and closed_at is null),
page as (select * from mine order by coalesce(due_on, 'infinity'), opened_at, id limit 50)
select json_build_object('totalCount', (select count(*) from mine), 'nodes', json_agg(json_build_object('id', t.id, 'kind', t.kind, 'dueOn', t.due_on,
  'overdue', coalesce(t.due_on < $2::date, false), 'waitingDays', $2::date - (t.opened_at at time zone 'Asia/Ho_Chi_Minh')::date,
  'document', json_build_object('id', d.id, 'code', d.code),
  'revision', json_build_object('id', r.id, 'label', ${label('r')}, 'title', r.title, 'author', ${person('r.author_id')}))
  order by coalesce(t.due_on, 'infinity'), t.opened_at, t.id))::text as answer
from page t join revision r on (r.agency_id, r.id) = (t.agency_id, t.revision_id) join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id)`

/** What is in force and holds all the words, best first: every match is ranked. */
const search = `
with wish as (select websearch_to_tsquery('app.vi', $3) as words),
found as (select e.revision_id, ts_rank(e.words, wish.words) as rank from wish join search_entry e on e.words @@ wish.words
  join revision r on (r.agency_id, r.id) = (e.agency_id, e.revision_id) and r.in_force @> $2::date where e.agency_id = $1
  order by rank desc, e.revision_id limit 20)
select json_build_object('nodes', coalesce(json_agg(json_build_object('document', json_build_object('id', d.id, 'code', d.code, 'kind', d.kind,
  'division', (select json_build_object('id', v.id, 'abbreviation', v.abbreviation, 'name', v.name) from division v where (v.agency_id, v.id) = (d.agency_id, d.division_id))),
  'revision', json_build_object('id', r.id, 'label', ${label('r')}, 'effectiveOn', lower(r.in_force)), 'snippet', r.title) order by rank desc, r.id), '[]'))::text as answer
from found join revision r on (r.agency_id, r.id) = ($1, found.revision_id) join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id)`

/** The objectives of a year in force, with the figures of each period and the value of the year. */
const board = `
with sheet as (select distinct on (r.document_id) r.agency_id, r.id, r.document_id from objectives_sheet s join revision r on (r.agency_id, r.id) = (s.agency_id, s.revision_id)
  where s.agency_id = $1 and s.year = $3::int and r.state = 'PUBLISHED' and lower(r.in_force) <= $2::date order by r.document_id, r.serial desc)
select json_build_object('year', $3::int, 'years', (select json_agg(year order by year desc) from (select distinct s.year from objectives_sheet s
    join revision r on (r.agency_id, r.id) = (s.agency_id, s.revision_id) where s.agency_id = $1 and r.state = 'PUBLISHED' and lower(r.in_force) <= $2::date) y),
  'nodes', json_agg(json_build_object('id', o.id, 'code', i.code, 'title', o.title, 'target', trim_scale(o.target)::text, 'unit', o.unit, 'direction', o.direction,
    'frequency', o.frequency, 'division', (select json_build_object('id', v.id, 'abbreviation', v.abbreviation) from division v where (v.agency_id, v.id) = (o.agency_id, o.division_id)),
    'owner', (select json_build_object('id', p.id, 'name', p.name) from person p where (p.agency_id, p.id) = (o.agency_id, o.owner_id)),
    'yearValue', f.value, 'figures', f.figures) order by o.division_id is not null, d.code, o.position, i.code))::text as answer
from sheet join document d on (d.agency_id, d.id) = (sheet.agency_id, sheet.document_id) join yearly_objective o on (o.agency_id, o.revision_id) = (sheet.agency_id, sheet.id)
join objective i on (i.agency_id, i.id) = (o.agency_id, o.objective_id)
cross join lateral (select trim_scale(round(100 * sum(m.numerator) / sum(m.denominator), 6))::text as value,
  json_agg(json_build_object('period', m.period, 'kind', m.kind, 'numerator', trim_scale(m.numerator)::text, 'denominator', trim_scale(m.denominator)::text) order by m.period) as figures
  from measurement m where (m.agency_id, m.objective_id) = (o.agency_id, o.objective_id) and m.period >= ($3::int)::text and m.period < ($3::int + 1)::text
    and not exists (select from measurement n where (n.agency_id, n.corrects_id) = (m.agency_id, m.id))) f`

/** The statements by their paths. */
export const statements: Record<string, string> = {
  '/browse': browse(''),
  '/browse-kind': browse('and d.kind = $5'),
  '/browse-division': browse('and d.division_id = $5::uuid'),
  '/page': page,
  '/inbox': inbox,
  '/board': board,
  '/search': search,
}

// Pieces of SQL that the statements of queries.ts share. Every statement begins with `asked`, so that a piece needs no parameter of its own.

import { division, list, person, personColumns, today } from './sqlParts.ts'
import { sheet, statement } from './content/sql.ts'

/** Who asks, where and on which day: the parameters are agency, person, day. */
export const asked = 'asked as (select ?::uuid as agency_id, ?::uuid as me, ?::date as today)'

const live = (grant: string) => `${grant}.valid_from <= ${today} and (${grant}.valid_until is null or ${grant}.valid_until >= ${today})`

/** Ids of those who may do what waits for this holder today; `author` is the author's column. */
const idsOf = (agency: string, holder: string, divisionId: string, author: string) => `(
  select g.person_id from role_grant g join person p on (p.agency_id, p.id) = (g.agency_id, g.person_id) and p.active
  where g.agency_id = ${agency} and g.role = ${holder} and ${holder} <> 'AUTHOR'
    and (${holder} <> 'DIVISION_HEAD' or g.division_id = ${divisionId}) and ${live('g')}
  union select ${author} where ${holder} = 'AUTHOR' and ${author} is not null)`

/** Whoever judges content must not have made it. */
const notOwn = (revision: string, personId: string) =>
  `not exists (select from contributor c where (c.agency_id, c.revision_id, c.person_id) = (${revision}.agency_id, ${revision}.id, ${personId}))`

/** Of those who may do an open task `t` of a revision `r` by role, this one `h` may do it now: not their own work, not their own proposal. */
const mayDo = `((t.vote_kind = 'CONTENT' or t.kind in ('APPROVE', 'DECIDE_WITHDRAWAL')) is not true or ${notOwn('r', 'h.person_id')})
  and (t.kind <> 'DECIDE_WITHDRAWAL' or h.person_id <> (select q.proposed_by_id from withdrawal_proposal q
    where (q.agency_id, q.revision_id) = (r.agency_id, r.id) order by q.at desc, q.id desc limit 1))`
const idsOfTask = idsOf('t.agency_id', 't.holder', 't.division_id', 'r.author_id')

/** Ids of those who may do an open task `t` of a revision `r` now. */
const holderIds = `(select h.person_id from ${idsOfTask} h where ${mayDo})`

/** Whether the person who asks is one of them: the same question, asked of one person alone. */
export const isMine = `exists (select from ${idsOfTask} h where h.person_id = (select me from asked) and ${mayDo})`

/** The same, as people. */
export const holders = `(select coalesce(json_agg(${personColumns} order by p.name collate "vi-x-icu"), '[]')
  from person p where p.agency_id = t.agency_id and p.id in ${holderIds})`

const days = (range: string) =>
  `case when ${range} is not null then json_build_object('from', lower(${range}), 'until', upper(${range})) end`

const isWithdrawn = (r: string) =>
  `exists (select from approval w where (w.agency_id, w.revision_id, w.decision) = (${r}.agency_id, ${r}.id, 'WITHDRAWN'))`

/** What a list shows of a revision `r`: enough for its state, number and days. */
export const briefRevision = (
  r: string,
  more = '',
) => `json_build_object('id', ${r}.id, 'documentId', ${r}.document_id, 'serial', ${r}.serial,
  'edition', ${r}.edition, 'amendment', ${r}.amendment, 'title', ${r}.title, 'state', ${r}.state, 'origin', ${r}.origin, 'inForce', ${days(`${r}.in_force`)}, 'withdrawn', ${isWithdrawn(r)},
  'changeSize', ${r}.change_size, 'wishedEffectiveOn', ${r}.wished_effective_on, 'round', ${r}.round, 'createdAt', ${r}.created_at, 'lock', ${r}.lock ${more})`

/** The same with its author and the kind of its document `d`, as the inbox shows it. */
export const authoredRevision = briefRevision('r', `, 'author', ${person('r.agency_id', 'r.author_id')}, 'kind', d.kind`)

/** Names a stored file as the API's `RevisionFile`, for a `revision_file` `f`. */
const files =
  list(`select f.id, f.role, f.file_name as "fileName", s.media_type as "mediaType", s.byte_size as "byteSize", f.sha256, s.page_count as "pageCount",
  s.warnings, s.state = 'READY' as ready, f.added_at as "addedAt", f.laid_out as "laidOut", ${person('f.agency_id', 'f.added_by_id')} as "addedBy"
  from revision_file f join stored_file s using (agency_id, sha256)
  where (f.agency_id, f.revision_id) = (r.agency_id, r.id) and f.removed_at is null
  order by f.role <> 'CONTENT', f.role <> 'SOURCE', f.id`)

const tasks =
  list(`select t.id, t.kind, t.holder, t.division_id as "divisionId", t.vote_kind as "voteKind", t.position, t.round, t.who, t.due_on as "dueOn",
  t.opened_at as since, t.closed_at as until, ${division('t.agency_id, t.division_id')} as division,
  case when t.closed_at is null then ${holders}
    when t.closed_by_id is null then '[]' else json_build_array(${person('t.agency_id', 't.closed_by_id')}) end as holders
  from task t where (t.agency_id, t.revision_id) = (r.agency_id, r.id) order by t.opened_at, t.position, t.id`)

const comments =
  list(`select m.id, m.round, m.must_settle as "mustSettle", m.body, m.page, m.x, m.y, m.quote, m.created_at as "createdAt", m.settled_at as "settledAt", m.lock,
  m.author_id as "authorId", ${person('m.agency_id', 'm.author_id')} as author, ${person('m.agency_id', 'm.settled_by_id')} as "settledBy",
  ${list(`select a.id, a.body, a.created_at as "createdAt", ${person('a.agency_id', 'a.author_id')} as author, a.author_id as "authorId"
    from comment_reply a where (a.agency_id, a.comment_id) = (m.agency_id, m.id) order by a.id`)} as replies
  from comment m where (m.agency_id, m.revision_id) = (r.agency_id, r.id) order by m.id`)

const votes =
  list(`select v.id, v.round, v.position, v.kind, v.verdict, v.note, v.at, v.sha256, v.seal_sha256 as "sealSha256", v.person_id as "personId",
  ${person('v.agency_id', 'v.person_id')} as person
  from vote v where (v.agency_id, v.revision_id) = (r.agency_id, r.id) order by v.id`)

/** A round ends with the first act that leads back to the draft, forward to approval, or to the end. */
const rounds =
  list(`select n.id, n.number, n.opened_at as "openedAt", n.note, n.sha256, n.seal_sha256 as "sealSha256", o.version as "routeVersion", n.merges_review as "mergesReview",
  ${person('n.agency_id', 'n.submitted_by_id')} as "submittedBy",
  case when n.number < r.round or r.state not in ('IN_REVIEW', 'IN_APPROVAL') then (select max(t.closed_at) from task t
    where (t.agency_id, t.revision_id, t.round) = (r.agency_id, r.id, n.number) and t.kind in ('REVIEW', 'CHECK_FORM', 'APPROVE')) end as "closedAt"
  from review_round n join route o on (o.agency_id, o.id) = (n.agency_id, n.route_id)
  where (n.agency_id, n.revision_id) = (r.agency_id, r.id) order by n.number desc`)

const approvals =
  list(`select a.id, a.round, a.decision, a.position, a.signing_form as "signingForm", a.meaning, a.note, a.at, a.proof_method as proof, a.sha256,
  a.seal_sha256 as "sealSha256", a.not_before as "notBefore", a.ends_on as "endsOn", a.proposal_id as "proposalId", ${person('a.agency_id', 'a.person_id')} as approver
  from approval a where (a.agency_id, a.revision_id) = (r.agency_id, r.id) order by a.id desc`)

const proposal = `(select row_to_json(x) from (select q.id, q.proposed_by_id as "proposedById", ${person('q.agency_id', 'q.proposed_by_id')} as "proposedBy", q.at as "proposedAt",
  q.reason, q.basis, (select json_build_object('id', s.id, 'code', s.code, 'title', s.title) from document s where (s.agency_id, s.id) = (q.agency_id, q.successor_id)) as successor
  from withdrawal_proposal q where (q.agency_id, q.revision_id) = (r.agency_id, r.id) order by q.at desc, q.id desc limit 1) x)`

/** Where a document `d` is used: what hangs on it and is in force or in work. */
const uses = list(`select u.id, u.code, u.title, u.kind from document u where (u.agency_id, u.parent_id) = (d.agency_id, d.id)
  and exists (select from revision o where (o.agency_id, o.document_id) = (u.agency_id, u.id)
    and (o.state in ('DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED') or upper_inf(o.in_force))) order by u.code, u.id`)

const issue = `(select json_build_object('number', i.number, 'issuedOn', i.issued_on, 'recordedAt', i.recorded_at,
    'recordedBy', ${person('i.agency_id', 'i.recorded_by_id')},
    'signedFile', case when i.signed_sha256 is not null then json_build_object('id', i.id, 'role', 'ATTACHMENT', 'fileName', i.signed_file_name, 'mediaType', s.media_type,
      'byteSize', s.byte_size, 'sha256', s.sha256, 'pageCount', s.page_count, 'warnings', s.warnings, 'ready', s.state = 'READY', 'laidOut', false, 'addedAt', i.recorded_at, 'addedBy', ${person('i.agency_id', 'i.recorded_by_id')}) end)
  from issue i left join stored_file s on (s.agency_id, s.sha256) = (i.agency_id, i.signed_sha256)
  where (i.agency_id, i.revision_id) = (r.agency_id, r.id))`

/** The route that counts, as `route`: of the round, or while a draft is open the newest of the type. */
const route = `(select (case when r.state = 'DRAFT' or r.round = 0
  then (select o.id from route o where (o.agency_id, o.type_id) = (d.agency_id, d.type_id) order by o.version desc limit 1)
  else (select n.route_id from review_round n where (n.agency_id, n.revision_id, n.number) = (r.agency_id, r.id, r.round)) end) as id) route`

/** Who does a step `s` of a route, for a revision `r` of a document `d`. */
const stepHolder = `(case s.who when 'OWNER' then 'DIVISION_HEAD' when 'OFFICE' then 'DIVISION_HEAD' when 'ALL_HEADS' then 'DIVISION_HEAD' when 'FORM' then 'CONTROLLER' else s.who end)`
const stepDivisions = `(select v.id from division v where v.agency_id = d.agency_id and case s.who
  when 'OWNER' then v.id = d.division_id when 'OFFICE' then v.office
  when 'ALL_HEADS' then v.in_scope and v.kind = 'DIVISION' and (v.closed_on is null or v.closed_on > ${today}) else v.id = d.division_id end)`
const eligible = (
  holder: string,
  divisionId: string,
  judges: string,
) => `exists (select from ${idsOf('d.agency_id', holder, divisionId, 'null::uuid')} h
  where not ${judges} or ${notOwn('r', 'h.person_id')})`

/** Steps of the route with those who may do them today; `tasks` says for which divisions each is asked. */
const routeSteps = list(`select s.position, s.kind, s.who, s.needs, s.days, ${stepHolder} as holder,
  ${list(`select v.id as "divisionId", ${eligible(stepHolder, 'v.id', "(s.kind = 'CONTENT')")} as eligible from ${stepDivisions} v`)} as asks,
  (select coalesce(json_agg(${personColumns} order by p.name collate "vi-x-icu"), '[]') from person p where p.agency_id = d.agency_id and p.id in (
    select h.person_id from ${stepDivisions} v cross join lateral ${idsOf('d.agency_id', stepHolder, 'v.id', 'null::uuid')} h
    where s.kind = 'FORM' or ${notOwn('r', 'h.person_id')})) as people
  from route_step s where (s.agency_id, s.route_id) = (d.agency_id, route.id) order by s.position, s.who`)

/** The other revisions of the document beside `r`: what is open or waits, what was in force before it and after it, the nearest first. */
const beside = `(select bool_or(o.state in ('DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED') or lower(o.in_force) > ${today}) as "nextWaits", max(lower(o.in_force)) as "earlierFrom",
  json_agg(${briefRevision('o')} order by lower(o.in_force) desc) filter (where o.in_force is not null and (r.in_force is null or lower(o.in_force) < lower(r.in_force))) as supersedes,
  json_agg(${briefRevision('o')} order by lower(o.in_force)) filter (where lower(o.in_force) > lower(r.in_force)) as "supersededBy"
  from revision o where (o.agency_id, o.document_id) = (r.agency_id, r.document_id) and o.id <> r.id) beside`

/** Everything about a revision `r` of a document `d` with type `y`: what the API shows, and what the rules ask. */
export const wholeRevision = `(select row_to_json(x) from (select
  r.id, r.document_id as "documentId", d.division_id as "divisionId", d.kind, y.approver, y.issue as "issueRule", d.restricted,
  (select v.id from division v where v.agency_id = d.agency_id and v.office) as "officeId",
  r.serial, r.edition, r.amendment, r.title, r.state, r.origin, ${days('r.in_force')} as "inForce", r.round, r.lock, r.created_at as "createdAt",
  r.change_size as "changeSize", r.change_reason as "changeReason", r.change_summary as "changeSummary", r.wished_effective_on as "wishedEffectiveOn",
  r.seal_sha256 as "sealSha256", r.author_id as "authorId", ${person('r.agency_id', 'r.author_id')} as author,
  ${list(`select ${personColumns} as person from contributor c join person p on (p.agency_id, p.id) = (c.agency_id, c.person_id)
    where (c.agency_id, c.revision_id) = (r.agency_id, r.id) order by c.at`)} as contributed,
  (select json_build_object('holder', ${person('l.agency_id', 'l.holder_id')}, 'holderId', l.holder_id, 'until', l.until)
    from lease l where (l.agency_id, l.revision_id) = (r.agency_id, r.id) and l.until > app.now()) as lease,
  ${files} as files, ${tasks} as tasks, ${rounds} as rounds, ${votes} as votes, ${comments} as comments, ${approvals} as approvals, ${isWithdrawn('r')} as withdrawn, ${proposal} as proposal, ${uses} as uses,
  coalesce(beside."nextWaits", false) as "nextWaits",
  ${issue} as issue, case d.kind when 'POLICY' then ${statement} end as statement, case d.kind when 'OBJECTIVES' then ${sheet} end as sheet,
  route.id as "routeId", coalesce((select o.merges_review_into_approval from route o where (o.agency_id, o.id) = (d.agency_id, route.id)), false) as "mergesReview",
  ${routeSteps} as "routeSteps",
  r.state <> 'DRAFT' or ${eligible("'HEAD'", 'null::uuid', 'true')} as "approverThere",
  beside."earlierFrom", beside.supersedes -> 0 as supersedes, beside."supersededBy" -> 0 as "supersededBy"
  from ${route} cross join lateral ${beside}
) x)`

/** A document `d` with its type `y` as the API's `Document`, but for its revisions. */
const ownColumns = `d.id, d.code, d.title as "registeredTitle", d.kind, d.restricted, d.created_at as "createdAt", d.lock,
  d.division_id as "divisionId", ${division('d.agency_id, d.division_id')} as division, y.approver,
  json_build_object('id', y.id, 'code', y.code, 'kind', y.kind, 'name', y.name, 'nameEn', y.name_en, 'codePattern', y.code_pattern, 'approver', y.approver,
    'issue', y.issue, 'posting', y.posting, 'reviewMonths', y.review_months, 'active', y.active) as type`

/** The revisions of a document `d` that answer "may I use it", read in one go, as `now`: in force on the day asked, open, scheduled. */
const current = `cross join lateral (select
  any_value(${briefRevision('r')}) filter (where r.in_force @> ${today}) as effective,
  any_value(${briefRevision('r')}) filter (where r.state in ('DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED')) as open,
  any_value(${briefRevision('r')}) filter (where lower(r.in_force) > ${today}) as scheduled,
  max(upper(r.in_force)) filter (where upper(r.in_force) <= ${today}) as "endedOn",
  any_value((select json_build_object('endsOn', w.ends_on, 'successor', (select s.code from document s where (s.agency_id, s.id) = (p.agency_id, p.successor_id)))
    from approval w join withdrawal_proposal p on (p.agency_id, p.id) = (w.agency_id, w.proposal_id)
    where (w.agency_id, w.revision_id, w.decision) = (r.agency_id, r.id, 'WITHDRAWN'))) as withdrawal
  from (select * from revision where (agency_id, document_id) = (d.agency_id, d.id) order by serial) r) now`

/** What hangs on a document `d` as lists show it: its type `y`, and its revisions of today. */
export const withCurrent = `join document_type y on (y.agency_id, y.id) = (d.agency_id, d.type_id) ${current}`

/** A document `d` `withCurrent` as the API's `Document`. */
export const documentColumns = `${ownColumns}, now.effective, now.open, now.scheduled, now."endedOn", now.withdrawal`

/** The same as one value. */
export const documentRow = `(select row_to_json(x) from (select ${documentColumns}) x)`

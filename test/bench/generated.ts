// The statements that generate: `insert … select`, in the order of their keys.

/** Agencies 1 and up are copies of the first, with people who cannot sign in. */
export const agencies = (of: number, agencyId: string) => `
create temp table bench_agency as select 0 as no, '${agencyId}'::uuid as id
  union all select i, pg_temp.key(1, i) from generate_series(1, ${of - 1}) i;
insert into agency (id, code, name, time_zone) select id, 'SCT-' || no, 'Sở Công Thương số ' || no, 'Asia/Ho_Chi_Minh' from bench_agency where no > 0;
insert into trail_head (agency_id, sequence, hash) select id, 0, sha256(convert_to(id::text, 'UTF8')) from bench_agency on conflict do nothing;
insert into division (agency_id, id, code, abbreviation, name, name_en, kind, office, in_scope, position)
  select a.id, pg_temp.of(no, v.id), code, abbreviation, name, name_en, kind, office, in_scope, position
  from bench_agency a join division v on v.agency_id = '${agencyId}' where no > 0;
insert into document_type (agency_id, id, code, kind, name, code_pattern, approver, issue, position)
  select a.id, pg_temp.of(no, y.id), code, kind, name, code_pattern, approver, issue, position
  from bench_agency a join document_type y on y.agency_id = '${agencyId}' where no > 0;
insert into route (agency_id, id, type_id, version)
  select a.id, pg_temp.of(no, o.id), pg_temp.of(no, type_id), version from bench_agency a join route o on o.agency_id = '${agencyId}' where no > 0;
insert into route_step (agency_id, id, route_id, position, kind, who)
  select a.id, pg_temp.of(no, s.id), pg_temp.of(no, route_id), position, kind, who
  from bench_agency a join route_step s on s.agency_id = '${agencyId}' where no > 0;
insert into person (agency_id, id, name, position, division_id)
  select a.id, pg_temp.of(no, p.id), name, position, pg_temp.of(no, division_id) from bench_agency a join person p on p.agency_id = '${agencyId}' where no > 0;
insert into role_grant (agency_id, id, person_id, role, division_id, valid_from)
  select a.id, pg_temp.of(no, g.id), pg_temp.of(no, person_id), role, pg_temp.of(no, division_id), valid_from
  from bench_agency a join role_grant g on g.agency_id = '${agencyId}' where no > 0`

/**
 * Which type the n-th document has: half are procedures, one in 5,000 is a policy. The parameters are the words of titles and three people.
 * Every fourth document was written here, with rounds, votes, approvals and tasks; the others were taken over.
 */
export const documents = (amount: number, of: number) => `
create temp table bench_document as
with made as (select n, case when n % 2 = 0 or ${of} = 1 then 0 else (n / 2 % ${of})::int end as agency,
  case when n % 5000 = 7 then 'CSCL' else (array['QT-TTHC','QT-TTHC','QT-TTHC','QT-TTHC','QT-TTHC','QT-TTHC','QT-TTHC','QT-TTHC','QT-TTHC','QT-HT',
    'QT-HT','BM','BM','BM','BM','HD','HD','KH','VBN','HS'])[1 + pg_temp.pick(n, 1, 20)] end as type_code
  from generate_series(1, ${amount}) n),
divisions as (select agency_id, id, abbreviation, row_number() over (partition by agency_id order by code) - 1 as i from division)
select n, agency, a.id as agency_id, pg_temp.key(2, n) as id, y.id as type_id, y.kind, v.id as division_id, n % 4 = 0 as native,
  split_part(y.code, '-', 1) || '-' || v.abbreviation || '-' || lpad(n::text, 7, '0') as code,
  upper(left(act, 1)) || substr(act, 2) || ' ' || ($2::text[])[1 + pg_temp.pick(n, 4, cardinality($2::text[]))]
    || ' ' || ($3::text[])[1 + pg_temp.pick(n, 5, cardinality($3::text[]))]
    || case when pg_temp.pick(n, 6, 3) = 0 then ' năm ' || 2019 + pg_temp.pick(n, 7, 8) else '' end as title,
  1 + (pg_temp.pick(n, 8, 10) >= 7)::int + (pg_temp.pick(n, 8, 10) >= 9)::int as published,
  case when n % ${Math.max(20, 4 * Math.ceil(amount / 1600))} = 0 then 1 + n / ${Math.max(20, 4 * Math.ceil(amount / 1600))} % 4 else 0 end as open,
  date '2021-01-01' + pg_temp.pick(n, 9, 1000) as first_day,
  pg_temp.of(agency, $4::uuid) as author, pg_temp.of(agency, $5::uuid) as head, pg_temp.of(agency, $6::uuid) as approver
from made join bench_agency a on a.no = made.agency
join document_type y on (y.agency_id, y.code) = (a.id, type_code)
join divisions v on (v.agency_id, v.i) = (a.id, pg_temp.pick(n, 2, 12))
cross join lateral (select ($1::text[])[1 + pg_temp.pick(n, 3, cardinality($1::text[]))] as act) x order by n`

const states = "(array['DRAFT','IN_REVIEW','IN_APPROVAL','APPROVED'])[open]"

/** The documents, each with one to three revisions that were in force one after another, some with an open one. */
export const revisions = {
  document: `insert into document (agency_id, id, code, title, kind, type_id, division_id, restricted, created_by_id, created_at, changed_at)
    select agency_id, id, code, title, kind, type_id, division_id, n % 50 = 1, case when native then author end, first_day - 30, first_day
    from bench_document order by n`,
  counts: `insert into document_count select agency_id, kind, type_id, division_id, count(*) from document group by 1, 2, 3, 4`,
  code: `insert into document_code (agency_id, normal, name, document_id) select agency_id, upper(code), code, id from bench_document order by n`,
  rows: `create temp table bench_revision as
    select d.*, serial, pg_temp.key(3, n * 8 + serial) as revision_id, pg_temp.digest(n, serial) as digest, serial > published as is_open,
      case when serial > published then ${states} else 'PUBLISHED' end as state,
      first_day + 300 * (serial - 1) as from_day, case when serial < published then first_day + 300 * serial end as until_day
    from bench_document d cross join lateral generate_series(1, published + (open > 0)::int) serial order by n, serial`,
  revision: `insert into revision (agency_id, id, document_id, serial, edition, amendment, title, state, origin, change_reason, change_summary, in_force, round,
      seal_text, seal_sha256, author_id, created_at, changed_at)
    select agency_id, revision_id, id, serial, serial, 0, title, state, case when native or is_open then 'NATIVE' else 'MIGRATED' end,
      case when serial = 1 then 'FIRST_EDITION' else 'NEW_LAW' end, 'Cập nhật căn cứ pháp lý và biểu mẫu kèm theo.',
      case when state = 'PUBLISHED' then daterange(from_day, until_day) end, case when (native or is_open) and state <> 'DRAFT' then 1 else 0 end,
      case when (native or is_open) and state <> 'DRAFT' then 'seal' end, case when (native or is_open) and state <> 'DRAFT' then digest end,
      case when native or is_open then author end, from_day - 30, from_day
    from bench_revision order by n, serial`,
}

const written = `from bench_revision r where (native or is_open) and state <> 'DRAFT' order by n, serial`

/** Files of every revision, and what people did to those that were written here. */
export const history = {
  bytes: `insert into stored_file (agency_id, sha256, byte_size, media_type, page_count, warnings)
    select agency_id, digest, 200000 + n % 900000, 'application/pdf', 3 + n % 20, '{}' from bench_revision order by n, serial`,
  files: `insert into revision_file (agency_id, id, revision_id, role, file_name, sha256, added_by_id, added_at)
    select agency_id, pg_temp.key(4, n * 8 + serial), revision_id, 'CONTENT', 'Quy trình ' || code || '.pdf', digest, case when native or is_open then author end, from_day - 20
    from bench_revision order by n, serial`,
  contributors: `insert into contributor (agency_id, revision_id, person_id, at)
    select agency_id, revision_id, author, from_day - 20 from bench_revision where native or is_open order by n, serial`,
  rounds: `insert into review_round (agency_id, id, revision_id, number, route_id, content_votes, form_votes, merges_review, sha256, seal_sha256, submitted_by_id, opened_at)
    select agency_id, pg_temp.key(5, n * 8 + serial), revision_id, 1, (select o.id from route o where (o.agency_id, o.type_id) = (r.agency_id, r.type_id)),
      1, 0, false, digest, digest, author, from_day - 15 ${written}`,
  votes: `insert into vote (agency_id, id, revision_id, round, position, kind, verdict, person_id, sha256, seal_sha256, at)
    select agency_id, pg_temp.key(6, n * 8 + serial), revision_id, 1, 1, 'CONTENT', 'AGREE', head, digest, digest, from_day - 10
    ${written.replace("'DRAFT'", "all ('{DRAFT,IN_REVIEW}')")}`,
  approvals: `insert into approval (agency_id, id, revision_id, round, decision, person_id, position, meaning, sha256, seal_sha256, not_before, proof_method, proof_id, at)
    select agency_id, pg_temp.key(7, n * 8 + serial), revision_id, 1, 'APPROVED', approver, 'Giám đốc', 'Phê duyệt.', digest, digest, from_day, 'PASSWORD',
      pg_temp.key(8, n * 8 + serial), from_day - 5 ${written.replace("'DRAFT'", "all ('{DRAFT,IN_REVIEW,IN_APPROVAL}')")}`,
  tasks: `insert into task (agency_id, id, revision_id, kind, round, position, vote_kind, holder, division_id, opened_at, closed_at, closed_by_id, due_on)
    select agency_id, pg_temp.key(9, (n * 8 + serial) * 8 + i), revision_id, k.kind, (i > 1)::int, (i = 2)::int, case when i = 2 then 'CONTENT' end, holder,
      case when i = 2 then division_id end, from_day - 30 + 5 * i, case when i < at then from_day - 25 + 5 * i end, case when i < at then author end,
      case when i = 2 then from_day - 10 end
    from bench_revision
    cross join lateral (select case state when 'DRAFT' then 1 when 'IN_REVIEW' then 2 when 'IN_APPROVAL' then 3 when 'APPROVED' then 4 else 5 end as at) x
    join (values (1, 'REVISE', 'AUTHOR'), (2, 'REVIEW', 'DIVISION_HEAD'), (3, 'APPROVE', 'HEAD'), (4, 'PUBLISH', 'CONTROLLER')) k (i, kind, holder) on i <= at
    where native or is_open order by n, serial, i`,
}

/** What is searched. */
export const search = {
  'search entries': `insert into search_entry (agency_id, revision_id, code, title) select agency_id, revision_id, code, title from bench_revision order by n, serial`,
}

const body = (action: string) =>
  `json_build_object('action', '${action}', 'actorId', author, 'documentId', id, 'code', code, 'rule', 'bench', 'requestId', n)::text`

/** One entry for each document and for each revision. Their hashes are no chain. */
export const trail = {
  trail: `insert into trail_entry (agency_id, id, sequence, at, subject_type, subject_id, subject_lock, body, previous_hash, hash)
    select agency_id, pg_temp.key(10, n * 8 + serial), row_number() over (partition by agency order by n, serial), from_day, type, subject, 1, body, '', sha256(convert_to(body, 'UTF8'))
    from (select agency_id, agency, n, 0 as serial, first_day - 31 as from_day, 'document' as type, id as subject, ${body('documentRegistered')} as body from bench_document
      union all select agency_id, agency, n, serial, from_day, 'revision', revision_id, ${body('revisionPublished')} from bench_revision) e order by n, serial`,
  heads: `update trail_head h set (sequence, hash) = (select e.sequence, e.hash from trail_entry e where e.agency_id = h.agency_id order by e.sequence desc limit 1)
    where exists (select from trail_entry e where e.agency_id = h.agency_id)`,
}

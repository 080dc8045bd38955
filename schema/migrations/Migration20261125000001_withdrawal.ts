import { Migration } from '@mikro-orm/migrations'

/** Withdrawing what is in force, moving and revoking what is approved; steps of a route where some of those asked suffice. */
export class Migration20261125000001_withdrawal extends Migration {
  override up(): void {
    this.addSql(proposals)
    for (const part of tables) this.addSql(part)
    for (const part of [steps, revisions, decisions, asked, rights]) this.addSql(part)
  }
}

const proposals = `
create function app.check_proposal() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare r revision;
begin
  perform app.lock_document(new.document_id);
  select * into r from revision where id = new.revision_id for no key update;
  if exists (select from approval a where (a.revision_id, a.decision) = (r.id, 'WITHDRAWN')) then
    raise exception 'the document is withdrawn' using errcode = 'NI010';
  end if;
  if r.document_id is distinct from new.document_id or (r.in_force @> app.today(new.agency_id)) is not true then
    raise exception 'not in force' using errcode = 'NI003';
  end if;
  new.at := app.now();
  return new;
end $$;
`

const tables = [
  `create table "withdrawal_proposal" ("agency_id" uuid not null, "id" uuid not null, "document_id" uuid not null, "revision_id" uuid not null, "reason" text not null, "basis" text null, "successor_id" uuid null, "where_used" text[] not null, "proposed_by_id" uuid not null, "at" timestamptz not null default app.now(), primary key ("agency_id", "id"))`,
  `create index "withdrawal_proposal_by_revision" on "withdrawal_proposal" ("agency_id", "revision_id")`,
  `alter table "route_step" add "needs" int null`,
  `alter table "route_step" add constraint "needs_somebody" check (needs is null or needs > 0)`,
  `alter table "task" drop constraint "task_kind_check"`,
  `alter table "task" add "who" text null`,
  `alter table "task" add constraint "task_who_check" check ("who" in ('OWNER', 'ALL_HEADS', 'QMR', 'OFFICE', 'FORM'))`,
  `alter table "task" add constraint "task_kind_check" check ("kind" in ('REVISE', 'REVIEW', 'CHECK_FORM', 'APPROVE', 'RECORD_ISSUE', 'PUBLISH', 'DECIDE_WITHDRAWAL'))`,
  `alter table "approval" drop constraint "not_before_when_approved"`,
  `alter table "approval" drop constraint "proved_when_approved"`,
  `alter table "approval" drop constraint "approval_decision_check"`,
  `alter table "approval" add "ends_on" date null, add "proposal_id" uuid null`,
  `alter table "approval" alter column "seal_sha256" drop not null`,
  `alter table "approval" alter column "sha256" drop not null`,
  `alter table "approval" add constraint "approval_agency_id_proposal_id_foreign" foreign key ("agency_id", "proposal_id") references "withdrawal_proposal" ("agency_id", "id") on update cascade on delete no action`,
  `create unique index proof_serves_once on approval (revision_id, proof_id)`,
  `create unique index one_withdrawal on approval (revision_id) where decision = 'WITHDRAWN'`,
  `alter table "approval" add constraint "names_bytes" check (decision = 'WITHDRAWN' or (sha256 is not null and seal_sha256 is not null))`,
  `alter table "approval" add constraint "withdrawn_by_proposal" check ((decision = 'WITHDRAWN') = (ends_on is not null) and (decision = 'WITHDRAWN') = (proposal_id is not null))`,
  `alter table "approval" add constraint "proved_unless_returned" check ((decision = 'RETURNED') = (proof_id is null))`,
  `alter table "approval" add constraint "not_before_is_decided" check ((decision in ('APPROVED', 'RESCHEDULED')) = (not_before is not null))`,
  `alter table "approval" add constraint "approval_decision_check" check ("decision" in ('APPROVED', 'RETURNED', 'RESCHEDULED', 'REVOKED', 'WITHDRAWN'))`,
  `create constraint trigger no_gap after insert on "approval" deferrable initially deferred for each row when (new.decision = 'WITHDRAWN') execute function app.no_gap()`,
  `alter table "withdrawal_proposal" add constraint "withdrawal_proposal_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action`,
  `alter table "withdrawal_proposal" add constraint "withdrawal_proposal_agency_id_document_id_foreign" foreign key ("agency_id", "document_id") references "document" ("agency_id", "id") on update cascade`,
  `alter table "withdrawal_proposal" add constraint "withdrawal_proposal_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade`,
  `alter table "withdrawal_proposal" add constraint "withdrawal_proposal_agency_id_successor_id_foreign" foreign key ("agency_id", "successor_id") references "document" ("agency_id", "id") on update cascade on delete no action`,
  `alter table "withdrawal_proposal" add constraint "withdrawal_proposal_agency_id_proposed_by_id_foreign" foreign key ("agency_id", "proposed_by_id") references "person" ("agency_id", "id") on update cascade`,
  `alter table "withdrawal_proposal" add constraint "basis_is_nfc" check (basis is nfc normalized)`,
  `alter table "withdrawal_proposal" add constraint "reason_is_nfc" check (reason is nfc normalized)`,
  `alter table "withdrawal_proposal" add constraint "not_its_own_successor" check (successor_id is null or successor_id <> document_id)`,
  `create trigger stays before update or delete or truncate on "withdrawal_proposal" for each statement execute function app.stays()`,
  `create trigger check_proposal before insert on "withdrawal_proposal" for each row execute function app.check_proposal()`,
]

const steps = `
insert into app.step values ('APPROVED', 'CANCELLED', 'REVOKED'), ('PUBLISHED', 'CANCELLED', 'REVOKED');

create or replace function app.steps() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform app.lock_document(new.document_id);
  if new.state <> old.state and not exists (select from app.step s
       where (s.before, s.after) = (old.state, new.state)
         and (s.decision is null or exists (select from approval a
           where (a.revision_id, a.round, a.seal_sha256, a.decision) = (new.id, new.round, new.seal_sha256, s.decision)))) then
    raise exception 'no step from % to %, or its decision is missing', old.state, new.state using errcode = 'NI003';
  end if;
  if old.state = 'DRAFT' and new.state in ('IN_REVIEW', 'IN_APPROVAL') and not exists (select from review_round n
       where (n.revision_id, n.number, n.seal_sha256) = (new.id, new.round, new.seal_sha256)) then
    raise exception 'a submission opens its round' using errcode = 'NI003';
  end if;
  if new.state = 'IN_APPROVAL' and old.state <> 'IN_APPROVAL' and (
       select count(*) filter (where v.kind = 'CONTENT') >= n.content_votes and count(*) filter (where v.kind = 'FORM') >= n.form_votes
       from review_round n
       left join vote v on (v.revision_id, v.round, v.seal_sha256, v.verdict) = (n.revision_id, n.number, new.seal_sha256, 'AGREE')
       where (n.revision_id, n.number) = (new.id, new.round) group by n.content_votes, n.form_votes) is not true then
    raise exception 'votes are missing' using errcode = 'NI013';
  end if;
  -- no step of the route is made up for by another: each has its own votes
  if new.state = 'IN_APPROVAL' and old.state <> 'IN_APPROVAL' and exists (
       select from review_round n join route_step s on (s.agency_id, s.route_id) = (n.agency_id, n.route_id)
       where (n.revision_id, n.number) = (new.id, new.round)
       group by s.position, s.kind
       having sum(coalesce(s.needs, 1)) > (select count(*) from vote v
         where (v.revision_id, v.round, v.position, v.kind, v.verdict, v.seal_sha256)
           = (new.id, new.round, s.position, s.kind, 'AGREE', new.seal_sha256))) then
    raise exception 'votes are missing' using errcode = 'NI013';
  end if;
  if new.state = 'APPROVED' and old.state = 'IN_APPROVAL' and exists (
       select from revision o join approval a on (a.revision_id, a.round, a.decision) = (o.id, o.round, 'REVOKED')
       where (o.document_id, o.edition, o.amendment) = (new.document_id, new.edition, new.amendment)) then
    raise exception 'the number of a revoked revision is not used again' using errcode = '23505';
  end if;
  if new.in_force is not null and lower(new.in_force) is distinct from lower(old.in_force) then
    if lower(new.in_force) < (select a.not_before from approval a
         where (a.revision_id, a.round) = (new.id, new.round) and a.not_before is not null order by a.at desc, a.id desc limit 1) then
      raise exception 'before the approved day' using errcode = 'NI001';
    end if;
    if exists (select from revision_file f join stored_file s using (agency_id, sha256)
               where f.revision_id = new.id and f.removed_at is null and s.state <> 'READY') then
      raise exception 'no such bytes' using errcode = 'NI011';
    end if;
  end if;
  return new;
end $$;
`

const revisions = `
create or replace function app.begins() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare d document;
begin
  perform app.lock_document(new.document_id);
  select * into d from document where id = new.document_id;
  new.created_at := app.now();
  if new.origin = 'MIGRATED' then
    perform from import_run where id = new.import_run_id and ended_at is null for share;
    if not found or new.state <> 'PUBLISHED' or d.import_run_id is distinct from new.import_run_id
       or exists (select from revision where document_id = d.id and origin = 'NATIVE') then
      raise exception 'taken over only together with its document' using errcode = 'NI008';
    end if;
  elsif new.state <> 'DRAFT' or new.round <> 0 or new.import_run_id is not null or new.author_id is null then
    raise exception 'a revision begins as a draft' using errcode = 'NI003';
  elsif exists (select from revision where document_id = d.id and lower(in_force) > app.today(d.agency_id)) then
    raise exception 'a published revision has not begun' using errcode = 'NI009';
  elsif exists (select from approval a join revision r on r.id = a.revision_id where r.document_id = d.id and a.decision = 'WITHDRAWN') then
    raise exception 'the document is withdrawn' using errcode = 'NI010';
  end if;
  return new;
end $$;

-- each end is the next first day, or the day of an approved withdrawal, or lay before the take-over
create or replace function app.no_gap() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare of_document uuid := coalesce((to_jsonb(new) ->> 'document_id')::uuid,
  (select document_id from revision where id = (to_jsonb(new) ->> 'revision_id')::uuid));
begin
  if exists (
    select from (
      select id, agency_id, origin, created_at, upper(in_force) as ends, lead(lower(in_force)) over (order by in_force) as next
      from revision where in_force is not null and document_id = of_document) r
    left join approval w on (w.revision_id, w.decision) = (r.id, 'WITHDRAWN')
    where r.ends is distinct from coalesce(w.ends_on, r.next) and not (r.origin = 'MIGRATED' and w.id is null and r.ends < app.day(r.agency_id, r.created_at))) then
    raise exception 'a gap, or an end without a reason' using errcode = 'NI012';
  end if;
  return null;
end $$;
`

const decisions = `
create or replace function app.check_approval() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  today date := app.today(new.agency_id);
  r revision;
begin
  perform app.lock_document((select document_id from revision where id = new.revision_id));
  select * into r from revision where id = new.revision_id for no key update;
  if new.decision = 'WITHDRAWN' and exists (select from approval a where (a.revision_id, a.decision) = (r.id, 'WITHDRAWN')) then
    raise exception 'the document is withdrawn' using errcode = 'NI010';
  end if;
  if new.round <> r.round or (case
    when new.decision in ('APPROVED', 'RETURNED') then r.state = 'IN_APPROVAL'
    when new.decision in ('RESCHEDULED', 'REVOKED') then r.state = 'APPROVED' or lower(r.in_force) > today
    else r.in_force @> today
  end) is not true then
    raise exception 'not open for this decision' using errcode = 'NI003';
  end if;
  if new.seal_sha256 is distinct from r.seal_sha256
     or new.decision in ('APPROVED', 'RETURNED')
        and not exists (select from review_round n where (n.revision_id, n.number, n.sha256) = (r.id, r.round, new.sha256))
     or new.sha256 is distinct from (select f.sha256 from revision_file f
          where f.revision_id = r.id and f.role = 'CONTENT' and f.removed_at is null) then
    raise exception 'other content' using errcode = 'NI004';
  end if;
  if exists (select from contributor c where (c.revision_id, c.person_id) = (r.id, new.person_id))
     or new.decision = 'APPROVED' and exists (select from vote v join review_round n on (n.revision_id, n.number) = (r.id, r.round)
       where v.revision_id = r.id and v.kind = 'CONTENT' and v.person_id = new.person_id and not n.merges_review)
     or new.decision = 'WITHDRAWN' and (select p.proposed_by_id from withdrawal_proposal p where p.id = new.proposal_id) = new.person_id then
    raise exception 'own work' using errcode = 'NI005';
  end if;
  if new.decision = 'WITHDRAWN' then
    if new.proposal_id is distinct from (select p.id from withdrawal_proposal p
         where p.revision_id = r.id order by p.at desc, p.id desc limit 1) then
      raise exception 'another proposal' using errcode = 'NI018';
    end if;
    if new.ends_on < today then raise exception 'an end in the past' using errcode = 'NI001'; end if;
    if exists (select from revision o where o.document_id = r.document_id
         and (o.state not in ('PUBLISHED', 'CANCELLED') or lower(o.in_force) > today)) then
      raise exception 'a revision is open' using errcode = 'NI009';
    end if;
  end if;
  -- the head approves every type until deputies are built
  if not exists (select from role_grant g where (g.agency_id, g.person_id, g.role) = (new.agency_id, new.person_id, 'HEAD')
       and g.valid_from <= today and coalesce(g.valid_until >= today, true)) then
    raise exception 'the head approves' using errcode = 'NI015';
  end if;
  if new.proof_id is not null and not exists (select from proof p where (p.agency_id, p.id, p.person_id) = (new.agency_id, new.proof_id, new.person_id)
       and p.act = case new.decision when 'APPROVED' then 'approveRevision' when 'RESCHEDULED' then 'rescheduleRevision'
         when 'REVOKED' then 'revokeRevision' when 'WITHDRAWN' then 'withdrawDocument' end) then
    raise exception 'proved by somebody else, or for another act' using errcode = 'NI017';
  end if;
  new.at := app.now();
  return new;
end $$;
`

/** Tasks that are open learn which step of their route they belong to. */
const asked = `
update task t set who = s.who
from review_round n join route_step s on (s.agency_id, s.route_id) = (n.agency_id, n.route_id)
where (n.agency_id, n.revision_id, n.number) = (t.agency_id, t.revision_id, t.round)
  and (s.position, s.kind) = (t.position, t.vote_kind) and t.closed_at is null
`

const rights = `do $$ begin
  if exists (select from pg_roles where rolname = 'niem_app') then
    execute 'grant select, insert on withdrawal_proposal to niem_app';
  end if;
end $$`

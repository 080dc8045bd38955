import { Migration } from '@mikro-orm/migrations'

/**
 * The schema `app`, by hand: the clock, text, the steps, and the functions of the triggers that the classes declare.
 * Errors raised here carry codes NI0xx; server/kernel/refusal.ts says what they become.
 */
export class Migration20261124000001_app extends Migration {
  override up(): void {
    this.addSql('set local check_function_bodies = off') // tables come with the next migration
    for (const part of [text, clock, steps, evidence, revisions, votes, people]) this.addSql(part)
  }
}

const text = `
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create schema app;
create collation if not exists public.vi_num (provider = icu, locale = 'vi-u-kn-true');

create text search configuration app.vi (copy = pg_catalog.simple);
alter text search configuration app.vi
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part, numword, numhword, hword_numpart
  with public.unaccent, pg_catalog.simple;

-- immutable, and with a SQL body: usable in generated columns and indexes
create function app.plain(text) returns text language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, normalize($1, NFC)));

-- points of rate-limiter-flexible
create table app.limited (key text primary key, points integer not null default 0, expire bigint);
`

const clock = `
-- one clock: zero in every installation. Only the owner writes it; tests move the day here.
create table app.clock (one boolean primary key default true check (one), shift interval not null default '0');
insert into app.clock default values;
create function app.now() returns timestamptz language sql volatile as
  $$ select clock_timestamp() + (select shift from app.clock) $$;
create function app.day(of_agency uuid, instant timestamptz) returns date language sql stable as
  $$ select (instant at time zone time_zone)::date from public.agency where id = of_agency $$;
create function app.today(of_agency uuid) returns date language sql volatile as
  $$ select app.day(of_agency, app.now()) $$;
`

const steps = `
-- which states follow each other, and the decision that must be there; a test compares them with server/documents/lifecycle.ts
create table app.step (before text not null, after text not null, decision text, unique nulls not distinct (before, after, decision));
insert into app.step values
  ('DRAFT', 'IN_REVIEW', null), ('DRAFT', 'IN_APPROVAL', null), ('DRAFT', 'CANCELLED', null),
  ('IN_REVIEW', 'DRAFT', null), ('IN_REVIEW', 'IN_APPROVAL', null), ('IN_REVIEW', 'CANCELLED', null),
  ('IN_APPROVAL', 'DRAFT', 'RETURNED'), ('IN_APPROVAL', 'APPROVED', 'APPROVED'), ('IN_APPROVAL', 'CANCELLED', null),
  ('APPROVED', 'PUBLISHED', 'APPROVED'), ('PUBLISHED', 'APPROVED', 'APPROVED');

-- one writer a document. In READ COMMITTED each rule below sees what was committed before the lock was given.
create function app.lock_document(of_document uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'changes are made in READ COMMITTED' using errcode = 'NI000';
  end if;
  perform from document where id = of_document for no key update;
end $$;
`

const evidence = `
create function app.stays() returns trigger language plpgsql as
  $$ begin raise exception '% on % is refused', tg_op, tg_table_name using errcode = 'NI006'; end $$;

-- one act, one change, one entry
create function app.counts_up() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.lock is distinct from 1 or tg_op = 'UPDATE' and new.lock is distinct from old.lock + 1 then
    raise exception 'each change counts the lock up by one' using errcode = 'NI007';
  end if;
  new.changed_at := app.now();
  return new;
end $$;

create function app.needs_entry() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from trail_entry where subject_id = new.id and subject_lock = new.lock) then
    raise exception 'a change without a trail entry' using errcode = 'NI007';
  end if;
  return null;
end $$;

create function app.needs_change() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare there boolean;
begin
  execute format('select exists (select from %I where (agency_id, id) = ($1, $2) and lock >= $3)', new.subject_type)
    into there using new.agency_id, new.subject_id, new.subject_lock;
  if not there then raise exception 'a trail entry without its change' using errcode = 'NI007'; end if;
  return null;
end $$;

create function app.begin_trail() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into trail_head (agency_id, sequence, hash) values (new.id, 0, sha256(convert_to(new.id::text, 'UTF8')));
  return null;
end $$;

create function app.chain() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare head trail_head;
begin
  select * into head from trail_head where agency_id = new.agency_id for update; -- one writer at a time: no gap
  if not found then raise exception 'no trail for this agency' using errcode = 'NI014'; end if;
  new.sequence := head.sequence + 1;  new.at := app.now();  new.previous_hash := head.hash;
  new.hash := sha256(head.hash || convert_to(format('%s|%s|%s|%s|%s|%s|%s', new.agency_id, new.sequence,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    new.subject_type, new.subject_id, new.subject_lock, new.body), 'UTF8'));
  update trail_head set sequence = new.sequence, hash = new.hash where agency_id = new.agency_id;
  return new;
end $$;
`

const revisions = `
-- how a revision begins
create function app.begins() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
  end if;
  return new;
end $$;

-- outside DRAFT, what is not named as free is frozen: a new column is frozen by default
create function app.frozen() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare free text[] := '{state, in_force, lock, changed_at}';
begin
  if old.state in ('IN_REVIEW', 'IN_APPROVAL') then free := free || '{edition, amendment}'; end if; -- planned until approval
  if old.state <> 'DRAFT' and to_jsonb(new) - free <> to_jsonb(old) - free
     or (new.id, new.agency_id, new.document_id, new.serial, new.origin, new.import_run_id, new.author_id, new.created_at)
       is distinct from (old.id, old.agency_id, old.document_id, old.serial, old.origin, old.import_run_id, old.author_id, old.created_at)
     or new.round <> old.round + (old.state = 'DRAFT' and new.state in ('IN_REVIEW', 'IN_APPROVAL'))::int then
    raise exception 'content is frozen once submitted' using errcode = 'NI002';
  end if;
  return new;
end $$;

create function app.keeps_its_kind() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.id, new.agency_id, new.code, new.import_run_id) is distinct from (old.id, old.agency_id, old.code, old.import_run_id)
     or (new.kind, new.type_id) is distinct from (old.kind, old.type_id)
        and exists (select from revision where document_id = old.id and (round > 0 or in_force is not null)) then
    raise exception 'kind and type stay after the first submission' using errcode = 'NI002';
  end if;
  return new;
end $$;

-- a taken-over revision gets its files before its entry is written
create function app.only_in_draft() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare r revision;
begin
  select * into r from revision where id = new.revision_id for no key update;
  if r.state <> 'DRAFT' and (r.origin = 'NATIVE' or exists (select from trail_entry where subject_id = r.id))
     or tg_op = 'UPDATE' and (to_jsonb(new) - 'removed_at' <> to_jsonb(old) - 'removed_at' or to_jsonb(old) ->> 'removed_at' is not null) then
    raise exception 'content is frozen once submitted' using errcode = 'NI002';
  end if;
  if tg_table_name = 'revision_file' and r.origin = 'NATIVE' and not exists (select from contributor c
       where (c.revision_id, c.person_id) = (r.id, (to_jsonb(new) ->> 'added_by_id')::uuid)) then
    raise exception 'whoever adds a file is a contributor' using errcode = 'NI002';
  end if;
  return new;
end $$;

-- bytes are there when a revision names them, and go only when it was never submitted
create function app.bytes_are_there() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform from stored_file where (agency_id, sha256) = (new.agency_id, new.sha256) and state = 'READY' for share;
  if not found then raise exception 'no such bytes' using errcode = 'NI011'; end if;
  return new;
end $$;
create function app.bytes_stay() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.agency_id, new.sha256, new.byte_size) is distinct from (old.agency_id, old.sha256, old.byte_size)
     or new.state = 'GONE' and exists (select from revision_file f join revision r on r.id = f.revision_id
       where (f.agency_id, f.sha256) = (new.agency_id, new.sha256)
         and not (r.round = 0 and (r.state = 'CANCELLED' or r.state = 'DRAFT' and f.removed_at is not null))) then
    raise exception 'a revision names these bytes' using errcode = 'NI006';
  end if;
  return new;
end $$;

create function app.steps() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
  if new.in_force is not null and lower(new.in_force) is distinct from lower(old.in_force) then
    if lower(new.in_force) < (select a.not_before from approval a
         where (a.revision_id, a.round, a.decision) = (new.id, new.round, 'APPROVED')) then
      raise exception 'before the approved day' using errcode = 'NI001';
    end if;
    if exists (select from revision_file f join stored_file s using (agency_id, sha256)
               where f.revision_id = new.id and f.removed_at is null and s.state <> 'READY') then
      raise exception 'no such bytes' using errcode = 'NI011';
    end if;
  end if;
  return new;
end $$;

-- nothing begins in the past. A range that has begun keeps its first day; an end not yet reached may be set, moved or lifted.
create function app.keeps_the_past() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare today date := app.today(new.agency_id);
begin
  if (case
    when tg_op = 'INSERT' then new.in_force is null or new.origin = 'MIGRATED' and lower(new.in_force) <= today
    when upper(old.in_force) <= today then new.in_force = old.in_force
    when lower(old.in_force) <= today then lower(new.in_force) = lower(old.in_force) and coalesce(upper(new.in_force) >= today, true)
    else coalesce(lower(new.in_force) >= today, true)
  end) is not true then
    raise exception 'what was in force stays as it was' using errcode = 'NI001';
  end if;
  return new;
end $$;

-- each end is the next first day, or lay before the take-over
create function app.no_gap() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (
    select from (
      select agency_id, origin, created_at, upper(in_force) as ends, lead(lower(in_force)) over (order by in_force) as next
      from revision where in_force is not null and document_id = new.document_id) r
    where r.ends is distinct from r.next and not (r.origin = 'MIGRATED' and r.ends < app.day(r.agency_id, r.created_at))) then
    raise exception 'a gap, or an end without a reason' using errcode = 'NI012';
  end if;
  return null;
end $$;
`

const votes = `
create function app.round_opens() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare r revision;
begin
  select * into r from revision where id = new.revision_id for no key update;
  if r.state <> 'DRAFT' or new.number <> r.round + 1 then
    raise exception 'only a draft is submitted' using errcode = 'NI003';
  end if;
  if not exists (select from route join document d on d.id = r.document_id where route.id = new.route_id and route.type_id = d.type_id) then
    raise exception 'a route of another type' using errcode = 'NI002';
  end if;
  if not exists (select from revision_file f
       where (f.revision_id, f.sha256, f.role) = (r.id, new.sha256, 'CONTENT') and f.removed_at is null) then
    raise exception 'other content' using errcode = 'NI004';
  end if;
  new.opened_at := app.now();
  return new;
end $$;

create function app.check_vote() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare r revision;
begin
  select * into r from revision where id = new.revision_id for no key update;
  if r.state <> 'IN_REVIEW' or new.round <> r.round then raise exception 'not open for review' using errcode = 'NI003'; end if;
  if new.seal_sha256 is distinct from r.seal_sha256
     or not exists (select from review_round n where (n.revision_id, n.number, n.sha256) = (r.id, r.round, new.sha256)) then
    raise exception 'other content' using errcode = 'NI004';
  end if;
  if new.kind = 'CONTENT' and exists (select from contributor c where (c.revision_id, c.person_id) = (r.id, new.person_id)) then
    raise exception 'own work' using errcode = 'NI005';
  end if;
  new.at := app.now();
  return new;
end $$;

create function app.check_approval() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  today date := app.today(new.agency_id);
  r revision;
begin
  perform app.lock_document((select document_id from revision where id = new.revision_id));
  select * into r from revision where id = new.revision_id for no key update;
  if new.round <> r.round or r.state <> 'IN_APPROVAL' then
    raise exception 'not open for this decision' using errcode = 'NI003';
  end if;
  if new.seal_sha256 is distinct from r.seal_sha256
     or not exists (select from review_round n where (n.revision_id, n.number, n.sha256) = (r.id, r.round, new.sha256)) then
    raise exception 'other content' using errcode = 'NI004';
  end if;
  if exists (select from contributor c where (c.revision_id, c.person_id) = (r.id, new.person_id))
     or new.decision = 'APPROVED' and exists (select from vote v join review_round n on (n.revision_id, n.number) = (r.id, r.round)
       where v.revision_id = r.id and v.kind = 'CONTENT' and v.person_id = new.person_id and not n.merges_review) then
    raise exception 'own work' using errcode = 'NI005';
  end if;
  -- the head approves every type until deputies are built
  if not exists (select from role_grant g where (g.agency_id, g.person_id, g.role) = (new.agency_id, new.person_id, 'HEAD')
       and g.valid_from <= today and coalesce(g.valid_until >= today, true)) then
    raise exception 'the head approves' using errcode = 'NI015';
  end if;
  new.at := app.now();
  return new;
end $$;

create function app.keeps_its_words() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare free text[] := '{settled_by_id, settled_at, lock}';
begin
  if to_jsonb(new) - free <> to_jsonb(old) - free then
    raise exception 'what was said stays' using errcode = 'NI006';
  end if;
  return new;
end $$;
`

const people = `
-- separation of duties, domain.md 9: pairs that one person may not hold on one day
create function app.no_forbidden_pair() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (
    select from role_grant a join role_grant b on (b.agency_id, b.person_id) = (a.agency_id, a.person_id)
    where (a.agency_id, a.person_id) = (new.agency_id, new.person_id)
      and daterange(a.valid_from, a.valid_until, '[]') && daterange(b.valid_from, b.valid_until, '[]')
      and (a.role in ('CONTROLLER', 'AUTHOR') and b.role in ('HEAD', 'DEPUTY_HEAD')
        or a.role = 'ADMINISTRATOR' and b.role in
          ('HEAD', 'DEPUTY_HEAD', 'CONTROLLER', 'AUTHOR', 'DIVISION_HEAD', 'QMR', 'AUDITOR', 'RECORDS_OFFICER'))) then
    raise exception 'these roles do not go together' using errcode = 'NI016';
  end if;
  return null;
end $$;

-- a session ends twelve hours after its beginning, however much it is used
create function app.session_ends() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.created_at := case when tg_op = 'UPDATE' then old.created_at else now() end;
  new.expires_at := least(new.expires_at, new.created_at + interval '12 hours');
  return new;
end $$;
`

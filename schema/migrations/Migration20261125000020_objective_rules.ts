import { Migration } from '@mikro-orm/migrations'

/** What must never be of the lines of a policy, of objectives, their figures and years, and of postings. */
export class Migration20261125000020_objective_rules extends Migration {
  override up(): void {
    for (const part of [lines, figures, years, postings]) this.addSql(part)
  }
}

const lines = `
-- rows that are content of a revision; a taken-over revision gets them before its entry is written
create function app.lines_only_in_draft() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare r revision;
begin
  select * into r from revision where id = (case tg_op when 'DELETE' then old else new end).revision_id for no key update;
  if r.state <> 'DRAFT' and (r.origin = 'NATIVE' or exists (select from trail_entry where subject_id = r.id)) then
    raise exception 'content is frozen once submitted' using errcode = 'NI002';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
`

const figures = `
-- a figure and the close of its year wait for each other
create function app.refuse_closed_year(of_agency uuid, of_year int, closing boolean) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  if closing then perform pg_advisory_xact_lock(hashtextextended('year ' || of_agency, of_year));
  else perform pg_advisory_xact_lock_shared(hashtextextended('year ' || of_agency, of_year)); end if;
  if exists (select from year_close c where (c.agency_id, c.year) = (of_agency, of_year)) then
    raise exception 'the year is closed' using errcode = 'NI022';
  end if;
end $$;

create function app.check_measurement() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare before record;
begin
  perform app.refuse_closed_year(new.agency_id, left(new.period, 4)::int, false);
  if new.corrects_id is not null then
    select * into before from measurement where (agency_id, id) = (new.agency_id, new.corrects_id);
    if (before.objective_id, before.period) is distinct from (new.objective_id, new.period) or before.division_id is distinct from new.division_id then
      raise exception 'corrects another figure' using errcode = 'NI018';
    end if;
  else
    -- the whole, or its parts: never both, or sums would count twice
    perform pg_advisory_xact_lock(hashtextextended(new.objective_id::text || new.period, 0));
    if exists (select from measurement m where (m.agency_id, m.objective_id, m.period) = (new.agency_id, new.objective_id, new.period)
         and (m.division_id is null or new.division_id is null)) then
      raise exception 'this period has its figure' using errcode = 'NI023';
    end if;
  end if;
  if new.evidence_sha256 is not null then
    perform from stored_file where (agency_id, sha256) = (new.agency_id, new.evidence_sha256) and state = 'READY' for share;
    if not found then raise exception 'no such bytes' using errcode = 'NI011'; end if;
  end if;
  new.at := app.now();
  return new;
end $$;
`

const years = `
create function app.check_year() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform app.refuse_closed_year(new.agency_id, new.year, false);
  new.at := app.now();
  return new;
end $$;

create function app.check_close() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  today date := app.today(new.agency_id);
  sheet record;
begin
  perform app.refuse_closed_year(new.agency_id, new.year, true);
  select * into sheet from year_sheet s where (s.agency_id, s.year) = (new.agency_id, new.year) order by s.at desc, s.id desc limit 1;
  if sheet.id is distinct from new.sheet_id
     or exists (select from measurement m where m.agency_id = new.agency_id and m.period like new.year || '%' and m.at > sheet.at)
     or exists (select from year_answer a where (a.agency_id, a.year) = (new.agency_id, new.year) and a.at > sheet.at) then
    raise exception 'figures changed after the sheet' using errcode = 'NI018';
  end if;
  if sheet.prepared_by_id = new.closed_by_id then raise exception 'own work' using errcode = 'NI005'; end if;
  if not exists (select from role_grant g where (g.agency_id, g.person_id, g.role) = (new.agency_id, new.closed_by_id, 'HEAD')
       and g.valid_from <= today and coalesce(g.valid_until >= today, true)) then
    raise exception 'the head closes a year' using errcode = 'NI015';
  end if;
  if not exists (select from proof p where (p.agency_id, p.id, p.person_id, p.act) = (new.agency_id, new.proof_id, new.closed_by_id, 'closeYear')) then
    raise exception 'proved by somebody else, or for another act' using errcode = 'NI017';
  end if;
  new.at := app.now();
  return new;
end $$;
`

const postings = `
create function app.check_posting() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  today date := app.today(new.agency_id);
  r revision;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - '{until,lock,changed_at}'::text[] <> to_jsonb(old) - '{until,lock,changed_at}'::text[] or old.until is not null then
      raise exception 'what was posted stays as it was' using errcode = 'NI006';
    end if;
    return new;
  end if;
  select * into r from revision where id = new.revision_id for share;
  if (r.in_force @> today) is not true or new.from_day < lower(r.in_force) or new.from_day > today then
    raise exception 'only what is in force is posted' using errcode = 'NI003';
  end if;
  if new.proof_sha256 is not null then
    perform from stored_file where (agency_id, sha256) = (new.agency_id, new.proof_sha256) and state = 'READY' for share;
    if not found then raise exception 'no such bytes' using errcode = 'NI011'; end if;
  end if;
  new.created_at := app.now();
  return new;
end $$;
`

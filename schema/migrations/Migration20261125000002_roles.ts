import { Migration } from '@mikro-orm/migrations'

/** Roles of weight are granted by two people, and PostgreSQL asks for both: columns by the classes, functions by hand. */
export class Migration20261125000002_roles extends Migration {
  override up(): void {
    this.addSql(guards)
    for (const change of changes) this.addSql(change)
  }
}

const weighty = `role in ('HEAD', 'DEPUTY_HEAD', 'CONTROLLER', 'AUDITOR', 'RECORDS_OFFICER', 'ADMINISTRATOR') and proposed_by_id is not null`

const changes = [
  'alter table "role_grant" drop constraint "until_after_from"',
  `alter table "role_grant" add "wished_from" date null, add "basis_on" date null, add "turned_down_at" timestamptz null,
    add "changed_at" timestamptz not null default app.now(), add "lock" int not null default 1`,
  'alter table "role_grant" alter column "valid_from" drop not null',
  'alter table "role_grant" add constraint "only_a_proposal_is_turned_down" check (turned_down_at is null or valid_from is null)',
  `alter table "role_grant" add constraint "first_day_once_granted"
    check ((valid_from is null) = (proposed_by_id is not null and confirmed_by_id is null))`,
  `alter table "role_grant" add constraint "text_where_two_are_asked" check (not (${weighty}) or basis is not null and basis_on is not null)`,
  `alter table "role_grant" add constraint "two_where_two_are_asked" check (not (${weighty}) or confirmed_by_id <> proposed_by_id)`,
  'alter table "role_grant" add constraint "until_after_from" check (valid_until >= valid_from - 1)',
  `create constraint trigger needs_entry after insert or update on "role_grant" deferrable initially deferred
    for each row when (new.lock > 1 or new.proposed_by_id is not null) execute function app.needs_entry()`,
  'create trigger counts_up before insert or update on "role_grant" for each row execute function app.counts_up()',
  'create trigger grants before insert or update on "role_grant" for each row execute function app.grants()',
]

const guards = `
create function app.is_weighty(role text) returns boolean language sql immutable parallel safe
  return role in ('HEAD', 'DEPUTY_HEAD', 'CONTROLLER', 'AUDITOR', 'RECORDS_OFFICER', 'ADMINISTRATOR');

-- separation of duties, domain.md 9: pairs that one person may not hold on one day
create function app.is_forbidden_pair(one text, other text) returns boolean language sql immutable parallel safe
  return exists (select from (values (one, other), (other, one)) pair (a, b)
    where a in ('CONTROLLER', 'AUTHOR') and b in ('HEAD', 'DEPUTY_HEAD')
      or a = 'ADMINISTRATOR' and b in ('HEAD', 'DEPUTY_HEAD', 'CONTROLLER', 'AUTHOR', 'DIVISION_HEAD', 'QMR', 'AUDITOR', 'RECORDS_OFFICER'));

-- two grants to one person that are committed at once see each other: the second waits for the person's row
create or replace function app.no_forbidden_pair() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform from person where (agency_id, id) = (new.agency_id, new.person_id) for no key update;
  if exists (
    select from role_grant a join role_grant b on (b.agency_id, b.person_id) = (a.agency_id, a.person_id)
    where (a.agency_id, a.person_id) = (new.agency_id, new.person_id) and a.valid_from is not null and b.valid_from is not null
      and daterange(a.valid_from, a.valid_until + 1) && daterange(b.valid_from, b.valid_until + 1)
      and app.is_forbidden_pair(a.role, b.role)) then
    raise exception 'these roles do not go together' using errcode = 'NI016';
  end if;
  return null;
end $$;

create function app.holds(of_agency uuid, who uuid, variadic roles text[]) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select from role_grant g where (g.agency_id, g.person_id) = (of_agency, who) and g.role = any(roles)
    and g.valid_from <= app.today(of_agency) and coalesce(g.valid_until >= app.today(of_agency), true));
end $$;

-- how a role begins and ends
create function app.grants() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  today date := app.today(new.agency_id);
  free text[] := '{lock, changed_at}';
begin
  if tg_op = 'INSERT' and new.proposed_by_id is null then
    -- the operator sets an agency up in one transaction, or later only its first head and first administrator
    if new.confirmed_by_id is not null
       or not exists (select from agency where id = new.agency_id and xmin = pg_current_xact_id()::xid)
          and (new.role not in ('HEAD', 'ADMINISTRATOR')
            or exists (select from role_grant where agency_id = new.agency_id and role = new.role)) then
      raise exception 'somebody of the agency grants it' using errcode = 'NI021';
    end if;
    return new;
  end if;

  if tg_op = 'INSERT' then
    if not app.holds(new.agency_id, new.proposed_by_id, 'ADMINISTRATOR') or app.is_weighty(new.role) and new.confirmed_by_id is not null
       or new.turned_down_at is not null then
      raise exception 'an administrator proposes, and somebody else confirms later' using errcode = 'NI021';
    end if;
    if new.confirmed_by_id <> new.proposed_by_id then
      raise exception 'one grantor of a light role' using errcode = 'NI021';
    end if;
    if new.wished_from is null or new.wished_from < today or new.valid_from <> new.wished_from then
      raise exception 'no right begins in the past' using errcode = 'NI001';
    end if;
    return new;
  end if;

  if old.valid_from is not null then
    free := free || '{valid_until}'; -- only ever earlier, and not before yesterday: a longer term is a new grant
    if new.valid_until is distinct from old.valid_until and (new.valid_until is null or new.valid_until >= old.valid_until
         or new.valid_until < greatest(today, old.valid_from) - 1) then
      raise exception 'what was held stays as it was' using errcode = 'NI001';
    end if;
  elsif old.turned_down_at is null then
    free := free || '{confirmed_by_id, valid_from, turned_down_at}';
    if new.confirmed_by_id is not null then
      if not app.holds(new.agency_id, new.confirmed_by_id, 'CONTROLLER', 'HEAD') then
        raise exception 'a controller or the head confirms' using errcode = 'NI021';
      end if;
      if new.valid_from < greatest(today, old.wished_from) then
        raise exception 'no right begins in the past' using errcode = 'NI001';
      end if;
    end if;
  end if;
  if to_jsonb(new) - free <> to_jsonb(old) - free then
    raise exception 'what was granted stays' using errcode = 'NI006';
  end if;
  return new;
end $$;
`

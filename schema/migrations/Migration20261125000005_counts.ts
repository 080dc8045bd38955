import { Migration } from '@mikro-orm/migrations'

/**
 * How many documents there are is kept, not counted: whoever registers one adds to its row, in the same transaction. Codes are found by their
 * beginning, and by their document.
 */
export class Migration20261125000005_counts extends Migration {
  override up(): void {
    this.addSql(
      `create table "document_count" ("agency_id" uuid not null, "kind" text not null, "type_id" uuid not null, "division_id" uuid not null, "documents" int not null, primary key ("agency_id", "kind", "type_id", "division_id"));`,
    )
    this.addSql(
      `alter table "document_count" add constraint "document_count_kind_check" check ("kind" in ('POLICY', 'OBJECTIVES', 'MANUAL', 'PROCEDURE', 'INSTRUCTION', 'FORM', 'PLAN', 'EXTERNAL', 'RECORD'));`,
    )
    this.addSql(
      `alter table "document_count" add constraint "document_count_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`,
    )
    this.addSql(
      `alter table "document_count" add constraint "document_count_agency_id_type_id_foreign" foreign key ("agency_id", "type_id") references "document_type" ("agency_id", "id") on update cascade on delete no action;`,
    )
    this.addSql(
      `alter table "document_count" add constraint "document_count_agency_id_division_id_foreign" foreign key ("agency_id", "division_id") references "division" ("agency_id", "id") on update cascade on delete no action;`,
    )
    this.addSql(count)
    this.addSql(
      `create trigger counted after insert or update of kind, type_id, division_id on "document" for each row execute function app.count_document();`,
    )
    this.addSql(`insert into document_count select agency_id, kind, type_id, division_id, count(*) from document group by 1, 2, 3, 4;`)
    this.addSql(`create index document_code_starts on document_code (agency_id, (normal collate "C"));`)
    this.addSql(`create index "document_code_by_document" on "document_code" ("agency_id", "document_id");`)
    this.addSql(`do $$ begin
      if exists (select from pg_roles where rolname = 'niem_app') then
        grant select on document_count to niem_app;
      end if;
    end $$`)
  }
}

// the server's account may read the counts and not write them
const count = `
create function app.count_document() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if (old.kind, old.type_id, old.division_id) = (new.kind, new.type_id, new.division_id) then return null; end if;
    update document_count set documents = documents - 1
      where (agency_id, kind, type_id, division_id) = (old.agency_id, old.kind, old.type_id, old.division_id);
  end if;
  insert into document_count as c values (new.agency_id, new.kind, new.type_id, new.division_id, 1)
    on conflict (agency_id, kind, type_id, division_id) do update set documents = c.documents + 1;
  return null;
end $$;`

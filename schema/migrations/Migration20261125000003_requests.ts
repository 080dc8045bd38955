import { Migration } from '@mikro-orm/migrations'

/** Keys of acts that were sent: the server's account writes them, and removes the old ones. */
export class Migration20261125000003_requests extends Migration {
  override up(): void {
    this.addSql(
      `create table "request" ("agency_id" uuid not null, "person_id" uuid not null, "key" text not null, "operation" text not null, "input_sha256" text not null, "subject_id" uuid null, "at" timestamptz not null default app.now(), primary key ("agency_id", "person_id", "key"));`,
    )
    this.addSql(`create index "request_at_index" on "request" ("at");`)
    this.addSql(
      `alter table "request" add constraint "request_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`,
    )
    this.addSql(
      `alter table "request" add constraint "request_agency_id_person_id_foreign" foreign key ("agency_id", "person_id") references "person" ("agency_id", "id") on update cascade on delete no action;`,
    )
    this.addSql(`do $$ begin
      if exists (select from pg_roles where rolname = 'niem_app') then
        grant select, insert, update, delete on request to niem_app;
      end if;
    end $$`)
  }
}

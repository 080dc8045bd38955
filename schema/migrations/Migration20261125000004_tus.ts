import { Migration } from '@mikro-orm/migrations'

/** An upload that grows: what was claimed of it, why it was refused, and its removal when nobody goes on; the grant by hand. */
export class Migration20261125000004_tus extends Migration {
  override up(): void {
    this.addSql(`alter table "upload" add "claimed_sha256" text null, add "refused_data" jsonb null;`)
    this.addSql(`create index "upload_agency_id_person_id_state_index" on "upload" ("agency_id", "person_id", "state");`)
    this.addSql(`create index "upload_id_index" on "upload" ("id");`)
    this.addSql(`do $$ begin
      if exists (select from pg_roles where rolname = 'niem_app') then
        execute 'grant delete on upload to niem_app';
      end if;
    end $$`)
  }
}

import { Migration } from '@mikro-orm/migrations'

/** By what a sender knows the same file again, so that a browser goes on after a reload and keeps nothing itself. */
export class Migration20261125000007_fingerprints extends Migration {
  override up(): void {
    this.addSql(`alter table "upload" add "fingerprint" text null;`)
    this.addSql(`create index "upload_agency_id_person_id_fingerprint_index" on "upload" ("agency_id", "person_id", "fingerprint");`)
  }
}

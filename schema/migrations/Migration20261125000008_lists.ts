import { Migration } from '@mikro-orm/migrations'

/** A library of one kind or one division is read in the order of its codes, without what lies between. */
export class Migration20261125000008_lists extends Migration {
  override up(): void {
    this.addSql(`create index document_by_kind on document (agency_id, kind, code, id);`)
    this.addSql(`create index document_by_division on document (agency_id, division_id, code, id);`)
  }
}

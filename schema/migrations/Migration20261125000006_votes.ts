import { Migration } from '@mikro-orm/migrations'

/** A vote names the task that it answers: whoever heads two divisions answers both. The index by hand: the diff does not look into it. */
export class Migration20261125000006_votes extends Migration {
  override up(): void {
    this.addSql(`alter table "vote" add "task_id" uuid null;`)
    this.addSql(
      `alter table "vote" add constraint "vote_agency_id_task_id_foreign" foreign key ("agency_id", "task_id") references "task" ("agency_id", "id") on update cascade on delete no action;`,
    )
    this.addSql(`drop index one_agreement;`)
    this.addSql(
      `create unique index one_agreement on vote (revision_id, round, person_id, position, task_id) nulls not distinct where verdict = 'AGREE';`,
    )
  }
}

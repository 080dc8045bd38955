import { Migration } from '@mikro-orm/migrations'

/**
 * What the server's account may do, by hand: it reads everything, adds evidence, changes what may change, and removes almost nothing.
 * An outside database may have one account for everything; then the triggers stand alone.
 */
export class Migration20261124000003_rights extends Migration {
  override up(): void {
    this.addSql(`do $$ begin
      if exists (select from pg_roles where rolname = 'niem_app') then
        ${rights.map((right) => `execute '${right} to niem_app';`).join('\n        ')}
      end if;
    end $$`)
  }
}

const evidence =
  'vote, approval, contributor, review_round, trail_entry, refusal_entry, issue, comment_reply, route, route_step, document_code, agency'
const changing = 'document, revision, revision_file, stored_file, import_run, task, comment, upload, proof, division, person, role_grant, document_type'
const passing = 'lease, search_entry, sign_in, session, credential, verification, rate_limit'

const rights = [
  'grant usage on schema public, app',
  'grant select on all tables in schema public, app',
  `grant insert on ${evidence}`,
  'grant update (name, superior_name, symbol, place, standard_edition, lock) on agency', // never time_zone: it makes the day
  `grant insert, update on ${changing}`,
  `grant insert, update, delete on ${passing}, app.limited`,
]

import { Migration } from '@mikro-orm/migrations';

export class Migration20261124000002_tables extends Migration {

  override name = 'Migration20261124000002_tables';

  override up(): void | Promise<void> {
    this.addSql(`create table "agency" ("id" uuid not null, "code" text not null, "name" text not null, "superior_name" text null, "symbol" text null, "place" text null, "time_zone" text not null default 'Asia/Ho_Chi_Minh', "standard_edition" text not null default 'TCVN ISO 9001:2015', "lock" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "agency" add constraint "agency_code_unique" unique ("code");`);

    this.addSql(`create table "division" ("agency_id" uuid not null, "id" uuid not null, "code" text not null, "abbreviation" text not null, "name" text collate "vi-x-icu" not null, "name_en" text null, "kind" text not null default 'DIVISION', "in_scope" boolean not null default true, "office" boolean not null default false, "opened_on" date null, "closed_on" date null, "position" int not null, "lock" int not null default 1, primary key ("agency_id", "id"));`);
    this.addSql(`comment on column "division"."position" is 'order on screen and paper';`);
    this.addSql(`create unique index one_office on division (agency_id) where office;`);
    this.addSql(`alter table "division" add constraint "division_code" unique ("agency_id", "code");`);

    this.addSql(`create table "document_type" ("agency_id" uuid not null, "id" uuid not null, "code" text not null, "kind" text not null, "name" text collate "vi-x-icu" not null, "name_en" text null, "code_pattern" text not null, "approver" text not null, "issue" text not null, "review_months" int null, "active" boolean not null default true, "position" int not null, primary key ("agency_id", "id"));`);
    this.addSql(`comment on column "document_type"."position" is 'order on screen';`);
    this.addSql(`alter table "document_type" add constraint "document_type_code" unique ("agency_id", "code");`);

    this.addSql(`create table "import_run" ("agency_id" uuid not null, "id" uuid not null, "source" text not null, "started_at" timestamptz not null default app.now(), "ended_at" timestamptz null, primary key ("agency_id", "id"));`);

    this.addSql(`create table "rate_limit" ("id" uuid not null default uuidv7(), "key" text not null, "count" int not null, "last_request" bigint not null, primary key ("id"));`);
    this.addSql(`alter table "rate_limit" add constraint "rate_limit_key_unique" unique ("key");`);

    this.addSql(`create table "route" ("agency_id" uuid not null, "id" uuid not null, "type_id" uuid not null, "version" int not null, "merges_review_into_approval" boolean not null default false, primary key ("agency_id", "id"));`);
    this.addSql(`alter table "route" add constraint "route_version" unique ("agency_id", "type_id", "version");`);

    this.addSql(`create table "route_step" ("agency_id" uuid not null, "id" uuid not null, "route_id" uuid not null, "position" int not null, "kind" text not null, "who" text not null, "days" int null, primary key ("agency_id", "id"));`);
    this.addSql(`alter table "route_step" add constraint "route_step_once" unique ("agency_id", "route_id", "position", "who");`);

    this.addSql(`create table "sign_in" ("id" uuid not null default uuidv7(), "name" text not null, "email" text not null, "email_verified" boolean not null default false, "image" text null, "username" text null, "display_username" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`alter table "sign_in" add constraint "sign_in_email_unique" unique ("email");`);
    this.addSql(`alter table "sign_in" add constraint "sign_in_username_unique" unique ("username");`);

    this.addSql(`create table "session" ("id" uuid not null default uuidv7(), "token" text not null, "user_id" uuid not null, "expires_at" timestamptz not null, "ip_address" text null, "user_agent" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`alter table "session" add constraint "session_token_unique" unique ("token");`);
    this.addSql(`create index "session_user_id_index" on "session" ("user_id");`);

    this.addSql(`create table "person" ("agency_id" uuid not null, "id" uuid not null, "name" text collate "vi-x-icu" not null, "position" text null, "division_id" uuid null, "email" text null, "active" boolean not null default true, "sign_in_id" uuid null, "lock" int not null default 1, primary key ("agency_id", "id"));`);
    this.addSql(`alter table "person" add constraint "person_sign_in_id_unique" unique ("sign_in_id");`);

    this.addSql(`create table "role_grant" ("agency_id" uuid not null, "id" uuid not null, "person_id" uuid not null, "role" text not null, "division_id" uuid null, "valid_from" date not null, "valid_until" date null, "basis" text null, "proposed_by_id" uuid null, "confirmed_by_id" uuid null, primary key ("agency_id", "id"));`);
    this.addSql(`create index "role_grant_by_person" on "role_grant" ("agency_id", "person_id");`);
    this.addSql(`create index "role_grant_by_role" on "role_grant" ("agency_id", "role");`);

    this.addSql(`create table "refusal_entry" ("agency_id" uuid not null, "id" uuid not null default uuidv7(), "at" timestamptz not null default app.now(), "person_id" uuid not null, "action" text not null, "code" text not null, "subject_id" uuid null, primary key ("agency_id", "id"));`);
    this.addSql(`create index "refusal_entry_by_time" on "refusal_entry" ("agency_id", "at");`);

    this.addSql(`create table "proof" ("agency_id" uuid not null, "id" uuid not null, "person_id" uuid not null, "session_id" uuid not null, "act" text not null, "digest" text not null, "method" text not null default 'PASSWORD', "token_sha256" text not null, "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("agency_id", "id"));`);
    this.addSql(`alter table "proof" add constraint "proof_token_sha256_unique" unique ("token_sha256");`);

    this.addSql(`create table "document" ("agency_id" uuid not null, "id" uuid not null, "code" text collate "vi_num" not null, "title" text collate "vi-x-icu" not null, "kind" text not null, "type_id" uuid not null, "division_id" uuid not null, "parent_id" uuid null, "restricted" boolean not null default false, "import_run_id" uuid null, "created_by_id" uuid null, "created_at" timestamptz not null default app.now(), "changed_at" timestamptz not null default app.now(), "lock" int not null default 1, primary key ("agency_id", "id"));`);
    this.addSql(`create index "document_by_parent" on "document" ("agency_id", "parent_id");`);
    this.addSql(`create index document_by_change on document (agency_id, changed_at, id);`);
    this.addSql(`create index document_by_title on document (agency_id, title, id);`);
    this.addSql(`create index document_by_code on document (agency_id, code, id);`);

    this.addSql(`create table "revision" ("agency_id" uuid not null, "id" uuid not null, "document_id" uuid not null, "serial" int not null, "edition" int not null, "amendment" int not null, "title" text collate "vi-x-icu" not null, "state" text not null default 'DRAFT', "origin" text not null default 'NATIVE', "change_size" text not null default 'EDITION', "change_reason" text null, "change_summary" text null, "wished_effective_on" date null, "in_force" daterange null, "round" int not null default 0, "seal_text" text null, "seal_sha256" text null, "author_id" uuid null, "import_run_id" uuid null, "created_at" timestamptz not null default app.now(), "changed_at" timestamptz not null default app.now(), "lock" int not null default 1, primary key ("agency_id", "id"));`);
    this.addSql(`create index "revision_by_state" on "revision" ("agency_id", "state");`);
    this.addSql(`create unique index one_revision_a_number on revision (document_id, edition, amendment) where state in ('APPROVED', 'PUBLISHED');`);
    this.addSql(`create unique index one_open_revision on revision (document_id) where state in ('DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED');`);
    this.addSql(`alter table "revision" add constraint "revision_serial" unique ("agency_id", "document_id", "serial");`);

    this.addSql(`create table "search_entry" ("agency_id" uuid not null, "revision_id" uuid not null, "code" text not null, "title" text not null, "words" tsvector generated always as (to_tsvector('app.vi', normalize(regexp_replace(code, '[-_/.]+', ' ', 'g') || ' ' || title, NFC))) stored not null, "plain" text generated always as (app.plain(code || ' ' || regexp_replace(code, '[-_/.]+', ' ', 'g') || ' ' || title)) stored not null, primary key ("agency_id", "revision_id"));`);
    this.addSql(`create index search_entry_plain on search_entry using gin (plain gin_trgm_ops);`);
    this.addSql(`create index search_entry_words on search_entry using gin (words);`);

    this.addSql(`create table "review_round" ("agency_id" uuid not null, "id" uuid not null, "revision_id" uuid not null, "number" int not null, "route_id" uuid not null, "content_votes" int not null, "form_votes" int not null, "merges_review" boolean not null, "sha256" text not null, "seal_sha256" text not null, "submitted_by_id" uuid not null, "note" text null, "opened_at" timestamptz not null default app.now(), primary key ("agency_id", "id"));`);
    this.addSql(`alter table "review_round" add constraint "review_round_number" unique ("agency_id", "revision_id", "number");`);

    this.addSql(`create table "lease" ("agency_id" uuid not null, "revision_id" uuid not null, "holder_id" uuid not null, "until" timestamptz not null, primary key ("agency_id", "revision_id"));`);

    this.addSql(`create table "document_code" ("agency_id" uuid not null, "normal" text not null, "name" text not null, "document_id" uuid not null, "alias" boolean not null default false, primary key ("agency_id", "normal"));`);

    this.addSql(`create table "contributor" ("agency_id" uuid not null, "revision_id" uuid not null, "person_id" uuid not null, "at" timestamptz not null default app.now(), primary key ("agency_id", "revision_id", "person_id"));`);

    this.addSql(`create table "comment" ("agency_id" uuid not null, "id" uuid not null, "revision_id" uuid not null, "round" int not null, "author_id" uuid not null, "body" text not null, "must_settle" boolean not null default false, "page" int null, "x" double precision null, "y" double precision null, "quote" text null, "created_at" timestamptz not null default app.now(), "settled_by_id" uuid null, "settled_at" timestamptz null, "lock" int not null default 1, primary key ("agency_id", "id"));`);
    this.addSql(`create index "comment_by_revision" on "comment" ("agency_id", "revision_id");`);

    this.addSql(`create table "comment_reply" ("agency_id" uuid not null, "id" uuid not null, "comment_id" uuid not null, "author_id" uuid not null, "body" text not null, "created_at" timestamptz not null default app.now(), primary key ("agency_id", "id"));`);
    this.addSql(`create index "comment_reply_by_comment" on "comment_reply" ("agency_id", "comment_id");`);

    this.addSql(`create table "credential" ("id" uuid not null default uuidv7(), "user_id" uuid not null, "account_id" text not null, "provider_id" text not null, "password" text null, "access_token" text null, "refresh_token" text null, "id_token" text null, "access_token_expires_at" timestamptz null, "refresh_token_expires_at" timestamptz null, "scope" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "credential_user_id_index" on "credential" ("user_id");`);

    this.addSql(`create table "stored_file" ("agency_id" uuid not null, "sha256" text not null, "byte_size" bigint not null, "media_type" text not null, "page_count" int null, "warnings" text[] not null, "state" text not null default 'READY', "created_at" timestamptz not null default app.now(), primary key ("agency_id", "sha256"));`);

    this.addSql(`create table "revision_file" ("agency_id" uuid not null, "id" uuid not null, "revision_id" uuid not null, "role" text not null, "file_name" text not null, "sha256" text not null, "added_by_id" uuid null, "added_at" timestamptz not null default app.now(), "removed_at" timestamptz null, primary key ("agency_id", "id"));`);
    this.addSql(`create index "revision_file_by_bytes" on "revision_file" ("agency_id", "sha256");`);
    this.addSql(`create index "revision_file_by_revision" on "revision_file" ("agency_id", "revision_id");`);
    this.addSql(`create unique index one_content on revision_file (revision_id) where role = 'CONTENT' and removed_at is null;`);

    this.addSql(`create table "issue" ("agency_id" uuid not null, "id" uuid not null, "revision_id" uuid not null, "number" text not null, "issued_on" date not null, "signed_sha256" text null, "signed_file_name" text null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null default app.now(), primary key ("agency_id", "id"));`);
    this.addSql(`alter table "issue" add constraint "one_issue" unique ("agency_id", "revision_id");`);

    this.addSql(`create table "approval" ("agency_id" uuid not null, "id" uuid not null, "revision_id" uuid not null, "round" int not null, "decision" text not null, "person_id" uuid not null, "position" text null, "signing_form" text not null default 'OWN', "meaning" text not null, "note" text null, "sha256" text not null, "seal_sha256" text not null, "not_before" date null, "proof_method" text null, "proof_id" uuid null, "changes_seen" boolean not null default false, "at" timestamptz not null default app.now(), primary key ("agency_id", "id"));`);
    this.addSql(`create index "approval_by_revision" on "approval" ("agency_id", "revision_id");`);
    this.addSql(`create unique index one_approval on approval (revision_id, round) where decision = 'APPROVED';`);

    this.addSql(`create table "task" ("agency_id" uuid not null, "id" uuid not null, "revision_id" uuid not null, "kind" text not null, "round" int not null, "position" int not null default 0, "vote_kind" text null, "holder" text not null, "division_id" uuid null, "due_on" date null, "opened_at" timestamptz not null default app.now(), "closed_at" timestamptz null, "closed_by_id" uuid null, primary key ("agency_id", "id"));`);
    this.addSql(`create index "task_by_revision" on "task" ("agency_id", "revision_id");`);
    this.addSql(`create index task_open on task (agency_id, holder, division_id) where closed_at is null;`);

    this.addSql(`create table "trail_entry" ("agency_id" uuid not null, "id" uuid not null, "sequence" bigint not null, "at" timestamptz(6) not null, "subject_type" text not null, "subject_id" uuid not null, "subject_lock" int null, "body" text not null, "actor_id" uuid generated always as ((body::jsonb ->> 'actorId')::uuid) stored null, "action" text generated always as (body::jsonb ->> 'action') stored not null, "document_id" uuid generated always as ((body::jsonb ->> 'documentId')::uuid) stored null, "previous_hash" bytea not null, "hash" bytea not null, primary key ("agency_id", "id"));`);
    this.addSql(`create index "trail_entry_by_actor" on "trail_entry" ("agency_id", "actor_id", "sequence");`);
    this.addSql(`create index "trail_entry_by_document" on "trail_entry" ("agency_id", "document_id", "sequence");`);
    this.addSql(`alter table "trail_entry" add constraint "one_entry_a_change" unique ("subject_id", "subject_lock");`);
    this.addSql(`alter table "trail_entry" add constraint "trail_entry_sequence" unique ("agency_id", "sequence");`);

    this.addSql(`create table "trail_head" ("agency_id" uuid not null, "sequence" bigint not null default '0', "hash" bytea not null, primary key ("agency_id"));`);

    this.addSql(`create table "upload" ("agency_id" uuid not null, "id" uuid not null, "person_id" uuid not null, "state" text not null default 'RECEIVING', "file_name" text not null, "byte_size" bigint not null default '0', "sha256" text null, "media_type" text null, "page_count" int null, "warnings" text[] not null, "refused" text null, "created_at" timestamptz not null default app.now(), primary key ("agency_id", "id"));`);

    this.addSql(`create table "verification" ("id" uuid not null default uuidv7(), "identifier" text not null, "value" text not null, "expires_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "verification_identifier_index" on "verification" ("identifier");`);

    this.addSql(`create table "vote" ("agency_id" uuid not null, "id" uuid not null, "revision_id" uuid not null, "round" int not null, "position" int not null, "kind" text not null, "verdict" text not null, "person_id" uuid not null, "note" text null, "sha256" text not null, "seal_sha256" text not null, "at" timestamptz not null default app.now(), primary key ("agency_id", "id"));`);
    this.addSql(`create index "vote_by_revision" on "vote" ("agency_id", "revision_id");`);
    this.addSql(`create unique index one_agreement on vote (revision_id, round, person_id, position) where verdict = 'AGREE';`);

    this.addSql(`alter table "agency" add constraint "name_is_nfc" check (name is nfc normalized);`);
    this.addSql(`create trigger stays before delete or truncate on "agency" for each statement execute function app.stays();`);
    this.addSql(`create trigger begins_its_trail after insert on "agency" for each row execute function app.begin_trail();`);

    this.addSql(`alter table "division" add constraint "division_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "division" add constraint "name_is_nfc" check (name is nfc normalized);`);
    this.addSql(`alter table "division" add constraint "division_kind_check" check ("kind" in ('LEADERSHIP', 'DIVISION', 'SERVICE_UNIT'));`);
    this.addSql(`create trigger stays before delete or truncate on "division" for each statement execute function app.stays();`);

    this.addSql(`alter table "document_type" add constraint "document_type_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "document_type" add constraint "document_type_kind_check" check ("kind" in ('POLICY', 'OBJECTIVES', 'MANUAL', 'PROCEDURE', 'INSTRUCTION', 'FORM', 'PLAN', 'EXTERNAL', 'RECORD'));`);
    this.addSql(`alter table "document_type" add constraint "document_type_approver_check" check ("approver" in ('HEAD_ONLY', 'HEAD_OR_KT', 'NONE'));`);
    this.addSql(`alter table "document_type" add constraint "document_type_issue_check" check ("issue" in ('NONE', 'OPTIONAL', 'REQUIRED'));`);
    this.addSql(`create trigger stays before delete or truncate on "document_type" for each statement execute function app.stays();`);

    this.addSql(`alter table "import_run" add constraint "import_run_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`create trigger stays before delete or truncate on "import_run" for each statement execute function app.stays();`);
    this.addSql(`create trigger ended before update on "import_run" for each row when (old.ended_at is not null) execute function app.stays();`);

    this.addSql(`alter table "route" add constraint "route_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "route" add constraint "route_agency_id_type_id_foreign" foreign key ("agency_id", "type_id") references "document_type" ("agency_id", "id") on update cascade;`);
    this.addSql(`create trigger stays before update or delete or truncate on "route" for each statement execute function app.stays();`);

    this.addSql(`alter table "route_step" add constraint "route_step_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "route_step" add constraint "route_step_agency_id_route_id_foreign" foreign key ("agency_id", "route_id") references "route" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "route_step" add constraint "form_is_a_check_of_form" check ((who = 'FORM') = (kind = 'FORM'));`);
    this.addSql(`alter table "route_step" add constraint "route_step_kind_check" check ("kind" in ('CONTENT', 'FORM'));`);
    this.addSql(`alter table "route_step" add constraint "route_step_who_check" check ("who" in ('OWNER', 'ALL_HEADS', 'QMR', 'OFFICE', 'FORM'));`);
    this.addSql(`create trigger stays before update or delete or truncate on "route_step" for each statement execute function app.stays();`);

    this.addSql(`alter table "session" add constraint "session_user_id_foreign" foreign key ("user_id") references "sign_in" ("id") on delete cascade;`);
    this.addSql(`create trigger ends before insert or update on "session" for each row execute function app.session_ends();`);

    this.addSql(`alter table "person" add constraint "person_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "person" add constraint "person_agency_id_division_id_foreign" foreign key ("agency_id", "division_id") references "division" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "person" add constraint "person_sign_in_id_foreign" foreign key ("sign_in_id") references "sign_in" ("id") on delete no action;`);
    this.addSql(`alter table "person" add constraint "name_is_nfc" check (name is nfc normalized);`);
    this.addSql(`create trigger stays before delete or truncate on "person" for each statement execute function app.stays();`);

    this.addSql(`alter table "role_grant" add constraint "role_grant_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "role_grant" add constraint "role_grant_agency_id_person_id_foreign" foreign key ("agency_id", "person_id") references "person" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "role_grant" add constraint "role_grant_agency_id_division_id_foreign" foreign key ("agency_id", "division_id") references "division" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "role_grant" add constraint "role_grant_agency_id_proposed_by_id_foreign" foreign key ("agency_id", "proposed_by_id") references "person" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "role_grant" add constraint "role_grant_agency_id_confirmed_by_id_foreign" foreign key ("agency_id", "confirmed_by_id") references "person" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "role_grant" add constraint "until_after_from" check (valid_until >= valid_from);`);
    this.addSql(`alter table "role_grant" add constraint "granted_by_somebody_else" check (proposed_by_id <> person_id and confirmed_by_id <> person_id);`);
    this.addSql(`alter table "role_grant" add constraint "division_where_the_role_has_one" check ((role in ('AUTHOR', 'DIVISION_HEAD')) = (division_id is not null));`);
    this.addSql(`alter table "role_grant" add constraint "role_grant_role_check" check ("role" in ('STAFF', 'AUTHOR', 'DIVISION_HEAD', 'CONTROLLER', 'QMR', 'DEPUTY_HEAD', 'HEAD', 'AUDITOR', 'RECORDS_OFFICER', 'ADMINISTRATOR', 'INSPECTOR'));`);
    this.addSql(`create trigger stays before delete or truncate on "role_grant" for each statement execute function app.stays();`);
    this.addSql(`create constraint trigger no_forbidden_pair after insert or update on "role_grant" deferrable initially deferred for each row execute function app.no_forbidden_pair();`);

    this.addSql(`alter table "refusal_entry" add constraint "refusal_entry_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "refusal_entry" add constraint "refusal_entry_agency_id_person_id_foreign" foreign key ("agency_id", "person_id") references "person" ("agency_id", "id") on update cascade;`);
    this.addSql(`create trigger stays before update or delete or truncate on "refusal_entry" for each statement execute function app.stays();`);

    this.addSql(`alter table "proof" add constraint "proof_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "proof" add constraint "proof_agency_id_person_id_foreign" foreign key ("agency_id", "person_id") references "person" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "proof" add constraint "proof_method_check" check ("method" in ('PASSWORD'));`);

    this.addSql(`alter table "document" add constraint "document_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "document" add constraint "document_agency_id_type_id_foreign" foreign key ("agency_id", "type_id") references "document_type" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "document" add constraint "document_agency_id_division_id_foreign" foreign key ("agency_id", "division_id") references "division" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "document" add constraint "document_agency_id_parent_id_foreign" foreign key ("agency_id", "parent_id") references "document" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "document" add constraint "document_agency_id_import_run_id_foreign" foreign key ("agency_id", "import_run_id") references "import_run" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "document" add constraint "document_agency_id_created_by_id_foreign" foreign key ("agency_id", "created_by_id") references "person" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "document" add constraint "code_is_nfc" check (code is nfc normalized);`);
    this.addSql(`alter table "document" add constraint "title_is_nfc" check (title is nfc normalized);`);
    this.addSql(`alter table "document" add constraint "code_is_well_formed" check (code ~ '^[[:alnum:]]+([.-][[:alnum:]]+)*\$');`);
    this.addSql(`alter table "document" add constraint "document_kind_check" check ("kind" in ('POLICY', 'OBJECTIVES', 'MANUAL', 'PROCEDURE', 'INSTRUCTION', 'FORM', 'PLAN', 'EXTERNAL', 'RECORD'));`);
    this.addSql(`create trigger stays before delete or truncate on "document" for each statement execute function app.stays();`);
    this.addSql(`create trigger keeps_its_kind before update on "document" for each row execute function app.keeps_its_kind();`);
    this.addSql(`create constraint trigger needs_entry after insert or update on "document" deferrable initially deferred for each row execute function app.needs_entry();`);
    this.addSql(`create trigger counts_up before insert or update on "document" for each row execute function app.counts_up();`);

    this.addSql(`alter table "revision" add constraint "revision_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "revision" add constraint "revision_agency_id_document_id_foreign" foreign key ("agency_id", "document_id") references "document" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "revision" add constraint "revision_agency_id_author_id_foreign" foreign key ("agency_id", "author_id") references "person" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "revision" add constraint "revision_agency_id_import_run_id_foreign" foreign key ("agency_id", "import_run_id") references "import_run" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "revision" add constraint "change_summary_is_nfc" check (change_summary is nfc normalized);`);
    this.addSql(`alter table "revision" add constraint "title_is_nfc" check (title is nfc normalized);`);
    this.addSql(`alter table "revision" add constraint "sealed" check (state in ('DRAFT', 'CANCELLED') or origin = 'MIGRATED' or seal_sha256 is not null);`);
    this.addSql(`alter table "revision" add constraint "in_force_is_a_period" check ((in_force is null or (isfinite(lower(in_force)) and (upper_inf(in_force) or isfinite(upper(in_force))))) is true);`);
    this.addSql(`alter table "revision" add constraint "in_force_when_published" check ((state = 'PUBLISHED') = (in_force is not null));`);
    this.addSql(`alter table "revision" add constraint "one_in_force" exclude using gist (document_id with =, in_force with &&);`);
    this.addSql(`alter table "revision" add constraint "revision_state_check" check ("state" in ('DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED', 'PUBLISHED', 'CANCELLED'));`);
    this.addSql(`alter table "revision" add constraint "revision_origin_check" check ("origin" in ('NATIVE', 'MIGRATED'));`);
    this.addSql(`alter table "revision" add constraint "revision_change_size_check" check ("change_size" in ('EDITION', 'AMENDMENT'));`);
    this.addSql(`alter table "revision" add constraint "revision_change_reason_check" check ("change_reason" in ('FIRST_EDITION', 'NEW_LAW', 'AUDIT_FINDING', 'IMPROVEMENT', 'PERIODIC_REVIEW', 'NEW_YEAR', 'OTHER'));`);
    this.addSql(`create trigger stays before delete or truncate on "revision" for each statement execute function app.stays();`);
    this.addSql(`create constraint trigger no_gap after insert or update of in_force on "revision" deferrable initially deferred for each row execute function app.no_gap();`);
    this.addSql(`create trigger keeps_the_past before insert or update of in_force on "revision" for each row execute function app.keeps_the_past();`);
    this.addSql(`create trigger steps before update on "revision" for each row execute function app.steps();`);
    this.addSql(`create trigger frozen before update on "revision" for each row execute function app.frozen();`);
    this.addSql(`create constraint trigger needs_entry after insert or update on "revision" deferrable initially deferred for each row execute function app.needs_entry();`);
    this.addSql(`create trigger counts_up before insert or update on "revision" for each row execute function app.counts_up();`);
    this.addSql(`create trigger begins before insert on "revision" for each row execute function app.begins();`);

    this.addSql(`alter table "search_entry" add constraint "search_entry_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update cascade on delete no action;`);
    this.addSql(`alter table "search_entry" add constraint "search_entry_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade on delete no action;`);

    this.addSql(`alter table "review_round" add constraint "review_round_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "review_round" add constraint "review_round_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "review_round" add constraint "review_round_agency_id_route_id_foreign" foreign key ("agency_id", "route_id") references "route" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "review_round" add constraint "review_round_agency_id_submitted_by_id_foreign" foreign key ("agency_id", "submitted_by_id") references "person" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "review_round" add constraint "note_is_nfc" check (note is nfc normalized);`);
    this.addSql(`create trigger stays before update or delete or truncate on "review_round" for each statement execute function app.stays();`);
    this.addSql(`create trigger opens before insert on "review_round" for each row execute function app.round_opens();`);

    this.addSql(`alter table "lease" add constraint "lease_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update cascade on delete no action;`);
    this.addSql(`alter table "lease" add constraint "lease_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "lease" add constraint "lease_agency_id_holder_id_foreign" foreign key ("agency_id", "holder_id") references "person" ("agency_id", "id") on update cascade;`);

    this.addSql(`alter table "document_code" add constraint "document_code_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "document_code" add constraint "document_code_agency_id_document_id_foreign" foreign key ("agency_id", "document_id") references "document" ("agency_id", "id") on update cascade;`);
    this.addSql(`create trigger stays_with_its_document before update on "document_code" for each statement execute function app.stays();`);
    this.addSql(`create trigger stays before delete or truncate on "document_code" for each statement execute function app.stays();`);

    this.addSql(`alter table "contributor" add constraint "contributor_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update cascade on delete no action;`);
    this.addSql(`alter table "contributor" add constraint "contributor_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "contributor" add constraint "contributor_agency_id_person_id_foreign" foreign key ("agency_id", "person_id") references "person" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`create trigger stays before update or delete or truncate on "contributor" for each statement execute function app.stays();`);
    this.addSql(`create trigger only_in_draft before insert on "contributor" for each row execute function app.only_in_draft();`);

    this.addSql(`alter table "comment" add constraint "comment_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "comment" add constraint "comment_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "comment" add constraint "comment_agency_id_author_id_foreign" foreign key ("agency_id", "author_id") references "person" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "comment" add constraint "comment_agency_id_settled_by_id_foreign" foreign key ("agency_id", "settled_by_id") references "person" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "comment" add constraint "body_is_nfc" check (body is nfc normalized);`);
    this.addSql(`create trigger stays before delete or truncate on "comment" for each statement execute function app.stays();`);
    this.addSql(`create trigger keeps_its_words before update on "comment" for each row execute function app.keeps_its_words();`);

    this.addSql(`alter table "comment_reply" add constraint "comment_reply_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "comment_reply" add constraint "comment_reply_agency_id_comment_id_foreign" foreign key ("agency_id", "comment_id") references "comment" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "comment_reply" add constraint "comment_reply_agency_id_author_id_foreign" foreign key ("agency_id", "author_id") references "person" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "comment_reply" add constraint "body_is_nfc" check (body is nfc normalized);`);
    this.addSql(`create trigger stays before update or delete or truncate on "comment_reply" for each statement execute function app.stays();`);

    this.addSql(`alter table "credential" add constraint "credential_user_id_foreign" foreign key ("user_id") references "sign_in" ("id") on delete cascade;`);

    this.addSql(`alter table "stored_file" add constraint "stored_file_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "stored_file" add constraint "sha256_is_hex" check (sha256 ~ '^[0-9a-f]{64}\$');`);
    this.addSql(`alter table "stored_file" add constraint "stored_file_warnings_check" check ("warnings" <@ array['NO_TEXT_LAYER'::text, 'SIGNED'::text, 'RESTRICTED'::text, 'NOT_SCANNED'::text]);`);
    this.addSql(`alter table "stored_file" add constraint "stored_file_state_check" check ("state" in ('READY', 'DAMAGED', 'GONE'));`);
    this.addSql(`create trigger stays before delete or truncate on "stored_file" for each statement execute function app.stays();`);
    this.addSql(`create trigger bytes_stay before update on "stored_file" for each row execute function app.bytes_stay();`);

    this.addSql(`alter table "revision_file" add constraint "revision_file_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "revision_file" add constraint "revision_file_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "revision_file" add constraint "revision_file_agency_id_sha256_foreign" foreign key ("agency_id", "sha256") references "stored_file" ("agency_id", "sha256") on update cascade;`);
    this.addSql(`alter table "revision_file" add constraint "revision_file_agency_id_added_by_id_foreign" foreign key ("agency_id", "added_by_id") references "person" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "revision_file" add constraint "file_name_is_nfc" check (file_name is nfc normalized);`);
    this.addSql(`alter table "revision_file" add constraint "revision_file_role_check" check ("role" in ('CONTENT', 'SOURCE', 'ATTACHMENT'));`);
    this.addSql(`create trigger stays before delete or truncate on "revision_file" for each statement execute function app.stays();`);
    this.addSql(`create trigger bytes_are_there before insert on "revision_file" for each row execute function app.bytes_are_there();`);
    this.addSql(`create trigger only_in_draft before insert or update on "revision_file" for each row execute function app.only_in_draft();`);

    this.addSql(`alter table "issue" add constraint "issue_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "issue" add constraint "issue_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "issue" add constraint "issue_agency_id_signed_sha256_foreign" foreign key ("agency_id", "signed_sha256") references "stored_file" ("agency_id", "sha256") on update cascade on delete no action;`);
    this.addSql(`alter table "issue" add constraint "issue_agency_id_recorded_by_id_foreign" foreign key ("agency_id", "recorded_by_id") references "person" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "issue" add constraint "number_is_nfc" check (number is nfc normalized);`);
    this.addSql(`create trigger stays before update or delete or truncate on "issue" for each statement execute function app.stays();`);

    this.addSql(`alter table "approval" add constraint "approval_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "approval" add constraint "approval_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "approval" add constraint "approval_agency_id_person_id_foreign" foreign key ("agency_id", "person_id") references "person" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "approval" add constraint "approval_agency_id_sha256_foreign" foreign key ("agency_id", "sha256") references "stored_file" ("agency_id", "sha256") on update cascade;`);
    this.addSql(`alter table "approval" add constraint "approval_agency_id_proof_id_foreign" foreign key ("agency_id", "proof_id") references "proof" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "approval" add constraint "note_is_nfc" check (note is nfc normalized);`);
    this.addSql(`alter table "approval" add constraint "proved_when_approved" check (decision <> 'APPROVED' or proof_id is not null);`);
    this.addSql(`alter table "approval" add constraint "not_before_when_approved" check ((decision = 'APPROVED') = (not_before is not null));`);
    this.addSql(`alter table "approval" add constraint "approval_decision_check" check ("decision" in ('APPROVED', 'RETURNED'));`);
    this.addSql(`alter table "approval" add constraint "approval_signing_form_check" check ("signing_form" in ('OWN', 'KT', 'TL', 'TUQ', 'TM', 'Q'));`);
    this.addSql(`alter table "approval" add constraint "approval_proof_method_check" check ("proof_method" in ('PASSWORD'));`);
    this.addSql(`create trigger stays before update or delete or truncate on "approval" for each statement execute function app.stays();`);
    this.addSql(`create trigger check_approval before insert on "approval" for each row execute function app.check_approval();`);

    this.addSql(`alter table "task" add constraint "task_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "task" add constraint "task_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "task" add constraint "task_agency_id_closed_by_id_foreign" foreign key ("agency_id", "closed_by_id") references "person" ("agency_id", "id") on update cascade on delete no action;`);
    this.addSql(`alter table "task" add constraint "task_kind_check" check ("kind" in ('REVISE', 'REVIEW', 'CHECK_FORM', 'APPROVE', 'RECORD_ISSUE', 'PUBLISH'));`);
    this.addSql(`alter table "task" add constraint "task_vote_kind_check" check ("vote_kind" in ('CONTENT', 'FORM'));`);
    this.addSql(`alter table "task" add constraint "task_holder_check" check ("holder" in ('AUTHOR', 'DIVISION_HEAD', 'QMR', 'CONTROLLER', 'RECORDS_OFFICER', 'HEAD'));`);
    this.addSql(`create trigger stays before delete or truncate on "task" for each statement execute function app.stays();`);

    this.addSql(`alter table "trail_entry" add constraint "trail_entry_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`create trigger stays before update or delete or truncate on "trail_entry" for each statement execute function app.stays();`);
    this.addSql(`create constraint trigger needs_change after insert on "trail_entry" deferrable initially deferred for each row when (new.subject_lock is not null) execute function app.needs_change();`);
    this.addSql(`create trigger chain before insert on "trail_entry" for each row execute function app.chain();`);

    this.addSql(`alter table "trail_head" add constraint "trail_head_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update cascade on delete no action;`);

    this.addSql(`alter table "upload" add constraint "upload_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "upload" add constraint "upload_agency_id_person_id_foreign" foreign key ("agency_id", "person_id") references "person" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "upload" add constraint "file_name_is_nfc" check (file_name is nfc normalized);`);
    this.addSql(`alter table "upload" add constraint "upload_state_check" check ("state" in ('RECEIVING', 'CHECKING', 'READY', 'REFUSED'));`);
    this.addSql(`alter table "upload" add constraint "upload_warnings_check" check ("warnings" <@ array['NO_TEXT_LAYER'::text, 'SIGNED'::text, 'RESTRICTED'::text, 'NOT_SCANNED'::text]);`);

    this.addSql(`alter table "vote" add constraint "vote_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete no action;`);
    this.addSql(`alter table "vote" add constraint "vote_agency_id_revision_id_foreign" foreign key ("agency_id", "revision_id") references "revision" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "vote" add constraint "vote_agency_id_person_id_foreign" foreign key ("agency_id", "person_id") references "person" ("agency_id", "id") on update cascade;`);
    this.addSql(`alter table "vote" add constraint "vote_agency_id_sha256_foreign" foreign key ("agency_id", "sha256") references "stored_file" ("agency_id", "sha256") on update cascade;`);
    this.addSql(`alter table "vote" add constraint "note_is_nfc" check (note is nfc normalized);`);
    this.addSql(`alter table "vote" add constraint "vote_kind_check" check ("kind" in ('CONTENT', 'FORM'));`);
    this.addSql(`alter table "vote" add constraint "vote_verdict_check" check ("verdict" in ('AGREE', 'REQUEST_CHANGES', 'COMMENT'));`);
    this.addSql(`create trigger stays before update or delete or truncate on "vote" for each statement execute function app.stays();`);
    this.addSql(`create trigger check_vote before insert on "vote" for each row execute function app.check_vote();`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "division" drop constraint "division_agency_id_foreign";`);
    this.addSql(`alter table "document_type" drop constraint "document_type_agency_id_foreign";`);
    this.addSql(`alter table "import_run" drop constraint "import_run_agency_id_foreign";`);
    this.addSql(`alter table "route" drop constraint "route_agency_id_foreign";`);
    this.addSql(`alter table "route_step" drop constraint "route_step_agency_id_foreign";`);
    this.addSql(`alter table "person" drop constraint "person_agency_id_foreign";`);
    this.addSql(`alter table "role_grant" drop constraint "role_grant_agency_id_foreign";`);
    this.addSql(`alter table "refusal_entry" drop constraint "refusal_entry_agency_id_foreign";`);
    this.addSql(`alter table "proof" drop constraint "proof_agency_id_foreign";`);
    this.addSql(`alter table "document" drop constraint "document_agency_id_foreign";`);
    this.addSql(`alter table "revision" drop constraint "revision_agency_id_foreign";`);
    this.addSql(`alter table "search_entry" drop constraint "search_entry_agency_id_foreign";`);
    this.addSql(`alter table "review_round" drop constraint "review_round_agency_id_foreign";`);
    this.addSql(`alter table "lease" drop constraint "lease_agency_id_foreign";`);
    this.addSql(`alter table "document_code" drop constraint "document_code_agency_id_foreign";`);
    this.addSql(`alter table "contributor" drop constraint "contributor_agency_id_foreign";`);
    this.addSql(`alter table "comment" drop constraint "comment_agency_id_foreign";`);
    this.addSql(`alter table "comment_reply" drop constraint "comment_reply_agency_id_foreign";`);
    this.addSql(`alter table "stored_file" drop constraint "stored_file_agency_id_foreign";`);
    this.addSql(`alter table "revision_file" drop constraint "revision_file_agency_id_foreign";`);
    this.addSql(`alter table "issue" drop constraint "issue_agency_id_foreign";`);
    this.addSql(`alter table "approval" drop constraint "approval_agency_id_foreign";`);
    this.addSql(`alter table "task" drop constraint "task_agency_id_foreign";`);
    this.addSql(`alter table "trail_entry" drop constraint "trail_entry_agency_id_foreign";`);
    this.addSql(`alter table "trail_head" drop constraint "trail_head_agency_id_foreign";`);
    this.addSql(`alter table "upload" drop constraint "upload_agency_id_foreign";`);
    this.addSql(`alter table "vote" drop constraint "vote_agency_id_foreign";`);
    this.addSql(`alter table "person" drop constraint "person_agency_id_division_id_foreign";`);
    this.addSql(`alter table "role_grant" drop constraint "role_grant_agency_id_division_id_foreign";`);
    this.addSql(`alter table "document" drop constraint "document_agency_id_division_id_foreign";`);
    this.addSql(`alter table "route" drop constraint "route_agency_id_type_id_foreign";`);
    this.addSql(`alter table "document" drop constraint "document_agency_id_type_id_foreign";`);
    this.addSql(`alter table "document" drop constraint "document_agency_id_import_run_id_foreign";`);
    this.addSql(`alter table "revision" drop constraint "revision_agency_id_import_run_id_foreign";`);
    this.addSql(`alter table "route_step" drop constraint "route_step_agency_id_route_id_foreign";`);
    this.addSql(`alter table "review_round" drop constraint "review_round_agency_id_route_id_foreign";`);
    this.addSql(`alter table "session" drop constraint "session_user_id_foreign";`);
    this.addSql(`alter table "person" drop constraint "person_sign_in_id_foreign";`);
    this.addSql(`alter table "credential" drop constraint "credential_user_id_foreign";`);
    this.addSql(`alter table "role_grant" drop constraint "role_grant_agency_id_person_id_foreign";`);
    this.addSql(`alter table "role_grant" drop constraint "role_grant_agency_id_proposed_by_id_foreign";`);
    this.addSql(`alter table "role_grant" drop constraint "role_grant_agency_id_confirmed_by_id_foreign";`);
    this.addSql(`alter table "refusal_entry" drop constraint "refusal_entry_agency_id_person_id_foreign";`);
    this.addSql(`alter table "proof" drop constraint "proof_agency_id_person_id_foreign";`);
    this.addSql(`alter table "document" drop constraint "document_agency_id_created_by_id_foreign";`);
    this.addSql(`alter table "revision" drop constraint "revision_agency_id_author_id_foreign";`);
    this.addSql(`alter table "review_round" drop constraint "review_round_agency_id_submitted_by_id_foreign";`);
    this.addSql(`alter table "lease" drop constraint "lease_agency_id_holder_id_foreign";`);
    this.addSql(`alter table "contributor" drop constraint "contributor_agency_id_person_id_foreign";`);
    this.addSql(`alter table "comment" drop constraint "comment_agency_id_author_id_foreign";`);
    this.addSql(`alter table "comment" drop constraint "comment_agency_id_settled_by_id_foreign";`);
    this.addSql(`alter table "comment_reply" drop constraint "comment_reply_agency_id_author_id_foreign";`);
    this.addSql(`alter table "revision_file" drop constraint "revision_file_agency_id_added_by_id_foreign";`);
    this.addSql(`alter table "issue" drop constraint "issue_agency_id_recorded_by_id_foreign";`);
    this.addSql(`alter table "approval" drop constraint "approval_agency_id_person_id_foreign";`);
    this.addSql(`alter table "task" drop constraint "task_agency_id_closed_by_id_foreign";`);
    this.addSql(`alter table "upload" drop constraint "upload_agency_id_person_id_foreign";`);
    this.addSql(`alter table "vote" drop constraint "vote_agency_id_person_id_foreign";`);
    this.addSql(`alter table "approval" drop constraint "approval_agency_id_proof_id_foreign";`);
    this.addSql(`alter table "document" drop constraint "document_agency_id_parent_id_foreign";`);
    this.addSql(`alter table "revision" drop constraint "revision_agency_id_document_id_foreign";`);
    this.addSql(`alter table "document_code" drop constraint "document_code_agency_id_document_id_foreign";`);
    this.addSql(`alter table "search_entry" drop constraint "search_entry_agency_id_revision_id_foreign";`);
    this.addSql(`alter table "review_round" drop constraint "review_round_agency_id_revision_id_foreign";`);
    this.addSql(`alter table "lease" drop constraint "lease_agency_id_revision_id_foreign";`);
    this.addSql(`alter table "contributor" drop constraint "contributor_agency_id_revision_id_foreign";`);
    this.addSql(`alter table "comment" drop constraint "comment_agency_id_revision_id_foreign";`);
    this.addSql(`alter table "revision_file" drop constraint "revision_file_agency_id_revision_id_foreign";`);
    this.addSql(`alter table "issue" drop constraint "issue_agency_id_revision_id_foreign";`);
    this.addSql(`alter table "approval" drop constraint "approval_agency_id_revision_id_foreign";`);
    this.addSql(`alter table "task" drop constraint "task_agency_id_revision_id_foreign";`);
    this.addSql(`alter table "vote" drop constraint "vote_agency_id_revision_id_foreign";`);
    this.addSql(`alter table "comment_reply" drop constraint "comment_reply_agency_id_comment_id_foreign";`);
    this.addSql(`alter table "revision_file" drop constraint "revision_file_agency_id_sha256_foreign";`);
    this.addSql(`alter table "issue" drop constraint "issue_agency_id_signed_sha256_foreign";`);
    this.addSql(`alter table "approval" drop constraint "approval_agency_id_sha256_foreign";`);
    this.addSql(`alter table "vote" drop constraint "vote_agency_id_sha256_foreign";`);

    this.addSql(`drop trigger if exists "stays" on "agency";`);
    this.addSql(`drop function if exists "agency_stays_fn"();`);
    this.addSql(`drop trigger if exists "begins_its_trail" on "agency";`);
    this.addSql(`drop function if exists "agency_begins_its_trail_fn"();`);
    this.addSql(`drop table if exists "agency" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "division";`);
    this.addSql(`drop function if exists "division_stays_fn"();`);
    this.addSql(`drop table if exists "division" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "document_type";`);
    this.addSql(`drop function if exists "document_type_stays_fn"();`);
    this.addSql(`drop table if exists "document_type" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "import_run";`);
    this.addSql(`drop function if exists "import_run_stays_fn"();`);
    this.addSql(`drop trigger if exists "ended" on "import_run";`);
    this.addSql(`drop function if exists "import_run_ended_fn"();`);
    this.addSql(`drop table if exists "import_run" cascade;`);
    this.addSql(`drop table if exists "rate_limit" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "route";`);
    this.addSql(`drop function if exists "route_stays_fn"();`);
    this.addSql(`drop table if exists "route" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "route_step";`);
    this.addSql(`drop function if exists "route_step_stays_fn"();`);
    this.addSql(`drop table if exists "route_step" cascade;`);
    this.addSql(`drop table if exists "sign_in" cascade;`);
    this.addSql(`drop trigger if exists "ends" on "session";`);
    this.addSql(`drop function if exists "session_ends_fn"();`);
    this.addSql(`drop table if exists "session" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "person";`);
    this.addSql(`drop function if exists "person_stays_fn"();`);
    this.addSql(`drop table if exists "person" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "role_grant";`);
    this.addSql(`drop function if exists "role_grant_stays_fn"();`);
    this.addSql(`drop trigger if exists "no_forbidden_pair" on "role_grant";`);
    this.addSql(`drop function if exists "role_grant_no_forbidden_pair_fn"();`);
    this.addSql(`drop table if exists "role_grant" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "refusal_entry";`);
    this.addSql(`drop function if exists "refusal_entry_stays_fn"();`);
    this.addSql(`drop table if exists "refusal_entry" cascade;`);
    this.addSql(`drop table if exists "proof" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "document";`);
    this.addSql(`drop function if exists "document_stays_fn"();`);
    this.addSql(`drop trigger if exists "keeps_its_kind" on "document";`);
    this.addSql(`drop function if exists "document_keeps_its_kind_fn"();`);
    this.addSql(`drop trigger if exists "needs_entry" on "document";`);
    this.addSql(`drop function if exists "document_needs_entry_fn"();`);
    this.addSql(`drop trigger if exists "counts_up" on "document";`);
    this.addSql(`drop function if exists "document_counts_up_fn"();`);
    this.addSql(`drop table if exists "document" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "revision";`);
    this.addSql(`drop function if exists "revision_stays_fn"();`);
    this.addSql(`drop trigger if exists "no_gap" on "revision";`);
    this.addSql(`drop function if exists "revision_no_gap_fn"();`);
    this.addSql(`drop trigger if exists "keeps_the_past" on "revision";`);
    this.addSql(`drop function if exists "revision_keeps_the_past_fn"();`);
    this.addSql(`drop trigger if exists "steps" on "revision";`);
    this.addSql(`drop function if exists "revision_steps_fn"();`);
    this.addSql(`drop trigger if exists "frozen" on "revision";`);
    this.addSql(`drop function if exists "revision_frozen_fn"();`);
    this.addSql(`drop trigger if exists "needs_entry" on "revision";`);
    this.addSql(`drop function if exists "revision_needs_entry_fn"();`);
    this.addSql(`drop trigger if exists "counts_up" on "revision";`);
    this.addSql(`drop function if exists "revision_counts_up_fn"();`);
    this.addSql(`drop trigger if exists "begins" on "revision";`);
    this.addSql(`drop function if exists "revision_begins_fn"();`);
    this.addSql(`drop table if exists "revision" cascade;`);
    this.addSql(`drop table if exists "search_entry" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "review_round";`);
    this.addSql(`drop function if exists "review_round_stays_fn"();`);
    this.addSql(`drop trigger if exists "opens" on "review_round";`);
    this.addSql(`drop function if exists "review_round_opens_fn"();`);
    this.addSql(`drop table if exists "review_round" cascade;`);
    this.addSql(`drop table if exists "lease" cascade;`);
    this.addSql(`drop trigger if exists "stays_with_its_document" on "document_code";`);
    this.addSql(`drop function if exists "document_code_stays_with_its_document_fn"();`);
    this.addSql(`drop trigger if exists "stays" on "document_code";`);
    this.addSql(`drop function if exists "document_code_stays_fn"();`);
    this.addSql(`drop table if exists "document_code" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "contributor";`);
    this.addSql(`drop function if exists "contributor_stays_fn"();`);
    this.addSql(`drop trigger if exists "only_in_draft" on "contributor";`);
    this.addSql(`drop function if exists "contributor_only_in_draft_fn"();`);
    this.addSql(`drop table if exists "contributor" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "comment";`);
    this.addSql(`drop function if exists "comment_stays_fn"();`);
    this.addSql(`drop trigger if exists "keeps_its_words" on "comment";`);
    this.addSql(`drop function if exists "comment_keeps_its_words_fn"();`);
    this.addSql(`drop table if exists "comment" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "comment_reply";`);
    this.addSql(`drop function if exists "comment_reply_stays_fn"();`);
    this.addSql(`drop table if exists "comment_reply" cascade;`);
    this.addSql(`drop table if exists "credential" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "stored_file";`);
    this.addSql(`drop function if exists "stored_file_stays_fn"();`);
    this.addSql(`drop trigger if exists "bytes_stay" on "stored_file";`);
    this.addSql(`drop function if exists "stored_file_bytes_stay_fn"();`);
    this.addSql(`drop table if exists "stored_file" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "revision_file";`);
    this.addSql(`drop function if exists "revision_file_stays_fn"();`);
    this.addSql(`drop trigger if exists "bytes_are_there" on "revision_file";`);
    this.addSql(`drop function if exists "revision_file_bytes_are_there_fn"();`);
    this.addSql(`drop trigger if exists "only_in_draft" on "revision_file";`);
    this.addSql(`drop function if exists "revision_file_only_in_draft_fn"();`);
    this.addSql(`drop table if exists "revision_file" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "issue";`);
    this.addSql(`drop function if exists "issue_stays_fn"();`);
    this.addSql(`drop table if exists "issue" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "approval";`);
    this.addSql(`drop function if exists "approval_stays_fn"();`);
    this.addSql(`drop trigger if exists "check_approval" on "approval";`);
    this.addSql(`drop function if exists "approval_check_approval_fn"();`);
    this.addSql(`drop table if exists "approval" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "task";`);
    this.addSql(`drop function if exists "task_stays_fn"();`);
    this.addSql(`drop table if exists "task" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "trail_entry";`);
    this.addSql(`drop function if exists "trail_entry_stays_fn"();`);
    this.addSql(`drop trigger if exists "needs_change" on "trail_entry";`);
    this.addSql(`drop function if exists "trail_entry_needs_change_fn"();`);
    this.addSql(`drop trigger if exists "chain" on "trail_entry";`);
    this.addSql(`drop function if exists "trail_entry_chain_fn"();`);
    this.addSql(`drop table if exists "trail_entry" cascade;`);
    this.addSql(`drop table if exists "trail_head" cascade;`);
    this.addSql(`drop table if exists "upload" cascade;`);
    this.addSql(`drop table if exists "verification" cascade;`);
    this.addSql(`drop trigger if exists "stays" on "vote";`);
    this.addSql(`drop function if exists "vote_stays_fn"();`);
    this.addSql(`drop trigger if exists "check_vote" on "vote";`);
    this.addSql(`drop function if exists "vote_check_vote_fn"();`);
    this.addSql(`drop table if exists "vote" cascade;`);
  }

}

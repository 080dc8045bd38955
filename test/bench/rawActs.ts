// The acts of a document's life as the fewest statements that leave the same rows, each act a transaction of its own. `:name` is a value of the act.

const trail = (type: string, subject: string, lock: number, action: string) =>
  `insert into trail_entry (agency_id, id, subject_type, subject_id, subject_lock, body) values (:agency, :entry, '${type}', :${subject}, ${lock},
    json_build_object('actorId', :person::uuid, 'action', '${action}', 'documentId', :document::uuid, 'rule', 'bench')::text)`

const openTask = (kind: string, holder: string, round: number) =>
  `insert into task (agency_id, id, revision_id, kind, holder, round, opened_at) values (:agency, :task, :revision, '${kind}', '${holder}', ${round}, app.now())`

const closeTasks = `update task set closed_at = app.now(), closed_by_id = :person where agency_id = :agency and revision_id = :revision and closed_at is null`

const change = (set: string, lock: number) => `update revision set ${set} lock = ${lock} where (agency_id, id) = (:agency, :revision)`

const lease = `insert into lease (agency_id, revision_id, holder_id, until) values (:agency, :revision, :person, app.now() + interval '1 hour')
  on conflict (agency_id, revision_id) do update set until = excluded.until`

/** What each act does, by its path. */
export const acts: Record<string, string[]> = {
  '/create': [
    `insert into document (agency_id, id, code, title, kind, type_id, division_id, created_by_id) values (:agency, :document, :code, :title, :kind, :type, :division, :person)`,
    `insert into document_code (agency_id, normal, name, document_id) values (:agency, :code::text, :code::text, :document)`,
    trail('document', 'document', 1, 'documentRegistered'),
  ],
  '/start': [
    `insert into revision (agency_id, id, document_id, serial, edition, amendment, title, change_reason, change_summary, author_id)
      values (:agency, :revision, :document, 1, 1, 0, :title, 'FIRST_EDITION', 'Ban hành lần đầu.', :person)`,
    trail('revision', 'revision', 1, 'revisionStarted'),
    `insert into search_entry (agency_id, revision_id, code, title) values (:agency, :revision, :code, :title)`,
    `insert into contributor (agency_id, revision_id, person_id) values (:agency, :revision, :person)`,
    lease,
    openTask('REVISE', 'AUTHOR', 0),
  ],
  '/attach': [
    `insert into revision_file (agency_id, id, revision_id, role, file_name, sha256, added_by_id, added_at)
      values (:agency, :file, :revision, 'CONTENT', 'quy trình.pdf', :sha256, :person, app.now())`,
    lease,
    change('', 2),
    trail('revision', 'revision', 2, 'fileAdded'),
  ],
  '/submit': [
    `insert into review_round (agency_id, id, revision_id, number, route_id, content_votes, form_votes, merges_review, sha256, seal_sha256, submitted_by_id)
      values (:agency, :round, :revision, 1, :route, 0, 0, false, :sha256, :seal, :person)`,
    closeTasks,
    `delete from lease where (agency_id, revision_id) = (:agency, :revision)`,
    openTask('APPROVE', 'HEAD', 1),
    change(`state = 'IN_APPROVAL', round = 1, seal_text = 'seal', seal_sha256 = :seal,`, 3),
    trail('revision', 'revision', 3, 'revisionSubmitted'),
  ],
  '/approve': [
    `update proof set used_at = app.now() where (agency_id, id) = (:agency, :proof)`,
    `insert into approval (agency_id, id, revision_id, round, decision, person_id, meaning, sha256, seal_sha256, not_before, proof_method, proof_id)
      values (:agency, :approval, :revision, 1, 'APPROVED', :person, 'Phê duyệt.', :sha256, :seal, :today, 'PASSWORD', :proof)`,
    closeTasks,
    openTask('PUBLISH', 'CONTROLLER', 1),
    change(`state = 'APPROVED',`, 4),
    trail('revision', 'revision', 4, 'revisionApproved'),
  ],
  '/publish': [
    closeTasks,
    change(`state = 'PUBLISHED', in_force = daterange(:today::date, null),`, 5),
    trail('revision', 'revision', 5, 'revisionPublished'),
  ],
}

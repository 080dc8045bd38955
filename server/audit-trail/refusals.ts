import type { Logger } from 'pino'
import { isId } from '../../schema/kernel/keys.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import type { KeepRefusal } from '../kernel/transaction.ts'

/** Refusals that matter: separation of duties, other bytes, proof, forbidden role. */
const matters: RefusalCode[] = [
  RefusalCode.OWN_WORK,
  RefusalCode.ALREADY_REVIEWED,
  RefusalCode.BYTES_CHANGED,
  RefusalCode.PROOF_NEEDED,
  RefusalCode.NOT_ALLOWED,
  RefusalCode.NOT_YOUR_TASK,
  RefusalCode.NOT_APPROVER,
  RefusalCode.HEAD_ONLY,
  RefusalCode.ASSIGNMENT_NOT_VALID,
  RefusalCode.SECOND_PERSON_NEEDED,
  RefusalCode.ROLES_DO_NOT_GO_TOGETHER,
]

/** Nobody fills the table: more than this in a minute are counted in the log only. */
const mostAMinute = 30

/** Fields of an input that name what the act is about. */
const named = ['revisionId', 'documentId', 'commentId', 'fileId', 'uploadId', 'grantId', 'personId', 'postingId']

/** Writes down a refusal that matters, in a transaction of its own. What is not found is written only where it is of another agency. */
export const keepRefusals =
  (log: Logger): KeepRefusal =>
  async ({ em, actor, requestId }, action, { code }, input) => {
    const subjectId = subjectOf(input)
    if (!matters.includes(code) && !(code === RefusalCode.NOT_FOUND && subjectId)) return
    if (code !== RefusalCode.NOT_FOUND) log.warn({ operation: action, code, personId: actor.personId, subjectId, requestId }, 'refused')
    await em.fork().execute(
      `insert into refusal_entry (agency_id, person_id, action, code, subject_id)
    select ?, ?, ?, ?, ?
    where (select count(*) from refusal_entry where agency_id = ? and person_id = ? and at > app.now() - interval '1 minute') < ${mostAMinute}
      ${code === RefusalCode.NOT_FOUND ? `and exists (${foreign})` : ''}`,
      [
        ...[actor.agencyId, actor.personId, action, code, subjectId],
        ...[actor.agencyId, actor.personId],
        ...(code === RefusalCode.NOT_FOUND ? [subjectId, actor.agencyId] : []),
      ],
    )
  }

const foreign = `select from (${['revision', 'document', 'comment', 'revision_file', 'upload', 'role_grant', 'person', 'posting']
  .map((table) => `select agency_id, id from ${table}`)
  .join(' union all ')}) thing where id = ?::uuid and agency_id <> ?::uuid`

function subjectOf(input: unknown): string | null {
  const fields = (input ?? {}) as Record<string, unknown>
  const id = named.map((name) => fields[name]).find((value) => value !== undefined && value !== null)
  return typeof id === 'string' && isId(id) ? id : null
}

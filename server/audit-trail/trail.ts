import { newId } from '../../schema/kernel/keys.ts'
import type { Listener } from '../kernel/context.ts'

/** Writes the entry of an act, in its transaction: the chain gives it number, instant and hash. Ids of people only, so that names can be corrected. */
export const writeTrail: Listener = async ({ em, actor, requestId }, { action, subject, documentId, details }) => {
  const { from, to, rule, reason, sha256, sealSha256, changes, ...more } = details
  const body = {
    actorId: actor.personId,
    action,
    documentId,
    ...{ from, to, rule, reason, sha256, sealSha256, changes },
    requestId,
    ...(Object.keys(more).length > 0 && { details: more }),
  }
  await em.execute('insert into trail_entry (agency_id, id, subject_type, subject_id, subject_lock, body) values (?, ?, ?, ?, ?, ?)', [
    actor.agencyId,
    newId(),
    subject.type,
    subject.id,
    subject.lock,
    JSON.stringify(body),
  ])
}

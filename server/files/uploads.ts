import { Upload } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'

/** Finds an upload of the person who asks; nobody else's is found. */
export async function findUpload({ em, actor }: Context, id: string): Promise<Upload | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  return await em.findOne(Upload, { agency: actor.agencyId, id, person: { agency: actor.agencyId, id: actor.personId } })
}

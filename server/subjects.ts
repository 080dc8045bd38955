import { readComment } from './documents/readComment.ts'
import { documentRows, revisionRow } from './documents/queries.ts'
import type { Subjects } from './kernel/once.ts'

/** How to read again what a mutation made: for an act that is sent twice under one key. */
export const subjects: Subjects = {
  Document: async (ctx, id) => (await documentRows(ctx, [id]))[0],
  Revision: revisionRow,
  Comment: readComment,
}

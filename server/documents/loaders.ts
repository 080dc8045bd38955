import DataLoader from 'dataloader'
import type { Context } from '../kernel/context.ts'
import { documentPage, documentRows, revisionRows } from './queries.ts'
import type { BriefRevision, DocumentPage, DocumentRow, RevisionRow } from './rows.ts'

// What hangs on the answer of a list or a mutation and was not read with it: one statement for all of them.

function loader<Row extends { id: string }>(ctx: Context, name: string, read: (ctx: Context, ids: readonly string[]) => Promise<Row[]>) {
  const made = ctx.loaders.get(name) as DataLoader<string, Row | null> | undefined
  if (made) return made
  const fresh = new DataLoader<string, Row | null>(async (ids) => {
    const rows = new Map((await read(ctx, ids)).map((row) => [row.id, row]))
    return ids.map((id) => rows.get(id) ?? null)
  })
  ctx.loaders.set(name, fresh)
  return fresh
}

/** Reads everything about a revision of which a part is here already. */
export async function wholeOf(ctx: Context, revision: BriefRevision | RevisionRow): Promise<RevisionRow> {
  if ('tasks' in revision) return revision
  const row = await loader(ctx, 'revision', revisionRows).load(revision.id)
  if (!row) throw new Error(`revision ${revision.id} is gone`)
  return row
}

/** Reads a revision's document. */
export async function documentOf(ctx: Context, { documentId }: Pick<BriefRevision, 'documentId'>): Promise<DocumentRow> {
  const row = await loader(ctx, 'document', documentRows).load(documentId)
  if (!row) throw new Error(`document ${documentId} is gone`)
  return row
}

/** Reads a document with all its revisions, of which a list's row is here already. */
export async function pageWithAll(ctx: Context, row: DocumentRow | DocumentPage): Promise<DocumentPage> {
  if ('revisions' in row) return row
  const page = await documentPage(ctx, row.code)
  if (!page) throw new Error(`document ${row.id} is gone`)
  return page
}

import DataLoader from 'dataloader'
import type { PostingPlace, PostingProof } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import type { PersonRow } from '../agency/rows.ts'
import type { BriefRevision } from '../documents/rows.ts'
import { asked, briefRevision } from '../documents/sql.ts'
import { person } from '../documents/sqlParts.ts'
import type { Context } from '../kernel/context.ts'
import { read as readRows } from '../kernel/read.ts'
import { isPublic } from './queries.ts'

/** Something that hangs, or hung, somewhere. */
export interface PostingRow {
  id: string
  documentId: string
  place: PostingPlace
  whereExactly: string | null
  from: Day
  until: Day | null
  proof: PostingProof
  url: string | null
  proofName: string | null
  postedBy: PersonRow
  postedAt: string
  lock: number
  revision: BriefRevision
  /** Days on which it hung although it was not in force any more. */
  daysOutdated: number
}

/** What is posted of a document. */
export interface DocumentPostings {
  id: string
  /** The public may know of it. */
  open: boolean
  /** Where the poster of a policy in force is laid out. */
  posterUrl: string | null
  postings: PostingRow[]
}

const postings = `(select coalesce(json_agg(x order by x.until is not null, x."from" desc, x.id desc), '[]') from (
  select g.id, r.document_id as "documentId", g.place, g.where_exactly as "whereExactly", g.from_day as "from", g.until, g.proof, g.url, g.proof_name as "proofName",
    ${person('g.agency_id', 'g.posted_by_id')} as "postedBy", g.created_at as "postedAt", g.lock, ${briefRevision('r')} as revision,
    greatest(0, coalesce(g.until, (select today from asked)) + 1 - upper(r.in_force)) as "daysOutdated"
  from posting g join revision r on (r.agency_id, r.id) = (g.agency_id, g.revision_id)
  where (r.agency_id, r.document_id) = (d.agency_id, d.id)) x)`

async function postingsOf(ctx: Context, documentIds: readonly string[]): Promise<DocumentPostings[]> {
  const { em, actor, today } = ctx
  return await readRows(
    em,
    `with ${asked} select d.id, ${isPublic} as open, ${postings} as postings,
      case when d.kind = 'POLICY' and ${isPublic} and exists (select from revision r join policy_statement s on (s.agency_id, s.revision_id) = (r.agency_id, r.id)
        where (r.agency_id, r.document_id) = (d.agency_id, d.id) and r.in_force @> (select today from asked)) then '/bang/' || a.code || '/poster.pdf' end as "posterUrl"
    from document d join agency a on a.id = d.agency_id join document_type y on (y.agency_id, y.id) = (d.agency_id, d.type_id)
    where d.agency_id = (select agency_id from asked) and d.id = any(?::uuid[])`,
    [actor.agencyId, actor.personId, today, `{${documentIds.join(',')}}`],
  )
}

/** Reads what is posted of a document; of many that are asked together in one statement. */
export async function documentPostings(ctx: Context, documentId: string): Promise<DocumentPostings> {
  const made =
    (ctx.loaders.get('postings') as DataLoader<string, DocumentPostings | null> | undefined) ??
    new DataLoader(
      async (ids: readonly string[]) => {
        const rows = new Map((await postingsOf(ctx, ids)).map((one) => [one.id, one]))
        return ids.map((id) => rows.get(id) ?? null)
      },
      { cache: false }, // a mutation reads again what it changed
    )
  ctx.loaders.set('postings', made)
  const found = await made.load(documentId)
  if (!found) throw new Error(`document ${documentId} is gone`)
  return found
}

/** Whether documents like this one are posted, so that the public may know of it. */
export const isPosted = async (ctx: Context, documentId: string): Promise<boolean> => (await documentPostings(ctx, documentId)).open

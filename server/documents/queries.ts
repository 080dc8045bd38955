import type { Day } from '../../schema/kernel/days.ts'
import type { Context } from '../kernel/context.ts'
import { type Page, type PageArgs, pageOf, readPage } from '../kernel/page.ts'
import { read as readRows } from '../kernel/read.ts'
import { normalCode } from './numbering.ts'
import type { DocumentPage, DocumentRow, DocumentTypeRow, RevisionRow, RouteStepRow } from './rows.ts'
import { asked, documentColumns, documentRow, wholeRevision, withCurrent } from './sql.ts'
import { conditions, type DocumentWish, totalOf, uuids } from './wishes.ts'

// Every list and page is one statement. What one may see of a row is decided by visibility.ts on what was read; rows of other agencies are never read.

const askedOf = ({ actor, today }: Context) => [actor.agencyId, actor.personId, today]

const read = <Row>(ctx: Context, sql: string, more: unknown[] = []): Promise<Row[]> => readRows(ctx.em, sql, [...askedOf(ctx), ...more])

/** Reads everything about some revisions, by id. */
export async function revisionRows(ctx: Context, ids: readonly string[]): Promise<RevisionRow[]> {
  const rows = await read<{ revision: RevisionRow }>(
    ctx,
    `with ${asked} select ${wholeRevision} as revision
    from revision r join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id) join document_type y on (y.agency_id, y.id) = (d.agency_id, d.type_id)
    where r.agency_id = (select agency_id from asked) and r.id = any(?::uuid[])`,
    [uuids(ids)],
  )
  return rows.map(({ revision }) => revision)
}

/** Reads everything about a revision; null where there is none in this agency. */
export async function revisionRow(ctx: Context, id: string): Promise<RevisionRow | null> {
  return (await revisionRows(ctx, [id]))[0] ?? null
}

/** Reads everything about the policy in force on a day; null where there was none. Of several the newest counts. */
export async function policyOn(ctx: Context, day: Day): Promise<RevisionRow | null> {
  const [row] = await read<{ revision: RevisionRow }>(
    ctx,
    `with ${asked} select ${wholeRevision} as revision
    from document d join document_type y on (y.agency_id, y.id) = (d.agency_id, d.type_id)
    join revision r on (r.agency_id, r.document_id) = (d.agency_id, d.id) and r.in_force @> ?::date
    where d.agency_id = (select agency_id from asked) and d.kind = 'POLICY' order by lower(r.in_force) desc, r.id desc limit 1`,
    [day],
  )
  return row?.revision ?? null
}

/** Reads documents as lists show them, by id. */
export async function documentRows(ctx: Context, ids: readonly string[]): Promise<DocumentRow[]> {
  return await read(
    ctx,
    `with ${asked} select ${documentColumns} from document d ${withCurrent}
    where d.agency_id = (select agency_id from asked) and d.id = any(?::uuid[])`,
    [uuids(ids)],
  )
}

/** Reads a document with all its revisions, by code or alias; null where there is none. */
export async function documentPage(ctx: Context, code: string): Promise<DocumentPage | null> {
  const [page] = await read<DocumentPage>(
    ctx,
    `with ${asked} select ${documentColumns},
      (select coalesce(json_agg(c.name order by c.name), '[]') from document_code c where (c.agency_id, c.document_id) = (d.agency_id, d.id) and c.alias) as aliases,
      (select ${documentRow} from document d ${withCurrent} where (d.agency_id, d.id) = (self.agency_id, self.parent_id)) as parent,
      (select coalesce(json_agg(${documentRow} order by d.code), '[]') from document d ${withCurrent}
        where (d.agency_id, d.parent_id) = (self.agency_id, self.id) and d.kind = 'FORM') as forms,
      (select coalesce(json_agg(${wholeRevision} order by r.serial desc), '[]') from revision r where (r.agency_id, r.document_id) = (d.agency_id, d.id)) as revisions
    from document_code named
    join document self on (self.agency_id, self.id) = (named.agency_id, named.document_id)
    join document d on (d.agency_id, d.id) = (self.agency_id, self.id)
    ${withCurrent}
    where (named.agency_id, named.normal) = ((select agency_id from asked), ?)`,
    [normalCode(code)],
  )
  return page ?? null
}

/** By what a list of documents is sorted; the id comes last, so that a cursor never skips. */
export interface DocumentSort {
  field: 'CODE' | 'TITLE' | 'UPDATED_AT'
  direction: 'ASC' | 'DESC'
}

const sortColumn: Record<DocumentSort['field'], { column: string; type: string }> = {
  CODE: { column: 'd.code', type: 'text' },
  TITLE: { column: 'd.title', type: 'text' },
  UPDATED_AT: { column: 'd.changed_at', type: 'timestamptz' },
}

/** Reads a page of documents: keys first, then what they show, in one statement. */
export async function documentList(
  ctx: Context,
  wish: DocumentWish,
  sort: DocumentSort,
  args: PageArgs,
  counted: boolean,
): Promise<Page<DocumentRow>> {
  const page = readPage(args)
  const { column, type } = sortColumn[sort.field]
  const down = (sort.direction === 'DESC') !== page.backward
  const { sql, values } = conditions(wish)
  const total = counted ? totalOf(wish) : { sql: 'select 0', values: [] }
  const beyond = page.after ? `and (${column}, d.id) ${down ? '<' : '>'} (?::${type}, ?::uuid)` : ''
  const order = `${column} ${down ? 'desc' : 'asc'}, d.id ${down ? 'desc' : 'asc'}`
  const rows = await read<DocumentRow & { key: string; total: string }>(
    ctx,
    `with ${asked},
      page as (select d.id, ${column} as key from document d where ${sql} ${beyond} order by ${order} limit ${page.most})
    select ${documentColumns}, page.key::text as key, (${total.sql}) as total
    from page join document d on (d.agency_id, d.id) = ((select agency_id from asked), page.id) ${withCurrent}
    order by ${order}`,
    [...values, ...(page.after ?? []).slice(0, 2), ...total.values],
  )
  return pageOf(rows, page, ({ key, id }) => [key, id], Number(rows[0]?.total ?? 0))
}

/** A document type with its newest route. */
export type DocumentTypePage = DocumentTypeRow & {
  route: { id: string; version: number; mergesReviewIntoApproval: boolean; steps: RouteStepRow[] } | null
}

/** Reads the types of the agency, each with its newest route and those who do its steps today. */
export async function documentTypes(ctx: Context): Promise<DocumentTypePage[]> {
  return await read(
    ctx,
    `with ${asked} select y.id, y.code, y.kind, y.name, y.name_en as "nameEn", y.code_pattern as "codePattern", y.approver, y.issue, y.posting, y.review_months as "reviewMonths", y.active,
      (select json_build_object('id', o.id, 'version', o.version, 'mergesReviewIntoApproval', o.merges_review_into_approval, 'steps',
        (select coalesce(json_agg(json_build_object('position', s.position, 'kind', s.kind, 'who', s.who, 'needs', s.needs, 'days', s.days, 'people', '[]'::json) order by s.position, s.who), '[]')
          from route_step s where (s.agency_id, s.route_id) = (o.agency_id, o.id)))
        from route o where (o.agency_id, o.type_id) = (y.agency_id, y.id) order by o.version desc limit 1) as route
    from document_type y where y.agency_id = (select agency_id from asked) order by y.position`,
  )
}

import type { DocumentKind } from '../../schema/index.ts'
import { normalCode } from '../documents/numbering.ts'
import { escapeLike } from '../documents/queries.ts'
import type { BriefRevision, DocumentRow } from '../documents/rows.ts'
import { asked, briefRevision, documentRow, withCurrent } from '../documents/sql.ts'
import type { Context } from '../kernel/context.ts'
import { type Page, type PageArgs, pageOf, readPage } from '../kernel/page.ts'
import { read } from '../kernel/read.ts'

/** A document that was found, with the revision whose words matched. */
export interface SearchHit {
  document: DocumentRow
  revision: BriefRevision
  snippet: string
}

/** What is looked for. */
export interface SearchWish {
  text: string
  effectiveOnly: boolean
  kinds?: DocumentKind[] | null
}

/**
 * Finds documents by code and title, with or without marks: codes first, then exact marks, then words without marks, then parts of words
 * and slips of typing. Titles are open to the agency; content is not searched.
 */
export async function search(
  ctx: Context,
  { text, effectiveOnly, kinds }: SearchWish,
  args: PageArgs,
  counted: boolean,
): Promise<Page<SearchHit>> {
  const page = readPage(args, 20)
  const typed = text.normalize('NFC').trim().slice(0, 200)
  if (!typed) return pageOf<SearchHit>([], page, () => [])
  const which = effectiveOnly
    ? 'r.in_force @> (select today from asked)'
    : `(r.in_force @> (select today from asked) or r.state <> 'CANCELLED' and r.serial = (select max(serial) from revision l where (l.agency_id, l.document_id) = (r.agency_id, r.document_id) and l.state <> 'CANCELLED')
        and not exists (select from revision l where (l.agency_id, l.document_id) = (r.agency_id, r.document_id) and l.in_force @> (select today from asked)))`
  const rows = await read<SearchHit & { score: string; total: string; id: string }>(
    ctx.em,
    `with ${asked}, wish as (select ?::text as typed, app.plain(?) as plain, ?::text as code, websearch_to_tsquery('app.vi', ?) as words),
      found as (select e.revision_id, (case when c.normal = wish.code then 100 when starts_with(c.normal, wish.code) then 60 else 0 end
          + case when position(lower(wish.typed) in lower(e.title)) > 0 then 20 else 0 end
          + case when e.plain like '%' || app.plain(?) || '%' then 10 else 0 end
          + case when e.words @@ wish.words then 5 + ts_rank(e.words, wish.words) else 0 end
          + word_similarity(wish.plain, e.plain))::numeric(10, 4) as score
        from search_entry e
        join revision r on (r.agency_id, r.id) = (e.agency_id, e.revision_id) and ${which}
        join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id) ${kinds?.length ? 'and d.kind = any(?::text[])' : ''}
        join document_code c on (c.agency_id, c.document_id) = (d.agency_id, d.id) and not c.alias
        cross join wish
        where e.agency_id = (select agency_id from asked)
          and (e.words @@ wish.words or e.plain like '%' || app.plain(?) || '%' or wish.plain <% e.plain or starts_with(c.normal, wish.code)
            or exists (select from document_code a where (a.agency_id, a.document_id, a.normal) = (d.agency_id, d.id, wish.code)))),
      page as (select * from found ${page.after ? 'where (-score, revision_id) > (?::numeric, ?::uuid)' : ''} order by -score, revision_id limit ${page.most})
    select r.id, page.score::text as score, ${briefRevision('r')} as revision,
      ${documentRow} as document,
      ts_headline('app.vi', replace(replace(replace(r.title, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), wish.words, 'StartSel=<b>, StopSel=</b>, HighlightAll=true') as snippet,
      ${counted ? '(select count(*) from found)' : '0'} as total
    from page join revision r on (r.agency_id, r.id) = ((select agency_id from asked), page.revision_id)
    join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id) ${withCurrent} cross join wish
    order by -page.score, r.id`,
    [
      ...[ctx.actor.agencyId, ctx.actor.personId, ctx.today],
      ...[typed, typed, normalCode(typed), typed],
      escapeLike(typed),
      ...(kinds?.length ? [`{${kinds.join(',')}}`] : []),
      escapeLike(typed),
      ...(page.after ?? []).slice(0, 2),
    ],
  )
  return pageOf<SearchHit>(
    rows,
    page,
    (row) => [`-${(row as (typeof rows)[number]).score}`, (row as (typeof rows)[number]).id],
    Number(rows[0]?.total ?? 0),
  )
}

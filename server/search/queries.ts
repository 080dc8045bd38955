import type { DocumentKind } from '../../schema/index.ts'
import { normalCode } from '../documents/numbering.ts'
import type { BriefRevision, DocumentRow } from '../documents/rows.ts'
import { asked, briefRevision, documentRow, withCurrent } from '../documents/sql.ts'
import { escapeLike } from '../documents/wishes.ts'
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

/** In force on the day asked; or, of what never was or is no longer, the newest. Not by the index of ranges (`is true`): most of all there is in force. */
const counts = (effectiveOnly: boolean) =>
  effectiveOnly
    ? '(r.in_force @> (select today from asked)) is true'
    : `((r.in_force @> (select today from asked)) is true or r.state <> 'CANCELLED' and r.serial = (select max(serial) from revision l where (l.agency_id, l.document_id) = (r.agency_id, r.document_id) and l.state <> 'CANCELLED')
        and not exists (select from revision l where (l.agency_id, l.document_id) = (r.agency_id, r.document_id) and l.in_force @> (select today from asked)))`

/**
 * Finds documents by code and title, with or without marks: codes first, then exact marks, then words without marks; all that is found is ranked. Parts of
 * words are looked for only where no word was found, and slips of typing only where no part was. Each way has its index. Titles are open to the agency;
 * content is not searched.
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
  const which = `join revision r on (r.agency_id, r.id) = (e.agency_id, e.revision_id) and ${counts(effectiveOnly)}
    ${kinds?.length ? 'join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id) and d.kind = any((select kinds from wish)::text[])' : ''}
    where (e.agency_id = (select agency_id from asked)) is true` // compared last: an agency may have half of all rows, and words are rarer
  const similar = 'word_similarity(wish.plain, e.plain)'
  const inTitle = `case when e.plain like wish.part then 11 + case when position(wish.typed in lower(e.title)) > 0 then 20 else 0 end else ${similar} end`
  const inWords = 'case when e.words @@ wish.words then 5 + ts_rank(e.words, wish.words) else 0 end'
  const rows = await read<SearchHit & { score: string; total: string; id: string }>(
    ctx.em,
    `with ${asked},
      wish as materialized (select lower(t.typed) as typed, app.plain(t.typed) as plain, '%' || app.plain(t.escaped) || '%' as part, t.code, t.kinds, websearch_to_tsquery('app.vi', t.typed) as words
        from (select ?::text as typed, ?::text as escaped, ?::text as code, ?::text as kinds) t),
      named as (select c.document_id, max(case when c.normal = wish.code then 100 else 60 end) as points
        from wish join document_code c on c.agency_id = (select agency_id from asked) and c.normal collate "C" >= wish.code and c.normal collate "C" < wish.code || chr(1114111)
          and (not c.alias or c.normal = wish.code) where wish.code <> '' group by c.document_id),
      by_words as materialized (
        select e.revision_id, (${inTitle} + ${inWords})::numeric(10, 4) as score from wish join search_entry e on e.words @@ wish.words ${which}
        union all select e.revision_id, (named.points + ${inTitle} + ${inWords})::numeric(10, 4) from wish cross join named
          join revision n on (n.agency_id, n.document_id) = ((select agency_id from asked), named.document_id)
          join search_entry e on (e.agency_id, e.revision_id) = (n.agency_id, n.id) ${which}),
      by_parts as materialized (select e.revision_id, (${inTitle})::numeric(10, 4) as score
        from wish join search_entry e on e.plain like wish.part ${which} and not exists (select from by_words)),
      found as materialized (select revision_id, max(score) as score from (select * from by_words union all select * from by_parts
        union all select e.revision_id, (${similar})::numeric(10, 4) from wish join search_entry e on e.plain %> wish.plain ${which}
          and not exists (select from by_words) and not exists (select from by_parts)) x group by revision_id),
      page as (select * from found ${page.after ? 'where (-score, revision_id) > (?::numeric, ?::uuid)' : ''} order by -score, revision_id limit ${page.most})
    select r.id, page.score::text as score, ${briefRevision('r')} as revision, ${documentRow} as document,
      ts_headline('app.vi', replace(replace(replace(r.title, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), wish.words, 'StartSel=<b>, StopSel=</b>, HighlightAll=true') as snippet,
      ${counted ? '(select count(*) from found)' : '0'} as total
    from page join revision r on (r.agency_id, r.id) = ((select agency_id from asked), page.revision_id)
    join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id) ${withCurrent} cross join wish
    order by -page.score, r.id`,
    [
      ...[ctx.actor.agencyId, ctx.actor.personId, ctx.today],
      ...[typed, escapeLike(typed), normalCode(typed), kinds?.length ? `{${kinds.join(',')}}` : null],
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

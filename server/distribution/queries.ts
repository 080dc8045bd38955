import type { EntityManager } from '@mikro-orm/postgresql'
import type { Day } from '../../schema/kernel/days.ts'
import type { StatementRow } from '../documents/content/rows.ts'
import { statement } from '../documents/content/sql.ts'
import { normalCode } from '../documents/numbering.ts'
import { list } from '../documents/sqlParts.ts'
import { read } from '../kernel/read.ts'

// What the public may see: what is in force today, of types that are posted, and never what is restricted. One statement a page.

/** An agency, as the public names it. */
export interface PublicAgency {
  id: string
  code: string
  name: string
  superior: string | null
  place: string | null
  today: Day
}

/** A document that is in force and posted. */
export interface PublicDocument {
  code: string
  title: string
  kind: string
  typeName: string
  typeNameEn: string | null
  revisionId: string
  edition: number
  amendment: number
  since: Day
  at: string
  fileName: string | null
}

/** The policy in force, and who approved it; nobody, where it was taken over. */
export type PublicPolicy = StatementRow &
  Pick<PublicDocument, 'code' | 'edition' | 'amendment' | 'since'> & { signer: { position: string; name: string } | null }

/** The board of an agency. */
export interface PublicBoard {
  agency: PublicAgency
  policy: PublicPolicy | null
  documents: PublicDocument[]
}

const agency = `(select a.id, a.code, a.name, a.superior_name as superior, a.place, app.today(a.id) as today from agency a where upper(a.code) = upper(?)) a`

/** A document `d` of a type `y` that the public may know. */
export const isPublic = `not d.restricted and (y.posting in ('WEB', 'OFFICE_AND_WEB') or y.posting = 'WITH_PARENT' and exists (
  select from document p join document_type t on (t.agency_id, t.id) = (p.agency_id, p.type_id)
  where (p.agency_id, p.id) = (d.agency_id, d.parent_id) and not p.restricted and t.posting in ('WEB', 'OFFICE_AND_WEB')))`

const signer = `(select json_build_object('position', coalesce(w.position, p.position, ''), 'name', p.name) from approval w join person p on (p.agency_id, p.id) = (w.agency_id, w.person_id)
  where (w.agency_id, w.revision_id, w.decision) = (r.agency_id, r.id, 'APPROVED') order by w.at desc limit 1)`

const content = `left join lateral (select f.file_name, f.sha256 from revision_file f
  where (f.agency_id, f.revision_id) = (r.agency_id, r.id) and f.role = 'CONTENT' and f.removed_at is null) f on true`

const documentColumns = `d.code, r.title, d.kind, y.name as "typeName", y.name_en as "typeNameEn", r.id as "revisionId", r.edition, r.amendment,
  lower(r.in_force) as since, r.changed_at as at, f.file_name as "fileName"`

/** Reads the board of an agency by its code; null where there is none. */
export async function publicBoard(em: EntityManager, code: string): Promise<PublicBoard | null> {
  const [found] = await read<PublicBoard>(
    em,
    `select row_to_json(a) as agency,
      (select row_to_json(x) from (select s.*, d.code, r.edition, r.amendment, lower(r.in_force) as since, ${signer} as signer
        from document d join document_type y on (y.agency_id, y.id) = (d.agency_id, d.type_id)
        join revision r on (r.agency_id, r.document_id) = (d.agency_id, d.id) and r.in_force @> a.today
        cross join lateral (select * from json_to_record(${statement}) as s (title text, "titleEn" text, motto text, "mottoEn" text, closing text, "closingEn" text, commitments json)) s
        where d.agency_id = a.id and d.kind = 'POLICY' and ${isPublic} and s.title is not null order by lower(r.in_force) desc limit 1) x) as policy,
      ${list(`select ${documentColumns} from document d join document_type y on (y.agency_id, y.id) = (d.agency_id, d.type_id)
        join revision r on (r.agency_id, r.document_id) = (d.agency_id, d.id) and r.in_force @> a.today ${content}
        where d.agency_id = a.id and ${isPublic} order by y.position, d.code`)} as documents
    from ${agency}`,
    [code],
  )
  return found ?? null
}

/** A document as the public may follow it: what is in force, or since when nothing is. */
export interface PublicPage {
  agency: PublicAgency
  code: string
  current: PublicDocument | null
  /** The first day on which nothing was in force any more. */
  endedOn: Day | null
  withdrawn: boolean
}

/** Reads the page of one document, by code or alias; null where the public may not know of it. */
export async function publicPage(em: EntityManager, agencyCode: string, code: string): Promise<PublicPage | null> {
  const [found] = await read<PublicPage>(
    em,
    `select row_to_json(a) as agency, d.code,
      (select row_to_json(x) from (select ${documentColumns} from revision r ${content} where (r.agency_id, r.document_id) = (d.agency_id, d.id) and r.in_force @> a.today) x) as current,
      (select max(upper(r.in_force)) from revision r where (r.agency_id, r.document_id) = (d.agency_id, d.id) and upper(r.in_force) <= a.today) as "endedOn",
      exists (select from approval w join revision r on (r.agency_id, r.id) = (w.agency_id, w.revision_id) where (r.agency_id, r.document_id) = (d.agency_id, d.id)
        and w.decision = 'WITHDRAWN' and w.ends_on <= a.today) as withdrawn
    from ${agency} join document_code c on (c.agency_id, c.normal) = (a.id, ?) join document d on (d.agency_id, d.id) = (c.agency_id, c.document_id)
    join document_type y on (y.agency_id, y.id) = (d.agency_id, d.type_id)
    where ${isPublic} and exists (select from revision r where (r.agency_id, r.document_id) = (d.agency_id, d.id) and lower(r.in_force) <= a.today)`,
    [agencyCode, normalCode(code)],
  )
  return found ?? null
}

/** Bytes that the public may fetch today. */
export interface PublicFile {
  agencyId: string
  sha256: string
  fileName: string
  mediaType: string
  byteSize: number
}

/** Finds the file to read of a revision that is in force and posted; null otherwise. */
export async function publicFile(em: EntityManager, agencyCode: string, revisionId: string): Promise<PublicFile | null> {
  const [found] = await read<PublicFile>(
    em,
    `select a.id as "agencyId", f.sha256, f.file_name as "fileName", s.media_type as "mediaType", s.byte_size::float8 as "byteSize"
    from ${agency} join revision r on r.agency_id = a.id and r.id::text = lower(?) and r.in_force @> a.today
    join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id) join document_type y on (y.agency_id, y.id) = (d.agency_id, d.type_id)
    ${content} join stored_file s on (s.agency_id, s.sha256, s.state) = (a.id, f.sha256, 'READY')
    where ${isPublic}`,
    [agencyCode, revisionId],
  )
  return found ?? null
}

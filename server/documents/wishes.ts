import type { DocumentKind, DocumentStatus, RevisionState } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { normalCode } from './numbering.ts'

// What a list of documents is narrowed to, as conditions of SQL.

/** What is wished: fields join by AND, lists by OR. */
export interface DocumentWish {
  kinds?: DocumentKind[] | null
  typeCodes?: string[] | null
  statuses?: DocumentStatus[] | null
  openStates?: RevisionState[] | null
  divisionIds?: string[] | null
  codePrefix?: string | null
  text?: string | null
  effectiveSince?: Day | null
}

const openOf = (document: string) =>
  `(select state from revision where (agency_id, document_id) = (${document}.agency_id, ${document}.id) and state in ('DRAFT', 'IN_REVIEW', 'IN_APPROVAL', 'APPROVED'))`
const inForceOf = (document: string) =>
  `exists (select from revision where (agency_id, document_id) = (${document}.agency_id, ${document}.id) and in_force @> (select today from asked))`
const begun =
  'exists (select from revision where (agency_id, document_id) = (d.agency_id, d.id) and lower(in_force) <= (select today from asked))'
const statusIs: Record<DocumentStatus, string> = {
  NEVER_EFFECTIVE: `not ${begun}`,
  WITHDRAWN: `(${begun} and not ${inForceOf('d')})`,
  IN_FORCE: `(${inForceOf('d')} and ${openOf('d')} is null)`,
  IN_FORCE_BEING_REVISED: `(${inForceOf('d')} and ${openOf('d')} is not null)`,
}

/** What narrows a list, with its parameters. */
interface Conditions {
  sql: string
  values: unknown[]
}

function collect() {
  const [parts, values]: [string[], unknown[]] = [['d.agency_id = (select agency_id from asked)'], []]
  const add = (sql: string, ...more: unknown[]) => {
    parts.push(sql)
    values.push(...more)
  }
  return { add, joined: (): Conditions => ({ sql: parts.join(' and '), values }) }
}

/** One of some values; a single one is read in the order of an index that begins with it. */
const among = (values: readonly string[], type: string) => (values.length === 1 ? `= (?::${type}[])[1]` : `= any(?::${type}[])`)

/** Narrows by what documents and their counts have both, as `d`. */
function narrow(wish: DocumentWish) {
  const { add, joined } = collect()
  if (wish.kinds?.length) add(`d.kind ${among(wish.kinds, 'text')}`, texts(wish.kinds))
  if (wish.typeCodes?.length) {
    add('d.type_id in (select id from document_type t where t.agency_id = d.agency_id and t.code = any(?::text[]))', texts(wish.typeCodes))
  }
  if (wish.divisionIds?.length) add(`d.division_id ${among(wish.divisionIds, 'uuid')}`, uuids(wish.divisionIds))
  return { add, joined }
}

/** Turns a wish into conditions on a document `d`. */
export function conditions(wish: DocumentWish): Conditions {
  const { add, joined } = narrow(wish)
  if (wish.codePrefix) {
    add(
      'exists (select from document_code c where (c.agency_id, c.document_id) = (d.agency_id, d.id) and starts_with(c.normal, ?))',
      normalCode(wish.codePrefix),
    )
  }
  if (wish.text) {
    // an array is worked out once, whatever PostgreSQL believes of its tables; before it has counted them it would read every text for every document
    add(
      `d.id = any(array(select r.document_id from search_entry e join revision r on (r.agency_id, r.id) = (e.agency_id, e.revision_id)
        where e.agency_id = (select agency_id from asked) and e.plain like all (array(select '%' || app.plain(word) || '%' from unnest(?::text[]) word))))`,
      texts(wish.text.normalize('NFC').slice(0, 200).split(/\s+/).filter(Boolean).map(escapeLike)),
    )
  }
  if (wish.statuses?.length) add(`(${wish.statuses.map((status) => statusIs[status]).join(' or ')})`)
  if (wish.openStates?.length) add(`${openOf('d')} = any(?::text[])`, texts(wish.openStates))
  if (wish.effectiveSince) {
    add(
      `exists (select from revision r where (r.agency_id, r.document_id) = (d.agency_id, d.id) and r.in_force @> (select today from asked) and lower(r.in_force) >= ?::date)`,
      wish.effectiveSince,
    )
  }
  return joined()
}

/** How many documents a wish has: from the kept counts, where it asks for nothing that they do not know. */
export function totalOf(wish: DocumentWish): Conditions {
  const { kinds, typeCodes, divisionIds, ...more } = wish
  if (Object.values(more).some((one) => (Array.isArray(one) ? one.length > 0 : one))) {
    const { sql, values } = conditions(wish)
    return { sql: `select count(*) from document d where ${sql}`, values }
  }
  const { sql, values } = narrow({ kinds, typeCodes, divisionIds }).joined()
  return { sql: `select coalesce(sum(d.documents), 0) from document_count d where ${sql}`, values }
}

/** PostgreSQL's form of a list of ids; what is no id is never found. */
export const uuids = (ids: readonly string[]) => `{${ids.filter((id) => /^[0-9a-f-]{36}$/i.test(id)).join(',')}}`
export const texts = (values: readonly string[]) => `{${values.map((value) => JSON.stringify(value)).join(',')}}`

/** Lets `%` and `_` stand for themselves. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

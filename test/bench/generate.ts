import pg from 'pg'
import { newId } from '../../schema/kernel/keys.ts'
import { hashPassword } from '../../server/agency/password.ts'
import { agencyRows, password } from '../support/personas.ts'
import { fill } from '../support/rows.ts'
import { agencies, documents, history, revisions, search, trail } from './generated.ts'
import { objectives } from './objectives.ts'
import { words } from './words.ts'

/** How much is generated. The first agency, which is measured, holds every second document. */
export interface Amount {
  documents: number
  agencies: number
}

/** The tables that are filled: their indexes are made afterwards, which is several times faster. */
const filled = ['document', 'document_code', 'revision', 'stored_file', 'revision_file', 'review_round', 'vote', 'approval']
  .concat('contributor', 'task', 'search_entry', 'trail_entry', 'yearly_objective', 'measurement')
  .map((table) => `'${table}'`)

/** Types beside those of the test agency, and one whose route has no review: what the write cycle is measured with. */
const moreTypes = [
  ['HD', 'INSTRUCTION', 'Hướng dẫn công việc', true],
  ['BM', 'FORM', 'Biểu mẫu', true],
  ['VBN', 'EXTERNAL', 'Văn bản bên ngoài', true],
  ['HS', 'RECORD', 'Hồ sơ', true],
  ['THANG', 'PROCEDURE', 'Quy trình trình thẳng', false],
] as const

const moreDivisions = ['TTRA', 'QLCN', 'KTAT', 'KHTC', 'TCCB', 'XNK', 'TTKC', 'TTXT']

/**
 * Fills a migrated, empty database. As superuser past triggers and foreign keys, for a million documents one by one would take days:
 * what the rules would refuse is not made, except that the trail's generated hashes are no chain.
 */
export async function generate(
  superuserUrl: string,
  { documents: amount, agencies: of }: Amount,
  tell: (step: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const step = async (name: string, sql: string, values: unknown[] = []) => {
    const begun = performance.now()
    await client.query(sql, values)
    tell(`${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  }
  try {
    await client.query(
      "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'",
    )
    await client.query(helpers)
    const { rows, agencyId, people } = agencyRows(await hashPassword(password))
    await fill(client, rows)
    await fill(client, more(agencyId, rows.route_step![0]!))
    const indexes = await takeIndexes(client)
    await step('agencies', agencies(of, agencyId))
    for (const [name, sql] of Object.entries(objectives(agencyId))) await step(name, sql)
    await step('documents', documents(amount, of), [
      words.acts,
      words.things,
      words.ends,
      people.get('ada'),
      people.get('hung'),
      people.get('mei'),
    ])
    for (const [name, sql] of [
      ...Object.entries(revisions),
      ...Object.entries(history),
      ...Object.entries(search),
      ...Object.entries(trail),
    ])
      await step(name, sql)
    for (const index of indexes) await step(/index (\S+)/i.exec(index)?.[1] ?? '', index)
    await step('vacuum analyze', 'vacuum (analyze)')
    await step('checkpoint', 'checkpoint')
  } finally {
    await client.end()
  }
}

/** Keys that follow from numbers, so that tables need no join to name each other; they sort by number. */
const helpers = `
create function pg_temp.key(what int, n bigint) returns uuid language sql immutable parallel safe as
  $$ select ('0197' || lpad(to_hex(what), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
create function pg_temp.of(agency int, id uuid) returns uuid language sql immutable parallel safe as
  $$ select case when agency = 0 then id else md5(agency || id::text)::uuid end $$;
create function pg_temp.pick(n bigint, seed int, among int) returns int language sql immutable parallel safe as
  $$ select (abs(hashint8extended(n, seed)) % among)::int $$;
create function pg_temp.digest(n bigint, serial int) returns text language sql immutable parallel safe as
  $$ select encode(sha256(convert_to(n || '-' || serial, 'UTF8')), 'hex') $$;`

/** Further divisions and types of the first agency. */
function more(agency_id: string, aStep: Record<string, unknown>) {
  const types = moreTypes.map(([code, kind, name, reviewed], i) => ({
    code,
    kind,
    name,
    reviewed,
    id: newId(),
    routeId: newId(),
    position: 10 + i,
  }))
  return {
    division: moreDivisions.map((code, i) => ({
      ...{ agency_id, id: newId(), code, abbreviation: code, name: `Phòng ${code}`, name_en: `Division ${code}`, kind: 'DIVISION' },
      ...{ office: false, in_scope: true, position: 10 + i, lock: 1 },
    })),
    document_type: types.map(({ id, code, kind, name, position }) => ({
      ...{ agency_id, id, code, kind, name, position, active: true, code_pattern: '{code}', approver: 'HEAD_OR_KT', issue: 'OPTIONAL' },
    })),
    route: types.map(({ id, routeId }) => ({ agency_id, id: routeId, type_id: id, version: 1, merges_review_into_approval: false })),
    route_step: types.filter(({ reviewed }) => reviewed).map(({ routeId }) => ({ ...aStep, id: newId(), route_id: routeId })),
  }
}

/** Takes away every index that no constraint needs, and answers with how each was made. */
async function takeIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
    where indrelid::regclass::text in (${filled.join(',')}) and not exists (select from pg_constraint where conindid = indexrelid)`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ made }) => made)
}

import pg from 'pg'
import { signIn } from '../support/acting.ts'
import type { Pair } from './reads.ts'

/** Signs the controller in, who reads every content, and finds what is asked about. */
export async function openPair(databaseUrl: string, niem: string, raw: string): Promise<Pair> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ agencyId: string; today: string; divisionIds: string[]; codes: string[] }>(
      `select a.id as "agencyId", app.today(a.id)::text as today,
        (select array_agg(id::text order by code) from division v where v.agency_id = a.id) as "divisionIds",
        (select array_agg(code::text) from (
          (select code from document d where d.agency_id = a.id and created_by_id is not null order by md5(id::text) limit 30)
          union all (select code from document d where d.agency_id = a.id and created_by_id is null order by md5(id::text) limit 30)) x) as codes
      from agency a where a.code = 'SCT-THU'`,
    )
    const found = rows[0]
    if (!found) throw new Error('the generated agency is missing')
    const { cookie } = await signIn(niem, 'cleo')
    return { ...found, niem: { address: niem, cookie }, raw: { address: raw } }
  } finally {
    await client.end()
  }
}

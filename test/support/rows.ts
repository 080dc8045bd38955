import type pg from 'pg'

/** Puts rows into tables, in the order given; every row of a table has the columns of its first. */
export async function fill(client: pg.Client, rows: Record<string, Record<string, unknown>[]>): Promise<void> {
  await client.query('begin') // as the operator does it: an agency comes with its first roles
  for (const [table, all] of Object.entries(rows)) {
    const columns = Object.keys(all[0]!).join(', ')
    await client.query(`insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1)`, [
      JSON.stringify(all),
    ])
  }
  await client.query('commit')
}

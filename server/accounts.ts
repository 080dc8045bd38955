import pg from 'pg'

/** The accounts that the migrations grant rights to; `schema/migrations` names them too. */
const owner = 'niem_owner'
const application = 'niem_app'

/**
 * Makes both accounts where they are missing, when the address belongs to somebody who may, and answers with the address to migrate under: what is made
 * then belongs to the owner, whoever signed in. Any other address, one account for everything included, comes back as it is.
 */
export async function openAccounts(ownerUrl: string, appUrl: string): Promise<string> {
  const [asked, app] = [new URL(ownerUrl), new URL(appUrl)]
  if ([owner, application].includes(asked.username) || app.username !== application) return ownerUrl
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select rolname as name from pg_roles where rolname in ($1, $2)', [
      owner,
      application,
    ])
    const missing = (name: string) => !rows.some((row) => row.name === name)
    const database = client.escapeIdentifier(decodeURIComponent(asked.pathname.slice(1)))
    await client.query('begin')
    if (missing(owner)) await client.query(`create role ${owner}`) // nobody signs in as the owner: whoever migrates becomes it
    if (missing(application))
      await client.query(`create role ${application} login password ${client.escapeLiteral(decodeURIComponent(app.password))}`)
    await client.query(`grant ${owner} to current_user`)
    await client.query(`alter database ${database} owner to ${owner}`)
    await client.query(`revoke temporary on database ${database} from public`)
    await client.query('commit')
  } finally {
    await client.end()
  }
  asked.searchParams.set('options', `-c role=${owner}`)
  return asked.href.replaceAll('+', '%20')
}

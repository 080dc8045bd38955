import type { PoolClient } from 'pg'

/** The names of prepared statements by their text; beyond these, statements are planned each time: a plan takes memory in every connection. */
const names = new Map<string, string>()
const most = 300

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= most) return known
  const name = `niem_${names.size + 1}`
  names.set(text, name)
  return name
}

type Query = (text: unknown, values?: unknown, ...more: unknown[]) => unknown

/**
 * Lets a connection keep what is asked with parameters prepared under a name: a page of many parts takes longer to plan than to read. It is planned
 * once, for any values: every statement puts them into a row of their own first, where the planner does not look. And nothing is compiled for one page.
 */
export async function prepareReads(client: PoolClient): Promise<void> {
  const query = client.query.bind(client) as Query
  const named: Query = (text, values, ...more) => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    return name ? query({ name, text, values }, ...more) : query(text, values, ...more)
  }
  await query('set plan_cache_mode = force_generic_plan; set jit = off')
  client.query = named as typeof client.query
}

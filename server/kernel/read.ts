import type { EntityManager } from '@mikro-orm/postgresql'

/** Statements with their parameters numbered, as PostgreSQL wants them. */
const numbered = new Map<string, string>()

function withNumbers(sql: string): string {
  const known = numbered.get(sql)
  if (known) return known
  let parameter = 0
  const text = sql.replaceAll('?', () => `$${++parameter}`)
  if (numbered.size < 500) numbered.set(sql, text)
  return text
}

/**
 * Reads rows with a statement that PostgreSQL keeps prepared: `em.execute` writes the values into the text, so that every request would be planned anew,
 * which costs more than most pages. Inside a transaction it reads there. No `?` of the statement may be anything but a parameter.
 */
export async function read<Row>(em: EntityManager, sql: string, values: unknown[]): Promise<Row[]> {
  const [text, inside] = [withNumbers(sql), em.getTransactionContext<Reader>()]
  const reader = inside ?? (em.getConnection().getClient() as unknown as Reader)
  const query = { kind: 'RawNode', sqlFragments: [text], parameters: [] }
  const { signal } = em as unknown as { signal?: AbortSignal } // of the operation: when its time is up
  const { rows } = await reader.executeQuery({ sql: text, parameters: values, query, queryId: { queryId: '' } }, signal && { signal })
  return rows as Row[]
}

/** What of Kysely, MikroORM's way to PostgreSQL, is used here. */
interface Reader {
  executeQuery: (
    compiled: { sql: string; parameters: unknown[]; query: object; queryId: object },
    options?: { signal: AbortSignal },
  ) => Promise<{ rows: unknown[] }>
}

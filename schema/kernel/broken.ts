import type { PoolClient } from 'pg'

type Query = (text: unknown, ...more: unknown[]) => Promise<unknown>

const done = { command: '', rowCount: 0, rows: [] }

/**
 * Lets the pool take back a connection that broke. Kysely keeps one whose begin or rollback fails, and with it its place in the pool, for ever. Where the
 * connection is gone there is nothing to roll back: both are answered as done, what stands between them fails, and the pool throws the connection away.
 */
export function giveUpBroken(client: PoolClient): void {
  const query = client.query.bind(client) as unknown as Query
  const answered: Query = (text, ...more) => {
    const asked = query(text, ...more)
    if (text !== 'begin' && text !== 'rollback') return asked
    return asked.catch((error: unknown) => {
      if (isGone(client, error)) return done
      throw error
    })
  }
  client.query = answered as unknown as typeof client.query
}

/** PostgreSQL said its last word, or pg marked the connection: its pool reads the same mark. */
const isGone = (client: PoolClient, error: unknown) =>
  (error as { severity?: string }).severity === 'FATAL' || (client as { _queryable?: boolean })._queryable === false

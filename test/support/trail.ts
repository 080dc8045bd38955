import type { Persona, World } from './world.ts'

/** An entry, as the page asks for it. */
export interface Entry {
  sequence: number
  action: string
  sentence: string
  actor: { name: string } | null
  documentCode: string | null
  from: string | null
  to: string | null
  reason: string | null
  rule: string | null
  changes: { field: string; before: string | null; after: string | null }[]
  sha256: string | null
  hash: string
  previousHash: string
}
/** A page of a list. */
export interface Page<Node> {
  totalCount: number
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Reads the trail as somebody sees it. */
export const readTrail =
  (world: World) =>
  async (who: Persona, filter: object = {}, more: { first?: number; after?: string | null; language?: string } = {}) => {
    const { language = 'vi', ...page } = more
    const { auditTrail } = await world.as(who).run<{ auditTrail: Page<Entry> }>(
      `query($filter: AuditTrailFilter, $first: Int! = 100, $after: String) { auditTrail(filter: $filter, first: $first, after: $after) {
      totalCount nodes { sequence action sentence actor { name } documentCode from to reason rule changes { field before after } sha256 hash previousHash }
      pageInfo { hasNextPage endCursor } } }`,
      { filter, ...page },
      { 'accept-language': language },
    )
    return auditTrail
  }
/** Reads the refused acts that matter. */
export const readRefusals =
  (world: World) =>
  async (who: Persona, filter: object = {}) => {
    const { refusalEntries } = await world.as(who).run<{
      refusalEntries: Page<{ action: string; refused: string; documentCode: string | null; sentence: string; actor: { name: string } }>
    }>('query($filter: AuditTrailFilter) { refusalEntries(filter: $filter, first: 100) { totalCount nodes { action refused documentCode sentence actor { name } } } }', { filter })
    return refusalEntries.nodes
  }

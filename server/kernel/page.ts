import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'
import { type ClassType, Field, Int, ObjectType } from 'type-graphql'
import { Refusal, RefusalCode } from './refusal.ts'

/** Where a page lies in its list. */
@ObjectType()
class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean

  @Field(() => Boolean)
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true })
  startCursor!: string | null

  @Field(() => String, { nullable: true })
  endCursor!: string | null
}

/** One page of a list, as a Relay connection. */
export interface Page<Row> {
  edges: { cursor: string; node: Row }[]
  nodes: Row[]
  pageInfo: PageInfo
  totalCount: number
}

/** Makes the connection type of a node: `DocumentConnection` of `Document`. */
export function connectionOf(Node: ClassType, name: string): ClassType<Page<object>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor!: string

    @Field(() => Node)
    node!: object
  }

  @ObjectType(`${name}Connection`)
  class Connection implements Page<object> {
    @Field(() => [Edge])
    edges!: Edge[]

    @Field(() => [Node])
    nodes!: object[]

    @Field(() => PageInfo)
    pageInfo!: PageInfo

    @Field(() => Int, { description: 'Chỉ đếm khi được hỏi. Only counted when selected.' })
    totalCount!: number
  }
  return Connection
}

/** What of a list is asked: `last` and `before` walk it backwards. */
export interface PageArgs {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** The same, checked: how many rows, in which direction, and after which key. */
export interface PageWish {
  size: number
  /**
   * How many rows a statement reads at most: one more than wished, or a few. A round number in its text, for PostgreSQL plans a page otherwise
   * than a whole table, and few numbers make few statements.
   */
  most: number
  backward: boolean
  /** The sort key of the row that the page follows, as its cursor has it. */
  after: unknown[] | null
}

const standard = 25
const most = 100

/** Checks what is asked of a list: 25 rows unless told, 100 at most. */
export function readPage({ first, after, last, before }: PageArgs, size = standard): PageWish {
  const backward = last != null || (first == null && before != null)
  const wish = (backward ? last : first) ?? size
  if (!Number.isInteger(wish) || wish < 1 || wish > most) {
    throw new Refusal(RefusalCode.INVALID_INPUT, { field: backward ? 'last' : 'first', data: { least: 1, most } })
  }
  const cursor = backward ? before : after
  const reading = [10, 25, 50].find((round) => round >= wish) ?? most
  return { size: wish, most: reading + 1, backward, after: cursor == null ? null : readCursor(cursor) }
}

const writeCursor = (key: unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

function readCursor(cursor: string): unknown[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.every((part) => typeof part === 'string' || typeof part === 'number')) return key
  } catch {
    // not a cursor of ours
  }
  throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'after' })
}

/** Makes a page of rows that were asked with at least one more than wished, in the direction of the walk. */
export function pageOf<Row>(rows: Row[], wish: PageWish, keyOf: (row: Row) => unknown[], totalCount = 0): Page<Row> {
  const more = rows.length > wish.size
  const shown = rows.slice(0, wish.size)
  if (wish.backward) shown.reverse()
  const edges = shown.map((node) => ({ cursor: writeCursor(keyOf(node)), node }))
  return {
    edges,
    nodes: shown,
    totalCount,
    pageInfo: {
      hasNextPage: wish.backward ? wish.after !== null : more,
      hasPreviousPage: wish.backward ? more : wish.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

/** Tells whether a field of the answer is asked for, also through fragments. */
export function isAsked(info: GraphQLResolveInfo, field: string): boolean {
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((one) => {
      if (one.kind === Kind.FIELD) return one.name.value === field
      return within(one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet : info.fragments[one.name.value]?.selectionSet)
    }) ?? false
  return info.fieldNodes.some(({ selectionSet }) => within(selectionSet))
}

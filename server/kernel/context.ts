import type { EntityManager } from '@mikro-orm/postgresql'
import type { WatchedStore } from '../../storage/watched.ts'
import type { Role } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'

/** In which language a person reads. */
export type Language = 'vi' | 'en'

/** Who reads a sentence: in which language, and on which clocks; somebody unknown has none. */
export interface Reader {
  language: Language
  /** The agency's. */
  timeZone?: string
}

/** A role that is held today, AUTHOR and DIVISION_HEAD for a division. */
export interface HeldRole {
  role: Role
  divisionId: string | null
}

/** Who acts: a person of an agency, with the roles of today. Read anew for each request. */
export interface Actor {
  personId: string
  agencyId: string
  sessionId: string
  divisionId: string | null
  name: string
  position: string | null
  roles: HeldRole[]
}

/** What everything that happens in one request knows. Passed on, never kept: Apollo copies it, and a transaction replaces `em`. */
export interface Context extends Reader {
  em: EntityManager
  actor: Actor
  /** The database's instant, read once a request. */
  now: Date
  /** The agency's day, read once a request. */
  today: Day
  timeZone: string
  requestId: string
  store: WatchedStore
  /** Where uploads grow. */
  staging: string
  listeners: readonly Listener[]
  /** The sample agency is here: every page says so. */
  demo: boolean
  /** What the act made before its transaction; the act alone knows what that is. */
  prepared?: unknown
  /** What loads in batches, made by an area on first use; one a request. */
  loaders: Map<string, unknown>
}

/** Something that was done, as it is told inside the transaction. */
export interface Fact {
  /** As in the trail: revisionSubmitted, formChecked … */
  action: string
  /** The subject's table, id and lock after the act. */
  subject: { type: 'document' | 'revision' | 'person' | 'role_grant' | 'posting'; id: string; lock: number | null }
  documentId: string | null
  details: FactDetails
}

/** What an entry of the trail says beside its subject. */
export interface FactDetails {
  from?: string
  to?: string
  /** Which line of which table allowed it. */
  rule?: string
  reason?: string
  sha256?: string
  sealSha256?: string
  changes?: { field: string; before: string | null; after: string | null }[]
  [more: string]: unknown
}

/** Hears of every fact, inside the transaction. */
export type Listener = (ctx: Context, fact: Fact) => Promise<void>

/** Writes what was changed, then tells everybody who listens: the lock is the one after the act. */
export async function announce(
  ctx: Context,
  action: string,
  subject: { type: Fact['subject']['type']; row: { id: string; lock: number | null }; documentId: string | null },
  details: FactDetails = {},
): Promise<void> {
  await ctx.em.flush()
  const fact: Fact = {
    action,
    subject: { type: subject.type, id: subject.row.id, lock: subject.row.lock },
    documentId: subject.documentId,
    details,
  }
  for (const listener of ctx.listeners) await listener(ctx, fact)
}

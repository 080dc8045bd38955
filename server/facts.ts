import { writeTrail } from './audit-trail/trail.ts'
import type { Listener } from './kernel/context.ts'
import { indexRevision } from './search/indexing.ts'

/** Who is told of every act, inside its transaction. */
export const listeners: readonly Listener[] = [writeTrail, indexRevision]

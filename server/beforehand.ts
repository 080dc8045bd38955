import { layOutDraft } from './documents/content/layingOut.ts'
import type { Beforehand } from './kernel/transaction.ts'

/** What mutations make before their transaction, by name: bytes for the store, which no transaction may wait for. */
export const beforehand: Beforehand = { submitRevision: layOutDraft }

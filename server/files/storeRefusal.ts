import { StorageFailure } from '../../storage/failure.ts'
import { asRefusal, Refusal, RefusalCode } from '../kernel/refusal.ts'

/** Somebody has to make room, so nobody asks again at once. */
export const storageFull = (data: Record<string, unknown> = {}) =>
  new Refusal(RefusalCode.STORAGE_FULL, { data: { ...data, retryAfterSeconds: 60 } })

/** What the disk, the store, the database or the line to them says becomes a sentence; a fault of ours stays one. */
export function storeRefusal(error: unknown): unknown {
  const { code } = error as { code?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'STORE_FULL') return storageFull()
  if (error instanceof StorageFailure) return new Refusal(RefusalCode.STORAGE_UNAVAILABLE)
  const refusal = asRefusal(error)
  return refusal instanceof Refusal || code === undefined ? refusal : new Refusal(RefusalCode.STORAGE_UNAVAILABLE)
}

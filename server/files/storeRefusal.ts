import { StorageFailure } from '../../storage/failure.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'

/** What the disk, the store or the line to it says becomes a sentence; a fault of ours stays one. */
export function storeRefusal(error: unknown): unknown {
  const { code } = error as { code?: string }
  if (error instanceof Refusal) return error
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'STORE_FULL') return new Refusal(RefusalCode.STORAGE_FULL)
  return error instanceof StorageFailure || code !== undefined ? new Refusal(RefusalCode.STORAGE_UNAVAILABLE) : error
}

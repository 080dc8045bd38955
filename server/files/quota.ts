import type { Pool } from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'

/** How many files one person sends at the same time, and how many may be unfinished. */
const atOnce = 2
export const mostOpen = 20

/** What one person may send: so much a day, so many files at a time. */
export interface Quota {
  /** Refuses what is more than today's rest, before a byte of it is taken. */
  refuseDaily: (personId: string, bytes: number) => Promise<void>
  /** Counts bytes that really came. */
  count: (personId: string, bytes: number) => Promise<void>
  /** Takes a place for an upload that is being sent; answers how to give it back. A second request for the same upload shares the place. */
  takePlace: (personId: string, uploadId: string) => () => void
}

/** Counts bytes in the database, for all copies of the server and in kB; places in this process, where the uploads grow. */
export function openQuota(pool: Pool, dailyMb: number): Quota {
  const daily = new RateLimiterPostgres({
    ...{ storeClient: pool, storeType: 'pool', schemaName: 'app', tableName: 'limited', tableCreated: true },
    ...{ keyPrefix: 'upload', points: dailyMb * 1024, duration: 86_400 },
  })
  const sending = new Map<string, string[]>()

  return {
    async refuseDaily(personId, bytes) {
      const counted = await daily.get(personId)
      if ((counted?.consumedPoints ?? 0) + bytes / 1024 <= dailyMb * 1024) return
      const retryAfterSeconds = Math.ceil((counted?.msBeforeNext ?? 86_400_000) / 1000)
      throw new Refusal(RefusalCode.RATE_LIMITED, { data: { because: 'UPLOADS_A_DAY', limit: dailyMb * 1024 * 1024, retryAfterSeconds } })
    },
    async count(personId, bytes) {
      if (bytes > 0) await daily.penalty(personId, Math.ceil(bytes / 1024))
    },
    takePlace(personId, uploadId) {
      const ids = sending.get(personId) ?? []
      if (!ids.includes(uploadId) && new Set(ids).size >= atOnce)
        throw new Refusal(RefusalCode.RATE_LIMITED, { data: { because: 'UPLOADS_AT_ONCE', count: atOnce, retryAfterSeconds: 5 } })
      sending.set(personId, [...ids, uploadId])
      return () => {
        const left = sending.get(personId) ?? []
        left.splice(left.indexOf(uploadId), 1)
        if (left.length === 0) sending.delete(personId)
      }
    },
  }
}

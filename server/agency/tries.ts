import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'

// Guessing is slowed, in the database, so that every copy of the server counts the same tries. A try is counted before it is made:
// a hundred at once are a hundred tries.

/** Free tries of an account, and how long each one after that has to wait, in minutes: slowed, never closed. */
const freeTries = 5
const waits = [1, 2, 4, 8, 15]

/** Counts the tries of signing in and of proofs. */
export interface Tries {
  /** Counts a try to sign in, or refuses it for some minutes. */
  signIn: (name: string, address: string) => Promise<void>
  signedIn: (name: string, address: string) => Promise<void>
  /** Counts a proof, or refuses it; answers how many are left. */
  prove: (personId: string) => Promise<number>
  proved: (personId: string) => Promise<void>
}

/** Opens the counters on the table `app.limited`. */
export function openTries(pool: Pool): Tries {
  const counter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      schemaName: 'app',
      tableName: 'limited',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    })
  const ofAccount = counter('account', 1_000_000, 86_400)
  const turn = counter('turn', 1, 60)
  const ofAddress = counter('address', 60, 600)
  const proofs = counter('proof', 5, 900)

  return {
    async signIn(name, address) {
      const key = accountKey(name)
      await take(ofAddress.consume(address))
      const { consumedPoints } = await ofAccount.penalty(key)
      if (consumedPoints < freeTries) return
      const minutes = waits[Math.min(consumedPoints - freeTries, waits.length - 1)] ?? 15
      try {
        await take(turn.consume(key, 1, { customDuration: minutes * 60 }))
      } catch (refusal) {
        await ofAccount.reward(key) // whoever only waits must not wait longer for it
        throw refusal
      }
    },
    async signedIn(name, address) {
      await ofAddress.reward(address) // an office behind one address signs in at eight
      await ofAccount.delete(accountKey(name))
      await turn.delete(accountKey(name))
    },
    prove: async (personId) => (await take(proofs.consume(personId))).remainingPoints,
    proved: async (personId) => {
      await proofs.delete(personId)
    },
  }
}

/** Names an account in counters and logs: what was typed may be a password, so only its hash is kept. */
export const accountKey = (name: string) => createHash('sha256').update(name.trim().toLowerCase()).digest('hex').slice(0, 32)

async function take(consumed: Promise<RateLimiterRes>): Promise<RateLimiterRes> {
  try {
    return await consumed
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause
    throw new Refusal(RefusalCode.RATE_LIMITED, { data: { retryAfterSeconds: Math.ceil(cause.msBeforeNext / 1000) } })
  }
}

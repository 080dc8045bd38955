import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { inPace } from '../kernel/pace.ts'

// Guessing is slowed, in the database, so that every copy of the server counts the same tries. A try is counted before it is made:
// a hundred at once are a hundred tries.

/** Free tries of an account from one place, and how long each one after that has to wait, in minutes: slowed, never closed. */
const freeTries = 5
const waits = [1, 2, 4, 8, 15]

/** Free tries of an account in a day from all places where nobody ever signed in to it: guessing from many places is slowed, too. */
const freeFromStrangers = 100
const dayLong = 86_400

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
  const ofPlace = counter('place', 1_000_000, dayLong)
  const ofStrangers = counter('strangers', 1_000_000, dayLong)
  const known = counter('known', 1_000_000, 90 * dayLong)
  const turn = counter('turn', 1, 60)
  const ofAddress = counter('address', 60, 600)
  const proofs = counter('proof', 5, 900)

  return {
    async signIn(name, address) {
      await inPace(ofAddress.consume(networkOf(address)))
      const { account, place } = keysOf(name, address)
      const fromHere = (await ofPlace.penalty(place)).consumedPoints
      const isKnown = (await known.get(place)) !== null
      const fromStrangers = isKnown ? 0 : (await ofStrangers.penalty(account)).consumedPoints
      const [key, over] = fromHere >= freeTries ? [place, fromHere - freeTries] : [account, fromStrangers - freeFromStrangers]
      if (over < 0) return
      const minutes = waits[Math.min(over, waits.length - 1)] ?? 15
      try {
        await inPace(turn.consume(key, 1, { customDuration: minutes * 60 }))
      } catch (refusal) {
        await ofPlace.reward(place) // whoever only waits must not wait longer for it
        if (!isKnown) await ofStrangers.reward(account)
        throw refusal
      }
    },
    async signedIn(name, address) {
      const { account, place } = keysOf(name, address)
      await ofAddress.reward(networkOf(address)) // an office behind one address signs in at eight
      if ((await known.get(place)) === null) await ofStrangers.reward(account)
      await known.set(place, 1, 90 * dayLong)
      await ofPlace.delete(place)
      await turn.delete(place)
    },
    prove: async (personId) => (await inPace(proofs.consume(personId))).remainingPoints,
    proved: async (personId) => {
      await proofs.delete(personId)
    },
  }
}

/** Names an account in counters and logs: what was typed may be a password, so only its hash is kept. */
export const accountKey = (name: string) => createHash('sha256').update(name.trim().toLowerCase()).digest('hex').slice(0, 32)

/** Wrong tries count where they are made: a stranger elsewhere never keeps the owner of an account out. */
function keysOf(name: string, address: string): { account: string; place: string } {
  const account = accountKey(name)
  return { account, place: `${account} ${networkOf(address)}` }
}

/** The network that an address stands for: of IPv6 the first half, for the rest is free to choose. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('%')[0]!.toLowerCase().split('::')
  const [front, back] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  const zeros = tail === undefined ? 0 : 8 - front!.length - back!.length
  const groups = [...front!, ...Array<string>(Math.max(0, zeros)).fill('0'), ...back!]
  return (
    groups
      .slice(0, 4)
      .map((group) => parseInt(group, 16).toString(16))
      .join(':') + '::/64'
  )
}

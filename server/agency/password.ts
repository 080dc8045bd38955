import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'

// Each hash takes 19 MiB and some 30 ms on purpose: only so many run at a time, and only so many wait.
const atATime = 4
const mayWait = 50
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32
let running = 0
const waiting: (() => void)[] = []

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>

/** Hashes a password with argon2id; the parameters stand in the hash. */
export async function hashPassword(plain: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await inTurn(() => derive('argon2id', { message: typed(plain), nonce: salt, tagLength, ...cost }))
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(salt)}$${bare(tag)}`
}

/** Compares a password with a hash of ours; anything else is no password. */
export async function verifyPassword(plain: string, hash: string): Promise<boolean> {
  const [, m, t, p, salt = '', tag = ''] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash) ?? []
  if (!m) return false
  const known = Buffer.from(tag, 'base64')
  const given = await inTurn(() =>
    derive('argon2id', {
      message: typed(plain),
      nonce: Buffer.from(salt, 'base64'),
      memory: Number(m),
      passes: Number(t),
      parallelism: Number(p),
      tagLength: known.length,
    }),
  )
  return timingSafeEqual(given, known)
}

/** Telex and Apple keyboards send the same letters in different bytes. */
const typed = (plain: string) => Buffer.from(plain.normalize('NFKC'))

const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atATime) {
    if (waiting.length >= mayWait) throw new Refusal(RefusalCode.RATE_LIMITED, { data: { retryAfterSeconds: 5 } })
    await new Promise<void>((next) => waiting.push(next))
  } else {
    running++
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

import { createHash, randomBytes } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Request, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { z } from 'zod'
import { ProofMethod } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { newId } from '../../schema/kernel/keys.ts'
import type { Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import type { KeepRefusal } from '../kernel/transaction.ts'
import { verifyPassword } from './password.ts'
import type { Tries } from './tries.ts'

/** What a proof is about, exactly: it serves for nothing else. */
export interface Proved {
  act: string
  subjectId: string
  /** Null: taken over without files. */
  sealSha256: string | null
  /** Not before, or the first day no longer in force. */
  day: Day | null
  /** Of a withdrawal: what it answers. */
  proposalId?: string | null
}

const asked = z.strictObject({
  act: z.enum(['approveRevision', 'rescheduleRevision', 'revokeRevision', 'withdrawDocument', 'closeYear']),
  subjectId: z.uuid(),
  sealSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  notBefore: z.iso.date().nullish(),
  endsOn: z.iso.date().nullish(),
  proposalId: z.uuid().nullish(),
  method: z.enum(ProofMethod),
  secret: z.string().min(1).max(128),
})

/** What the route of proofs needs. */
export interface ProofParts {
  contextOf: (req: Request) => Promise<Context | null>
  tries: Tries
  keepRefusal: KeepRefusal
  log: Logger
}

/** Takes a second proof for one act: answers a token that works once, for five minutes, for exactly this. */
export function proofRoute({ contextOf, tries, keepRefusal, log }: ProofParts): RequestHandler {
  return async (req, res) => {
    const ctx = await contextOf(req)
    if (!ctx) throw new Refusal(RefusalCode.UNAUTHENTICATED)
    const read = asked.safeParse(req.body)
    if (!read.success) throw new Refusal(RefusalCode.INVALID_INPUT, { data: { field: String(read.error.issues[0]?.path[0] ?? '') } })
    const { method, secret, act, subjectId, sealSha256, notBefore, endsOn, proposalId } = read.data

    const left = await tries.prove(ctx.actor.personId)
    if (!(await isPasswordOf(ctx, secret))) {
      const refusal = new Refusal(RefusalCode.PROOF_NEEDED, { data: { methods: [method], because: 'WRONG_PASSWORD', left } })
      await keepRefusal(ctx, act, refusal, { revisionId: subjectId })
      if (left > 0) throw refusal
      log.warn({ personId: ctx.actor.personId, requestId: ctx.requestId }, 'five wrong proofs ended a session')
      await ctx.em.execute('delete from session where id = ?', [ctx.actor.sessionId]) // a stolen session is no place to guess
      throw new Refusal(RefusalCode.UNAUTHENTICATED)
    }
    await tries.proved(ctx.actor.personId)

    const proofToken = randomBytes(32).toString('base64url')
    const expiresAt = await keepProof(ctx, { act, subjectId, sealSha256, day: notBefore ?? endsOn ?? null, proposalId }, method, proofToken)
    res.json({ proofToken, method, expiresAt: expiresAt.toISOString() })
  }
}

/** Uses a proof up, inside the transaction of the act that it is for; without one that fits, the answer is no. */
export async function useProof({ em, actor }: Context, proved: Proved, token: string | null): Promise<{ id: string; method: ProofMethod }> {
  const [proof] = await em.execute<{ id: string; method: ProofMethod }[]>(
    `update proof set used_at = app.now()
    where agency_id = ? and token_sha256 = ? and person_id = ? and session_id = ? and act = ? and digest = ?
      and used_at is null and expires_at > app.now()
    returning id, method`,
    [actor.agencyId, sha256(token ?? ''), actor.personId, actor.sessionId, proved.act, digestOf(proved)],
  )
  if (!proof) throw new Refusal(RefusalCode.PROOF_NEEDED, { field: 'input.proofToken', data: { methods: [ProofMethod.PASSWORD] } })
  return proof
}

async function keepProof({ em, actor }: Context, proved: Proved, method: ProofMethod, token: string): Promise<Date> {
  const [kept] = await em.execute<{ at: Date | string }[]>(
    `insert into proof (agency_id, id, person_id, session_id, act, digest, method, token_sha256, expires_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, app.now() + interval '5 minutes') returning expires_at as at`,
    [actor.agencyId, newId(), actor.personId, actor.sessionId, proved.act, digestOf(proved), method, sha256(token)],
  )
  return new Date(kept?.at ?? 0)
}

async function isPasswordOf({ em, actor }: { em: EntityManager; actor: Context['actor'] }, secret: string): Promise<boolean> {
  const [kept] = await em.execute<{ password: string | null }[]>(
    `select c.password from person p join credential c on c.user_id = p.sign_in_id and c.provider_id = 'credential'
    where (p.agency_id, p.id) = (?, ?)`,
    [actor.agencyId, actor.personId],
  )
  return kept?.password ? await verifyPassword(secret, kept.password) : false
}

const digestOf = ({ act, subjectId, sealSha256, day, proposalId = null }: Proved) =>
  sha256(JSON.stringify([act, subjectId, sealSha256, day, proposalId]))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

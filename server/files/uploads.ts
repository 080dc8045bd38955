import { randomBytes } from 'node:crypto'
import { Upload, UploadState } from '../../schema/index.ts'
import { isId } from '../../schema/kernel/keys.ts'
import type { Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { mostOpen, type Quota } from './quota.ts'

/** Whose bytes are not judged yet. */
export const open = [UploadState.RECEIVING, UploadState.CHECKING]

/** An id that nobody guesses: 128 random bits, where other ids begin with the time. */
export function newUploadId(): string {
  return randomBytes(16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

const ofViewer = ({ actor }: Context) => ({ agency: actor.agencyId, person: { agency: actor.agencyId, id: actor.personId } })

/** Finds an upload of the person who asks; nobody else's is found. */
export async function findUpload(ctx: Context, id: string): Promise<Upload | null> {
  return isId(id) ? await ctx.em.findOne(Upload, { id: id.toLowerCase(), ...ofViewer(ctx) }) : null
}

/** What somebody began to send and what is being judged, the newest first. */
export const unfinishedUploads = (ctx: Context): Promise<Upload[]> =>
  ctx.em.find(Upload, { state: { $in: open }, ...ofViewer(ctx) }, { orderBy: { createdAt: 'desc' }, limit: mostOpen })

/** The same file, as its sender knows it again: on its way, being judged, or taken within a day. Its bytes need not come twice. */
export async function findSent(ctx: Context, fingerprint: string): Promise<Upload | null> {
  const createdAt = { $gt: new Date(ctx.now.getTime() - 86_400_000) }
  const one = { fingerprint, state: { $ne: UploadState.REFUSED }, createdAt, ...ofViewer(ctx) }
  return await ctx.em.findOne(Upload, one, { orderBy: { createdAt: 'desc' } })
}

/** What whoever sends says of a file before its first byte. */
export interface Claim {
  fileName: string
  byteSize: number
  sha256: string | null
  fingerprint: string | null
}

/** Opens an upload: its row is there before its file is. Promised bytes count like bytes that came, so nobody promises more than a day holds. */
export async function openUpload(ctx: Context, claim: Claim, quota: Quota): Promise<string> {
  const { agencyId, personId } = ctx.actor
  const id = newUploadId()
  await inTransaction(ctx, async ({ em }) => {
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`uploads of ${agencyId}/${personId}`])
    const begun = await em.find(Upload, { state: { $in: open }, ...ofViewer(ctx) }, { fields: ['byteSize', 'createdAt'] })
    if (begun.length >= mostOpen) {
      const oldest = Math.min(...begun.map(({ createdAt }) => createdAt.getTime()))
      const retryAfterSeconds = Math.max(1, Math.ceil((oldest + 86_400_000 - ctx.now.getTime()) / 1000)) // then the oldest is given up
      throw new Refusal(RefusalCode.RATE_LIMITED, { data: { because: 'UPLOADS_OPEN', count: mostOpen, retryAfterSeconds } })
    }
    await quota.refuseDaily(personId, claim.byteSize + begun.reduce((sum, { byteSize }) => sum + byteSize, 0))
    em.create(Upload, {
      ...{ agency: agencyId, id, person: [agencyId, personId], state: UploadState.RECEIVING, fileName: claim.fileName },
      ...{ byteSize: claim.byteSize, claimedSha256: claim.sha256, warnings: [] },
      fingerprint: claim.fingerprint,
    } as never)
    await em.flush()
  })
  return id
}

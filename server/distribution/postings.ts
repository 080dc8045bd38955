import { Posting, PostingPlace, PostingProof, UploadState } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { asId, holdRevision, personRef, storedRef } from '../documents/acts.ts'
import { mediaTypes } from '../files/finding.ts'
import { findUpload } from '../files/uploads.ts'
import { announce, type Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { mayPost } from './permissions.ts'
import { isPosted } from './postingQueries.ts'

/** What is told of a posting. */
interface PostingWish {
  revisionId: string
  place: PostingPlace
  whereExactly?: string | null
  from: Day
  until?: Day | null
  proof: PostingProof
  url?: string | null
  proofUploadId?: string | null
}

const pictures = [mediaTypes.jpg, mediaTypes.png]

/** What shows each kind of proof: bytes of these types, or an address. */
const shows: Record<PostingProof, readonly string[]> = {
  PHOTO: pictures,
  SIGNED_NOTE: [...pictures, mediaTypes.pdf],
  WEB_ADDRESS: [...pictures, mediaTypes.pdf],
}

const words = (typed: string | null | undefined) => typed?.trim().normalize('NFC') || null

/** Writes down that a revision in force hangs somewhere, with its proof; answers the id of its document. */
export async function postRevision(ctx: Context, wish: PostingWish): Promise<string> {
  const { em, actor, today } = ctx
  const row = await holdRevision(ctx, wish.revisionId)
  if (!mayPost(actor)) throw new Refusal(RefusalCode.NOT_ALLOWED)
  const { inForce } = row
  if (!inForce || inForce.from > today || (inForce.until !== null && inForce.until <= today)) throw new Refusal(RefusalCode.WRONG_STATE)
  if (!(await isPosted(ctx, row.documentId))) throw new Refusal(RefusalCode.NOT_FOR_POSTING)
  if (wish.from < inForce.from)
    throw new Refusal(RefusalCode.DATE_TOO_EARLY, { field: 'input.from', data: { earliest: inForce.from, because: 'FORCE_BEGAN' } })
  refuseFuture(ctx, 'from', wish.from)
  refuseEnd(ctx, wish.from, wish.until)
  const { url, proofFile, proofName } = await proofOf(ctx, wish)
  const posting: Posting = em.create(Posting, {
    ...{ agency: actor.agencyId, revision: [actor.agencyId, row.id], postedBy: personRef(ctx) },
    ...{ place: wish.place, whereExactly: words(wish.whereExactly), fromDay: wish.from, until: wish.until ?? null },
    ...{ proof: wish.proof, url, proofFile, proofName },
  } as never)
  await em.flush()
  await announce(
    ctx,
    'revisionPosted',
    { type: 'posting', row: posting, documentId: row.documentId },
    { rule: 'postRevision', revisionId: row.id, effectiveOn: wish.from, place: wish.place, ...(proofFile && { sha256: proofFile.sha256 }) },
  )
  return row.documentId
}

/** Writes down since when something hangs no more; answers the id of its document. */
export async function endPosting(ctx: Context, wish: { postingId: string; lock: number; until: Day }): Promise<string> {
  const { em, actor } = ctx
  const posting = await em.findOne(Posting, { agency: actor.agencyId, id: asId(wish.postingId) }, { populate: ['revision'] })
  if (!posting) throw new Refusal(RefusalCode.NOT_FOUND)
  if (!mayPost(actor)) throw new Refusal(RefusalCode.NOT_ALLOWED)
  if (posting.lock !== wish.lock) throw new Refusal(RefusalCode.CHANGED_MEANWHILE)
  if (posting.until) throw new Refusal(RefusalCode.ALREADY_DONE)
  refuseEnd(ctx, posting.fromDay, wish.until)
  posting.until = wish.until
  await em.flush()
  const documentId = posting.revision.document.id
  await announce(
    ctx,
    'postingEnded',
    { type: 'posting', row: posting, documentId },
    { rule: 'endPosting', revisionId: posting.revision.id, lastDay: wish.until, place: posting.place },
  )
  return documentId
}

/** A proof tells what was, never what will be. */
function refuseFuture({ today }: Context, field: string, day: Day): void {
  if (day > today) throw new Refusal(RefusalCode.INVALID_INPUT, { field: `input.${field}`, data: { because: 'future' } })
}

function refuseEnd(ctx: Context, from: Day, until: Day | null | undefined): void {
  if (!until) return
  if (until < from) throw new Refusal(RefusalCode.DATE_TOO_EARLY, { field: 'input.until', data: { earliest: from, because: 'POSTED' } })
  refuseFuture(ctx, 'until', until)
}

async function proofOf(ctx: Context, { proof, url, proofUploadId }: PostingWish) {
  const address = words(url)
  if (proof === PostingProof.WEB_ADDRESS) {
    if (!address) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.url' })
    if (!/^https?:\/\/[^\s/]+/.test(address) || !URL.canParse(address)) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.url' })
  } else if (!proofUploadId) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.proofUploadId' })
  if (!proofUploadId) return { url: address, proofFile: null, proofName: null }
  const upload = await findUpload(ctx, proofUploadId)
  if (upload?.state !== UploadState.READY) throw new Refusal(RefusalCode.UPLOAD_NOT_FOUND, { field: 'input.proofUploadId' })
  if (!shows[proof].includes(upload.mediaType!)) throw new Refusal(RefusalCode.FILE_TYPE_NOT_ALLOWED, { field: 'input.proofUploadId' })
  return { url: address, proofFile: storedRef(ctx, upload.sha256!), proofName: upload.fileName }
}

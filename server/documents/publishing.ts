import { Issue, UploadState, Document, TaskHolder, TaskKind } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { findUpload } from '../files/uploads.ts'
import { announce, type Context } from '../kernel/context.ts'
import { decide } from '../kernel/lifecycle.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { begin, endLease, finish, personRef, storedRef } from './acts.ts'
import type { Shown } from './drafts.ts'
import { askedBy, factsOf } from './factsOf.ts'
import { daysAfter } from '../kernel/days.ts'
import { earliestDay } from './days.ts'
import { RevisionAction, revisionLifecycle } from './lifecycle.ts'
import { endingOn, openEnded, setEnd } from './ranges.ts'
import { revisionRow } from './queries.ts'
import type { BriefRevision } from './rows.ts'
import { closeTasks, openTask } from './tasks.ts'

/** Publishes an approved revision for a day; the one in force before it ends on that day. */
export async function publishRevision(ctx: Context, wish: Shown & { effectiveOn: Day }): Promise<string> {
  const act = await begin(ctx, RevisionAction.publish, wish, { effectiveOn: wish.effectiveOn })
  const { row, revision } = act
  const before = await openEnded(ctx, row.documentId, row.id)
  if (before) await setEnd(ctx, act, before, wish.effectiveOn)
  if (before) await closeTasks(ctx, before.id) // nobody withdraws what is being replaced
  revision.inForce = { from: wish.effectiveOn, until: null }
  await closeTasks(ctx, row.id)
  await finish(ctx, act, 'revisionPublished', { effectiveOn: wish.effectiveOn, sealSha256: row.sealSha256 ?? undefined })
  await renameDocument(ctx, row.documentId, revision.title)
  return row.id
}

/** Lists sort by the title that was published last. */
async function renameDocument(ctx: Context, documentId: string, title: string): Promise<void> {
  const document = await ctx.em.findOneOrFail(Document, { agency: ctx.actor.agencyId, id: documentId })
  if (document.title === title) return
  const changes = [{ field: 'title', before: document.title, after: title }]
  document.title = title
  await announce(ctx, 'documentRenamed', { type: 'document', row: document, documentId }, { rule: 'publish', changes })
}

/** Calls a publication off before its day has come: the range goes, the one before runs on. */
export async function unpublishRevision(ctx: Context, wish: Shown & { reason: string }): Promise<string> {
  const act = await begin(ctx, RevisionAction.unpublish, wish, { reason: wish.reason })
  const { row, revision } = act
  const first = revision.inForce?.from
  revision.inForce = null
  openTask(ctx, row.id, { kind: TaskKind.PUBLISH, holder: TaskHolder.CONTROLLER, round: row.round })
  await finish(ctx, act, 'publicationCancelled', { reason: wish.reason.trim() })
  const before = first ? await endingOn(ctx, row, first) : null
  if (before) await setEnd(ctx, act, before, null)
  return row.id
}

/** Stops work on an open revision. Its planned number is free again; its serial is not. */
export async function cancelRevision(ctx: Context, wish: Shown & { reason: string }): Promise<string> {
  const act = await begin(ctx, RevisionAction.cancel, wish, { reason: wish.reason })
  await closeTasks(ctx, act.row.id)
  await endLease(ctx, act.row.id)
  await finish(ctx, act, 'revisionCancelled', { reason: wish.reason.trim() })
  return act.row.id
}

/** Records number and day of the legal act, with the signed text where there is one. The approved bytes are not touched. */
export async function recordIssue(
  ctx: Context,
  wish: Shown & { number: string; issuedOn: Day; signedUploadId?: string | null },
): Promise<string> {
  const act = await begin(ctx, RevisionAction.recordIssue, wish)
  const { row, revision } = act
  const number = wish.number.trim()
  if (!number) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.number' })
  if (wish.issuedOn > ctx.today) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.issuedOn', data: { latest: ctx.today } })
  const signed = wish.signedUploadId ? await findSigned(ctx, wish.signedUploadId) : null
  ctx.em.create(Issue, {
    agency: ctx.actor.agencyId,
    revision,
    number,
    issuedOn: wish.issuedOn,
    signedFile: signed ? storedRef(ctx, signed.sha256) : null,
    signedFileName: signed?.fileName ?? null,
    recordedBy: personRef(ctx),
  } as never)
  const task = row.tasks.find(({ kind, until }) => kind === TaskKind.RECORD_ISSUE && until === null)
  if (task) await closeTasks(ctx, row.id, { taskId: task.id })
  await finish(ctx, act, 'issueRecorded', { number, issuedOn: wish.issuedOn })
  return row.id
}

async function findSigned(ctx: Context, id: string): Promise<{ sha256: string; fileName: string }> {
  const upload = await findUpload(ctx, id)
  if (upload?.state !== UploadState.READY || !upload.sha256)
    throw new Refusal(RefusalCode.UPLOAD_NOT_FOUND, { field: 'input.signedUploadId' })
  return { sha256: upload.sha256, fileName: upload.fileName }
}

/** What publishing on a day would do. */
export interface PublicationPreview {
  supersedes: BriefRevision | null
  supersededLastDay: Day | null
  takesEffectToday: boolean
  earliest: Day
  people: number
  decision: ReturnType<typeof decide>
}

/** Says beforehand what publishing would do, from the rules that will decide it. */
export async function previewPublication(ctx: Context, wish: Shown & { effectiveOn: Day }): Promise<PublicationPreview> {
  const row = await revisionRow(ctx, wish.revisionId)
  if (!row) throw new Refusal(RefusalCode.NOT_FOUND)
  const facts = factsOf(row)
  const { supersedes } = row
  const [reached] = await ctx.em.execute<{ people: number }[]>(
    'select count(*)::int as people from person where agency_id = ? and active',
    [ctx.actor.agencyId],
  )
  return {
    supersedes,
    supersededLastDay: supersedes && supersedes.inForce?.until == null ? daysAfter(wish.effectiveOn, -1) : null,
    takesEffectToday: wish.effectiveOn === ctx.today,
    earliest: earliestDay(facts, ctx.today).day,
    people: reached?.people ?? 0,
    decision: decide(revisionLifecycle, RevisionAction.publish, facts, askedBy(ctx, { effectiveOn: wish.effectiveOn })),
  }
}

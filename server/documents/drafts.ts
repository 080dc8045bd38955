import { type ChangeReason, type ChangeSize, FileRole, RevisionFile, StoredState, UploadState } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { findUpload } from '../files/uploads.ts'
import type { Context } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { type Act, begin, contribute, endLease, finish, holdLease, holdRevision, personRef, storedRef, tell } from './acts.ts'
import { askedBy, factsOf } from './factsOf.ts'
import { RevisionAction } from './lifecycle.ts'
import { plannedNumber } from './documents.ts'
import { type SheetWish, saveObjectives } from './content/objectiveLines.ts'
import { saveStatement, type StatementWish } from './content/statements.ts'
import { closeTasks } from './tasks.ts'
import type { RevisionRow } from './rows.ts'
import { author, coAuthor, controller } from './words.ts'

/** Names a revision as its page showed it. */
export interface Shown {
  revisionId: string
  lock: number
}

/** What is typed about a draft; what is left out stays. */
export interface DraftChange extends Shown {
  title?: string | null
  changeSize?: ChangeSize | null
  changeReason?: ChangeReason | null
  changeSummary?: string | null
  wishedEffectiveOn?: Day | null
  statement?: StatementWish | null
  objectives?: SheetWish | null
}

/** Saves what is typed about a draft. */
export async function updateDraft(ctx: Context, wish: DraftChange): Promise<string> {
  const act = await begin(ctx, RevisionAction.saveDraft, wish)
  const { revision } = act
  if (wish.wishedEffectiveOn && wish.wishedEffectiveOn < ctx.today) {
    throw new Refusal(RefusalCode.DATE_TOO_EARLY, { field: 'input.wishedEffectiveOn', data: { earliest: ctx.today, because: 'TODAY' } })
  }
  const wished: Partial<Record<'title' | 'changeSize' | 'changeReason' | 'changeSummary' | 'wishedEffectiveOn', string | null>> = {}
  if (wish.title != null) wished.title = wish.title.trim()
  if (wished.title === '') throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.title' })
  if (wish.changeSize != null) wished.changeSize = wish.changeSize
  if (wish.changeReason !== undefined) wished.changeReason = wish.changeReason
  if (wish.changeSummary !== undefined) wished.changeSummary = wish.changeSummary?.trim() || null
  if (wish.wishedEffectiveOn !== undefined) wished.wishedEffectiveOn = wish.wishedEffectiveOn

  const fields = Object.keys(wished) as (keyof typeof wished)[]
  const changes = fields
    .filter((field) => (wished[field] ?? null) !== (revision[field] ?? null))
    .map((field) => ({ field, before: revision[field] ?? null, after: wished[field] ?? null }))
  await contribute(ctx, act.row)
  const lines = [
    ...(wish.statement ? await saveStatement(ctx, act.row, wish.statement) : []),
    ...(wish.objectives ? await saveObjectives(ctx, act.row, wish.objectives) : []),
  ]
  if (changes.length === 0 && lines.length === 0) return revision.id
  if (lines.length > 0) await takeOffLaidOut(ctx, act.row)
  Object.assign(revision, wished)
  if (wished.changeSize) Object.assign(revision, await plannedNumber(ctx, act.row.documentId, revision.changeSize))
  await finish(ctx, act, 'draftChanged', { changes: [...changes, ...lines] })
  return revision.id
}

/** A file that was uploaded, and what it is to the revision. */
export interface FileChoice extends Shown {
  uploadId: string
  role: FileRole
  sha256?: string | null
  replacesFileId?: string | null
}

/** Takes an upload into a draft; a second CONTENT replaces the first. */
export async function attachFile(ctx: Context, wish: FileChoice): Promise<string> {
  const act = await begin(ctx, RevisionAction.saveDraft, wish)
  const upload = await findUpload(ctx, wish.uploadId)
  if (upload?.state !== UploadState.READY || !upload.sha256) throw new Refusal(RefusalCode.UPLOAD_NOT_FOUND, { field: 'input.uploadId' })
  if (wish.sha256 && wish.sha256 !== upload.sha256) throw new Refusal(RefusalCode.CHECKSUM_MISMATCH, { field: 'input.sha256' })

  const replaced = act.row.files.find(({ id, role }) =>
    wish.replacesFileId ? id === wish.replacesFileId : wish.role === FileRole.CONTENT && role === FileRole.CONTENT,
  )
  if (wish.replacesFileId && !replaced) throw new Refusal(RefusalCode.NOT_FOUND, { field: 'input.replacesFileId' })
  if (replaced) await takeOff(ctx, replaced.id)
  await contribute(ctx, act.row)
  await ctx.em.flush() // the contributor's row must be there before the file's
  ctx.em.create(RevisionFile, {
    agency: ctx.actor.agencyId,
    revision: act.revision,
    role: wish.role,
    fileName: upload.fileName,
    file: storedRef(ctx, upload.sha256),
    addedBy: personRef(ctx),
  } as never)
  await finish(ctx, act, replaced ? 'fileReplaced' : 'fileAdded', { sha256: upload.sha256, role: wish.role })
  return act.revision.id
}

/** Takes a file off a draft; its row stays. */
export async function detachFile(ctx: Context, wish: Shown & { fileId: string }): Promise<string> {
  const act = await begin(ctx, RevisionAction.saveDraft, wish)
  const file = act.row.files.find(({ id }) => id === wish.fileId)
  if (!file) throw new Refusal(RefusalCode.NOT_FOUND, { field: 'input.fileId' })
  await takeOff(ctx, file.id)
  await contribute(ctx, act.row)
  await finish(ctx, act, 'fileRemoved', { sha256: file.sha256, role: file.role })
  return act.revision.id
}

/** What we laid out from rows that changed is no longer what they say. */
async function takeOffLaidOut(ctx: Context, { files }: RevisionRow) {
  for (const { id, laidOut } of files) if (laidOut) await takeOff(ctx, id)
}

async function takeOff({ em, actor, now }: Context, fileId: string) {
  await em.execute('update revision_file set removed_at = ? where agency_id = ? and id = ?', [now, actor.agencyId, fileId])
}

/** Takes or gives back a draft; from another person only with a reason. */
export async function takeLease(ctx: Context, wish: { revisionId: string; reason?: string | null; release: boolean }): Promise<string> {
  const row = await holdRevision(ctx, wish.revisionId)
  const [facts, asked] = [factsOf(row), askedBy(ctx)]
  if (![author, coAuthor, controller].some((may) => may(facts, asked))) throw new Refusal(RefusalCode.NOT_ALLOWED)
  if (row.state !== StoredState.DRAFT) throw new Refusal(RefusalCode.WRONG_STATE, { data: { state: row.state } })
  const other = row.lease !== null && row.lease.holderId !== ctx.actor.personId
  if (wish.release) {
    if (!other) await endLease(ctx, row.id)
    return row.id
  }
  if (other && (wish.reason?.trim().length ?? 0) < 10) throw new Refusal(RefusalCode.REASON_NEEDED, { field: 'input.reason' })
  await holdLease(ctx, row.id)
  if (other) {
    const allowed: Act['allowed'] = { from: 'DRAFT', to: 'DRAFT', rule: 'takeLease' }
    await tell(ctx, { row, allowed }, 'leaseTaken', { reason: wish.reason?.trim() })
  }
  return row.id
}

/** Throws away a draft that was never submitted: the row stays, its serial is not used again. */
export async function discardDraft(ctx: Context, shown: Shown): Promise<string> {
  const act = await begin(ctx, RevisionAction.discard, shown)
  await closeTasks(ctx, act.row.id)
  await endLease(ctx, act.row.id)
  await finish(ctx, act, 'draftDiscarded')
  return act.row.id
}

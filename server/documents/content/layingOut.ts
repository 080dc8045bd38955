import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Direction, DocumentKind, FileRole, FileWarning, RevisionFile, StoredState } from '../../../schema/index.ts'
import type { Day } from '../../../schema/kernel/days.ts'
import { storeRefusal } from '../../files/storeRefusal.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal, RefusalCode } from '../../kernel/refusal.ts'
import { type Act, asId, contribute, personRef, storedRef } from '../acts.ts'
import type { ObjectiveRow, SheetRow } from './rows.ts'
import { contentOf } from '../factsOf.ts'
import { labelOf } from '../labels.ts'
import { revisionRow } from '../queries.ts'
import type { FileRow, RevisionRow } from '../rows.ts'

// Where nobody attached a file, the rows of a policy or of objectives are laid out as one when they are submitted: that PDF is then what is hashed, approved and read.

/** A file that was laid out and lies in the store, for a revision as it was at this lock. */
export interface LaidOut {
  revisionId: string
  lock: number
  fileName: string
  sha256: string
  byteSize: number
  pageCount: number
}

const type = 'application/pdf'

/** Why a draft cannot be laid out: letters that no paper of ours can show, such as an emoji. Told inside the submission, to those who may submit. */
export interface NotLaidOut {
  unprintable: string[]
}

/** Lays a draft out and puts its bytes into the store, before the transaction of the submission: no transaction waits for the store. */
export async function layOutDraft(
  ctx: Context,
  { revisionId, lock }: { revisionId: string; lock: number },
): Promise<LaidOut | NotLaidOut | null> {
  const row = await revisionRow(ctx, asId(revisionId))
  if (!row || row.state !== StoredState.DRAFT || row.lock !== lock || contentOf(row)) return null
  const head = await headings(ctx, row)
  const laid = await layOut(row, head)
  if (!laid || 'unprintable' in laid) return laid
  const bytes = Buffer.from(laid.bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const key = { agencyId: ctx.actor.agencyId, sha256 }
  await ctx.store.put(key, Readable.from([bytes]), { size: bytes.length, type }).catch((error: unknown) => {
    throw storeRefusal(error)
  })
  return {
    revisionId: row.id,
    lock,
    fileName: `${head.code} ${row.title.replaceAll('/', '-')}.pdf`,
    sha256,
    byteSize: bytes.length,
    pageCount: laid.pages,
  }
}

/** Names laid-out bytes as the content of a draft, in the transaction of its submission. */
export async function attachLaidOut(ctx: Context, { row, revision }: Act, laid: LaidOut | NotLaidOut): Promise<FileRow> {
  if ('unprintable' in laid)
    throw new Refusal(RefusalCode.LETTERS_NOT_PRINTED, { data: { letters: laid.unprintable.slice(0, 10).join(' ') } })
  const { em, actor } = ctx
  const { sha256, byteSize, pageCount, fileName } = laid
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${actor.agencyId}/${sha256}`]) // as the sweep will
  if (!(await ctx.store.has({ agencyId: actor.agencyId, sha256 }))) throw new Refusal(RefusalCode.STORAGE_UNAVAILABLE)
  await em.execute(
    `insert into stored_file (agency_id, sha256, byte_size, media_type, page_count, warnings) values (?, ?, ?, '${type}', ?, '{}')
    on conflict (agency_id, sha256) do update set state = 'READY'`,
    [actor.agencyId, sha256, byteSize, pageCount],
  )
  await contribute(ctx, row)
  await em.flush() // the contributor's row must be there before the file's
  const file = em.create(RevisionFile, {
    agency: actor.agencyId,
    revision,
    role: FileRole.CONTENT,
    fileName,
    file: storedRef(ctx, sha256),
    addedBy: personRef(ctx),
    laidOut: true,
  } as never)
  await em.flush()
  return {
    ...{ id: file.id, role: FileRole.CONTENT, fileName, mediaType: type, byteSize, sha256, pageCount },
    ...{ warnings: [] as FileWarning[], addedAt: ctx.now.toISOString(), addedBy: null, laidOut: true, ready: true },
  }
}

/** What stands above and below every paper of the agency. */
interface Headings {
  agency: { name: string; superior: string; place: string | null }
  code: string
  signer: { position: string; name: string | null }
  day: Day
}

/** Reads them: the agency, and its head of today. */
async function headings(
  { em, actor, today }: Pick<Context, 'em' | 'actor' | 'today'>,
  { documentId }: Pick<RevisionRow, 'documentId'>,
): Promise<Headings> {
  const [found] = await em.execute<
    { name: string; superior: string | null; place: string | null; code: string; head: string | null; position: string | null }[]
  >(
    `select a.name, a.superior_name as superior, a.place, d.code, h.name as head, h.position from agency a join document d on d.agency_id = a.id
    left join lateral (select p.name, p.position from role_grant g join person p on (p.agency_id, p.id) = (g.agency_id, g.person_id)
      where g.agency_id = a.id and g.role = 'HEAD' and g.valid_from <= ? and (g.valid_until is null or g.valid_until >= ?) order by g.valid_from limit 1) h on true
    where (a.id, d.id) = (?, ?)`,
    [today, today, actor.agencyId, documentId],
  )
  const { name, superior, place, code, head, position } = found!
  return {
    agency: { name, superior: superior ?? '', place },
    code,
    signer: { position: position ?? 'Người đứng đầu', name: head },
    day: today,
  }
}

/** Lays rows out as paper; null where they say nothing. */
async function layOut(row: RevisionRow, head: Headings): Promise<{ bytes: Uint8Array; pages: number } | NotLaidOut | null> {
  const common = { ...head, label: labelOf(row), effectiveOn: row.inForce?.from ?? row.wishedEffectiveOn }
  if (row.kind === DocumentKind.POLICY && row.statement?.commitments.length) {
    const { layStatement } = await import('../../paper/statement.ts')
    const { title, motto, closing, commitments } = row.statement
    return await counted({ ...common, title, motto, closing, commitments: commitments.map(({ text }) => text) }, layStatement)
  }
  if (row.kind === DocumentKind.OBJECTIVES && row.sheet?.objectives.length) {
    const { layObjectives } = await import('../../paper/objectivesSheet.ts')
    const { year, objectives } = row.sheet
    return await counted({ ...common, year, divisionName: divisionOf(row.sheet), objectives: objectives.map(inWords) }, layObjectives)
  }
  return null
}

async function counted<Paper>(paper: Paper, lay: (paper: Paper) => Promise<Uint8Array>) {
  const { unprintable } = await import('../../paper/faces.ts')
  const { cleaned } = await import('../../paper/official.ts')
  const letters = unprintable(JSON.stringify(cleaned(paper)))
  if (letters.length > 0) return { unprintable: letters }
  const bytes = await lay(paper)
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  return { bytes, pages: (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount() }
}

/** The division whose objectives these all are; null where they are the agency's, or of several. */
function divisionOf({ objectives }: SheetRow): string | null {
  const [first] = objectives
  return first?.division && objectives.every(({ divisionId }) => divisionId === first.divisionId) ? first.division.name : null
}

const inWords = ({ code, title, measure, formula, frequency, direction, target, unit, division, owner, plan }: ObjectiveRow) => ({
  ...{ code, title, measure, formula, frequency, plan },
  target: `${direction === Direction.AT_LEAST ? '≥' : '≤'} ${target.replace('.', ',')}${unit === '%' ? '%' : ` ${unit}`}`,
  responsible: owner?.name ?? division?.name ?? null,
})

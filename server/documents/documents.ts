import {
  ChangeReason,
  ChangeSize,
  Division,
  Document,
  DocumentCode,
  type DocumentKind,
  DocumentType,
  Revision,
} from '../../schema/index.ts'
import { mayDraft } from '../agency/permissions.ts'
import { announce, type Context } from '../kernel/context.ts'
import { take } from '../kernel/lifecycle.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { beginAsCopy } from './content/copying.ts'
import { asId, contribute, documentRef, personRef } from './acts.ts'
import { askedBy, documentFactsOf } from './factsOf.ts'
import { checkCode, nextCode, normalCode } from './numbering.ts'
import { documentLifecycle, mayDraftFor } from './permissions.ts'
import { documentRows } from './queries.ts'
import { openRevising } from './tasks.ts'

/** What a new document is. */
export interface NewDocument {
  typeCode: string
  title: string
  kind?: DocumentKind | null
  code?: string | null
  divisionId?: string | null
  group?: string | null
  parentCode?: string | null
  restricted: boolean
}

/** Registers a document: it has a code from now on, and no revision yet. */
export async function createDocument(ctx: Context, wish: NewDocument): Promise<string> {
  if (!mayDraft(ctx.actor)) throw new Refusal(RefusalCode.NOT_ALLOWED)
  const { em, actor } = ctx
  const type = await findType(ctx, wish.typeCode)
  if (wish.kind && wish.kind !== type.kind) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.kind' })
  const division = await findDivision(ctx, wish.divisionId)
  if (!mayDraftFor(actor, division.id)) throw new Refusal(RefusalCode.NOT_ALLOWED, { field: 'input.divisionId' })
  const title = wish.title.trim()
  if (!title) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.title' })
  const parent = wish.parentCode ? await findByCode(ctx, wish.parentCode) : null
  const code = await chooseCode(ctx, wish, type, division, parent)

  const document = em.create(Document, {
    agency: actor.agencyId,
    code,
    title,
    kind: type.kind,
    type,
    division,
    parent: parent ? documentRef(ctx, parent.id) : null,
    restricted: wish.restricted,
    createdBy: personRef(ctx),
  } as never)
  em.create(DocumentCode, { agency: actor.agencyId, normal: normalCode(code), name: code, document } as never)
  await announce(
    ctx,
    'documentRegistered',
    { type: 'document', row: document, documentId: document.id },
    { code, title, rule: 'createDocument' },
  )
  return document.id
}

/** What a new revision begins with. */
export interface NewRevision {
  documentId: string
  lock: number
  changeSize: ChangeSize
  changeReason?: ChangeReason | null
  changeSummary?: string | null
}

/** Starts the next revision of a document: a draft that the person who starts it holds. */
export async function startRevision(ctx: Context, wish: NewRevision): Promise<string> {
  const { em, actor } = ctx
  await em.execute('select from document where agency_id = ? and id = ? for no key update', [actor.agencyId, asId(wish.documentId)])
  const [row] = await documentRows(ctx, [wish.documentId])
  if (!row) throw new Refusal(RefusalCode.NOT_FOUND)
  const { rule } = take(documentLifecycle, 'startRevision', documentFactsOf(row), askedBy(ctx))
  if (wish.lock !== row.lock) throw new Refusal(RefusalCode.CHANGED_MEANWHILE, { data: { lock: row.lock } })

  const before = await em.find(Revision, { agency: actor.agencyId, document: documentRef(ctx, row.id) }, { orderBy: { serial: 'desc' } })
  const serial = (before[0]?.serial ?? 0) + 1
  if (serial > 1 && !wish.changeReason) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.changeReason' })
  const revision = em.create(Revision, {
    agency: actor.agencyId,
    document: documentRef(ctx, row.id),
    serial,
    title: row.effective?.title ?? before[0]?.title ?? row.registeredTitle,
    changeSize: wish.changeSize,
    changeReason: wish.changeReason ?? ChangeReason.FIRST_EDITION,
    changeSummary: wish.changeSummary?.trim() || null,
    author: personRef(ctx),
    ...(await plannedNumber(ctx, row.id, wish.changeSize)),
  } as never)
  await announce(ctx, 'revisionStarted', { type: 'revision', row: revision, documentId: row.id }, { to: 'DRAFT', rule, serial })
  await contribute(ctx, { id: revision.id, contributed: [] })
  openRevising(ctx, revision.id, 0)
  await em.flush()
  await beginAsCopy(ctx, { id: revision.id, documentId: row.id, kind: row.kind, changeSize: wish.changeSize })
  return revision.id
}

/** Edition and amendment that come next: those of cancelled revisions are free again, those that were ever approved are not. */
export async function plannedNumber({ em, actor }: Context, documentId: string, size: ChangeSize) {
  const approved = await em.execute<{ edition: number; amendment: number }[]>(
    `select r.edition, r.amendment from revision r where r.agency_id = ? and r.document_id = ?
    and (r.state in ('APPROVED', 'PUBLISHED') or exists (select from approval a
      where (a.agency_id, a.revision_id, a.decision) = (r.agency_id, r.id, 'REVOKED')))`,
    [actor.agencyId, documentId],
  )
  const edition = Math.max(0, ...approved.map((one) => one.edition))
  if (size === ChangeSize.EDITION || edition === 0) return { edition: edition + 1, amendment: 0 }
  return { edition, amendment: 1 + Math.max(...approved.filter((one) => one.edition === edition).map((one) => one.amendment)) }
}

/** Proposes the next free code of a type for a division. */
export async function proposeCode(
  ctx: Context,
  wish: Pick<NewDocument, 'typeCode' | 'divisionId' | 'group' | 'parentCode'>,
): Promise<string> {
  const type = await findType(ctx, wish.typeCode)
  const division = await findDivision(ctx, wish.divisionId)
  const parent = wish.parentCode ? await findByCode(ctx, wish.parentCode) : null
  const parts = { group: wish.group || division.code, division: division.code, parent: parent?.code ?? null }
  return (await nextCode(ctx, type.codePattern, parts)) ?? ''
}

async function chooseCode(
  ctx: Context,
  wish: NewDocument,
  type: DocumentType,
  division: Division,
  parent: { code: string } | null,
): Promise<string> {
  const parts = { group: wish.group || division.code, division: division.code, parent: parent?.code ?? null }
  if (!wish.code?.trim()) {
    const next = await nextCode(ctx, type.codePattern, parts)
    if (next === null) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.code' })
    return next
  }
  const code = checkCode(wish.code)
  const taken = await findNamed(ctx, code)
  if (taken) {
    const next = type.codePattern.includes('{parent}') && !parent ? null : await nextCode(ctx, type.codePattern, parts)
    throw new Refusal(RefusalCode.CODE_TAKEN, { field: 'input.code', data: { takenBy: taken.title, nextCode: next } })
  }
  return code
}

async function findType({ em, actor }: Context, code: string): Promise<DocumentType> {
  const type = await em.findOne(DocumentType, { agency: actor.agencyId, code, active: true })
  if (!type) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.typeCode' })
  return type
}

async function findDivision({ em, actor }: Context, id: string | null | undefined): Promise<Division> {
  const wanted = id ?? actor.divisionId
  const division = wanted ? await em.findOne(Division, { agency: actor.agencyId, id: asId(wanted) }) : null
  if (!division) throw new Refusal(RefusalCode.NOT_FOUND, { field: 'input.divisionId' })
  return division
}

/** Finds a document by a code or an alias. */
export async function findNamed({ em, actor }: Context, code: string): Promise<{ id: string; code: string; title: string } | null> {
  const [found] = await em.execute<{ id: string; code: string; title: string }[]>(
    `select d.id, d.code, d.title from document_code c join document d on (d.agency_id, d.id) = (c.agency_id, c.document_id)
    where (c.agency_id, c.normal) = (?, ?)`,
    [actor.agencyId, normalCode(code)],
  )
  return found ?? null
}

async function findByCode(ctx: Context, code: string) {
  const parent = await findNamed(ctx, code)
  if (!parent) throw new Refusal(RefusalCode.NOT_FOUND, { field: 'input.parentCode' })
  return parent
}

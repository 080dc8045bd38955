import { randomUUID } from 'node:crypto'
import { DocumentKind } from '../../../schema/index.ts'
import type { Context, FactDetails } from '../../kernel/context.ts'
import { Refusal, RefusalCode } from '../../kernel/refusal.ts'
import type { CommitmentRow, StatementRow } from './rows.ts'
import type { RevisionRow } from '../rows.ts'

type Changes = NonNullable<FactDetails['changes']>

/** The words of a policy as they are typed; an identity names a commitment that stood there before. */
export interface StatementWish {
  title: string
  titleEn?: string | null
  motto?: string | null
  mottoEn?: string | null
  closing?: string | null
  closingEn?: string | null
  commitments: { identity?: string | null; text: string; textEn?: string | null }[]
}

/** How many commitments a policy may have. */
const most = 50

const words = (typed: string | null | undefined) => typed?.trim().normalize('NFC') || null

/** Saves the words of a policy in a draft; the list of commitments replaces the list. Answers what changed. */
export async function saveStatement(ctx: Context, row: RevisionRow, wish: StatementWish): Promise<Changes> {
  if (row.kind !== DocumentKind.POLICY) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.statement' })
  const title = words(wish.title)
  if (!title) throw new Refusal(RefusalCode.INCOMPLETE, { field: 'input.statement.title' })
  if (wish.commitments.length > most) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.statement.commitments' })
  const free = await identitiesOf(ctx, row, wish)
  const next: StatementRow = {
    title,
    titleEn: words(wish.titleEn),
    motto: words(wish.motto),
    mottoEn: words(wish.mottoEn),
    closing: words(wish.closing),
    closingEn: words(wish.closingEn),
    commitments: wish.commitments.map((one, i) => commitment(one, i, free)),
  }
  const changes = changesOf(row.statement, next)
  if (changes.length > 0) await write(ctx, row.id, next)
  return changes
}

/** Those that commitments of this draft or of any edition of its policy carry: objectives of other years point at them. */
async function identitiesOf({ em, actor }: Context, row: RevisionRow, wish: StatementWish): Promise<Set<string>> {
  const own = new Set(row.statement?.commitments.map(({ identity }) => identity))
  if (wish.commitments.every(({ identity }) => !identity || own.has(identity))) return own
  const all = await em.execute<{ identity: string }[]>(
    `select distinct c.identity from policy_commitment c join revision r on (r.agency_id, r.id) = (c.agency_id, c.revision_id)
    where c.agency_id = ? and r.document_id = ?`,
    [actor.agencyId, row.documentId],
  )
  return new Set(all.map(({ identity }) => identity))
}

/** Whoever names an identity keeps it; of two that name the same the second is new. */
function commitment(typed: StatementWish['commitments'][number], at: number, free: Set<string>): CommitmentRow {
  const text = words(typed.text)
  if (!text) throw new Refusal(RefusalCode.INCOMPLETE, { field: `input.statement.commitments.${at}.text` })
  const known = typed.identity && free.delete(typed.identity)
  return { position: at + 1, identity: known ? typed.identity! : randomUUID(), text, textEn: words(typed.textEn) }
}

const lines = (statement: StatementRow | null) => statement?.commitments.map(({ text }, i) => `${i + 1}. ${text}`).join('\n') ?? null

function changesOf(before: StatementRow | null, after: StatementRow): Changes {
  const fields = ['title', 'titleEn', 'motto', 'mottoEn', 'closing', 'closingEn'] as const
  const changed = fields
    .filter((field) => (before?.[field] ?? null) !== after[field])
    .map((field) => ({ field: `statement.${field}`, before: before?.[field] ?? null, after: after[field] }))
  const same = JSON.stringify(before?.commitments ?? []) === JSON.stringify(after.commitments)
  return same ? changed : [...changed, { field: 'statement.commitments', before: lines(before), after: lines(after) }]
}

async function write({ em, actor }: Context, revisionId: string, { commitments, ...statement }: StatementRow) {
  await em.execute(
    `insert into policy_statement (agency_id, revision_id, title, title_en, motto, motto_en, closing, closing_en) values (?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (agency_id, revision_id) do update set title = excluded.title, title_en = excluded.title_en, motto = excluded.motto, motto_en = excluded.motto_en,
      closing = excluded.closing, closing_en = excluded.closing_en`,
    [
      actor.agencyId,
      revisionId,
      statement.title,
      statement.titleEn,
      statement.motto,
      statement.mottoEn,
      statement.closing,
      statement.closingEn,
    ],
  )
  await em.execute('delete from policy_commitment where (agency_id, revision_id) = (?, ?)', [actor.agencyId, revisionId])
  await em.execute(
    `insert into policy_commitment (agency_id, revision_id, position, identity, text, text_en)
    select ?, ?, c.position, c.identity, c.text, c."textEn" from jsonb_to_recordset(?::jsonb) as c (position int, identity uuid, text text, "textEn" text)`,
    [actor.agencyId, revisionId, JSON.stringify(commitments)],
  )
}

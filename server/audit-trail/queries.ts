import type { RevisionState } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { divisionsOfTrail, mayReadTrail, readsWholeTrail } from '../agency/permissions.ts'
import { personColumns } from '../agency/sql.ts'
import type { Context, FactDetails } from '../kernel/context.ts'
import { type Page, type PageArgs, pageOf, type PageWish, readPage } from '../kernel/page.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'

/** What of the trail is asked. */
export interface TrailWish {
  documentCode?: string | null
  subjectId?: string | null
  actorIds?: string[] | null
  actions?: string[] | null
  from?: Day | null
  until?: Day | null
}

interface PersonRow {
  id: string
  name: string
  position: string | null
  active: boolean
}

/** An entry of the trail, with names instead of ids. */
export interface TrailRow {
  id: string
  sequence: number
  at: string
  actor: PersonRow | null
  action: string
  from: RevisionState | null
  to: RevisionState | null
  subjectType: string
  subjectId: string
  subjectLock: number | null
  documentCode: string | null
  label: string | null
  /** Whom an act about people or roles is about. */
  person: string | null
  rule: string | null
  reason: string | null
  changes: NonNullable<FactDetails['changes']>
  sha256: string | null
  requestId: string | null
  details: Record<string, never> | null
  hash: string
  previousHash: string
}

/** A refused act that mattered. */
export interface RefusalRow {
  id: string
  at: string
  actor: PersonRow
  action: string
  refused: RefusalCode
  subjectId: string | null
  documentCode: string | null
}

/** As people compare codes: case and the choice of sign do not matter. */
const coded = `(select c.document_id from document_code c
  where c.agency_id = a.id and c.normal = regexp_replace(upper(normalize(?::text, NFC)), '[\\s._/-]+', '-', 'g'))`

const number = (value: string) => `lpad(${value}::text, 2, '0')`

// The content of a draft is not told, only that it was changed: values show once the revision is in force.
const changes = `case when e.subject_type = 'document' or lower(r.in_force) <= (select today from asked) then e.body::jsonb -> 'changes'
  else (select jsonb_agg(jsonb_build_object('field', c ->> 'field', 'before', null, 'after', null)) from jsonb_array_elements(e.body::jsonb -> 'changes') c) end`

const entries = `trail_entry e join agency a on a.id = e.agency_id
  left join document d on (d.agency_id, d.id) = (e.agency_id, e.document_id)
  left join revision r on (r.agency_id, r.id) = (e.agency_id, case e.subject_type when 'revision' then e.subject_id
    when 'posting' then (e.body::jsonb -> 'details' ->> 'revisionId')::uuid end)
  left join person p on (p.agency_id, p.id) = (e.agency_id, e.actor_id)
  left join person h on e.subject_type in ('person', 'role_grant')
    and (h.agency_id, h.id) = (e.agency_id, (e.body::jsonb -> 'details' ->> 'personId')::uuid)`

const refusals = `refusal_entry e join agency a on a.id = e.agency_id
  join person p on (p.agency_id, p.id) = (e.agency_id, e.person_id)
  left join comment m on (m.agency_id, m.id) = (e.agency_id, e.subject_id)
  left join posting o on (o.agency_id, o.id) = (e.agency_id, e.subject_id)
  left join revision r on r.agency_id = e.agency_id and r.id = coalesce(m.revision_id, o.revision_id, e.subject_id)
  left join document d on d.agency_id = e.agency_id and d.id = coalesce(r.document_id, e.subject_id)`

/** Reads the trail, newest first: what happened, in the agency or in one's own divisions. */
export async function auditTrail(ctx: Context, filter: TrailWish, args: PageArgs, counted: boolean): Promise<Page<TrailRow>> {
  const wish = readPage(args, 50)
  const { where, values } = visible(ctx, filter, 'e.actor_id', 'e.document_id')
  const after = wish.after ? ' and e.sequence < ?' : ''
  const rows = await ctx.em.execute<TrailRow[]>(
    `with asked as (select ?::date as today)
    select e.id, e.sequence::int as sequence, e.at, case when p.id is not null then ${personColumns} end as actor, e.action,
      e.body::jsonb ->> 'from' as "from", e.body::jsonb ->> 'to' as "to", e.subject_type as "subjectType", e.subject_id as "subjectId",
      e.subject_lock as "subjectLock", d.code as "documentCode",
      ${number('r.edition')} || case when r.amendment > 0 then '.' || ${number('r.amendment')} else '' end as label,
      h.name as person, e.body::jsonb ->> 'rule' as rule, e.body::jsonb ->> 'reason' as reason, coalesce(${changes}, '[]') as changes,
      e.body::jsonb ->> 'sha256' as sha256, e.body::jsonb ->> 'requestId' as "requestId", e.body::jsonb -> 'details' as details,
      encode(e.hash, 'hex') as hash, encode(e.previous_hash, 'hex') as "previousHash"
    from ${entries} where ${where}${after} order by e.sequence desc limit ?`,
    [ctx.today, ...values, ...sequenceOf(wish), wish.size + 1],
  )
  return pageOf(rows, wish, ({ sequence }) => [sequence], counted ? await count(ctx, entries, where, values) : 0)
}

/** Reads the refused acts that mattered, newest first. */
export async function refusalEntries(ctx: Context, filter: TrailWish, args: PageArgs, counted: boolean): Promise<Page<RefusalRow>> {
  const wish = readPage(args, 50)
  const { where, values } = visible(ctx, filter, 'e.person_id', 'd.id')
  const after = wish.after ? ' and e.id < ?::uuid' : '' // ids are made in the order of time
  const rows = await ctx.em.execute<RefusalRow[]>(
    `select e.id, e.at, ${personColumns} as actor, e.action, e.code as refused, e.subject_id as "subjectId", d.code as "documentCode"
    from ${refusals} where ${where}${after} order by e.id desc limit ?`,
    [...values, ...idOf(wish), wish.size + 1],
  )
  return pageOf(rows, wish, ({ id }) => [id], counted ? await count(ctx, refusals, where, values) : 0)
}

/** Who may see, and what is asked, as a condition. */
function visible({ actor }: Context, filter: TrailWish, actorId: string, documentId: string) {
  if (!mayReadTrail(actor)) throw new Refusal(RefusalCode.NOT_ALLOWED)
  const parts: [string, unknown][] = [['e.agency_id = ?', actor.agencyId]]
  if (!readsWholeTrail(actor)) parts.push(['d.division_id = any(?::uuid[])', listed(divisionsOfTrail(actor))])
  if (filter.documentCode) parts.push([`${documentId} = ${coded}`, filter.documentCode])
  if (filter.subjectId) parts.push(['e.subject_id::text = ?', filter.subjectId])
  if (filter.actorIds?.length) parts.push([`${actorId}::text = any(?::text[])`, listed(filter.actorIds)])
  if (filter.actions?.length) parts.push(['e.action = any(?::text[])', listed(filter.actions)])
  if (filter.from) parts.push(['e.at >= ?::date::timestamp at time zone a.time_zone', filter.from])
  if (filter.until) parts.push(['e.at < (?::date + 1)::timestamp at time zone a.time_zone', filter.until])
  return { where: parts.map(([condition]) => condition).join(' and '), values: parts.map(([, value]) => value) }
}

/** A list as PostgreSQL reads one: the driver would take it apart. */
const listed = (values: string[]) => `{${values.map((value) => JSON.stringify(value)).join(',')}}`

async function count({ em }: Context, from: string, where: string, values: unknown[]): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count from ${from} where ${where}`, values)
  return row?.count ?? 0
}

/** The key of a cursor, if it is one of this list. */
function sequenceOf({ after }: PageWish): number[] {
  if (!after) return []
  if (!Number.isInteger(after[0])) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'after' })
  return [Number(after[0])]
}

function idOf({ after }: PageWish): string[] {
  if (!after) return []
  const [id] = after
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'after' })
  return [id]
}

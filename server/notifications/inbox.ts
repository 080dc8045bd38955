import type { TaskKind } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { outdatedPostings } from '../distribution/outdatedSql.ts'
import type { BriefRevision, DocumentRow, RevisionRow, TaskRow } from '../documents/rows.ts'
import { asked, authoredRevision, documentRow, holders, isMine, withCurrent } from '../documents/sql.ts'
import { person } from '../documents/sqlParts.ts'
import { texts } from '../documents/wishes.ts'
import type { Context } from '../kernel/context.ts'
import { type Page, type PageArgs, pageOf, readPage } from '../kernel/page.ts'
import { read } from '../kernel/read.ts'
import { figuresWaiting } from '../objectives/lateSql.ts'

/** A task as the inbox shows it: it follows from the state or from the calendar, and is gone by itself when done. */
export interface InboxTask {
  id: string
  kind: TaskKind
  dueOn: Day | null
  overdue: boolean
  waitingDays: number
  createdAt: string
  holders: TaskRow['holders']
  document: DocumentRow
  revision: BriefRevision & Pick<RevisionRow, 'author'>
  /** Whose figures wait, and of which periods. */
  objective: { code: string; year: number; title: string; titleEn: string | null; periods: string[] } | null
}

/** Acts open some tasks as rows; others follow from the day. */
const waiting = `select t.agency_id, t.id, t.kind, t.revision_id, t.holder, t.division_id, t.vote_kind, null::uuid as owner_id, t.due_on, t.opened_at, null::json as objective
  from task t cross join lateral (select * from revision where (agency_id, id) = (t.agency_id, t.revision_id) offset 0) r
  where t.agency_id = (select agency_id from asked) and t.closed_at is null and ${isMine}
  union all select t.agency_id, t.id, t.kind, t.revision_id, t.holder, t.division_id, null, t.owner_id, t.due_on, t.opened_at, t.objective from (${figuresWaiting}) t
  union all select t.agency_id, t.id, t.kind, t.revision_id, t.holder, null, null, null, t.due_on, t.opened_at, null
  from (select *, null as vote_kind, null::uuid as division_id from (${outdatedPostings}) d) t join revision r on (r.agency_id, r.id) = (t.agency_id, t.revision_id)
  where ${isMine}`

/** Reads what waits for the person who asks, nearest due first. */
export async function myTasks(ctx: Context, kinds: TaskKind[] | null, args: PageArgs, counted: boolean): Promise<Page<InboxTask>> {
  const { em, actor, today } = ctx
  const page = readPage(args)
  const rows = await read<InboxTask & { due: string; opened: string; total: string }>(
    em,
    `with ${asked},
      mine as materialized (select w.*, coalesce(w.due_on, 'infinity') as due from (${waiting}) w ${kinds?.length ? 'where w.kind = any(?::text[])' : ''}),
      page as (select * from mine ${page.after ? 'where (due, opened_at, id) > (?::date, ?::timestamptz, ?::uuid)' : ''} order by due, opened_at, id limit ${page.most})
    select t.id, t.kind, t.due_on as "dueOn", coalesce(t.due_on < (select today from asked), false) as overdue, t.opened_at as "createdAt",
      (select today from asked) - app.day(t.agency_id, t.opened_at) as "waitingDays", t.objective,
      case when t.owner_id is null then ${holders} else json_build_array(${person('t.agency_id', 't.owner_id')}) end as holders, ${authoredRevision} as revision,
      ${documentRow} as document, t.due::text as due, t.opened_at::text as opened, ${counted ? '(select count(*) from mine)' : '0'} as total
    from page t join revision r on (r.agency_id, r.id) = (t.agency_id, t.revision_id)
    join document d on (d.agency_id, d.id) = (r.agency_id, r.document_id) ${withCurrent}
    order by t.due, t.opened_at, t.id`,
    [actor.agencyId, actor.personId, today, ...(kinds?.length ? [texts(kinds)] : []), ...(page.after ?? []).slice(0, 3)],
  )
  return pageOf(rows, page, ({ due, opened, id }) => [due, opened, id], Number(rows[0]?.total ?? 0))
}

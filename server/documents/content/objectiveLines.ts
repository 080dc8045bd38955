import { Direction, DocumentKind, Frequency, MeasureKind } from '../../../schema/index.ts'
import { newId } from '../../../schema/kernel/keys.ts'
import type { Context, FactDetails } from '../../kernel/context.ts'
import { Refusal, RefusalCode } from '../../kernel/refusal.ts'
import { asId } from '../acts.ts'
import type { ObjectiveRow, PlanRow } from './rows.ts'
import type { RevisionRow } from '../rows.ts'

type Changes = NonNullable<FactDetails['changes']>

/** An objective as it is typed. Its code says which one it is, through the years. */
interface ObjectiveWish {
  code: string
  title: string
  titleEn?: string | null
  measure: string
  measureKind: MeasureKind
  formula?: string | null
  unit: string
  direction: Direction
  target: string
  frequency: Frequency
  dueDays: number
  divisionId?: string | null
  ownerId?: string | null
  dataSource?: string | null
  commitment?: string | null
  plan?: Partial<PlanRow> | null
}

/** The objectives of a year as they are typed. */
export interface SheetWish {
  year: number
  objectives: ObjectiveWish[]
}

/** How many objectives one document may set for a year. */
const most = 300

const words = (typed: string | null | undefined) => typed?.trim().normalize('NFC') || null

/** A line as it is written down. */
type Line = Omit<ObjectiveRow, 'identity' | 'revisionId' | 'year' | 'division' | 'owner'>

/** Saves the objectives of a year in a draft; the list replaces the list. Answers what changed. */
export async function saveObjectives(ctx: Context, row: RevisionRow, wish: SheetWish): Promise<Changes> {
  if (row.kind !== DocumentKind.OBJECTIVES) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.objectives' })
  if (wish.year < 1990 || wish.year > 2200) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.objectives.year' })
  if (wish.objectives.length > most) throw new Refusal(RefusalCode.INVALID_INPUT, { field: 'input.objectives.objectives' })
  const before = row.sheet
  const lines = wish.objectives.map((one, i) => lineOf(one, i, before?.objectives ?? []))
  const twice = lines.findIndex(({ code }, i) => lines.some((other, k) => k < i && other.code === code))
  if (twice >= 0) throw new Refusal(RefusalCode.CODE_TAKEN, { field: `input.objectives.objectives.${twice}.code` })
  const changes = changesOf(before?.year ?? null, before?.objectives ?? [], wish.year, lines)
  if (changes.length > 0) await write(ctx, row, wish.year, lines)
  return changes
}

function lineOf(typed: ObjectiveWish, at: number, before: ObjectiveRow[]): Line {
  const field = (name: string) => `input.objectives.objectives.${at}.${name}`
  const needed = (name: 'code' | 'title' | 'measure' | 'unit') => {
    const said = words(typed[name])
    if (!said) throw new Refusal(RefusalCode.INCOMPLETE, { field: field(name) })
    return said
  }
  const code = needed('code')
  if (!/^[\p{L}\p{N}]+([.-][\p{L}\p{N}]+)*$/u.test(code)) throw new Refusal(RefusalCode.CODE_MALFORMED, { field: field('code') })
  if (typed.dueDays < 0 || typed.dueDays > 90) throw new Refusal(RefusalCode.INVALID_INPUT, { field: field('dueDays') })
  const { plan } = typed
  return {
    id: before.find((one) => one.code === code)?.id ?? newId(),
    position: at + 1,
    code,
    title: needed('title'),
    titleEn: words(typed.titleEn),
    measure: needed('measure'),
    measureKind: typed.measureKind,
    formula: words(typed.formula),
    unit: needed('unit'),
    direction: typed.direction,
    target: typed.target,
    frequency: typed.frequency,
    dueDays: typed.dueDays,
    divisionId: typed.divisionId ? asId(typed.divisionId) : null,
    ownerId: typed.ownerId ? asId(typed.ownerId) : null,
    dataSource: words(typed.dataSource),
    commitment: typed.commitment ? asId(typed.commitment) : null,
    plan: {
      what: words(plan?.what),
      who: words(plan?.who),
      means: words(plan?.means),
      when: words(plan?.when),
      judged: words(plan?.judged),
    },
  }
}

const said = ({ title, target, unit, direction, frequency }: Line) =>
  `${title} (${direction === Direction.AT_LEAST ? '≥' : '≤'} ${target} ${unit}, ${frequency})`

/** What a line says, in one order: two lines that say the same have one shape. */
const shape = (one: Line) =>
  JSON.stringify([
    ...[
      one.position,
      one.title,
      one.titleEn,
      one.measure,
      one.measureKind,
      one.formula,
      one.unit,
      one.direction,
      one.target,
      one.frequency,
      one.dueDays,
    ],
    ...[
      one.divisionId,
      one.ownerId,
      one.dataSource,
      one.commitment,
      one.plan.what,
      one.plan.who,
      one.plan.means,
      one.plan.when,
      one.plan.judged,
    ],
  ])

function changesOf(yearBefore: number | null, before: ObjectiveRow[], year: number, lines: Line[]): Changes {
  const changes: Changes =
    yearBefore === year ? [] : [{ field: 'objectives.year', before: yearBefore?.toString() ?? null, after: String(year) }]
  for (const line of lines) {
    const old = before.find(({ code }) => code === line.code)
    if (!old || shape(old) !== shape(line))
      changes.push({ field: `objectives.${line.code}`, before: old ? said(old) : null, after: said(line) })
  }
  for (const old of before)
    if (!lines.some(({ code }) => code === old.code)) changes.push({ field: `objectives.${old.code}`, before: said(old), after: null })
  return changes
}

async function write({ em, actor }: Context, row: RevisionRow, year: number, lines: Line[]) {
  const { agencyId } = actor
  const json = JSON.stringify(lines)
  await em.execute(
    `insert into objective (agency_id, id, code, document_id) select ?, gen_random_uuid(), l.code, ? from jsonb_to_recordset(?::jsonb) as l (code text)
    on conflict (agency_id, code) do nothing`,
    [agencyId, row.documentId, json],
  )
  const foreign = await em.execute<{ code: string }[]>(
    `select i.code from objective i join jsonb_to_recordset(?::jsonb) as l (code text) using (code) where i.agency_id = ? and i.document_id <> ?`,
    [json, agencyId, row.documentId],
  )
  if (foreign[0]) {
    const at = lines.findIndex(({ code }) => code === foreign[0]!.code)
    throw new Refusal(RefusalCode.CODE_TAKEN, { field: `input.objectives.objectives.${at}.code`, data: { code: foreign[0].code } })
  }
  await em.execute(
    `insert into objectives_sheet (agency_id, revision_id, year) values (?, ?, ?) on conflict (agency_id, revision_id) do update set year = excluded.year`,
    [agencyId, row.id, year],
  )
  await em.execute('delete from yearly_objective where (agency_id, revision_id) = (?, ?)', [agencyId, row.id])
  await em.execute(
    `insert into yearly_objective (agency_id, id, revision_id, objective_id, position, title, title_en, measure, measure_kind, formula, unit, direction, target, frequency,
      due_days, division_id, owner_id, data_source, commitment, plan_what, plan_who, plan_means, plan_when, plan_judged)
    select i.agency_id, l.id, ?, i.id, l.position, l.title, l."titleEn", l.measure, l."measureKind", l.formula, l.unit, l.direction, l.target, l.frequency,
      l."dueDays", l."divisionId", l."ownerId", l."dataSource", l.commitment, l.plan ->> 'what', l.plan ->> 'who', l.plan ->> 'means', l.plan ->> 'when', l.plan ->> 'judged'
    from jsonb_to_recordset(?::jsonb) as l (code text, id uuid, position int, title text, "titleEn" text, measure text, "measureKind" text, formula text, unit text,
      direction text, target numeric, frequency text, "dueDays" int, "divisionId" uuid, "ownerId" uuid, "dataSource" text, commitment uuid, plan jsonb)
    join objective i on (i.agency_id, i.code) = (?, l.code)`,
    [row.id, json, agencyId],
  )
}

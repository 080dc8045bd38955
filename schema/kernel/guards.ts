import { Check, Trigger } from '@mikro-orm/decorators/legacy'

/** When a trigger of ours runs, and which function of the schema `app` it calls. */
interface GuardOptions {
  table: string
  name: string
  timing: 'before' | 'after'
  events: ('insert' | 'update' | 'delete' | 'truncate')[]
  calls: string
  /** Columns of `update of`. */
  of?: string
  when?: string
  /** Checked at COMMIT, when the whole act is there. */
  deferred?: boolean
  each?: 'row' | 'statement'
}

/** Declares a trigger on the class that it guards: MikroORM's diff drops what no class declares. */
export function Guard({ table, name, timing, events, calls, of, when, deferred, each = 'row' }: GuardOptions) {
  const on = events.map((event) => (event === 'update' && of ? `update of ${of}` : event)).join(' or ')
  const expression = [
    `create ${deferred ? 'constraint ' : ''}trigger ${name} ${timing} ${on} on "${table}"`,
    deferred ? 'deferrable initially deferred' : '',
    `for each ${each}`,
    when ? `when (${when})` : '',
    `execute function ${calls}`,
  ]
  return Trigger({ name, timing, events, expression: expression.filter(Boolean).join(' ') })
}

/** Rows of this table are evidence: nobody changes or removes them. */
export const Stays = (table: string) =>
  Guard({ table, name: 'stays', timing: 'before', events: ['update', 'delete', 'truncate'], each: 'statement', calls: 'app.stays()' })

/** Rows of this table may change by the rules, and are never removed. */
export const NeverGoes = (table: string) =>
  Guard({ table, name: 'stays', timing: 'before', events: ['delete', 'truncate'], each: 'statement', calls: 'app.stays()' })

/** Rows that are content of a revision: they come, change and go while it is a draft, and never after. */
export const OnlyInDraft = (table: string) =>
  Guard({ table, name: 'only_in_draft', timing: 'before', events: ['insert', 'update', 'delete'], calls: 'app.lines_only_in_draft()' })

/** A change of a row is counted, and named by one entry of the trail. */
export const CountsUp = (table: string) =>
  Guard({ table, name: 'counts_up', timing: 'before', events: ['insert', 'update'], calls: 'app.counts_up()' })

/** The entry is there when the act is committed. */
export const NeedsEntry = (table: string) =>
  Guard({ table, name: 'needs_entry', timing: 'after', events: ['insert', 'update'], deferred: true, calls: 'app.needs_entry()' })

/** Text is kept in Unicode's composed form, or equal words would differ. */
export const Composed = (column: string) => Check({ name: `${column}_is_nfc`, expression: `${column} is nfc normalized` })

import { Refusal, RefusalCode } from './refusal.ts'

/** Says yes or no about a subject, for what is asked. */
export type Word<Subject, Asked> = (subject: Subject, asked: Asked) => boolean

/** A condition of a step: when it is not met, this is the answer. */
export interface Guard<Subject, Asked> {
  name: string
  met: Word<Subject, Asked>
  else: RefusalCode | ((subject: Subject, asked: Asked) => RefusalCode)
  /** What is missing, where the answer can point at it. */
  field?: string
  count?: (subject: Subject, asked: Asked) => number
  subjectIds?: (subject: Subject, asked: Asked) => string[]
  /** What its sentence may name: who holds the draft, until when. */
  facts?: (subject: Subject, asked: Asked) => Record<string, unknown>
}

/** One line of a lifecycle: one thing that can happen. */
interface Step<Subject, Asked, Action extends string, State extends string> {
  action: Action
  from: readonly State[]
  /** Of two lines for one action, the first that fits. */
  when?: Word<Subject, Asked>
  to: State
  by: readonly Word<Subject, Asked>[]
  given?: readonly Guard<Subject, Asked>[]
}

/** A life: the state on a day, and the table of what can happen. */
export interface Lifecycle<Subject, Asked, Action extends string, State extends string> {
  stateOf: (subject: Subject, asked: Asked) => State
  steps: readonly Step<Subject, Asked, Action, State>[]
}

/** One guard that fails. */
export interface Missing {
  code: RefusalCode
  field: string | null
  count: number
  subjectIds: string[]
  facts: Record<string, unknown>
}

/** Where an action would lead, or why it may not be done. */
export type Decision<State> = { to: State; rule: string; refused?: undefined; missing: [] } | { refused: RefusalCode; missing: Missing[] }

/** What may be done, told before it is done. */
export interface Offer<Action extends string> {
  action: Action
  refused: RefusalCode | null
  missing: Missing[]
}

/** Decides: first who, then when, then what is missing: all of it, not only the first. */
export function decide<Subject, Asked, Action extends string, State extends string>(
  life: Lifecycle<Subject, Asked, Action, State>,
  action: Action,
  subject: Subject,
  asked: Asked,
): Decision<State> {
  const mine = life.steps.filter((step) => step.action === action && step.by.some((may) => may(subject, asked)))
  if (mine.length === 0) return { refused: RefusalCode.NOT_ALLOWED, missing: [] }
  const state = life.stateOf(subject, asked)
  const step = mine.find((one) => one.from.includes(state) && (one.when?.(subject, asked) ?? true))
  if (!step) return { refused: RefusalCode.WRONG_STATE, missing: [] }
  const missing = (step.given ?? []).filter((guard) => !guard.met(subject, asked)).map((guard) => miss(guard, subject, asked))
  return missing[0]
    ? { refused: missing[0].code, missing }
    : { to: step.to, rule: `${action}: ${step.from.join(', ')} → ${step.to}`, missing: [] }
}

function miss<Subject, Asked>(guard: Guard<Subject, Asked>, subject: Subject, asked: Asked): Missing {
  return {
    code: typeof guard.else === 'function' ? guard.else(subject, asked) : guard.else,
    field: guard.field ?? null,
    count: guard.count?.(subject, asked) ?? 1,
    subjectIds: guard.subjectIds?.(subject, asked) ?? [],
    facts: guard.facts?.(subject, asked) ?? {},
  }
}

/** Decides for real: a "no" is thrown. */
export function take<Subject, Asked, Action extends string, State extends string>(
  life: Lifecycle<Subject, Asked, Action, State>,
  action: Action,
  subject: Subject,
  asked: Asked,
): { to: State; rule: string } {
  const decision = decide(life, action, subject, asked)
  if (decision.refused === undefined) return decision
  const [first] = decision.missing
  throw new Refusal(decision.refused, {
    ...(first?.field && { field: `input.${first.field}` }),
    data: first ? { ...first.facts, missing: decision.missing } : { state: life.stateOf(subject, asked) },
  })
}

/** Tells of every action whether it may be done now. */
export function offers<Subject, Asked, Action extends string, State extends string>(
  life: Lifecycle<Subject, Asked, Action, State>,
  actions: readonly Action[],
  subject: Subject,
  asked: Asked,
): Offer<Action>[] {
  return actions.map((action) => {
    const decision = decide(life, action, subject, asked)
    return { action, refused: decision.refused ?? null, missing: decision.missing }
  })
}

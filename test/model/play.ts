import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { attempt } from './attempt.ts'
import { type Act, type Kind, type Life, newLife, type Player, players, seenOf, sensible, sleep } from './life.ts'
import { expected, sights, type Stage } from './stage.ts'

/** What a player tries; how it ends depends on where the document is. */
interface Try {
  kind: Kind | 'what helps'
  who: Player
  days: number
  /** Looks at the page before, or acts on what was seen last. */
  looks: boolean
}

/** A night, one act, or two at the same moment. */
export type Step = { nights: number } | { one: Try } | { one: Try; other: Try }

// prettier-ignore
const kinds: Kind[] = ['start', 'save', 'attach', 'lease', 'discard', 'submit', 'takeBack', 'agree', 'askChanges', 'approve', 'return', 'publish', 'unpublish', 'cancel', 'reschedule', 'revoke', 'propose', 'propose', 'withdraw', 'withdraw']

const anything: fc.Arbitrary<Try> = fc.record({
  kind: fc.constantFrom(...kinds),
  who: fc.constantFrom(...players),
  days: fc.integer({ min: -1, max: 5 }),
  looks: fc.boolean(),
})
const helpful: fc.Arbitrary<Try> = fc.record({
  kind: fc.constant('what helps' as const),
  who: fc.constantFrom('ada' as const, 'amy' as const),
  days: fc.integer({ min: 0, max: 3 }),
  looks: fc.constant(true),
})
const tries = fc.oneof({ weight: 1, arbitrary: helpful }, { weight: 1, arbitrary: anything })

/** Random play; fast-check takes steps away until only those stay that the disagreement needs. */
export const play = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof<fc.WeightedArbitrary<Step>[]>(
      { weight: 8, arbitrary: fc.record({ one: tries }) },
      { weight: 1, arbitrary: fc.record({ one: tries, other: tries }) },
      { weight: 1, arbitrary: fc.record({ nights: fc.integer({ min: 1, max: 4 }) }) },
    ),
    { minLength: Math.min(length, 10), maxLength: length, size: 'max' },
  )

/** Plays steps on a new document and in the model; the first disagreement is thrown, with all that happened. Answers how often each answer came. */
export async function compare(stage: Stage, steps: Step[], answers: Map<string, number>): Promise<void> {
  const document = await stage.enter()
  const life = newLife(await stage.today())
  const seen = sights()
  const happened: string[] = []

  const meant = ({ kind, who, days, looks }: Try): Act => {
    const act = kind === 'what helps' ? { days, ...sensible(life, who === 'ada') } : { kind, who, days }
    const newest = life.revisions.at(-1)
    if (looks && newest) seen.set(act.who, seenOf(newest))
    return { ...act, seen: seen.get(act.who)! }
  }
  const count = (act: Act, answer: string) => answers.set(`${act.kind}: ${answer}`, (answers.get(`${act.kind}: ${answer}`) ?? 0) + 1)

  for (const step of steps) {
    if ('nights' in step) {
      sleep(life, step.nights)
      await stage.sleepUntil(life.today)
      happened.push(`${step.nights} nights`)
      continue
    }
    const acts = [step.one, ...('other' in step ? [step.other] : [])].map(meant)
    const real = await Promise.all(acts.map((act) => document.attempt(act)))
    happened.push(acts.map((act, i) => `${act.who} ${act.kind} ${act.days} -> ${real[i]}`).join(' | '))
    const { seals, proposals, ...there } = await document.look(life.today)

    // of two at the same moment either may have been the first
    const orders = acts.length === 1 ? [[0]] : [[0, 1], [1, 0]] // prettier-ignore
    const outcomes = orders.map((order) => {
      const after: Life = structuredClone(life)
      const said: string[] = []
      for (const i of order) said[i] = attempt(after, acts[i]!)
      return { after, said, there: expected(after) }
    })
    const agreed = outcomes.find((one) => isDeepStrictEqual(one.said, real) && isDeepStrictEqual(one.there, there))
    if (!agreed) {
      const [model] = outcomes
      const show = (answer: unknown) => JSON.stringify(answer)
      throw new Error(
        `The model and the server disagree.\n${happened.join('\n')}\nmodel  ${show(model!.said)} ${show(model!.there)}\nserver ${show(real)} ${show(there)}`,
      )
    }
    Object.assign(life, agreed.after)
    for (const { serial, sealed, proposal } of life.revisions) {
      if (sealed) document.remember(sealed, seals.get(serial)!)
      if (proposal !== null) document.remember(`proposal ${proposal}`, proposals.get(serial)!)
    }
    acts.forEach((act, i) => count(act, real[i]!))
  }
}

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdsLease } from '../../server/documents/guards.ts'
import { compare, play } from './play.ts'
import { openStage, type Stage } from './stage.ts'

// Random people play random acts on a real server, and the model in life.ts says what must come of it.
// The long form: npm run model -- --steps 10000 --seed 7

const steps = Number(process.env.LONG_TIMES ?? 150)
const length = 50
const random = Math.floor(Math.random() * 2 ** 31)
const seeds = process.env.LONG_SEED ? [Number(process.env.LONG_SEED)] : [4, random]
const minutes = Math.max(5, Math.ceil(steps / 100))

let stage: Stage
beforeAll(async () => void (stage = await openStage()), 120_000)
afterAll(() => stage.stop())

const disagreement = async (seed: number, answers = new Map<string, number>(), all = steps, longest = length, shrinks = true) => {
  let played = 0
  const property = fc.asyncProperty(play(longest), async (script) => {
    if (played >= all) return
    await compare(stage, script, answers)
    played += script.length
  })
  const found = await fc.check(property, { seed, numRuns: Math.ceil(all / 5), endOnFailure: !shrinks })
  return {
    ...found,
    played,
    said: found.failed ? `${fc.defaultReportMessage(found)}\n${String((found.errorInstance as Error).message)}` : '',
  }
}

describe('random people', () => {
  it.each(seeds)('with seed %i end where the model ends', { timeout: minutes * 60_000 }, async (seed) => {
    const answers = new Map<string, number>()
    const { failed, said, played } = await disagreement(seed, answers)
    console.log(
      `seed ${seed}: ${played} steps${
        steps > 1000
          ? `\n${[...answers]
              .sort()
              .map(([what, n]) => `${what} ${n}`)
              .join('\n')}`
          : ''
      }`,
    )
    expect(failed, said).toBe(false)
    expect(played).toBeGreaterThanOrEqual(steps)
    if (steps >= 5000)
      expect([...answers.keys()]).toEqual(
        expect.arrayContaining(['publish: ok', 'agree: OWN_WORK', 'unpublish: ok', 'reschedule: ok', 'revoke: ok', 'withdraw: ok']),
      )
  })
})

describe('a rule that is broken on purpose', () => {
  it('is found: somebody else’s draft', { timeout: 120_000 }, async () => {
    const { met } = holdsLease
    holdsLease.met = () => true // in this process alone, where the server runs too
    try {
      const { failed, said } = await disagreement(2, new Map(), 400, 8, false)
      expect(failed).toBe(true)
      expect(said).toContain('The model and the server disagree.')
    } finally {
      holdsLease.met = met
    }
  })
})

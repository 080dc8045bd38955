import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyTrail } from '../../server/audit-trail/verify.ts'
import { acting, signIn } from '../support/acting.ts'
import { drawing } from '../support/drawing.ts'
import type { Persona } from '../support/personas.ts'
import { type Ground, openGround } from './ground.ts'
import { halfDone, lost, missing, openLedger } from './ledger.ts'
import { live } from './people.ts'

// An installation is killed at random moments, while people upload, submit, endorse, approve, publish and withdraw; the ledger of what they were
// answered is kept outside. The long form: npm run faults -- --kills 200 --seed 7

const kills = Number(process.env.LONG_TIMES ?? 20)
const seed = Number(process.env.LONG_SEED ?? Math.floor(Math.random() * 2 ** 31))
const crowdSize = 3

let ground: Ground
beforeAll(async () => void (ground = await openGround()), 300_000)
afterAll(() => ground.stop(), 60_000)

it(`${kills} kills with seed ${seed}: nothing answered is lost, nothing is half done`, { timeout: 300_000 + kills * 60_000 }, async () => {
  const draw = drawing(seed)
  const ledger = openLedger(path.join(ground.home, 'ledger.jsonl'))
  const cookies = new Map<Persona, string>()
  for (const who of ['ada', 'hung', 'cleo', 'mei'] as const) cookies.set(who, (await signIn(ground.address, who)).cookie)
  let over = false
  const crowd = { as: (who: Persona) => acting(ground.address, cookies.get(who)!), ledger, isOver: () => over }
  const faults: unknown[] = []
  const people = Array.from({ length: crowdSize }, () => live(crowd).catch((error: unknown) => faults.push(error)))
  const whole = new Set<string>()
  const killed = new Map<string, number>()
  const silences: number[] = []

  async function answered(after: number) {
    while (ledger.steps.length <= after && faults.length === 0) await wait(20)
  }
  async function check() {
    const steps = [...ledger.steps]
    await ground.asOwner(async (owner) => {
      faults.push(...(await lost(owner, steps)), ...(await halfDone(owner)), ...(await missing(owner, ground.store, whole)))
      faults.push(...(await verifyTrail(owner)).flatMap((report) => report.faults))
    })
  }

  for (let i = 0; i < kills && faults.length === 0; i++) {
    await answered(ledger.steps.length + draw(8))
    await wait(draw(700))
    const victim = ground.victims[draw(ground.victims.length)]!
    killed.set(victim, (killed.get(victim) ?? 0) + 1)
    const begun = performance.now()
    const before = ledger.steps.length
    await ground.kill(victim, draw(1000) / 1000)
    await check()
    await answered(before)
    silences.push((performance.now() - begun) / 1000)
    if ((i + 1) % 20 === 0) console.log(`${i + 1} kills, ${ledger.steps.length} steps answered, ${faults.length} faults`)
  }
  over = true
  await Promise.all(people)
  await check()
  silences.sort((a, b) => a - b)
  const seconds = (at: number) => silences[Math.min(silences.length - 1, Math.floor(silences.length * at))]?.toFixed(1)
  console.log(
    `${kills} kills with seed ${seed} (${[...killed].map(([victim, n]) => `${n} ${victim}`).join(', ')}); ${ledger.steps.length} steps answered, ` +
      `${whole.size} files; until the next answer median ${seconds(0.5)} s, worst ${seconds(1)} s`,
  )
  expect(faults).toEqual([])
  expect(await ground.niem('trail', 'verify')).toBe(0)
})

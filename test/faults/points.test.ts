import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { verifyTrail } from '../../server/audit-trail/verify.ts'
import { sha256Of } from '../../storage/hash.ts'
import { acting } from '../support/acting.ts'
import { type Copy, startCopy } from '../support/copy.ts'
import type { Followed } from '../support/life.ts'
import { lifeIn } from '../support/life.ts'
import { makePdf } from '../support/papers.ts'
import { judged, offsetOf, opened, patch } from '../support/tus.ts'
import { type Persona, refusal, startWorld, type World } from '../support/world.ts'
import { changeOf, countOf, type Hurt, hurtActs } from './acts.ts'
import { type Aim, aimHeader, type Told } from './points.ts'

// Every act of a document's life is hurt wherever it waits for something outside: each statement, each verb of the store, each call of the disk.
// The points are not listed but met: the act is done once and tells them. Then it fails at each of them, and whole or not at all is what must be seen.
// The long form, before and after each point, and killed at each: npm run faults

const long = process.env.LONG_TIMES !== undefined

let world: World
let life: ReturnType<typeof lifeIn>
let copy: Copy
let next: Promise<Copy> | undefined
const cookies = new Map<Persona, string>()

/** Somebody at the copy that is hurt. */
const at = (who: Persona, aim?: Aim | string) =>
  acting(copy.address, cookies.get(who)!, aim === undefined ? {} : { [aimHeader]: typeof aim === 'string' ? aim : JSON.stringify(aim) })
/** The same people at the server that nothing happens to: a proof serves only the session that gave it. */
const well = (who: Persona) => acting(world.address, cookies.get(who)!)
const spare = () => startCopy(world, { hurts: true })

beforeAll(async () => {
  world = await startWorld({ uploadDailyMb: 999_999, idleMinutes: 1440 })
  life = lifeIn({ as: well, today: world.today })
  for (const who of ['ada', 'hung', 'cleo', 'mei'] as const) cookies.set(who, (await world.enter(who)).cookie)
  await replace()
}, 120_000)
afterAll(async () => {
  await copy.stop()
  await (await next)?.stop()
  await world.stop()
})

/** The next copy stands ready where one is killed after another. */
async function replace() {
  copy = await (next ?? spare())
  if (long) next = spare()
}

/** Does an act as it should be; answers what it changes, and the points that it passes. */
async function learn({ who, begin, ask }: Hurt) {
  await at(who).run('{ viewer { person { id } } }') // a copy that just started learns of its tables first
  const subject = await begin()
  const asked = await ask(subject)
  const before = await countOf(world, subject)
  const id = randomUUID()
  const points = new Promise<string[]>((heard) =>
    copy.process.on('message', ({ name, passed }: Told) => {
      if (name === id) heard(passed)
    }),
  )
  await asked(at(who, id))
  return { whole: changeOf(before, await countOf(world, subject)), points: await points }
}

/** Every file that a row names lies in the store, whole. */
async function everyRowHasItsBytes() {
  const { rows } = await world.owner.query<{ agencyId: string; sha256: string }>('select agency_id as "agencyId", sha256 from stored_file')
  for (const key of rows) expect(await sha256Of(await world.store.get(key))).toBe(key.sha256)
}

async function verified() {
  const client = new pg.Client({ connectionString: world.ownerUrl })
  await client.connect()
  const reports = await verifyTrail(client)
  await client.end()
  expect(reports.flatMap(({ faults }) => faults)).toEqual([])
}

/** Hurts an act once: done as a whole or not at all; answered means done, and the same sent again does what is missing, once. */
async function hurtOnce({ name, who, ask }: Hurt, subject: Followed | null, whole: string, aim: Aim) {
  const asked = await ask(subject)
  const before = await countOf(world, subject)
  const answer = await refusal(asked(at(who, aim)))
  if (aim.harm === 'kill') await replace()
  const change = changeOf(before, await countOf(world, subject))
  const where = `${name}: ${aim.harm} ${aim.when} ${aim.point}, answered ${answer.code || answer.message}`
  expect([`${where}, changed `, `${where}, changed ${whole}`]).toContain(`${where}, changed ${change}`)
  if (answer.code === 'done') expect(change).toBe(whole)
  if (aim.harm === 'throw') expect(answer.code, where).toMatch(/^[A-Z_]+$|^done$/)
  const done = change !== ''
  if (!done && aim.harm === 'throw') return { done }
  if (name === 'upload') return { done: true } // sent again it is another upload
  expect((await refusal(asked(at(who)))).code, `${where}, sent again`).toBe('done')
  expect(changeOf(before, await countOf(world, subject)), `${where}, sent again`).toBe(whole)
  return { done: true }
}

/** Each point once, and what is committed on both sides; in the long form both sides of each, and killed there too. */
function harmsAt(points: string[]): Aim[] {
  const harms: Aim['harm'][] = long ? ['throw', 'kill'] : ['throw']
  return points.flatMap((point, i) => {
    const when: Aim['when'][] = long || /commit|store put/.test(point) ? ['before', 'after'] : [i % 2 ? 'after' : 'before']
    return harms.flatMap((harm) => when.map((one) => ({ point, when: one, harm })))
  })
}

/** What each request at the copy is known to have passed, also behind its answer. */
function listening(): Map<string, string[]> {
  const heard = new Map<string, string[]>()
  copy.process.on('message', ({ name, passed }: Told) => heard.set(name, passed))
  return heard
}

/** Sends the last part of an upload; answers whether it was acknowledged. */
async function sendLastPart(aim: Aim | string) {
  const bytes = await makePdf(randomUUID())
  const url = await opened(at('ada'), bytes.length)
  expect((await patch(at('ada'), url, 0, bytes.subarray(0, 300))).status).toBe(204)
  const answer = await patch(at('ada', aim), url, 300, bytes.subarray(300)).catch(() => undefined)
  return { bytes, url, acknowledged: answer?.status === 204 }
}

describe('the last part of an upload that is hurt', () => {
  it('is asked for again or judged after the next start, once, wherever that is', { timeout: 60 * 60_000 }, async () => {
    const name = randomUUID()
    let heard = listening()
    await judged(at('ada'), (await sendLastPart(name)).url)
    await vi.waitUntil(() => heard.get(name)?.at(-1)?.startsWith('disk rm'), 10_000) // it is judged behind the answer
    const points = heard.get(name)!
    expect(points).toEqual(expect.arrayContaining(['disk statfs', 'store put', 'insert into stored_file', 'commit']))
    const all = harmsAt(points.slice(points.indexOf('disk statfs')))
    const harms = long ? all : all.filter(({ point }, i) => /commit|store put/.test(point) || i % 4 === 0)
    console.log(`last part: ${harms.length} harms at ${points.length} points: ${points.join(', ')}`)
    for (const aim of harms) {
      heard = listening()
      const gone = once(copy.process, 'exit')
      const { bytes, url, acknowledged } = await sendLastPart(aim)
      if (aim.harm === 'kill') await gone
      else await vi.waitUntil(() => heard.get(JSON.stringify(aim))?.includes(aim.point), 10_000)
      await copy.kill()
      await replace()
      const where = `${aim.harm} ${aim.when} ${aim.point}`
      const offset = await offsetOf(at('ada'), url)
      if (acknowledged) expect(offset, where).toBe(bytes.length)
      if (offset < bytes.length) expect((await patch(at('ada'), url, offset, bytes.subarray(offset))).status, where).toBe(204)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      expect(await judged(at('ada'), url), where).toMatchObject({ state: 'READY', sha256 })
      const { rows } = await world.owner.query('select state from stored_file where sha256 = $1', [sha256])
      expect(rows, where).toEqual([{ state: 'READY' }])
    }
    await everyRowHasItsBytes()
  })
})

describe('an act that is hurt where it waits', () => {
  const names = ['upload', 'attach', 'submit', 'endorse', 'approve', 'publish', 'withdraw']
  it.each(names)('%s is done as a whole or not at all, wherever that is', { timeout: 60 * 60_000 }, async (name) => {
    const act = hurtActs({ ...world, as: well }, life).find((one) => one.name === name)!
    const { whole, points } = await learn(act)
    expect(points).toEqual(
      expect.arrayContaining(['begin', 'commit', ...(name === 'upload' ? ['store put'] : ['insert into trail_entry'])]),
    )
    const harms = harmsAt(long || name === 'attach' ? points : points.slice(points.indexOf(name === 'upload' ? 'disk mkdir' : 'begin'))) // who asks is found alike
    console.log(`${name}: ${harms.length} harms at ${points.length} points: ${points.join(', ')}`)
    let subject = await act.begin()
    for (const aim of harms) {
      const { done } = await hurtOnce(act, subject, whole, aim)
      if (done) subject = await act.begin()
    }
    await everyRowHasItsBytes()
    await verified()
  })
})

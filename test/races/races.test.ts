import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyTrail } from '../../server/audit-trail/verify.ts'
import { type Copy, startCopy } from '../support/copy.ts'
import { drawing } from '../support/drawing.ts'
import { makePdf } from '../support/papers.ts'
import { TestRefusal } from '../support/acting.ts'
import { judged, opened, patch } from '../support/tus.ts'
import { type Persona, startWorld, type World } from '../support/world.ts'
import { type Place, placeAt, race, racers, type Tally } from './race.ts'

// Two copies of the server on one database and one store, and twelve people who do the same thing at the same moment.
// The long form: npm run races -- --rounds 200 --seed 7

const rounds = Number(process.env.LONG_TIMES ?? 3)
const seed = Number(process.env.LONG_SEED ?? Math.floor(Math.random() * 2 ** 31))

let world: World
let copy: Copy
let places: Place[]
const tally: Tally = new Map()

beforeAll(async () => {
  world = await startWorld({ uploadDailyMb: 999_999, idleMinutes: 1440 })
  copy = await startCopy(world)
  const cookies = new Map<Persona, string>()
  for (const who of ['ada', 'hung', 'cleo', 'mei'] as const) cookies.set(who, (await world.enter(who)).cookie)
  places = [world, copy].map(({ address }) => placeAt(address, cookies, world.today))
}, 120_000)
afterAll(async () => {
  await copy.stop()
  await world.stop()
})

/** Proofs of one person for one decision, as many as race: the first is proved, the others are its rows once more. */
async function proofs(place: Place, proving: Parameters<ReturnType<Place['as']>['prove']>[0]): Promise<string[]> {
  const first = await place.as('mei').prove(proving)
  const hash = (token: string) => createHash('sha256').update(token).digest('hex')
  const more = Array.from({ length: racers - 1 }, () => randomBytes(32).toString('base64url'))
  for (const token of more)
    await world.owner.query(
      `insert into proof (agency_id, id, person_id, session_id, act, digest, method, token_sha256, expires_at)
      select agency_id, gen_random_uuid(), person_id, session_id, act, digest, method, $2, expires_at from proof where token_sha256 = $1`,
      [hash(first), hash(token)],
    )
  return [first, ...more]
}

/** The row of an upload and its bytes; how many rows and objects there are of one hash. */
async function keptOf(sha256: string) {
  const { rows } = await world.owner.query<{ n: number }>('select count(*)::int as n from stored_file where sha256 = $1', [sha256])
  return { files: rows[0]!.n, there: await world.store.has({ agencyId: world.agencyId, sha256 }) }
}

/** The whole life of one document, each step of it a race. */
async function round(draw: (most: number) => number, i: number) {
  const [here, there] = draw(2) ? places : places.toReversed()
  const both = [here!, there!]
  const run = <Won>(name: string, told: string[], act: (place: Place, racer: number) => Promise<Won>) =>
    race(world, tally, { name, told, places: both }, act)
  const sameProof = draw(2) === 1
  const proof = (tokens: string[], racer: number) => tokens[sameProof ? 0 : racer]!

  const code = `R-${randomBytes(5).toString('hex')}`
  const document = await run('register one code', ['documentRegistered'], ({ life }) => life.register({ code }))
  let revision = await run('start a revision', ['revisionStarted'], ({ life }) => life.start(document))

  const bytes = await makePdf(`${code} as one`)
  const senders = i % 10 === 0 ? racers : 1 // each file is checked by a process of its own
  const uploads = await Promise.all(Array.from({ length: senders }, (_, racer) => both[racer % 2]!.as('ada').upload(bytes, 'a.pdf')))
  const [{ sha256, uploadId }] = uploads as [(typeof uploads)[0]]
  expect(uploads.every((one) => one.sha256 === sha256)).toBe(true)
  expect(await keptOf(sha256)).toEqual({ files: 1, there: true })

  const parts = await makePdf(`${code} in parts`)
  const half = parts.length >> 1
  const url = await opened(here!.as('ada'), parts.length)
  expect((await patch(here!.as('ada'), url, 0, parts.subarray(0, half))).status).toBe(204)
  await run('finish an upload', [], async ({ as }) => {
    const answer = await patch(as('ada'), url, half, parts.subarray(half))
    if (answer.status !== 204) throw new TestRefusal(answer.status, (await answer.json()) as { code: string; message: string })
  })
  expect(await judged(here!.as('ada'), url)).toMatchObject({
    state: 'READY',
    sha256: createHash('sha256').update(parts).digest('hex'),
  })

  const { id: revisionId, lock } = revision
  revision = await run('attach an upload', ['fileAdded'], ({ life }, racer) =>
    life.mutate('ada', 'attachFile', { revisionId, lock, uploadId: uploads[racer]?.uploadId ?? uploadId }),
  )
  revision = await run('save a draft', ['draftChanged'], ({ life }) => life.explain(revision))
  revision = await run('submit', ['revisionSubmitted'], ({ life }) => life.submit(revision))
  revision = await run('endorse', ['revisionEndorsed'], ({ life }) => life.vote(revision, 'hung'))
  revision = await run('check the form', ['formChecked'], ({ life }) => life.vote(revision, 'cleo'))

  const { sealSha256 } = revision
  const approvals = await proofs(here!, { act: 'approveRevision', subjectId: revisionId, sealSha256 })
  const shown = { revisionId, lock: revision.lock, sha256: revision.sha256, sealSha256 }
  revision = await run('approve', ['revisionApproved'], ({ life }, racer) =>
    life.mutate('mei', 'approveRevision', { ...shown, proofToken: proof(approvals, racer) }),
  )
  const days = [await world.today(), await world.dayFrom(draw(3))]
  await run('publish', ['revisionPublished'], ({ life }, racer) => life.publish(revision, days[racer % 3 ? 0 : 1]!))
  revision = await here!.life.see('cleo', revisionId)
  if (revision.state !== 'EFFECTIVE') return

  revision = await here!.life.propose(revision)
  const endsOn = await world.dayFrom(1)
  const proposalId = revision.withdrawal!.id
  const endings = await proofs(here!, { act: 'withdrawDocument', subjectId: revisionId, sealSha256, endsOn, proposalId })
  const seen = { ...shown, lock: revision.lock, proposalId, endsOn }
  await run('withdraw', ['withdrawalApproved'], ({ life }, racer) =>
    life.mutate('mei', 'withdrawDocument', { ...seen, proofToken: proof(endings, racer) }),
  )
}

it(`of twelve who race over two copies one wins, ${rounds} rounds with seed ${seed}`, { timeout: rounds * 30_000 }, async () => {
  const draw = drawing(seed)
  for (let i = 0; i < rounds; i++) await round(draw, i)
  const client = new pg.Client({ connectionString: world.ownerUrl })
  await client.connect()
  const reports = await verifyTrail(client)
  await client.end()
  expect(reports.flatMap(({ faults }) => faults)).toEqual([])
  for (const [name, counts] of tally) console.log(`${name}: ${[...counts].map(([code, n]) => `${n} ${code}`).join(', ')}`)
})

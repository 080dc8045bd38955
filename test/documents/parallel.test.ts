import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lifeIn } from '../support/life.ts'
import { refusal } from '../support/acting.ts'
import { startWorld, type World } from '../support/world.ts'

// A step of a route that several do side by side, where some of them suffice.

let world: World
let life: ReturnType<typeof lifeIn>

beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
  const route = randomUUID()
  await world.owner.query(
    `insert into route (agency_id, id, type_id, version, merges_review_into_approval)
    select agency_id, $1, id, 9, false from document_type where agency_id = $2 and code = 'QT-TTHC'`,
    [route, world.agencyId],
  )
  await world.owner.query(
    `insert into route_step (agency_id, id, route_id, position, kind, who, needs) values
    ($1, $2, $3, 1, 'CONTENT', 'ALL_HEADS', 1), ($1, $4, $3, 2, 'FORM', 'FORM', null)`,
    [world.agencyId, randomUUID(), route, randomUUID()],
  )
}, 120_000)
afterAll(() => world.stop())

it('as many votes as the route asks for lead on, once; the others are asked no more', async () => {
  const submitted = await life.submit(await life.draft())
  const kinds = async () => {
    const { rows } = await world.owner.query<{ kind: string }>(
      'select kind from task where revision_id = $1 and closed_at is null order by kind',
      [submitted.id],
    )
    return rows.map(({ kind }) => kind)
  }
  expect([...new Set(await kinds())]).toEqual(['REVIEW'])
  expect((await kinds()).length).toBeGreaterThan(1)
  const skipped = `update revision set state = 'IN_APPROVAL', lock = lock + 1 where id = '${submitted.id}'`
  expect(await world.app.query(skipped).catch((error: { code: string }) => error.code)).toBe('NI013')

  const votes = await Promise.all([refusal(life.vote(submitted, 'hung')), refusal(life.vote(submitted, 'nga'))])
  expect(votes.map(({ code }) => code).sort()).toEqual(['NOT_YOUR_TASK', 'done'])
  expect(await kinds()).toEqual(['CHECK_FORM'])
  expect(await life.vote(submitted, 'cleo')).toMatchObject({ state: 'IN_APPROVAL' })
})

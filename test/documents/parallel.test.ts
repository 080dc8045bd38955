import { randomUUID } from 'node:crypto'
import pg from 'pg'
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

async function openTasks(revisionId: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ kind: string }>(
    'select kind from task where revision_id = $1 and closed_at is null order by kind',
    [revisionId],
  )
  return rows.map(({ kind }) => kind)
}

it('as many votes as the route asks for lead on, once; the others are asked no more', async () => {
  const submitted = await life.submit(await life.draft())
  const kinds = () => openTasks(submitted.id)
  expect([...new Set(await kinds())]).toEqual(['REVIEW'])
  expect((await kinds()).length).toBeGreaterThan(1)
  const skipped = `update revision set state = 'IN_APPROVAL', lock = lock + 1 where id = '${submitted.id}'`
  expect(await world.app.query(skipped).catch((error: { code: string }) => error.code)).toBe('NI013')

  const votes = await Promise.all([refusal(life.vote(submitted, 'hung')), refusal(life.vote(submitted, 'nga'))])
  expect(votes.map(({ code }) => code).sort()).toEqual(['NOT_YOUR_TASK', 'done'])
  expect(await kinds()).toEqual(['CHECK_FORM'])
  expect(await life.vote(submitted, 'cleo')).toMatchObject({ state: 'IN_APPROVAL' })
})

it('whoever heads two divisions is asked once, and speaks for both', async () => {
  const superuser = new pg.Client({ connectionString: world.superuserUrl })
  await superuser.connect()
  await superuser.query('set session_replication_role = replica') // a role of weight takes two people; that is another test
  await superuser.query(
    `insert into role_grant select (json_populate_record(g, json_build_object('id', gen_random_uuid(), 'person_id', $1::text))).*
    from role_grant g where person_id = $2 and role = 'DIVISION_HEAD'`,
    [world.person('nga'), world.person('oanh')],
  )
  await superuser.end()
  const policy = await life.register({ typeCode: 'CSCL', title: 'Chính sách chất lượng' })
  let revision = await life.submit(await life.draft(policy))
  const asked = async () => (await openTasks(revision.id)).filter((kind) => kind === 'REVIEW').length
  const heads = await asked()
  expect(heads).toBeGreaterThanOrEqual(3)

  const answers = await Promise.all([refusal(life.vote(revision, 'nga')), refusal(life.vote(revision, 'nga'))])
  expect(answers.map(({ code }) => code).sort()).toEqual(['NOT_YOUR_TASK', 'done'])
  expect(await asked()).toBe(heads - 2)
  expect((await world.owner.query('select from vote where revision_id = $1', [revision.id])).rowCount).toBe(2)
  expect((await world.owner.query('select from trail_entry where subject_id = $1 and subject_lock is null', [revision.id])).rowCount).toBe(
    1,
  )

  await life.vote(revision, 'hung')
  revision = await life.vote(revision, 'rui')
  expect(await life.vote(revision, 'cleo')).toMatchObject({ state: 'IN_APPROVAL' })
})

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Followed, lifeIn } from '../support/life.ts'
import { refusal, startWorld, type World } from '../support/world.ts'

// What the log tells of refusals, and what it never tells: nothing that somebody typed.

interface Line {
  level: number
  msg: string
  [more: string]: unknown
}

let world: World
let life: ReturnType<typeof lifeIn>
let submitted: Followed
let heard: string[] = []
beforeAll(async () => {
  world = await startWorld({}, undefined, (line) => void heard.push(line))
  life = lifeIn(world)
  submitted = await life.submit(await life.draft())
}, 120_000)
beforeEach(() => void (heard = []))
afterAll(() => world.stop())

const lines = () => heard.map((line) => JSON.parse(line) as Line)
const typed = 'bí mật đã gõ'
const account = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 32)
const personOf = (name: 'otto' | 'mei') => world.person(name)

it('signing in, and not: with the address, the reason, and of the name only its hash', async () => {
  await world.enter('hung')
  await refusal(world.enter('hung', typed))
  expect(lines()).toMatchObject([
    { level: 30, msg: 'signed in', account: account('hung'), address: '127.0.0.1' },
    { level: 40, msg: 'sign-in refused', account: account('hung'), address: '127.0.0.1', code: 'UNAUTHENTICATED' },
  ])
  expect(heard.join()).not.toMatch(/hung|bí mật/)
})

it('a name into which somebody typed the password', async () => {
  await world.stranger.fetch('/api/auth/sign-in/username', {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: typed, password: typed }) },
  })
  expect(heard).toHaveLength(1)
  expect(heard.join()).not.toContain('bí mật')
})

it('too many tries', async () => {
  for (let tries = 0; tries < 6; tries++) await refusal(world.enter('nga', typed))
  expect(lines().at(-1)).toMatchObject({
    level: 40,
    msg: 'too often',
    code: 'RATE_LIMITED',
    path: '/api/auth/sign-in/username',
    address: '127.0.0.1',
  })
})

it('an act that is refused by right: who, which act, which code, which subject; never what was in it', async () => {
  await refusal(life.mutate('otto', 'cancelRevision', { revisionId: submitted.id, lock: submitted.lock, reason: typed }))
  expect(lines().filter(({ msg }) => msg === 'refused')).toMatchObject([
    { level: 40, operation: 'cancelRevision', code: 'NOT_ALLOWED', personId: personOf('otto'), subjectId: submitted.id },
  ])
  expect(heard.join()).not.toMatch(/bí mật|Otto/)
})

it('beyond thirty a minute in the table, still every one in the log', async () => {
  for (let tries = 0; tries < 33; tries++)
    await refusal(life.mutate('otto', 'cancelRevision', { revisionId: submitted.id, lock: submitted.lock, reason: typed }))
  expect(lines().filter(({ msg }) => msg === 'refused')).toHaveLength(33)
  expect((await world.owner.query('select from refusal_entry where person_id = $1', [personOf('otto')])).rowCount).toBe(30)
})

it('wrong proofs, and the session that they end', async () => {
  const mei = await world.enter('mei')
  const about = { act: 'approveRevision', subjectId: submitted.id, sealSha256: submitted.sealSha256, secret: typed }
  for (let tries = 0; tries < 5; tries++) await refusal(mei.prove(about))
  expect(lines().filter(({ msg }) => msg === 'refused')).toHaveLength(5)
  expect(lines().at(-1)).toMatchObject({ level: 40, msg: 'five wrong proofs ended a session', personId: personOf('mei') })
  expect(heard.join()).not.toContain('bí mật')
})

it('a value of another type, a broken body, a fault of ours: nothing of what was sent', async () => {
  await refusal(world.as('ada').run('query($id: ID!) { revision(id: $id) { id } }', { id: { x: typed } }))
  await world.as('ada').fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"query":"${typed}` })
  await world.owner.query('alter table comment rename to comment_gone')
  const broken = await refusal(
    world.as('hung').run('mutation($input: AddCommentInput!) { addComment(input: $input) { id } }', {
      input: { revisionId: submitted.id, sha256: submitted.sha256, body: typed },
    }),
  )
  await world.owner.query('alter table comment_gone rename to comment')
  expect(broken.code).toBe('INTERNAL')
  expect(lines().some(({ level }) => level === 50)).toBe(true)
  expect(heard.join()).not.toContain('bí mật')
})

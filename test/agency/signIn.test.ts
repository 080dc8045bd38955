import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSignIn } from '../../server/agency/signIn.ts'
import { Role } from '../../schema/index.ts'
import { acting } from '../support/acting.ts'
import { type Persona, refusal, startWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(() => world.stop())

const json = { 'content-type': 'application/json' }
const me = '{ viewer { person { name } } }'
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${world.address}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.address, ...headers },
    body: JSON.stringify(body),
  })
const sessionsOf = async (name: Persona) =>
  (
    await world.owner.query<{ id: string; left: number }>(
      `select s.id, extract(epoch from s.expires_at - now())::int as left from session s join person p on p.sign_in_id = s.user_id where p.id = $1`,
      [world.person(name)],
    )
  ).rows

describe('signing in', () => {
  it('somebody is told who they are, where, on which day, and what they may do', async () => {
    const asked = `{ viewer {
      person { name position division { code name } } agency { name today divisions { code } } roles
      actions { action refused } proofMethods clockShiftDays demo } }`
    const { viewer } = await world.as('ada').run<{ viewer: { actions: unknown } }>(asked, {}, { 'accept-language': 'en' })
    expect(viewer).toMatchObject({
      person: { name: 'Ada', position: 'Chuyên viên', division: { code: 'QLTM', name: 'Trade Management Division' } },
      agency: { today: await world.today(), divisions: [{ code: 'BGD' }, { code: 'QLTM' }, { code: 'QLNL' }, { code: 'VP' }] },
      proofMethods: ['PASSWORD'],
      clockShiftDays: 0,
      demo: false,
    })
    expect(viewer.actions).toEqual([
      { action: 'createDocument', refused: null },
      { action: 'readAuditTrail', refused: null },
      { action: 'readRoles', refused: 'NOT_ALLOWED' },
      { action: 'proposeRole', refused: 'NOT_ALLOWED' },
    ])
    const otto = await world.as('otto').run<{ viewer: { actions: unknown } }>('{ viewer { actions { action refused } } }')
    expect(otto.viewer.actions).toEqual([
      { action: 'createDocument', refused: 'NOT_ALLOWED' },
      { action: 'readAuditTrail', refused: 'NOT_ALLOWED' },
      { action: 'readRoles', refused: 'NOT_ALLOWED' },
      { action: 'proposeRole', refused: 'NOT_ALLOWED' },
    ])
  })

  it('the cookie is ours alone, and the answer holds no token', async () => {
    const answer = await post('/sign-in/username', { username: 'Otto', password: 'một mật khẩu dài'.normalize('NFD') })
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-niem\.session_token=[^;]+; Max-Age=900; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
    expect(await answer.json()).toEqual({})
  })

  it('a wrong password, an unknown name, a closed account and a person without a role of today get the same answer', async () => {
    const close = (active: boolean) =>
      world.owner.query('update person set active = $2, lock = lock + 1 where id = $1', [world.person('vera'), active])
    await close(false)
    await world.owner.query('alter table role_grant disable trigger user')
    await world.owner.query(`update role_grant set valid_until = '2026-01-01' where person_id = $1`, [world.person('luu')])
    const answers = [
      await post('/sign-in/username', { username: 'ada', password: 'không phải mật khẩu' }),
      await post('/sign-in/username', { username: 'nobody', password: 'không phải mật khẩu' }),
      await post('/sign-in/username', { username: '<b>', password: 'không phải mật khẩu' }),
      await post('/sign-in/username', { username: 'vera', password: 'một mật khẩu dài' }),
      await post('/sign-in/username', { username: 'luu', password: 'một mật khẩu dài' }),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(401)
      expect(await answer.json()).toMatchObject({ code: 'UNAUTHENTICATED', message: 'Tên đăng nhập hoặc mật khẩu không đúng.' })
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    await world.owner.query('update role_grant set valid_until = null where person_id = $1', [world.person('luu')])
    await world.owner.query('alter table role_grant enable trigger user')
    await close(true)
    expect((await world.enter('vera')).cookie).toContain('session_token')
  })

  it.each([
    ['GET', '/get-session'],
    ['POST', '/sign-up/email'],
    ['POST', '/is-username-available'],
    ['POST', '/update-user'],
    ['GET', '/list-sessions'],
    ['POST', '/verify-password'],
    ['POST', '/sign-in/email'],
    ['POST', '/change-password'],
    ['POST', '/reset-password'],
  ])('%s %s is not there', async (method, path) => {
    const answer = await world.as('ada').fetch(`/api/auth${path}`, { method, ...(method === 'POST' && { body: '{}' }), headers: json })
    expect(answer.status).toBe(404)
  })

  it('a session that would have no idle end is not offered, and another origin is refused', async () => {
    expect((await post('/sign-in/username', { username: 'ada', password: 'một mật khẩu dài', rememberMe: false })).ok).toBe(false)
    const { cookie } = await world.enter('ada')
    expect((await post('/sign-out', {}, { cookie, origin: 'https://elsewhere.example' })).status).toBe(403)
    expect(await acting(world.address, cookie).run(me)).toMatchObject({ viewer: { person: { name: 'Ada' } } })
  })

  it('after five wrong tries an account is slowed, and only it; another address does not help', async () => {
    for (let tried = 1; tried <= 5; tried++) expect((await refusal(world.enter('bao', 'không phải mật khẩu'))).status).toBe(401)
    const slowed = await post('/sign-in/username', { username: 'bao', password: 'một mật khẩu dài' }, { 'x-forwarded-for': '203.0.113.9' })
    expect(slowed.status).toBe(429)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(50)
    expect(await slowed.json()).toMatchObject({ code: 'RATE_LIMITED', message: expect.stringContaining('giây') as string })
    expect((await world.enter('nga')).cookie).toContain('session_token')
    await world.owner.query("update app.limited set expire = 0 where key like 'turn:%'") // a minute later
    expect((await world.enter('bao')).cookie).toContain('session_token')
  })

  it('a hundred guesses at once are a hundred guesses', async () => {
    const guesses = await Promise.all(Array.from({ length: 20 }, () => refusal(world.enter('dung', 'không phải mật khẩu'))))
    expect(guesses.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5)
    expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(15)
  })
})

describe('a session', () => {
  it('nobody asks anything but the name of the query type', async () => {
    expect(await world.stranger.run('{ __typename }')).toEqual({ __typename: 'Query' })
    expect(await refusal(world.stranger.run(me))).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 })
    expect(await refusal(world.stranger.run('{ __typename lifecycle { action } }'))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect((await world.stranger.fetch('/files/01a20fdc-0000-7000-8000-000000000000/x.pdf')).status).toBe(401)
  })

  it('signing out ends it: the cookie opens nothing any more', async () => {
    const gone = await world.enter('luu')
    await gone.run(me)
    expect(
      (await gone.fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status,
    ).toBe(200)
    expect((await refusal(gone.run(me))).code).toBe('UNAUTHENTICATED')
  })

  it('a session whose name was signed elsewhere, or not at all, is nobody', async () => {
    const { cookie } = await world.enter('vera')
    expect(await acting(world.address, cookie).run(me)).toMatchObject({ viewer: { person: { name: 'Vera' } } })
    const [name, value] = [cookie.slice(0, cookie.indexOf('=')), decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))]
    const [token, signature] = [value.slice(0, value.lastIndexOf('.')), value.slice(value.lastIndexOf('.') + 1)]
    const other = (await world.enter('vera')).cookie.split('=')[1]!
    const flipped = `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`
    for (const forged of [
      token,
      `${token}.`,
      `${token}.${flipped}`,
      `${token}.${signature.slice(0, 20)}`,
      `${token}x.${signature}`,
      `.${signature}`,
      '%',
      '',
    ])
      expect(
        (await refusal(acting(world.address, `${name}=${forged === '%' ? forged : encodeURIComponent(forged)}`).run(me))).code,
        forged,
      ).toBe('UNAUTHENTICATED')
    expect((await refusal(acting(world.address, `${name}=${encodeURIComponent(token)}.${other.slice(-46)}`).run(me))).code).toBe(
      'UNAUTHENTICATED',
    )
  })

  it('use keeps it alive, a page that asks by itself does not', async () => {
    const used = await world.enter('quan')
    const age = () =>
      world.owner.query(
        `update session set expires_at = now() + interval '5 minutes' where user_id = (select sign_in_id from person where id = $1)`,
        [world.person('quan')],
      )
    await age()
    await used.run(me, {}, { 'x-niem-background': '1' })
    expect((await sessionsOf('quan'))[0]?.left).toBeLessThan(301)
    const answer = await used.fetch('/graphql', { method: 'POST', headers: json, body: JSON.stringify({ query: me }) })
    expect(answer.headers.getSetCookie()).toEqual([expect.stringContaining('Max-Age=900')]) // or the browser would forget it
    expect((await sessionsOf('quan'))[0]?.left).toBeGreaterThan(800)
  })

  it('it ends twelve hours after its beginning, whatever is written', async () => {
    await world.enter('oanh')
    await world.owner.query(`update session set expires_at = now() + interval '9 days', created_at = now() + interval '9 days'`)
    for (const { left } of await sessionsOf('oanh')) expect(left).toBeLessThanOrEqual(12 * 3600)
  })

  it('a person has five; the oldest ends', async () => {
    const first = await world.enter('rui')
    for (let more = 1; more <= 5; more++) await world.enter('rui')
    expect(await sessionsOf('rui')).toHaveLength(5)
    expect((await refusal(first.run(me))).code).toBe('UNAUTHENTICATED')
  })

  it('a role that ends, ends with the next request', async () => {
    const roles = '{ viewer { roles actions { action refused } } }'
    const cleo = await world.enter('cleo')
    const offered = async () => {
      const { viewer } = await cleo.run<{ viewer: { roles: Role[]; actions: { refused: string | null }[] } }>(roles)
      return { roles: viewer.roles, may: viewer.actions.filter(({ refused }) => refused === null).length }
    }
    expect(await offered()).toEqual({ roles: expect.arrayContaining([Role.CONTROLLER]) as Role[], may: 3 })
    await world.owner.query(
      `with ended as (update role_grant set valid_until = $2, lock = lock + 1 where person_id = $1 and role = 'CONTROLLER' returning agency_id, id, lock)
      insert into trail_entry (agency_id, id, subject_type, subject_id, subject_lock, body)
      select agency_id, uuidv7(), 'role_grant', id, lock, '{"action":"roleEnded"}' from ended`,
      [world.person('cleo'), await world.dayFrom(-1)],
    )
    expect(await offered()).toEqual({ roles: [Role.STAFF], may: 0 })
  })
})

it('people are found by name, with or without marks, in one agency', async () => {
  await world.owner.query("update person set name = 'Đỗ Thị Oánh', lock = lock + 1 where id = $1", [world.person('oanh')])
  const find = (text: string) =>
    world
      .as('otto')
      .run<{ people: { name: string }[] }>('query($text: String) { people(text: $text, first: 100) { name division { code } } }', { text })
  expect(await find('do thi oanh')).toEqual({ people: [{ name: 'Đỗ Thị Oánh', division: { code: 'VP' } }] })
  expect(await find('zed')).toEqual({ people: [] })
  expect(await find('%')).toEqual({ people: [] })
})

it('better-auth wants no table and no column that our migrations do not make', async () => {
  const pool = new pg.Pool({ connectionString: world.appUrl })
  const { options } = openSignIn(pool, world.settings)
  const { toBeCreated, toBeAdded } = await getMigrations(options)
  await pool.end()
  expect([toBeCreated, toBeAdded]).toEqual([[], []])
})

import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdfWith } from '../files/portables.ts'
import { ask } from '../http/served.ts'
import { type Acting, refusal, signIn } from '../support/acting.ts'
import { type Followed, lifeIn } from '../support/life.ts'
import { heldBy, peakOf } from '../support/memory.ts'
import type { Persona } from '../support/personas.ts'
import { startWorld, type World } from '../support/world.ts'
import type { Alone } from '../support/alone.ts'
import { bodies, byHand, type Got } from './requests.ts'

// Every hostile request goes to a real server in a process of its own, behind its own door: refused fast with its code, no hint, nothing changed.

const mayGrow = 256 * 1024 * 1024
const fast = 3_000 // of two busy cores
const door = { headers: 2_000, request: 20_000, silence: 6_000 } // an installation is more patient, in the same order
let world: World
let server: ChildProcess
let address: string
let port: number
let idle: number
let ada: Acting
let life: ReturnType<typeof lifeIn>
let as: World['as']
let reviewed: Followed
let other: Followed
let draft: Followed
const took: [what: string, ms: number][] = []

beforeAll(async () => {
  world = await startWorld({ explorer: false })
  const { appUrl, settings } = world
  const told: Alone = { appUrl, files: path.join(settings.staging, '..', 'files'), settings, door }
  server = spawn(process.execPath, ['--import', 'tsx', 'test/support/alone.ts', JSON.stringify(told)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(server.stdout!, 'data')) as [Buffer]
  address = said.toString().trim()
  port = Number(new URL(address).port)
  const sessions = new Map<Persona, Promise<Acting>>()
  as = (name: Persona) => {
    const session = sessions.get(name) ?? signIn(address, name)
    sessions.set(name, session)
    return {
      run: async (...asked: Parameters<Acting['run']>) => await (await session).run(...asked),
      upload: async (...file: Parameters<Acting['upload']>) => await (await session).upload(...file),
      prove: async (...proving: Parameters<Acting['prove']>) => await (await session).prove(...proving),
      fetch: async (...asked: Parameters<Acting['fetch']>) => await (await session).fetch(...asked),
    } as ReturnType<World['as']>
  }
  life = lifeIn({ as, today: world.today })
  ada = await signIn(address, 'ada')
  reviewed = await life.reviewed()
  other = await life.reviewed()
  draft = await life.attach(await life.start(await life.register()), 'ada', await largePdf())
  idle = existsSync('/proc') ? heldBy(server.pid!) : 0
}, 120_000)
afterAll(async () => {
  const lines = took.sort((a, b) => b[1] - a[1]).map(([what, ms]) => `${ms.toFixed(0).padStart(6)} ms  ${what}`)
  console.log(`${took.length} hostile requests, the slowest first:\n${lines.join('\n')}`)
  server.kill()
  await once(server, 'exit')
  await world.stop()
})

/** Every row that a request could change; sessions, counters, proofs and refusals are what a refusal may leave. */
async function rows() {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
       and table_name <> all('{session,rate_limit,proof,refusal_entry}') order by 1`,
  )
  const sums = tables.map(
    ({ name }) => `select '${name}' as name, md5(coalesce(string_agg(t::text, ';' order by t::text), '')) as sum from "${name}" t`,
  )
  return (await world.owner.query<{ name: string; sum: string }>(sums.join(' union all '))).rows
}

/** A PDF with a stream that no compression makes smaller. */
async function largePdf(): Promise<Buffer> {
  return Buffer.from(await pdfWith((made) => void made.context.register(made.context.stream(randomBytes(twelve)))))
}

/** Nothing of ours, and nothing of what was sent. */
const hint = /\bat .*:\d+|node_modules|\/work\/|select |postgres|did you mean|bimat|Express|Apollo|niem_app/i

async function refused(what: string, [status, code]: [number, string?], send: () => Promise<Got>, within = fast) {
  const before = await rows()
  const begun = performance.now()
  const got = await send().catch(() => ({ status: 0, text: '' }))
  const ms = performance.now() - begun
  took.push([what, ms])
  if (status === 413 && got.status === 0) return // cut while we still sent: the answer may go down with the line
  expect(got.status, got.text.slice(0, 500)).toBe(status)
  if (code) expect(got.text).toContain(`"code":"${code}"`)
  expect(got.text.replace(/^Date:.*$/im, '')).not.toMatch(hint)
  expect(ms).toBeLessThan(within)
  expect(await rows()).toEqual(before)
}

const json = { 'content-type': 'application/json' }

describe('a question', () => {
  it.each(bodies)('of %s gets %i %s', async (what, status, code, { headers = {}, body }) => {
    const cookie = headers.cookie === 'stolen' ? ada.cookie.replace(/.{4}$/, 'AAAA') : ada.cookie
    await refused(what, [status, code], () =>
      ask(address, '/graphql', { method: 'POST', headers: { ...json, origin: address, ...headers, cookie }, body }),
    )
    expect(
      JSON.parse((await ask(address, '/graphql', { method: 'POST', headers: json, body: '{"query":"{ __typename }"}' })).text),
    ).toEqual({
      data: { __typename: 'Query' },
    })
  })
})

const host = () => `Host: 127.0.0.1:${port}\r\n`
const post = () => `POST /graphql HTTP/1.1\r\n${host()}Content-Type: application/json\r\nConnection: close\r\n`
const twelve = 12_000_000
const ten = Buffer.alloc(10_000_000, 'a')

describe('a line', () => {
  const attacks: [what: string, status: number, code: string | undefined, send: () => Promise<Got>][] = [
    [
      'chunks of 10 MB',
      413,
      'QUERY_TOO_COSTLY',
      () => byHand(port, `${post()}Transfer-Encoding: chunked\r\n\r\n989680\r\n`, ten, '\r\n0\r\n\r\n'),
    ],
    [
      '10 MB after a polite question',
      413,
      'QUERY_TOO_COSTLY',
      () => byHand(port, `${post()}Expect: 100-continue\r\nContent-Length: 10000000\r\n\r\n`).then(final),
    ],
    ['two lengths', 400, undefined, () => byHand(port, `${post()}Content-Length: 5\r\nContent-Length: 50\r\n\r\n{}`)],
    [
      'a length and chunks',
      400,
      undefined,
      () => byHand(port, `${post()}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`),
    ],
    ['chunks that hide behind a blank', 400, undefined, () => byHand(port, `${post()}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`)],
    ['chunks and something else', 400, undefined, () => byHand(port, `${post()}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`)],
    ['a chunk of a wrong length', 400, undefined, () => byHand(port, `${post()}Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n`)],
    ['a header in a header', 400, undefined, () => byHand(port, `${post()}X: a\rSet-Cookie: x=1\r\n\r\n`)],
    ['headers of 64 KiB', 431, undefined, () => byHand(port, `${post()}X: ${'x'.repeat(65_536)}\r\n\r\n`)],
    ['3,000 headers', 431, undefined, () => byHand(port, `${post()}${'X-A: bimat\r\n'.repeat(3000)}\r\n`)],
    ['an address of 64 KiB', 431, undefined, () => byHand(port, `GET /${'x'.repeat(65_536)} HTTP/1.1\r\n${host()}\r\n`)],
    ['no host', 400, undefined, () => byHand(port, 'GET / HTTP/1.1\r\n\r\n')],
    ['a method nobody knows', 400, undefined, () => byHand(port, `BREW / HTTP/1.1\r\n${host()}\r\n`)],
    ['another protocol', 400, undefined, () => byHand(port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
    ['a greeting of TLS', 400, undefined, () => byHand(port, Buffer.from('16030100a5010000a10303', 'hex'), Buffer.alloc(160))],
    ['a tunnel', 0, undefined, () => byHand(port, `CONNECT a.example:443 HTTP/1.1\r\n${host()}\r\n`)],
  ]
  it.each(attacks)('with %s gets %i', async (what, status, code, send) => refused(what, [status, code], send))

  /** What was said in the end, after a "go on". */
  const final = ({ text }: Got): Got => {
    const rest = text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '')
    return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(rest)?.[1] ?? 0), text: rest }
  }
})

describe('a path', () => {
  const get = (place: string, headers: Record<string, string> = {}, method = 'GET') =>
    ask(address, '/', { path: place, method, headers: { origin: address, cookie: ada.cookie, ...headers } })
  it.each<[what: string, status: number, code: string | undefined, send: () => Promise<Got>]>([
    ['that climbs out of the assets', 404, 'NOT_FOUND', () => get('/assets/..%2f..%2f..%2fpackage.json')],
    ['that climbs out with dots', 404, 'NOT_FOUND', () => get('/assets/%2e%2e/%2e%2e/server.json')],
    ['that climbs out with a backslash', 404, 'NOT_FOUND', () => get('/assets/..%5c..%5cpackage.json')],
    ['with a NUL', 404, 'NOT_FOUND', () => get('/files/%00/x.pdf')],
    ['that no one can decode', 400, 'INVALID_INPUT', () => get('/files/%c0%ae/x.pdf')],
    ['of a hidden file', 404, 'NOT_FOUND', () => get('/.env.json')],
    ['of the API by GET', 405, 'INVALID_INPUT', () => get('/graphql?query=%7Bviewer%7Bdemo%7D%7D')],
    ['of the API in capitals', 404, 'NOT_FOUND', () => get('/GraphQL', json, 'POST')],
    ['of the API by TRACE', 405, 'INVALID_INPUT', () => get('/graphql', {}, 'TRACE')],
    ['of the page by TRACE', 404, 'NOT_FOUND', () => get('/', {}, 'TRACE')],
    ['of a session, which better-auth would tell', 404, 'NOT_FOUND', () => get('/api/auth/get-session')],
    ['of all sessions', 404, 'NOT_FOUND', () => get('/api/auth/list-sessions')],
    ['of a new account', 404, 'NOT_FOUND', () => get('/api/auth/sign-up/email', json, 'POST')],
    [
      'of a file in other hands',
      404,
      'NOT_FOUND',
      () =>
        ask(address, reviewed.files[0]!.url, { headers: {} }).then(({ status, text }) => ({
          status: status === 401 ? 404 : status,
          text: text.replace('UNAUTHENTICATED', 'NOT_FOUND'),
        })),
    ],
    ['of a part that does not exist', 416, undefined, () => get(draft.files[0]!.url, { range: 'bytes=99999999-' })],
    [
      'of a report of 1 MB',
      413,
      'QUERY_TOO_COSTLY',
      () => ask(address, '/csp', { method: 'POST', headers: { 'content-type': 'application/csp-report' }, body: 'x'.repeat(1_000_000) }),
    ],
  ])('%s gets %i', async (what, status, code, send) => refused(`a path ${what}`, [status, code], send))

  it('with a thousand ranges gets the whole, once', async () => {
    const { status, text } = await get(draft.files[0]!.url, { range: `bytes=${Array.from({ length: 1000 }, (_, i) => `${i}-`).join()}` })
    expect([status, text.length > 0]).toEqual([200, true])
  })
})

describe('a proof', () => {
  const approve = (token: string, revision = reviewed, more: object = {}) => {
    const { id: revisionId, lock, sha256, sealSha256 } = revision
    return life.mutate('mei', 'approveRevision', { revisionId, lock, sha256, sealSha256, proofToken: token, ...more })
  }
  const prove = async (who: Persona, { id, sealSha256 }: Followed, secret?: string) =>
    await (await signIn(address, who)).prove({ act: 'approveRevision', subjectId: id, sealSha256, ...(secret && { secret }) })
  const mine = async (about: Followed) =>
    await as('mei').prove({ act: 'approveRevision', subjectId: about.id, sealSha256: about.sealSha256 })
  const no = async (act: Promise<unknown>): Promise<Got> => {
    const { code, status, message } = await refusal(act)
    return { status, text: `"code":"${code}" ${message}` }
  }

  it.each<[what: string, send: () => Promise<Got>]>([
    ['that was never given', async () => no(approve('A'.repeat(43)))],
    ['that is a text of a megabyte', async () => no(approve('A'.repeat(100_000)))],
    ['for another revision', async () => no(approve(await mine(other)))],
    ['of another session', async () => no(approve(await prove('mei', reviewed)))],
    ['of another person', async () => no(approve(await prove('rui', reviewed)))],
    [
      'that is six minutes old',
      async () => {
        const token = await mine(reviewed)
        await world.owner.query(`update app.clock set shift = interval '6 minutes'`)
        try {
          return await no(approve(token))
        } finally {
          await world.owner.query(`update app.clock set shift = '0'`)
        }
      },
    ],
  ])('%s is none', async (what, send) =>
    refused(`a proof ${what}`, [200, what.includes('megabyte') ? 'INVALID_INPUT' : 'PROOF_NEEDED'], send),
  )

  it('that is used by twelve at once serves one', async () => {
    const token = await mine(reviewed)
    const answers = await Promise.all(Array.from({ length: 12 }, () => refusal(approve(token, reviewed, { idempotencyKey: randomUUID() }))))
    const codes = answers.map(({ code }) => code)
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect(new Set(codes.filter((code) => code !== 'done'))).toEqual(new Set(['CHANGED_MEANWHILE']))
    await refused('a proof that was used', [200, 'PROOF_NEEDED'], async () => no(approve(token, other)))
  })
})

describe('whoever is slow', () => {
  const slow: [what: string, status: number, code: string | undefined, within: number, send: () => Promise<Got>][] = [
    [
      'a body, a letter a second',
      408,
      'INVALID_INPUT',
      17_000,
      () => byHand(port, `${post()}Content-Length: 2000\r\n\r\n{"query":"`, { every: 1_000, text: 'a' }),
    ],
    ['half a body, and then nothing', 0, undefined, 12_000, () => byHand(port, `${post()}Content-Length: 2000\r\n\r\n{"query":"`)],
    ['half a chunk, and then nothing', 0, undefined, 12_000, () => byHand(port, `${post()}Transfer-Encoding: chunked\r\n\r\nff\r\n{"que`)],
    [
      'headers, a letter a second',
      408,
      undefined,
      8_000,
      () => byHand(port, `POST /graphql HTTP/1.1\r\n${host()}X-A: `, { every: 1_000, text: 'a' }),
    ],
    ['half a header, and then nothing', 408, undefined, 8_000, () => byHand(port, `POST /graphql HTTP/1.1\r\n${host()}X-A`)],
    ['nothing at all', 0, undefined, 22_000, () => byHand(port)],
  ]

  it('is not waited for, and nobody waits for them', async () => {
    const before = await rows()
    const pending = slow.map(async ([what, status, code, within, send]) => {
      const begun = performance.now()
      const got = await send()
      took.push([what, performance.now() - begun])
      expect([what, got.status], got.text).toEqual([what, what === 'nothing at all' ? expect.any(Number) : status])
      if (code) expect(got.text).toContain(`"code":"${code}"`)
      expect(performance.now() - begun, what).toBeLessThan(within + fast)
    })
    const silent = Promise.all([stopsReading(8, 'a client that asks for 96 MB and stops reading'), asksOn()])
    expect(await life.see('ada', other.id)).toMatchObject({ state: 'IN_APPROVAL' })
    await Promise.all([...pending, silent])
    expect(await rows()).toEqual(before)
  }, 60_000)

  /** Asks for answers on one line and takes none, until it is cut. */
  async function stopsReading(times: number, what: string) {
    const begun = performance.now()
    const line = connect(port, '127.0.0.1').on('error', () => {})
    line.pause()
    const question = `GET ${draft.files[0]!.url} HTTP/1.1\r\n${host()}Cookie: ${ada.cookie}\r\n\r\n`
    for (let sent = 0; sent < times && line.writable; sent++) if (!line.write(question)) await wait(20)
    await wait(2 * door.silence + 2_000) // Node looks twice whether a write moved
    let got = 0
    line.on('data', (bytes: Buffer) => void (got += bytes.length)).resume()
    for (let patience = 50; patience > 0 && !line.closed; patience--) await wait(100) // what lay in the line comes, and no more
    took.push([what, performance.now() - begun])
    expect(line.closed, what).toBe(true)
    expect(got, what).toBeLessThan(times * twelve)
    line.destroy()
  }
  const asksOn = () => stopsReading(5000, 'a client that asks 5,000 times and stops reading')
})

describe('after all of them', () => {
  it('there were at least forty', () => expect(took.length).toBeGreaterThanOrEqual(40))

  it('the server lives, and answers at once', async () => {
    expect(server.exitCode).toBeNull()
    const begun = performance.now()
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(fast)
  })

  it.skipIf(!existsSync('/proc'))('the server never held more than 256 MiB above idle', () => {
    const peak = peakOf(server.pid!)!
    console.log(`idle ${Math.round(idle / 1e6)} MB, peak ${Math.round(peak / 1e6)} MB`)
    expect(peak - idle).toBeLessThan(mayGrow)
  })
})

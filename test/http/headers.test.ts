import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lifeIn } from '../support/life.ts'
import { password } from '../support/personas.ts'
import { startWorld, type World } from '../support/world.ts'
import { ask } from './served.ts'

// Every kind of answer, and the headers that it carries, on the whole server.

let world: World
let client: string
let fileUrl: string
let cookie: string
beforeAll(async () => {
  client = mkdtempSync(path.join(tmpdir(), 'niem-client-'))
  for (const folder of ['assets', 'explorer']) mkdirSync(path.join(client, folder))
  const page = '<html><meta name="style-nonce" content="" /><title>Niêm</title></html>'
  for (const file of ['index.html', 'explorer/index.html']) writeFileSync(path.join(client, file), page)
  writeFileSync(path.join(client, 'assets/index-a1b2.js'), 'export {}')
  writeFileSync(path.join(client, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  world = await startWorld({ clientFolder: client })
  const { files } = await lifeIn(world).draft()
  fileUrl = files[0]!.url
  cookie = (await world.enter('ada')).cookie
}, 120_000)
afterAll(async () => {
  await world.stop()
  rmSync(client, { recursive: true })
})

const json = { 'content-type': 'application/json' }
const asked =
  (method: string, place: string, headers: Record<string, string> = {}, body?: string) =>
  () =>
    ask(world.address, place === 'the file' ? fileUrl : place, {
      method,
      headers: { origin: world.address, ...(headers.cookie === 'hers' ? { ...headers, cookie } : headers) },
      ...(body !== undefined && { body }),
    })
const hers = { cookie: 'hers' }

const kinds: [what: string, status: number, kind: 'page' | 'asset' | 'closed' | 'file' | 'public', make: ReturnType<typeof asked>][] = [
  ['a page', 200, 'page', asked('GET', '/')],
  ['a page deep inside', 200, 'page', asked('GET', '/d/QT-03')],
  ['a page that is only looked for', 200, 'page', asked('HEAD', '/')],
  ['the explorer of the API', 200, 'page', asked('GET', '/explorer')],
  ['a picture of the page', 200, 'page', asked('GET', '/mark.svg')],
  ['a script of the page', 200, 'asset', asked('GET', '/assets/index-a1b2.js')],
  ['an operation', 200, 'closed', asked('POST', '/graphql', { ...json, ...hers }, '{"query":"{ viewer { demo } }"}')],
  ['an operation of nobody', 401, 'closed', asked('POST', '/graphql', json, '{"query":"{ viewer { demo } }"}')],
  ['an operation that nobody can read', 400, 'closed', asked('POST', '/graphql', { ...json, ...hers }, '{"query":"{"}')],
  ['a body that nobody can read', 400, 'closed', asked('POST', '/graphql', json, '{')],
  ['a body of another type', 415, 'closed', asked('POST', '/graphql', { 'content-type': 'text/plain' }, 'x')],
  ['an operation by GET', 405, 'closed', asked('GET', '/graphql?query=%7B__typename%7D')],
  ['an operation from elsewhere', 403, 'closed', asked('POST', '/graphql', { ...json, ...hers, origin: 'https://a.example' }, '{}')],
  ['a preflight', 405, 'closed', asked('OPTIONS', '/graphql', { 'access-control-request-method': 'POST' })],
  ['signing in', 200, 'closed', asked('POST', '/api/auth/sign-in/username', json, JSON.stringify({ username: 'bao', password }))],
  ['a wrong password', 401, 'closed', asked('POST', '/api/auth/sign-in/username', json, '{"username":"bao","password":"không phải"}')],
  ['a path of signing in that is closed', 404, 'closed', asked('POST', '/api/auth/sign-up/email', json, '{}')],
  ['a proof of nobody', 401, 'closed', asked('POST', '/auth/proof', json, '{}')],
  ['an upload of nobody', 401, 'closed', asked('POST', '/files', { 'x-niem-request': '1' }, 'x')],
  ['an upload in parts of nobody', 401, 'closed', asked('POST', '/files/uploads', { 'tus-resumable': '1.0.0', 'upload-length': '1' })],
  ['an upload that somebody wants to read', 405, 'closed', asked('GET', '/files/uploads/x')],
  ['a file', 200, 'file', asked('GET', 'the file', hers)],
  ['a part of a file', 206, 'file', asked('GET', 'the file', { ...hers, range: 'bytes=0-9' })],
  ['a file that is only looked for', 200, 'file', asked('HEAD', 'the file', hers)],
  ['a file that is not there', 404, 'closed', asked('GET', '/files/0198a000-0000-7000-8000-000000000000/x.pdf', hers)],
  ['the notice board', 200, 'public', asked('GET', '/bang/SCT-THU')],
  ['the notice board as data', 200, 'public', asked('GET', '/bang/SCT-THU.json')],
  ['a report of the policy', 204, 'closed', asked('POST', '/csp', { 'content-type': 'application/csp-report' }, '{"csp-report":{}}')],
  ['health', 200, 'closed', asked('GET', '/livez')],
  ['readiness', 200, 'closed', asked('GET', '/readyz')],
  ['a path that is not there', 404, 'closed', asked('POST', '/nothing')],
  ['another host', 421, 'closed', asked('GET', '/', { host: 'a.example' })],
  ['another name of this machine', 307, 'closed', asked('GET', '/', { host: 'localhost', accept: 'text/html' })],
]

const never = ['server', 'x-powered-by', 'access-control-allow-origin', 'access-control-allow-methods', 'access-control-allow-credentials']

const ofKind = {
  page: {
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'; .*frame-ancestors 'none'; report-uri \/csp$/,
    ) as string,
    'content-security-policy-report-only': "require-trusted-types-for 'script'; report-uri /csp",
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=(), microphone=(), geolocation=()') as string,
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  },
  closed: {
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  },
  public: {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'referrer-policy': 'same-origin',
    'cache-control': 'public, max-age=60',
  },
  file: {
    'content-security-policy': "sandbox; default-src 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, no-store',
    'content-disposition': expect.stringMatching(/^attachment; filename="[ -~]+"; filename\*=UTF-8''/) as string,
  },
}
const kept = { ...ofKind.page, 'cache-control': 'public, max-age=31536000, immutable' }

describe('every answer has the headers of its kind', () => {
  it.each(kinds)('%s (%i)', async (_, status, kind, make) => {
    const { status: answered, headers } = await make()
    expect(answered).toBe(status)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      ...(kind === 'asset' ? kept : ofKind[kind]),
    })
    for (const name of never) expect(headers).not.toHaveProperty(name)
    if (kind !== 'page' && kind !== 'asset') expect(headers).not.toHaveProperty('content-security-policy-report-only')
  })

  it('the policy of a page lets nothing in that is unsafe, and nothing of another host', async () => {
    const { headers } = await ask(world.address, '/')
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|http/)
  })

  it('signing out empties the cache of the browser', async () => {
    const gone = await world.enter('nga')
    const { headers } = await ask(world.address, '/api/auth/sign-out', {
      ...{ method: 'POST', headers: { ...json, origin: world.address, cookie: gone.cookie }, body: '{}' },
    })
    expect(headers['clear-site-data']).toBe('"cache"')
  })
})

describe('a refusal on the path of the API', () => {
  it.each(kinds.filter(([what, status]) => status >= 400 && /^(an operation|a body|a preflight)/.test(what)))(
    '%s (%i) has its shape',
    async (_, status, __, make) => {
      const { text } = await make()
      const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string; requestId?: string } }[] }
      expect(errors).toHaveLength(1)
      expect(errors[0]!.extensions.code).toMatch(/^[A-Z_]+$/)
      expect(errors[0]!.message.length).toBeGreaterThan(10)
      expect(text).not.toMatch(/\bat .*:\d+|node_modules/)
      expect(status).toBeLessThan(500)
    },
  )
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secureHeaders } from '../../server/http/headers.ts'
import { onlyOurHost } from '../../server/http/host.ts'
import { servePages } from '../../server/http/page.ts'
import { answerErrors, sendRefusal } from '../../server/http/refusals.ts'
import { sameOrigin } from '../../server/http/sameOrigin.ts'
import { Refusal, RefusalCode } from '../../server/kernel/refusal.ts'
import { ask, type Asked, serve, type Served } from './served.ts'

let served: Served
let folder: string
let logged = ''
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'niem-pages-'))
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'index.html'), '<html><meta name="style-nonce" content="" /><title>Niêm</title></html>')
  mkdirSync(path.join(folder, 'explorer'))
  writeFileSync(path.join(folder, 'explorer/index.html'), '<title>Niêm: API</title>')
  writeFileSync(path.join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(path.join(folder, '.secret'), 'x')
  writeFileSync(path.join(folder, 'assets/index-a1b2.js'), 'export {}')
  const log = pino({}, { write: (line: string) => void (logged += line) })
  served = await serve((address) =>
    express()
      .disable('x-powered-by')
      .use(secureHeaders(address), onlyOurHost(address), sameOrigin(address))
      .all('/change', (_req, res) => void res.json({ changed: true }))
      .get('/refused', () => {
        throw new Refusal(RefusalCode.RATE_LIMITED, { data: { retryAfterSeconds: 30 } })
      })
      .get('/broken', () => {
        throw new Error('select password from account')
      })
      .use(servePages(folder, false))
      .use((req, res) => sendRefusal(req, res, { code: RefusalCode.NOT_FOUND }))
      .use(answerErrors(log)),
  )
})
afterAll(async () => {
  await served.stop()
  rmSync(folder, { recursive: true })
})

const asking = (place: string, asked?: Asked) => ask(served.address, place, asked)

describe('a request that changes something and carries a cookie', () => {
  const change = (headers: Record<string, string>, method = 'POST') =>
    asking('/change', { method, headers: { cookie: 'niem=x', ...headers } })

  it('comes from our own pages', async () => {
    const origin = served.address
    expect((await change({ origin })).status).toBe(200)
    expect((await change({ origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  it.each([
    ['says nothing of where it comes from', () => ({})],
    ['comes from another place', () => ({ origin: 'https://a.example' })],
    ['comes from a place whose name begins like ours', () => ({ origin: `${served.address}.a.example` })],
    ['comes from nowhere', () => ({ origin: 'null' })],
    ['comes from another port', () => ({ origin: 'http://127.0.0.1:1' })],
    ['was sent by another site, says the browser', () => ({ origin: served.address, 'sec-fetch-site': 'cross-site' })],
    ['was sent by a sister site, says the browser', () => ({ origin: served.address, 'sec-fetch-site': 'same-site' })],
  ])('is refused where it %s', async (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await change(headers(), method)
      expect([answer.status, answer.json().code]).toEqual([403, 'NOT_ALLOWED'])
    }
  })

  it('is not asked for where nothing changes, or nobody is known', async () => {
    expect((await change({ origin: 'https://a.example' }, 'GET')).status).toBe(200)
    expect((await asking('/change', { method: 'POST' })).status).toBe(200)
  })
})

describe('the host', () => {
  it('is that of PUBLIC_URL; under any other name nothing is answered', async () => {
    for (const host of ['a.example', 'a.example:80', `127.0.0.1.a.example:${served.port}`, '127.0.0.1:1', 'localhost'])
      expect((await asking('/change', { headers: { host } })).status).toBe(421)
  })

  it('under another name of this machine sends a page to PUBLIC_URL, and nowhere else', async () => {
    const page = { host: `localhost:${served.port}`, accept: 'text/html' }
    const sent = await asking('/d/QT-03?x=1', { headers: page })
    expect([sent.status, sent.headers.location]).toEqual([307, `${served.address}/d/QT-03?x=1`])
    expect((await asking('/change', { method: 'POST', headers: page })).status).toBe(421)
    expect((await asking('/', { headers: { ...page, host: 'a.example' } })).status).toBe(421)
  })

  it('cannot be left by a path that looks like an address', async () => {
    for (const place of ['//a.example/x', '/\\\\a.example/x', '/@a.example', '/.a.example']) {
      const { headers } = await asking(place, { headers: { host: 'localhost', accept: 'text/html' } })
      expect(new URL(String(headers.location)).origin, place).toBe(served.address)
    }
    const whole = await asking('/', { path: 'http://a.example/x', headers: { host: 'localhost', accept: 'text/html' } })
    expect(new URL(String(whole.headers.location)).origin).toBe(served.address)
  })
})

describe('every answer', () => {
  it('over https says that it stays so', async () => {
    const secure = await serve(() =>
      express()
        .use(secureHeaders('https://niem.example'))
        .use((_req, res) => void res.end()),
    )
    const { headers } = await ask(secure.address, '/')
    await secure.stop()
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  })
})

describe('the page', () => {
  it('has a nonce of its own each time, the one that its policy names', async () => {
    const nonces = new Set<string | undefined>()
    for (let times = 0; times < 3; times++) {
      const { text, headers } = await asking('/')
      const nonce = /name="style-nonce" content="([^"]{20,})"/.exec(text)?.[1]
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
      expect(headers['cache-control']).toBe('no-store')
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })

  it.each(['/', '/d/QT-03', '/d/QT.03', '/viec-cua-toi?loc=1', '/khong-co'])('answers under %s, which the client reads', async (place) => {
    const answer = await asking(place)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.text).toContain('<title>Niêm</title>')
  })

  it('is never the explorer of the API where that is not offered, nor a page as it lies in the folder', async () => {
    for (const place of ['/explorer', '/explorer/', '/explorer/index.html', '/index.html', '/Explorer'])
      expect((await asking(place)).text, place).not.toMatch(/Niêm: API|content=""/)
  })

  it('has files that never change, and are kept for ever', async () => {
    const asset = await asking('/assets/index-a1b2.js')
    expect([asset.status, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect((await asking('/mark.svg')).status).toBe(200)
  })

  it('has no part beyond its end, and that is no fault of ours', async () => {
    logged = ''
    expect((await asking('/mark.svg', { headers: { range: 'bytes=9999-' } })).status).toBe(416)
    expect(logged).toBe('')
  })

  it('is no answer for a file that is not there, nor for one outside', async () => {
    for (const place of ['/assets/gone.js', '/gone.png', '/.secret', '/assets/..%2f..%2f..%2fetc%2fpasswd', '/assets/%']) {
      const answer = await asking(place)
      expect(answer.status, place).toBeGreaterThanOrEqual(400)
      expect(answer.status, place).toBeLessThan(500)
      expect(answer.text, place).not.toMatch(/<title>|root:|at .*\.js/)
    }
  })
})

describe('a "no"', () => {
  it('has its code, its sentence in the language that is read, and the name of the request', async () => {
    const said = async (language: string) => await asking('/refused', { headers: { 'accept-language': language } })
    const vietnamese = await said('vi')
    expect([vietnamese.status, vietnamese.headers['retry-after']]).toEqual([429, '30'])
    expect(vietnamese.json()).toMatchObject({
      code: 'RATE_LIMITED',
      data: { retryAfterSeconds: 30 },
      requestId: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
    })
    expect((await said('en-GB')).json().message).not.toBe(vietnamese.json().message)
  })

  it('that we did not expect is masked, and logged once under its name', async () => {
    logged = ''
    const answer = await asking('/broken')
    const { code, message, requestId } = answer.json()
    expect([answer.status, code]).toEqual([500, 'INTERNAL'])
    expect(message).toContain(requestId)
    expect(answer.text).not.toMatch(/password|\.ts/)
    expect(logged.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(logged)).toMatchObject({ requestId, err: { message: 'select password from account' } })
  })
})

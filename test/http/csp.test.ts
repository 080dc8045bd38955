import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { reportRoute } from '../../server/http/csp.ts'
import { answerErrors } from '../../server/http/refusals.ts'
import { ask, serve, type Served } from './served.ts'

let served: Served
let logged: Record<string, unknown>[] = []
beforeAll(async () => {
  const log = pino(
    { base: null, timestamp: false },
    { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  )
  served = await serve(() => {
    const app = express().set('trust proxy', ['loopback'])
    return app.use(reportRoute(log), answerErrors(log))
  })
})
beforeEach(() => void (logged = []))
afterAll(() => served.stop())

let place = 0
const report = (body: unknown, { type = 'application/csp-report', from = `192.0.2.${++place}` } = {}) =>
  ask(served.address, '/csp', {
    ...{ method: 'POST', headers: { 'content-type': type, 'x-forwarded-for': from } },
    body: typeof body === 'string' ? body : JSON.stringify({ 'csp-report': body }),
  })

it('a report is taken, answered with nothing, and only its shape is written down', async () => {
  const answer = await report({
    'document-uri': 'http://localhost/d/QT-03?bi-mat=1',
    'effective-directive': 'script-src-elem',
    'blocked-uri': 'https://a.example/bi-mat.js',
    'script-sample': 'bí mật',
  })
  expect([answer.status, answer.text]).toEqual([204, ''])
  expect(logged).toEqual([{ level: 40, rule: 'script-src-elem', kind: 'address', msg: 'the content security policy kept something out' }])
})

it.each([
  ['an older browser', { 'violated-directive': "style-src 'self'", 'blocked-uri': 'inline' }, { rule: 'style-src', kind: 'inline' }],
  ['a liar', { 'effective-directive': 'script-src', 'blocked-uri': '\n{"level":60,"msg":"giả"}' }, { rule: 'script-src', kind: 'other' }],
  ['nothing', {}, { rule: 'unknown', kind: 'other' }],
])('of %s the log keeps words of ours', async (_, body, shape) => {
  expect((await report(body)).status).toBe(204)
  expect(logged).toMatchObject([shape])
})

it.each([
  ['a rule that is none', { 'effective-directive': 'x'.repeat(200) }],
  ['something else', '{"a":1}'],
  ['a list', '[]'],
])('%s is answered the same and written nowhere', async (_, body) => {
  expect((await report(body)).status).toBe(204)
  expect(logged).toEqual([])
})

it('what is too large, of another type or broken is refused', async () => {
  expect((await report({ 'script-sample': 'x'.repeat(8 * 1024) })).status).toBe(413)
  expect((await report({}, { type: 'text/html' })).status).toBe(415)
  expect((await report('{')).status).toBe(400)
  expect((await ask(served.address, '/csp')).status).toBe(405)
})

it('twenty a minute are read of one place', async () => {
  const answers: number[] = []
  for (let times = 0; times < 22; times++) answers.push((await report({ 'blocked-uri': 'eval' }, { from: '203.0.113.5' })).status)
  expect(answers).toEqual([...Array<number>(20).fill(204), 429, 429])
  expect(logged.filter(({ kind }) => kind === 'eval')).toHaveLength(20)
  expect((await report({})).status).toBe(204)
})

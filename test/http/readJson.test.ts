import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJson } from '../../server/http/readJson.ts'
import { ask, sendForever, serve, type Served } from './served.ts'

const most = 1000
let served: Served
beforeAll(async () => {
  served = await serve(() =>
    express()
      .disable('x-powered-by')
      .use(readJson(most, { seconds: 0.3 }), (req, res) => res.json({ read: req.body as unknown })),
  )
})
afterAll(() => served.stop())

const json = { 'content-type': 'application/json' }
const post = (body: string | Buffer, headers: Record<string, string> = json) => ask(served.address, '/', { method: 'POST', headers, body })

describe('a small JSON body', () => {
  it('is read, with its marks', async () => {
    expect((await post('{"tên":"Nguyễn"}')).json()).toEqual({ read: { tên: 'Nguyễn' } })
    expect((await post('[1]', { 'content-type': 'application/json; charset=UTF-8' })).json()).toEqual({ read: [1] })
  })

  it('may be as large as it may be, to the byte', async () => {
    const full = JSON.stringify('x'.repeat(most - 2))
    expect((await post(full)).status).toBe(200)
    expect(await post(`${full} `)).toMatchObject({ status: 413 })
  })

  it('that is not there is an empty one', async () => {
    expect((await post('')).json()).toEqual({ read: {} })
    expect((await ask(served.address, '/')).json()).toEqual({ read: {} })
  })

  it.each([
    ['another type', '{}', { 'content-type': 'text/plain' }, 415],
    ['no type', '{}', {}, 415],
    ['another alphabet', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415],
    ['a packed body, which may be a bomb', '{}', { ...json, 'content-encoding': 'gzip' }, 415],
    ['half a sentence', '{"a":', json, 400],
    ['letters that are none', Buffer.from('22ff22', 'hex'), json, 400],
  ])('with %s is refused', async (_, body, headers, status) => {
    const answer = await post(body, headers)
    expect([answer.status, answer.json().code]).toEqual([status, 'INVALID_INPUT'])
  })

  it.each([
    ['declared', `Content-Length: ${60e6}`, Buffer.alloc(65_536, ' ')],
    ['in pieces of unknown number', 'Transfer-Encoding: chunked', Buffer.from(`8000\r\n${' '.repeat(0x8000)}\r\n`)],
  ])('that is too large, %s, is answered at once and not read to its end', async (_, size, chunk) => {
    const head = ['POST / HTTP/1.1', 'Host: x', 'Content-Type: application/json', size]
    const { answer, sent } = await sendForever(served.port, head, { most: 60e6, chunk })
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
    expect(answer).toContain('"QUERY_TOO_COSTLY"')
    expect(sent).toBeLessThan(20e6) // what the buffers of the system took
  })

  it('that does not come to its end in time is refused, and the line cut', async () => {
    const head = ['POST / HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Content-Length: 100']
    const { answer } = await sendForever(served.port, head, { most: 1, chunk: Buffer.from('{') })
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
  })
})

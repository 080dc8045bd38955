import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makePdf } from '../support/papers.ts'
import { refusal, startWorld, type World } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 }) // each file is checked by a process of its own

const megabyte = 1024 * 1024
let world: World
let pdf: Buffer
beforeAll(async () => {
  world = await startWorld({ uploadMaxMb: 1 })
  mkdirSync(world.settings.staging, { recursive: true })
  pdf = await makePdf('Quy trinh')
}, 120_000)
afterAll(() => world.stop())

const staged = () => readdirSync(world.settings.staging)
async function kept() {
  const keys: string[] = []
  for await (const { sha256 } of world.store.list()) keys.push(sha256)
  const { rows } = await world.owner.query<{ uploads: number; files: number }>(
    'select (select count(*) from upload)::int as uploads, (select count(*) from stored_file)::int as files',
  )
  return { objects: keys.sort(), ...rows[0] }
}
const part = (name: string, fileName: string, bytes: Uint8Array) => {
  const body = new FormData()
  body.append(name, new Blob([Uint8Array.from(bytes)]), fileName)
  return body
}
const twoFiles = () => {
  const body = part('file', 'a.pdf', pdf)
  body.append('file', new Blob([Uint8Array.from(pdf)]), 'b.pdf')
  return body
}
const send = (body: FormData | string, headers: Record<string, string> = { 'x-niem-request': '1' }) =>
  world.as('ada').fetch('/files', { method: 'POST', headers, body })
const said = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]

describe('a good file', () => {
  it('is told what it is, and lies in the store under agency and hash', async () => {
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    const uploaded = await world.as('ada').upload(pdf, 'C:\\giấy tờ\\Quy trình.PDF'.normalize('NFD'))
    expect(uploaded).toMatchObject({
      ...{ state: 'READY', fileName: 'Quy trình.pdf'.normalize('NFC'), byteSize: pdf.length, sha256 },
      ...{ mediaType: 'application/pdf', pageCount: 1, warnings: ['NOT_SCANNED'] },
    })
    expect(await world.store.has({ agencyId: world.agencyId, sha256 })).toBe(true)
    const { rows } = await world.owner.query('select state, person_id, file_name, sha256 from upload where id = $1', [uploaded.uploadId])
    expect(rows).toEqual([{ state: 'READY', person_id: world.person('ada'), file_name: uploaded.fileName, sha256 }])
    expect(staged()).toEqual([])
  })

  it('that was sent before is another upload of the same bytes', async () => {
    const before = await kept()
    const [one, other] = await Promise.all([world.as('ada').upload(pdf, 'a.pdf'), world.as('ada').upload(pdf, 'b.pdf')])
    expect(one.uploadId).not.toBe(other.uploadId)
    expect(await kept()).toEqual({ ...before, uploads: before.uploads! + 2 })
  })

  it('is found by whoever sent it, and by nobody else', async () => {
    const { uploadId: id } = await world.as('ada').upload(pdf, 'a.pdf')
    const find = async (who: Parameters<World['as']>[0]) => await world.as(who).run('query($id: ID!) { upload(id: $id) { id } }', { id })
    expect(await find('ada')).toEqual({ upload: { id } })
    expect(await find('hung')).toEqual({ upload: null })
  })
})

describe('a file that is not taken', () => {
  it.each([
    ['of another type', () => Buffer.from('<html></html>'), 'a.html', 415, 'FILE_TYPE_NOT_ALLOWED'],
    ['that was renamed', () => pdf, 'a.docx', 415, 'FILE_TYPE_MISMATCH'],
    ['that is empty', () => Buffer.alloc(0), 'a.pdf', 422, 'FILE_DAMAGED'],
    ['that was cut off', () => pdf.subarray(0, 300), 'a.pdf', 422, 'FILE_DAMAGED'],
    ['that is too large', () => Buffer.concat([pdf, Buffer.alloc(megabyte)]), 'a.pdf', 413, 'FILE_TOO_LARGE'],
    ['that is too large by one byte', () => Buffer.alloc(megabyte + 1), 'a.pdf', 413, 'FILE_TOO_LARGE'],
  ] as const)('%s gets its code and its sentence, and nothing of it is kept', async (_, make, name, status, code) => {
    const before = await kept()
    const no = await refusal(world.as('ada').upload(make(), name))
    expect([no.status, no.code]).toEqual([status, code])
    expect(no.message).toMatch(/\p{L}{2,}.*\.$/u)
    expect(await kept()).toEqual(before)
    expect(staged()).toEqual([])
  })

  it('as large as it may be is read, and judged by what it is', async () => {
    expect(await refusal(world.as('ada').upload(Buffer.alloc(megabyte), 'a.pdf'))).toMatchObject({
      status: 415,
      code: 'FILE_TYPE_MISMATCH',
    })
  })
})

describe('a request that brings no file', () => {
  it.each([
    ['says nothing of its kind', () => 'x', { 'x-niem-request': '1' }],
    ['has no boundary', () => 'x', { 'x-niem-request': '1', 'content-type': 'multipart/form-data' }],
    ['names it otherwise', () => part('other', 'a.pdf', pdf), { 'x-niem-request': '1' }],
    ['brings two', twoFiles, { 'x-niem-request': '1' }],
    [
      'does not come to its end',
      () => '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
      { 'x-niem-request': '1', 'content-type': 'multipart/form-data; boundary=b' },
    ],
  ])('because it %s is refused', async (_, make, headers) => {
    const before = await kept()
    expect(await said(await send(make() as FormData, headers as unknown as Record<string, string>))).toEqual([400, 'INVALID_INPUT'])
    expect(await kept()).toEqual(before)
    expect(staged()).toEqual([])
  })

  it('because the line was cut leaves nothing behind', async () => {
    const before = await kept()
    const { cookie } = await world.enter('ada')
    const { hostname, port, host } = new URL(world.address)
    const line = connect(Number(port), hostname)
    const head = [
      ...['POST /files HTTP/1.1', `Host: ${host}`, `Cookie: ${cookie}`, `Origin: ${world.address}`, 'X-Niem-Request: 1'],
      ...['Content-Type: multipart/form-data; boundary=b', 'Content-Length: 500000', ''],
      ...['--b', 'Content-Disposition: form-data; name="file"; filename="a.pdf"', '', ''],
    ]
    line.write(head.join('\r\n'))
    line.write(pdf)
    await vi.waitUntil(() => staged().length === 1, 10_000)
    line.destroy()
    await vi.waitUntil(() => staged().length === 0, 10_000)
    await wait(100)
    expect(await kept()).toEqual(before)
  })
})

describe('somebody who sends a file', () => {
  it('is signed in', async () => {
    expect(await refusal(world.stranger.upload(pdf, 'a.pdf'))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
  })

  it('does it from our own pages, which no other page can pretend', async () => {
    expect(await said(await send(part('file', 'a.pdf', pdf), {}))).toEqual([403, 'NOT_ALLOWED'])
    const foreign = { 'x-niem-request': '1', origin: 'https://a.example' }
    expect(await said(await send(part('file', 'a.pdf', pdf), foreign))).toEqual([403, 'NOT_ALLOWED'])
  })
})

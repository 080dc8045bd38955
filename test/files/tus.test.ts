import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makePdf } from '../support/papers.ts'
import { giveUp, halfSend, idOf, judged, metadata, offsetOf, opened, opening, patch, see } from '../support/tus.ts'
import { startWorld, type World } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 }) // each file is checked by a process of its own

let world: World
let ada: ReturnType<World['as']>
let hung: ReturnType<World['as']>
let pdf: Buffer
beforeAll(async () => {
  world = await startWorld({ uploadMaxMb: 1 })
  ada = world.as('ada')
  hung = world.as('hung')
  pdf = await makePdf('Quy trinh')
}, 120_000)
afterAll(() => world.stop())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const staged = (url: string) => path.join(world.settings.staging, idOf(url))
const said = async (answer: Response | Promise<Response>) => {
  const { code, message } = (await (await answer).json()) as { code: string; message: string }
  expect(message).toMatch(/\p{L}{2,}.*\.$/u)
  return [(await answer).status, code]
}
/** All that an upload is, to see that nothing changed. */
async function whole(url: string) {
  const { rows } = await world.owner.query('select * from upload where id = $1', [idOf(url)])
  return { row: rows[0] as unknown, bytes: existsSync(staged(url)) ? sha256(readFileSync(staged(url))) : null }
}
const rows = async () => (await world.owner.query<{ id: string }>('select id from upload order by id')).rows

describe('a file sent in parts', () => {
  it('is told how far it is, and is one file in the end, with its own name', async () => {
    const url = await opened(ada, pdf.length, 'C:\\giấy tờ\\Quy trình.PDF'.normalize('NFD'))
    expect(url).toMatch(/^\/files\/uploads\/[0-9a-f-]{36}$/)
    expect(await offsetOf(ada, url)).toBe(0)
    expect((await patch(ada, url, 0, pdf.subarray(0, 300))).status).toBe(204)
    expect(await offsetOf(ada, url)).toBe(300)
    expect(await see(ada, url)).toMatchObject({ state: 'RECEIVING', sha256: null })
    expect((await patch(ada, url, 300, pdf.subarray(300))).status).toBe(204)
    expect(await judged(ada, url)).toMatchObject({
      state: 'READY',
      fileName: 'Quy trình.pdf'.normalize('NFC'),
      sha256: sha256(pdf),
      refusal: null,
    })
    expect(await world.store.has({ agencyId: world.agencyId, sha256: sha256(pdf) })).toBe(true)
    await vi.waitUntil(() => !existsSync(staged(url)), 5_000)
  })

  it('whose last answer was lost is known to be whole, and is not sent again', async () => {
    const url = await opened(ada, pdf.length)
    await patch(ada, url, 0, pdf)
    await judged(ada, url)
    expect(await offsetOf(ada, url)).toBe(pdf.length)
    const before = await whole(url)
    expect(await said(patch(ada, url, 300, pdf.subarray(300)))).toEqual([409, 'UPLOAD_OUT_OF_STEP'])
    expect(await said(patch(ada, url, pdf.length, Buffer.alloc(0)))).toEqual([409, 'UPLOAD_OUT_OF_STEP'])
    expect(await said(giveUp(ada, url))).toEqual([409, 'UPLOAD_OUT_OF_STEP'])
    expect(await whole(url)).toEqual(before)
  })

  it('that is not taken says why, in the language of whoever asks', async () => {
    const url = await opened(ada, pdf.length, 'a.docx')
    await patch(ada, url, 0, pdf)
    expect(await judged(ada, url)).toMatchObject({
      state: 'REFUSED',
      sha256: null,
      refusal: { code: 'FILE_TYPE_MISMATCH', sentence: /docx.*pdf/ },
    })
    await vi.waitUntil(() => !existsSync(staged(url)), 5_000)
  })

  it('with a claim of its hash is compared with it', async () => {
    const claiming = (hash: string) => ({ 'upload-metadata': metadata({ filename: 'a.pdf', sha256: hash }) })
    const good = await opened(ada, pdf.length, '', claiming(sha256(pdf)))
    const wrong = await opened(ada, pdf.length, '', claiming(sha256(Buffer.from('x'))))
    for (const url of [good, wrong]) await patch(ada, url, 0, pdf)
    expect(await judged(ada, good)).toMatchObject({ state: 'READY' })
    expect(await judged(ada, wrong)).toMatchObject({ state: 'REFUSED', refusal: { code: 'CHECKSUM_MISMATCH' } })
  })
})

describe('bytes out of step', () => {
  it.each([
    ['sent twice', 0, (bytes: Buffer) => bytes.subarray(0, 300)],
    ['that leave a gap', 500, (bytes: Buffer) => bytes.subarray(500)],
  ])('%s are refused, and nothing changes', async (_, offset, of) => {
    const url = await opened(ada, pdf.length)
    await patch(ada, url, 0, pdf.subarray(0, 300))
    const before = await whole(url)
    expect(await said(patch(ada, url, offset, of(pdf)))).toEqual([409, 'UPLOAD_OUT_OF_STEP'])
    expect(await whole(url)).toEqual(before)
  })

  it('beyond the promised size are refused, and nothing changes', async () => {
    const url = await opened(ada, 400)
    await patch(ada, url, 0, pdf.subarray(0, 300))
    const before = await whole(url)
    expect(await said(patch(ada, url, 300, pdf.subarray(300)))).toEqual([413, 'FILE_TOO_LARGE'])
    expect(await whole(url)).toEqual(before)
  })

  it('half sent are kept as far as they came, and the rest follows', async () => {
    const url = await opened(ada, pdf.length)
    const { cookie } = await world.enter('ada')
    const cutLine = await halfSend(world.address, cookie, url, 0, pdf.subarray(0, 350), pdf.length)
    await vi.waitUntil(() => readFileSync(staged(url)).length === 350, 10_000)
    cutLine()
    expect(await offsetOf(ada, url)).toBe(350)
    expect((await patch(ada, url, 350, pdf.subarray(350))).status).toBe(204)
    expect(await judged(ada, url)).toMatchObject({ state: 'READY', sha256: sha256(pdf) })
  })

  it('on a line that fell silent do not hold the upload: whoever comes anew goes on', async () => {
    const url = await opened(ada, pdf.length)
    const { cookie } = await world.enter('ada')
    const cutLine = await halfSend(world.address, cookie, url, 0, pdf.subarray(0, 350), pdf.length)
    await vi.waitUntil(() => readFileSync(staged(url)).length === 350, 10_000)
    expect(await offsetOf(ada, url)).toBe(350) // the silent line is given up for it
    expect((await patch(ada, url, 350, pdf.subarray(350))).status).toBe(204)
    expect(await judged(ada, url)).toMatchObject({ state: 'READY', sha256: sha256(pdf) })
    cutLine()
  })

  it('are taken from the window that asked last how far it is; the one before is told, and nothing changes', async () => {
    const url = await opened(ada, pdf.length)
    const from = (window: string) => ({ 'x-niem-sender': window })
    const ask = (window: string) => ada.fetch(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0', ...from(window) } })
    expect((await patch(ada, url, 0, pdf.subarray(0, 300), from('one'))).status).toBe(204)
    await ask('two')
    const before = await whole(url)
    const late = await patch(ada, url, 300, pdf.subarray(300), from('one'))
    expect([late.status, await late.json()]).toMatchObject([409, { code: 'UPLOAD_OUT_OF_STEP', data: { because: 'TAKEN_OVER' } }])
    expect(await whole(url)).toEqual(before)
    expect((await patch(ada, url, 300, pdf.subarray(300, 320), from('two'))).status).toBe(204)
    await ask('one') // and back again
    expect((await patch(ada, url, 320, pdf.subarray(320), from('one'))).status).toBe(204)
    expect(await judged(ada, url)).toMatchObject({ state: 'READY', sha256: sha256(pdf) })
  })

  it('in two requests at once are taken from one of them', async () => {
    const url = await opened(ada, pdf.length)
    const both = await Promise.all([patch(ada, url, 0, pdf), patch(ada, url, 0, pdf)])
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
    expect(await judged(ada, url)).toMatchObject({ state: 'READY', sha256: sha256(pdf) })
  })
})

describe('an upload of somebody else', () => {
  it('is not there: nobody else reads, continues or removes it', async () => {
    const url = await opened(ada, pdf.length)
    await patch(ada, url, 0, pdf.subarray(0, 300))
    const before = await whole(url)
    expect(await offsetOf(hung, url)).toBe(-1)
    expect(await said(patch(hung, url, 300, pdf.subarray(300)))).toEqual([404, 'UPLOAD_NOT_FOUND'])
    expect(await said(giveUp(hung, url))).toEqual([404, 'UPLOAD_NOT_FOUND'])
    expect(await said(patch(hung, '/files/uploads/..%2f..%2fx', 0, pdf))).toEqual([404, 'UPLOAD_NOT_FOUND'])
    expect(await see(hung, url)).toBeNull()
    expect(await hung.run('{ unfinishedUploads { id } }')).toEqual({ unfinishedUploads: [] })
    expect(await whole(url)).toEqual(before)
  })

  it('cannot be read by anybody: no GET, no preflight', async () => {
    const url = await opened(ada, pdf.length)
    await patch(ada, url, 0, pdf.subarray(0, 300))
    for (const method of ['GET', 'OPTIONS', 'PUT']) {
      const answer = await ada.fetch(url, { method, headers: { 'tus-resumable': '1.0.0' } })
      const { code } = (await answer.json()) as { code: string }
      expect([answer.status, code, answer.headers.get('access-control-allow-origin')]).toEqual([405, 'INVALID_INPUT', null])
    }
    expect((await opening(ada, 400)).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('is refused from foreign pages, and without a session', async () => {
    const before = await rows()
    expect(await said(opening(ada, 400, 'a.pdf', { origin: 'https://a.example' }))).toEqual([403, 'NOT_ALLOWED'])
    expect(await said(opening(world.stranger, 400))).toEqual([401, 'UNAUTHENTICATED'])
    expect(await rows()).toEqual(before)
  })

  it('whose session ended meanwhile waits, unchanged, for the next one', async () => {
    const first = await world.enter('ada')
    const url = await opened(first, pdf.length)
    await patch(first, url, 0, pdf.subarray(0, 300))
    const before = await whole(url)
    await first.fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    expect(await said(patch(first, url, 300, pdf.subarray(300)))).toEqual([401, 'UNAUTHENTICATED'])
    expect(await whole(url)).toEqual(before)
    expect((await patch(ada, url, 300, pdf.subarray(300))).status).toBe(204)
    expect(await judged(ada, url)).toMatchObject({ state: 'READY' })
  })
})

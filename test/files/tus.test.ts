import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makePdf } from '../support/papers.ts'
import { giveUp, halfSend, idOf, judged, metadata, offsetOf, opened, opening, patch, see } from '../support/tus.ts'
import { refusal, startWorld, type World } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 }) // each file is checked by a process of its own

const megabyte = 1024 * 1024
let world: World
let ada: ReturnType<World['as']>
let hung: ReturnType<World['as']>
let pdf: Buffer
beforeAll(async () => {
  world = await startWorld({ uploadMaxMb: 1, uploadDailyMb: 20 })
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
const rows = async () => (await world.owner.query('select id from upload order by id')).rows

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
      expect([answer.status, await answer.text(), answer.headers.get('access-control-allow-origin')]).toEqual([405, '', null])
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

describe('an upload that nobody begins', () => {
  it.each([
    ['too large', megabyte + 1, 'a.pdf', {}, 413, 'FILE_TOO_LARGE'],
    ['empty', 0, 'a.pdf', {}, 422, 'FILE_DAMAGED'],
    ['without a name', 400, '', {}, 400, 'INVALID_INPUT'],
    ['of no size', 400, 'a.pdf', { 'upload-length': '-1' }, 400, 'INVALID_INPUT'],
    ['of a size to be told later', 400, 'a.pdf', { 'upload-defer-length': '1' }, 400, 'INVALID_INPUT'],
    ['of parts', 400, 'a.pdf', { 'upload-concat': 'partial' }, 400, 'INVALID_INPUT'],
    ['with a checksum that nobody would check', 400, 'a.pdf', { 'upload-checksum': 'sha1 AAAA' }, 400, 'INVALID_INPUT'],
    ['in another method’s clothes', 400, 'a.pdf', { 'x-http-method-override': 'PATCH' }, 400, 'INVALID_INPUT'],
    ['with metadata that are none', 400, 'a.pdf', { 'upload-metadata': '€ü' }, 400, 'INVALID_INPUT'],
    ['of another protocol', 400, 'a.pdf', { 'tus-resumable': '0.2.2' }, 400, 'INVALID_INPUT'],
  ] as const)('because it is %s, has its code and its sentence, and leaves nothing', async (_, size, name, headers, status, code) => {
    const before = [await rows(), readdirSync(world.settings.staging)]
    const latin = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, value.replace(/[^\x20-\xff]/g, '?')]))
    expect(await said(opening(ada, size, name, latin))).toEqual([status, code])
    expect([await rows(), readdirSync(world.settings.staging)]).toEqual(before)
  })
})

describe('what one person may send', () => {
  it('is twenty unfinished files, and no more until one is given up', async () => {
    const mei = world.as('mei')
    const urls = []
    for (let i = 0; i < 20; i++) urls.push(await opened(mei, 400, `${i}.pdf`))
    const before = await rows()
    expect(await said(opening(mei, 400))).toEqual([429, 'RATE_LIMITED'])
    expect(await rows()).toEqual(before)
    expect(await mei.run('{ unfinishedUploads { fileName } }')).toHaveProperty('unfinishedUploads.length', 20)
    expect((await giveUp(mei, urls[0]!)).status).toBe(204)
    expect(existsSync(staged(urls[0]!))).toBe(false)
    expect((await opening(mei, 400)).status).toBe(201)
    expect((await opening(hung, 400)).status).toBe(201)
  })

  it('is two files at a time', async () => {
    const urls = [await opened(ada, 400), await opened(ada, 400), await opened(ada, 400)]
    const { cookie } = await world.enter('ada')
    const lines = []
    for (const url of urls.slice(0, 2)) lines.push(await halfSend(world.address, cookie, url, 0, pdf.subarray(0, 100), 400))
    await vi.waitUntil(() => urls.slice(0, 2).every((url) => readFileSync(staged(url)).length === 100), 10_000)
    const before = await whole(urls[2]!)
    expect(await said(patch(ada, urls[2]!, 0, pdf.subarray(0, 400)))).toEqual([429, 'RATE_LIMITED'])
    expect(await whole(urls[2]!)).toEqual(before)
    for (const cutLine of lines) cutLine()
    await vi.waitUntil(async () => (await patch(ada, urls[2]!, 0, pdf.subarray(0, 400))).status === 204, 10_000)
  })

  it('is so much a day, promised bytes and bytes that came together', async () => {
    const otto = world.as('otto')
    await world.owner.query(`delete from app.limited where key like 'upload%'`)
    const urls = []
    for (let i = 0; i < 19; i++) urls.push(await opened(otto, megabyte))
    await opened(otto, megabyte)
    await giveUp(otto, urls[0]!)
    expect((await patch(otto, urls[1]!, 0, Buffer.alloc(megabyte - 1))).status).toBe(204)
    await giveUp(otto, urls[1]!) // what came, came
    const before = await rows()
    await opened(otto, megabyte)
    expect(await said(opening(otto, megabyte))).toEqual([429, 'RATE_LIMITED'])
    expect(await rows()).toHaveLength(before.length + 1)
    expect(await refusal(otto.upload(Buffer.alloc(megabyte), 'a.pdf'))).toMatchObject({ status: 415, code: 'FILE_TYPE_MISMATCH' })
  })
})

describe('staging', () => {
  it('gives up what nobody continued for a day, and keeps what is younger', async () => {
    const [old, young] = [await opened(hung, 400), await opened(hung, 400)]
    await world.owner.query(`update upload set created_at = app.now() - interval '25 hours' where id = $1`, [idOf(old)])
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    const leftover = path.join(world.settings.staging, 'leftover')
    writeFileSync(leftover, 'x')
    for (const file of [staged(old), leftover]) utimesSync(file, yesterday, yesterday)
    const again = await startWorld({ staging: world.settings.staging }) // another start, on the same folder
    await vi.waitUntil(() => !existsSync(leftover), 10_000)
    await again.stop()
    expect(existsSync(staged(young))).toBe(true)
  })
})

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { MikroORM } from '@mikro-orm/postgresql'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ormConfig } from '../../schema/orm.ts'
import { openSettling } from '../../server/files/settle.ts'
import { watched } from '../../storage/watched.ts'
import { makePdf } from '../support/papers.ts'
import { giveUp, halfSend, idOf, judged, offsetOf, opened, opening, patch } from '../support/tus.ts'
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

const staged = (url: string) => path.join(world.settings.staging, idOf(url))
const said = async (answer: Promise<Response>) => {
  const { code, message } = (await (await answer).json()) as { code: string; message: string }
  expect(message).toMatch(/\p{L}{2,}.*\.$/u)
  return [(await answer).status, code]
}
const rows = async () => (await world.owner.query<{ id: string }>('select id from upload order by id')).rows

/** What a start does with what lies in staging, as another process would. */
async function sweep() {
  const orm = new MikroORM(ormConfig({ url: world.appUrl, pool: 2 }))
  const { staging } = world.settings
  const settling = openSettling({ orm, store: watched(world.store, () => {}), staging, log: pino({ level: 'silent' }) })
  await settling.sweep()
  await settling.stop()
  await orm.close(true)
}

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
    const no = opening(mei, 400)
    expect(await said(no)).toEqual([429, 'RATE_LIMITED'])
    const wait = Number((await no).headers.get('retry-after')) // until the oldest is given up
    expect([wait > 86_000, wait <= 86_400]).toEqual([true, true])
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
    const before = await offsetOf(ada, urls[2]!)
    const no = patch(ada, urls[2]!, 0, pdf.subarray(0, 400))
    expect([...(await said(no)), (await no).headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '5'])
    expect(await offsetOf(ada, urls[2]!)).toEqual(before)
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
    const no = opening(otto, megabyte)
    expect(await said(no)).toEqual([429, 'RATE_LIMITED'])
    expect(Number((await no).headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await rows()).toHaveLength(before.length + 1)
    expect(await refusal(otto.upload(Buffer.alloc(megabyte), 'a.pdf'))).toMatchObject({ status: 415, code: 'FILE_TYPE_MISMATCH' })
  })
})

describe('what a kill left in staging', () => {
  it('is judged where it is whole: the server finishes the work by itself', async () => {
    const url = await opened(hung, pdf.length)
    writeFileSync(staged(url), pdf) // the bytes came, and nothing was done with them
    await sweep()
    const { sha256 } = await judged(hung, url)
    expect(sha256).toBe(createHash('sha256').update(pdf).digest('hex'))
    await vi.waitUntil(() => !existsSync(staged(url)), 5_000)
  })

  it('is given up where nobody went on for a day, and waits where it is younger', async () => {
    const [old, young] = [await opened(hung, 400), await opened(hung, 400)]
    await world.owner.query(`update upload set created_at = app.now() - interval '25 hours' where id = $1`, [idOf(old)])
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    const leftover = path.join(world.settings.staging, 'leftover')
    writeFileSync(leftover, 'x')
    for (const file of [staged(old), leftover]) utimesSync(file, yesterday, yesterday)
    await sweep()
    expect([old, young].map((url) => existsSync(staged(url)))).toEqual([false, true])
    expect(existsSync(leftover)).toBe(false)
    expect([await offsetOf(hung, old), await offsetOf(hung, young)]).toEqual([-1, 0])
  })
})

import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makePdf } from '../support/papers.ts'
import { giveUp, idOf, judged, metadata, opened, opening, patch } from '../support/tus.ts'
import { refusal, startWorld, type World } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: World
let ada: ReturnType<World['as']>
let pdf: Buffer
beforeAll(async () => {
  world = await startWorld()
  ada = world.as('ada')
  pdf = await makePdf('Quy trinh')
}, 120_000)
afterAll(() => world.stop())

const named = (fingerprint: string) => ({ 'upload-metadata': metadata({ filename: 'a.pdf', fingerprint }) })
const find = async (who: Pick<typeof ada, 'run'>, fingerprint: string) =>
  (
    await who.run<{ sentUpload: { id: string; state: string; byteReceived: number } | null }>(
      'query($fingerprint: String!) { sentUpload(fingerprint: $fingerprint) { id state byteReceived } }',
      { fingerprint },
    )
  ).sentUpload
const unfinished = async () =>
  (
    await ada.run<{ unfinishedUploads: { id: string; byteSize: number; byteReceived: number }[] }>(
      '{ unfinishedUploads { id byteSize byteReceived } }',
    )
  ).unfinishedUploads

describe('a file that is chosen again', () => {
  it('is found by its fingerprint as far as it came, and taken without its bytes once it is all there', async () => {
    const url = await opened(ada, pdf.length, 'a.pdf', named('1-a-b'))
    await patch(ada, url, 0, pdf.subarray(0, 300))
    expect(await find(ada, '1-a-b')).toEqual({ id: idOf(url), state: 'RECEIVING', byteReceived: 300 })
    expect(await unfinished()).toEqual([{ id: idOf(url), byteSize: pdf.length, byteReceived: 300 }])
    await patch(ada, url, 300, pdf.subarray(300))
    await judged(ada, url)
    expect(await find(ada, '1-a-b')).toEqual({ id: idOf(url), state: 'READY', byteReceived: pdf.length })
    expect(await unfinished()).toEqual([])
  })

  it('is found by nobody else', async () => {
    const url = await opened(ada, 400, 'a.pdf', named('2-a-b'))
    expect(await find(world.as('hung'), '2-a-b')).toBeNull()
    expect(await find(ada, '2-a-b')).toMatchObject({ id: idOf(url) })
  })

  it('is begun anew once it was refused, given up, or forgotten after a day', async () => {
    const refused = await opened(ada, 400, 'a.pdf', named('3-a-b'))
    await patch(ada, refused, 0, Buffer.alloc(400, 'x'))
    expect(await judged(ada, refused)).toMatchObject({ state: 'REFUSED' })
    const dropped = await opened(ada, 400, 'a.pdf', named('4-a-b'))
    await giveUp(ada, dropped)
    const old = await opened(ada, 400, 'a.pdf', named('5-a-b'))
    await world.owner.query(`update upload set created_at = app.now() - interval '25 hours' where id = $1`, [idOf(old)])
    for (const fingerprint of ['3-a-b', '4-a-b', '5-a-b']) expect(await find(ada, fingerprint)).toBeNull()
  })

  it.each(['a\nb', 'a\0b', 'a'.repeat(501)])('has a fingerprint of one line: %j is none', async (fingerprint) => {
    const before = readdirSync(world.settings.staging)
    const answer = await opening(ada, 400, 'a.pdf', named(fingerprint))
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'INVALID_INPUT'])
    expect(readdirSync(world.settings.staging)).toEqual(before)
    expect(await refusal(find(ada, fingerprint))).toMatchObject({ code: 'INVALID_INPUT' })
  })
})

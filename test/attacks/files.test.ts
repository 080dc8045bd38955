import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Acting, refusal, signIn, TestRefusal } from '../support/acting.ts'
import { type Copy, startCopy } from '../support/copy.ts'
import { heldBy, peakOf } from '../support/memory.ts'
import { startWorld, type World } from '../support/world.ts'
import { pdfWith } from '../files/portables.ts'
import { makePdf } from '../support/papers.ts'
import { disguised, portable } from './hostile.ts'
import { office } from './hostileOffice.ts'
import { canWrite, written } from './written.ts'

// Every hostile file goes over HTTP to a real server in a process of its own: refused with its code, nothing kept, nothing reached.

vi.setConfig({ testTimeout: 60_000 }) // each file is checked by a process of its own

const mayGrow = 256 * 1024 * 1024
let world: World
let server: Copy
let ada: Acting
let outside: Server
let reach: string
let reached = 0
let idle = 0
let most = 0
let watching: NodeJS.Timeout
beforeAll(async () => {
  world = await startWorld()
  outside = createServer((line) => void (reached++, line.destroy())).listen(0, '127.0.0.1')
  await once(outside, 'listening')
  reach = `http://127.0.0.1:${(outside.address() as { port: number }).port}/x`
  server = await startCopy(world)
  ada = await signIn(server.address, 'ada')
  if (!existsSync('/proc')) return
  idle = heldBy(server.process.pid!)
  watching = setInterval(() => (most = Math.max(most, heldBy(server.process.pid!))), 100)
}, 120_000)
afterAll(async () => {
  clearInterval(watching)
  await server.stop()
  outside.close()
  await world.stop()
})

async function kept() {
  const objects: string[] = []
  for await (const { sha256 } of world.store.list()) objects.push(sha256)
  const { rows } = await world.owner.query('select (select count(*) from upload) as uploads, (select count(*) from stored_file) as files')
  return { objects: objects.sort(), rows, staged: existsSync(server.staging) ? readdirSync(server.staging) : [] }
}

it('there are at least forty of them', () => expect(portable.length + disguised.length + office.length).toBeGreaterThanOrEqual(40))

describe.each([
  ['a PDF with', portable],
  ['a file that is', disguised],
  ['an Office file with', office],
])('%s', (_, all) => {
  it.each(all)('%s (%s) is refused: %s', async (_, name, code, make) => {
    const before = await kept()
    const bytes = await make(reach)
    await wait(20) // making a bomb takes long, and the server has closed the line meanwhile: let the client notice
    const no = await refusal(ada.upload(bytes, name))
    expect(no.code).toBe(code)
    expect(no.status).toBeGreaterThanOrEqual(413)
    expect(no.status).toBeLessThan(500)
    expect(no.message).not.toMatch(/\bat .*:\d+|node_modules|\/tmp\//)
    expect(await kept()).toEqual(before)
  })
})

describe('a good file under a name that wants something', () => {
  it.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Windows\\system.pdf', 'system.pdf'],
    ['CON.pdf', 'CON_.pdf'],
    ['con.tar.pdf', 'con.tar.pdf'],
    ['....pdf', 'tệp.pdf'.normalize('NFC')],
    ['...', 'tệp.pdf'.normalize('NFC')],
    [`${'ẫ'.repeat(300)}.pdf`, /^ẫ{83}\.pdf$/u],
    ['Quy trình cấp phép.pdf'.normalize('NFD'), 'Quy trình cấp phép.pdf'.normalize('NFC')],
    ['abc\u202Efdp.exe.pdf', 'abcfdp.exe.pdf'],
    ['QT\u200B-\uFEFF03.pdf', 'QT-03.pdf'],
    ['a";filename="b.exe', /^[^"\r\n]+\.pdf$/],
    ['a\r\nSet-Cookie: x=1.pdf', /^[^\r\n:]+\.pdf$/],
    ['📄🇻🇳.pdf', /^📄🇻🇳\.pdf$/u],
    ["a'; drop table upload; --.pdf", "a'; drop table upload; --.pdf"],
    ['=cmd|calc!A1.pdf', '=cmd_calc!A1.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '_img src=x onerror=alert(1)_.pdf'],
  ])('%j is taken under a clean one, or refused', async (name, clean) => {
    const bytes = await makePdf('Quy trinh')
    const sent = await ada.upload(bytes, name).catch((error: TestRefusal) => error)
    if (sent instanceof TestRefusal) return void expect(sent.code).toMatch(/^FILE_TYPE/)
    const { rows } = await world.owner.query<{ name: string }>('select file_name as name from upload where id = $1', [sent.uploadId])
    expect(rows[0]!.name).toEqual(typeof clean === 'string' ? clean : (expect.stringMatching(clean) as string))
    expect(Buffer.byteLength(rows[0]!.name)).toBeLessThanOrEqual(255)
  })
})

describe('an honest file', () => {
  it('of 1,500 pages is taken', async () => {
    const book = await pdfWith((made) => {
      for (let page = 1; page < 1500; page++) made.addPage()
    })
    expect(await ada.upload(book, 'Sổ tay chất lượng.pdf')).toMatchObject({ pageCount: 1500, state: 'READY' })
  })

  it.skipIf(!canWrite)('that LibreOffice wrote, with a table, a note, a picture and a chart, is taken in each format', async () => {
    for (const [name, bytes] of await written()) expect(await refusal(ada.upload(bytes, name)), name).toMatchObject({ code: 'done' })
  })
})

describe('after all of them', () => {
  it('nothing was reached outside', () => expect(reached).toBe(0))

  it.skipIf(!existsSync('/proc'))('the server never held more than 256 MiB above idle', () => {
    const peak = peakOf(server.process.pid!)!
    console.log(
      `idle ${Math.round(idle / 1e6)} MB, peak of the server ${Math.round(peak / 1e6)} MB, with the processes that look at files ${Math.round(most / 1e6)} MB`,
    )
    expect(peak - idle).toBeLessThan(mayGrow)
  })
})

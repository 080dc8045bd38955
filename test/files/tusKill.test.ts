import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn } from '../support/acting.ts'
import { samplePassword } from '../support/sample.ts'
import { halfSend, judged, offsetOf, opened, patch } from '../support/tus.ts'

// A large file, and the plug pulled three times on its way: the server killed, the line cut, the person signed in anew.

const size = 30 * 1024 * 1024
const home = mkdtempSync(path.join(tmpdir(), 'niem-tus-'))
chmodSync(home, 0o711) // PostgreSQL runs as somebody else and has to pass
let port: number
let server: ChildProcess
const enter = () => signIn(`http://localhost:${port}`, 'soanthao', samplePassword)

async function start(): Promise<void> {
  const args = ['--import', 'tsx', 'server/main.ts', 'start', '--port', String(port)]
  server = spawn(process.execPath, args, { env: { ...process.env, DATA_DIR: home, DATABASE_URL: '', LOG_LEVEL: 'error' }, stdio: 'ignore' })
  for (let patience = 900; patience > 0; patience--) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
    if ((await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok) return
    await wait(100)
  }
}

/** A PDF with a stream that no compression makes smaller. */
async function largePdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage()
  page.node.set(PDFName.of('PieceInfo'), pdf.context.register(pdf.context.stream(randomBytes(size))))
  return Buffer.from(await pdf.save())
}

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  port = (probe.address() as { port: number }).port
  probe.close()
  await start()
}, 120_000)
afterAll(async () => {
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  await gone
  rmSync(home, { recursive: true, force: true })
})

it('thirty megabytes that were interrupted three times are the same bytes in the end', async () => {
  const bytes = await largePdf()
  const part = 8 * 1024 * 1024
  let person = await enter()
  const url = await opened(person, bytes.length, 'Bản vẽ.pdf')
  expect((await patch(person, url, 0, bytes.subarray(0, part))).status).toBe(204)

  await halfSend(`http://localhost:${port}`, person.cookie, url, part, bytes.subarray(part, part + 1_000_000), part)
  await wait(300)
  const gone = once(server, 'exit')
  server.kill('SIGKILL')
  await gone
  await start()
  let offset = await offsetOf(person, url) // the session lives on, like everything that was answered
  expect(offset).toBeGreaterThanOrEqual(part)
  expect((await patch(person, url, offset, bytes.subarray(offset, offset + part))).status).toBe(204)

  offset += part
  const cutLine = await halfSend(`http://localhost:${port}`, person.cookie, url, offset, bytes.subarray(offset, offset + 500_000), part)
  await wait(300)
  cutLine()
  expect(await offsetOf(person, url)).toBeGreaterThanOrEqual(offset)

  person = await enter()
  while ((offset = await offsetOf(person, url)) < bytes.length)
    expect((await patch(person, url, offset, bytes.subarray(offset, offset + part))).status).toBe(204)
  expect(await judged(person, url)).toMatchObject({
    ...{ state: 'READY', fileName: 'Bản vẽ.pdf'.normalize('NFC') },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
}, 180_000)

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acting, signIn } from '../support/acting.ts'
import { type Copy, startCopy } from '../support/copy.ts'
import { writeLargePdf } from '../support/largePdf.ts'
import { halfSend, judged, offsetOf, opened, patch } from '../support/tus.ts'
import { startWorld, type World } from '../support/world.ts'

// A large file, and the plug pulled three times on its way: the server killed, the line cut, the person signed in anew.
// A gigabyte through a real browser is the long form: `npm run upload:1gb`.

const part = 4 * 1024 * 1024
let world: World
let server: Copy
const enter = () => signIn(server.address, 'ada')

beforeAll(async () => {
  world = await startWorld()
  server = await startCopy(world)
}, 120_000)
afterAll(async () => {
  await server.stop()
  await world.stop()
})

it('sixteen megabytes that were interrupted three times are the same bytes in the end', async () => {
  const file = path.join(server.staging, '..', 'Bản vẽ.pdf')
  const sha256 = writeLargePdf(file, 4 * part)
  const bytes = readFileSync(file)
  let person = await enter()
  const url = await opened(person, bytes.length, 'Bản vẽ.pdf')
  expect((await patch(person, url, 0, bytes.subarray(0, part))).status).toBe(204)

  await halfSend(server.address, person.cookie, url, part, bytes.subarray(part, part + 1_000_000), part)
  await wait(300)
  await server.kill()
  server = await startCopy(world)
  person = acting(server.address, person.cookie) // the session lives on, like everything that was answered
  let offset = await offsetOf(person, url)
  expect(offset).toBeGreaterThanOrEqual(part)
  expect((await patch(person, url, offset, bytes.subarray(offset, offset + part))).status).toBe(204)

  offset += part
  const cutLine = await halfSend(server.address, person.cookie, url, offset, bytes.subarray(offset, offset + 500_000), part)
  await wait(300)
  cutLine()
  expect(await offsetOf(person, url)).toBeGreaterThanOrEqual(offset)

  person = await enter()
  while ((offset = await offsetOf(person, url)) < bytes.length)
    expect((await patch(person, url, offset, bytes.subarray(offset, offset + part))).status).toBe(204)
  expect(await judged(person, url)).toMatchObject({ state: 'READY', fileName: 'Bản vẽ.pdf'.normalize('NFC'), sha256 })
}, 180_000)

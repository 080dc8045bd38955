import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Acting, signIn } from '../support/acting.ts'
import { type Copy, startCopy } from '../support/copy.ts'
import { canMount } from '../support/minio.ts'
import { giveUp, offsetOf, opened, opening, patch } from '../support/tus.ts'
import { startWorld, type World } from '../support/world.ts'

// Staging on a disk of 80 MB, of which 64 stay free: a file needs its size twice, here and in the store beside it.

const MB = 1024 * 1024
const rows = async () => (await world.owner.query<{ id: string }>('select id, state from upload order by id')).rows
const said = async (answer: Promise<Response>) => {
  const response = await answer
  const { code, message } = (await response.json()) as { code: string; message: string }
  expect(message).toContain('Ổ đĩa máy chủ')
  expect(response.headers.get('retry-after')).toBe('60')
  return [response.status, code]
}
let world: World
let server: Copy
let ada: Acting

describe.skipIf(!canMount)(`a disk that is nearly full${canMount ? '' : ' (skipped: no disk can be mounted here)'}`, () => {
  beforeAll(async () => {
    world = await startWorld()
    const small = (staging: string) => ['unshare', '-rm', 'sh', '-c', `mount -t tmpfs -o size=80m tmpfs ${staging} && exec "$@"`, 'sh']
    server = await startCopy(world, { within: small })
    ada = await signIn(server.address, 'ada')
  }, 120_000)
  afterAll(async () => {
    await server.stop()
    await world.stop()
  })

  it('begins no upload that it has no room for, and leaves nothing of it', async () => {
    const before = await rows()
    expect(await said(opening(ada, 9 * MB))).toEqual([507, 'STORAGE_FULL'])
    expect(await rows()).toEqual(before)
  })

  it('takes no more bytes once others took the room; what came stays, and goes on when there is room again', async () => {
    const [first, second] = [await opened(ada, 7 * MB, 'a.pdf'), await opened(ada, 7 * MB, 'b.pdf')]
    expect((await patch(ada, second, 0, Buffer.alloc(MB))).status).toBe(204)
    expect((await patch(ada, first, 0, Buffer.alloc(6 * MB))).status).toBe(204)
    expect(await said(patch(ada, second, MB, Buffer.alloc(6 * MB)))).toEqual([507, 'STORAGE_FULL'])
    expect(await offsetOf(ada, second)).toBe(MB)
    expect((await giveUp(ada, first)).status).toBe(204)
    expect((await patch(ada, second, MB, Buffer.alloc(5 * MB))).status).toBe(204)
    expect(await offsetOf(ada, second)).toBe(6 * MB)
  })
})

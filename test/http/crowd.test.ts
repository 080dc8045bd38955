import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { limitConnections, refusePipes } from '../../server/http/crowd.ts'

let server: Server
let lines: Socket[] = []
afterEach(() => {
  for (const line of lines) line.destroy()
  lines = []
  server.close()
})

async function listening(prepare: (server: Server) => void): Promise<number> {
  server = createServer()
  prepare(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}

/** Opens so many lines; says how many stay. */
async function opened(port: number, times: number): Promise<number> {
  const made = Array.from({ length: times }, () =>
    connect(port, '127.0.0.1')
      .on('error', () => {})
      .resume(),
  )
  lines.push(...made)
  await wait(200)
  return made.filter(({ closed }) => !closed).length
}

describe('connections of one place', () => {
  it('are so many and no more, and a place that is left is free again', async () => {
    const port = await listening((made) => limitConnections(made, [], 3))
    expect(await opened(port, 5)).toBe(3)
    for (const line of lines) line.destroy()
    await wait(50)
    expect(await opened(port, 3)).toBe(3)
  })

  it.each([['127.0.0.1'], ['127.0.0.0/8'], ['::1, 127.0.0.1']])(
    'are not counted of a proxy (%s), which comes for many',
    async (proxies) => {
      const port = await listening((made) => limitConnections(made, proxies.split(', '), 3))
      expect(await opened(port, 5)).toBe(5)
    },
  )
})

describe('questions on one line', () => {
  const ask = (times: number) => `GET / HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(times)

  it('wait for each other up to ten; whoever asks on is cut, and no more is worked on', async () => {
    let worked = 0
    const port = await listening((made) => {
      refusePipes(made)
      made.on('request', ({ socket }) => void (socket.destroyed || worked++))
    })
    await opened(port, 2)
    lines[0]!.write(ask(10))
    lines[1]!.write(ask(500))
    await wait(200)
    expect(lines.map(({ closed }) => closed)).toEqual([false, true])
    expect(worked).toBe(20)
  })

  it('that were answered count no more', async () => {
    const port = await listening((made) => {
      refusePipes(made)
      made.on('request', (_, response) => void response.end('x'))
    })
    await opened(port, 1)
    for (let times = 0; times < 5; times++) {
      lines[0]!.write(ask(8))
      await wait(30)
    }
    expect(lines[0]!.closed).toBe(false)
  })
})

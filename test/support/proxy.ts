import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A line to a server that the test may damage. It carries bytes and knows no protocol. */
export interface Proxy {
  port: number
  /** Carries everything, as soon as it comes; what was held goes on. */
  pass: () => void
  /** Takes connections and bytes, and carries nothing: a server that hangs. */
  hold: () => void
  /** Carries so many bytes a second in each direction of each connection. */
  slow: (bytesPerSecond: number) => void
  /** Breaks every connection, now or when so many more bytes have passed in both directions together; later ones are carried. */
  cut: (afterBytes?: number) => void
  /** Nobody listens: a server that is gone. */
  leave: () => Promise<void>
  /** Listens again, on the same port. */
  back: () => Promise<void>
  close: () => Promise<void>
}

/** Opens a line to a port of this machine. */
export async function openProxy(target: number): Promise<Proxy> {
  const open = new Set<Socket>()
  let rate = Infinity
  let left = Infinity
  let held = Promise.resolve()
  let release = () => {}

  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true })
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.once('close', () => {
        open.delete(from)
        to.destroy()
      })
      from.on('error', () => {}) // `close` follows
      void carry(from, to).catch(() => to.destroy())
    }
  })

  async function carry(from: Socket, to: Socket) {
    for await (const chunk of from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      await held
      if (rate < Infinity) await wait((chunk.length / rate) * 1000)
      left -= chunk.length
      if (left < 0) return proxy.cut()
      if (!to.write(chunk)) await once(to, 'drain')
    }
    to.end()
  }

  const listen = (port: number) => new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  await listen(0)
  const { port } = server.address() as AddressInfo

  const proxy: Proxy = {
    port,
    pass() {
      rate = Infinity
      release()
    },
    hold() {
      release()
      held = new Promise((go) => (release = go))
    },
    slow(bytesPerSecond) {
      rate = bytesPerSecond
      release()
    },
    cut(afterBytes = 0) {
      left = afterBytes || Infinity
      if (!afterBytes) for (const socket of open) socket.resetAndDestroy()
    },
    async leave() {
      proxy.cut()
      if (server.listening) await new Promise<void>((done) => server.close(() => done()))
    },
    back: async () => (server.listening ? undefined : await listen(port)),
    async close() {
      proxy.pass()
      await proxy.leave()
    },
  }
  return proxy
}

import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { limitConnections, refusePipes } from './http/crowd.ts'
import { StartFailure } from './terminal.ts'

/** The port that people knock at: open from the first moment, so that a port that is taken is known before anything else starts. */
export interface Door {
  port: number
  /** From here on requests are answered. */
  open: (handler: RequestListener) => void
  /** Takes no new connection and waits for the open requests, up to a limit. */
  close: (patience: number) => Promise<void>
}

/** How long somebody may take, in milliseconds. */
export interface DoorPatience {
  /** To send the headers; a small body has a clock of its own (`readJson`). */
  headers: number
  /** To send a whole request: an upload. */
  request: number
  /** To take or send anything at all: whoever stops reading is cut after twice as long, for Node looks twice. */
  silence: number
}

const patient: DoorPatience = { headers: 10_000, request: 600_000, silence: 120_000 }

/** What stands before the door. */
interface DoorSettings {
  port: number
  host: string
  /** Addresses of the proxies in front; they come for many. */
  trustProxy: string[]
}

/** Opens the port; until the program is ready, and while it stops, it says so. */
export function openDoor({ port, host, trustProxy }: DoorSettings, patience = patient): Promise<Door> {
  let state: 'starting' | 'ready' | 'stopping' = 'starting'
  let answer: RequestListener = (_, response) => response.end()

  const limits = {
    maxHeaderSize: 16 * 1024,
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    connectionsCheckingInterval: Math.min(5_000, patience.headers), // by default only every 30 seconds
    keepAliveTimeout: 65_000, // longer than a proxy keeps a connection
  }
  const server = createServer(limits)
  refusePipes(server)
  server.on('request', (request, response) => {
    if (request.socket.destroyed) return
    const path = request.url?.split('?')[0]
    if (state === 'ready' || (state === 'stopping' && path !== '/readyz')) return answer(request, response)
    const status = path === '/livez' ? 200 : 503
    response.writeHead(status, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store', 'Retry-After': '2' }).end(state)
  })

  server.setTimeout(patience.silence)
  limitConnections(server, ['127.0.0.0/8', '::1', ...trustProxy])

  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') reject(new StartFailure('PORT_TAKEN', String(port), { cause }))
      else reject(new StartFailure('PORT_REFUSED', `${host}:${port} (${cause.code})`, { cause }))
    })
    server.listen(port, host, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        open(handler) {
          answer = handler
          state = 'ready'
        },
        async close(patience) {
          state = 'stopping'
          const closed = new Promise<void>((done) => server.close(() => done()))
          const leave = setInterval(() => server.closeIdleConnections(), 50) // a browser keeps its connection when it has its answer
          const impatient = setTimeout(() => server.closeAllConnections(), patience)
          await closed
          clearInterval(leave)
          clearTimeout(impatient)
        },
      }),
    )
  })
}

import { createServer, type RequestListener } from 'node:http'
import { StartFailure } from './terminal.ts'

/** The port that people knock at: open from the first moment, so that a port that is taken is known before anything else starts. */
export interface Door {
  /** From here on requests are answered. */
  open: (handler: RequestListener) => void
  /** Takes no new connection and waits for the open requests, up to a limit. */
  close: (patience: number) => Promise<void>
}

/** Opens the port; until the program is ready, and while it stops, it says so. */
export function openDoor(port: number, host: string): Promise<Door> {
  let state: 'starting' | 'ready' | 'stopping' = 'starting'
  let answer: RequestListener = (_, response) => response.end()

  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    if (state === 'ready' || (state === 'stopping' && path !== '/readyz')) return answer(request, response)
    const status = path === '/livez' ? 200 : 503
    response.writeHead(status, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store', 'Retry-After': '2' }).end(state)
  })

  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') reject(new StartFailure('PORT_TAKEN', String(port), { cause }))
      else reject(new StartFailure('PORT_REFUSED', `${host}:${port} (${cause.code})`, { cause }))
    })
    server.listen(port, host, () =>
      resolve({
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

import { createServer, request, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'

/** A handler on a free port of this machine. */
export interface Served {
  address: string
  port: number
  stop: () => Promise<void>
}

/** Serves a handler, which may know its own address. */
export async function serve(make: (address: string) => RequestListener): Promise<Served> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}`
  server.on('request', make(address))
  return {
    ...{ address, port },
    stop() {
      server.closeAllConnections()
      return new Promise((done) => void server.close(() => done()))
    },
  }
}

/** What is asked, with the headers that `fetch` would not let through. */
export interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** As it stands in the request line, where it is no path. */
  path?: string
}

/** Asks as any client may, browser or not. */
export async function ask(address: string, place: string, { method = 'GET', headers = {}, body, path = place }: Asked = {}) {
  const answer = await new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((done, fail) => {
    const asked = request(address, { path, method, headers, agent: false }, (coming) => {
      text(coming).then((said) => done({ status: coming.statusCode ?? 0, headers: coming.headers, text: said }), fail)
    })
    asked.on('error', fail).end(body)
  })
  return { ...answer, json: () => JSON.parse(answer.text) as { code?: string; message?: string; data?: object; requestId?: string } }
}

/** Sends a request by hand and never stops sending: says what came back, and how much could be sent until the line was cut. */
export function sendForever(port: number, head: string[], { most, chunk }: { most: number; chunk: Buffer }) {
  return new Promise<{ answer: string; sent: number }>((done) => {
    const line = connect(port, '127.0.0.1')
    let answer = ''
    let sent = 0
    const send = () => {
      while (sent < most && line.writable) {
        sent += chunk.length
        if (!line.write(chunk)) return void line.once('drain', send)
      }
    }
    line.on('data', (said: Buffer) => (answer += said.toString()))
    line.on('error', () => {}) // cut while sending
    line.on('close', () => done({ answer, sent: sent - line.writableLength }))
    line.write(`${head.join('\r\n')}\r\n\r\n`)
    send()
  })
}

import { Agent, request } from 'node:http'
import type { Readable } from 'node:stream'

/** One request, as both servers get theirs. */
export interface Asked {
  path: string
  body: string
  headers?: Record<string, string>
}

/** What one worker does once, the n-th time in all; its connections come from the agent. */
export type Work = (n: number, agent?: Agent) => Promise<unknown>

/** What a round showed. */
export interface Measured {
  requests: number
  perSecond: number
  p50: number
  p99: number
}

/** Asks once and answers with the body; anything but 200 throws. */
export async function ask(address: string, { path, body, headers }: Asked, agent?: Agent): Promise<string> {
  const bytes = Buffer.from(body)
  const { status, answer } = await send(
    new URL(path, address),
    { 'content-type': 'application/json', 'content-length': bytes.length, ...headers },
    bytes,
    agent,
  )
  if (status === 200 && !answer.includes('"errors":[')) return answer
  throw new Error(`${path} answered ${status}: ${answer.slice(0, 500)}`)
}

/** Sends a body, whole or as it is read, and answers with what came back. */
export function send(
  url: URL,
  headers: Record<string, string | number>,
  body: Buffer | Readable,
  agent?: Agent,
): Promise<{ status: number; answer: string }> {
  return new Promise((resolve, reject) => {
    const req = request(url, { method: 'POST', agent, headers }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => resolve({ status: res.statusCode ?? 0, answer: Buffer.concat(chunks).toString() }))
    })
    req.on('error', reject)
    if (Buffer.isBuffer(body)) req.end(body)
    else body.on('error', reject).pipe(req)
  })
}

/** Asks requests in turn. */
export const inTurn =
  (address: string, asked: Asked[]): Work =>
  (n, agent) =>
    ask(address, asked[n % asked.length]!, agent)

/** Works over some connections, for some seconds. */
export async function load(work: Work, seconds: number, connections = 8): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  let next = 0
  const worker = async () => {
    while (performance.now() < end) {
      const sent = performance.now()
      await work(next++, agent)
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const took = (performance.now() - begun) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { requests: times.length, perSecond: times.length / took, p50: at(0.5), p99: at(0.99) }
}

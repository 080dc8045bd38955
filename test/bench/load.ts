import { Agent, request } from 'node:http'

/** One request, as both servers get theirs. */
export interface Asked {
  path: string
  body: string
  headers?: Record<string, string>
}

/** What a round showed. */
export interface Measured {
  requests: number
  perSecond: number
  p50: number
  p99: number
}

/** Asks once and answers with the body; anything but 200 throws. */
export function ask(address: string, { path, body, headers }: Asked, agent?: Agent): Promise<string> {
  const bytes = Buffer.from(body)
  return new Promise((resolve, reject) => {
    const req = request(
      `${address}${path}`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': bytes.length, ...headers } },
      (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('error', reject)
        res.on('end', () => {
          const answer = Buffer.concat(chunks).toString()
          if (res.statusCode === 200 && !answer.includes('"errors":[')) resolve(answer)
          else reject(new Error(`${path} answered ${res.statusCode}: ${answer.slice(0, 500)}`))
        })
      },
    )
    req.on('error', reject)
    req.end(bytes)
  })
}

/** Asks the requests in turn over some connections, for some seconds. */
export async function load(address: string, asked: Asked[], seconds: number, connections = 8): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  let next = 0
  const worker = async () => {
    while (performance.now() < end) {
      const one = asked[next++ % asked.length]!
      const sent = performance.now()
      await ask(address, one, agent)
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

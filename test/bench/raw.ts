import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { acts } from './rawActs.ts'
import { statements } from './rawSql.ts'

// The raw limit as a process of its own: `node raw.ts DATABASE_URL FOLDER` prints its port.

const [url, folder = '.'] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 8 })

const server = createServer((req, res) => {
  void answer(req, res).catch((error: Error) => res.writeHead(500).end(error.message))
})

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const name = req.url ?? ''
  if (name.startsWith('/kept/')) return await pipeline(createReadStream(path.join(folder, path.basename(name))), res)
  const act = acts[name]
  const said = name === '/files' ? await keep(req) : act ? await doAct(name, act, await body(req)) : await read(name, await body(req))
  res.setHeader('content-type', 'application/json').end(said)
}

async function body(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString())
}

/** One prepared statement, whose text is the answer. */
async function read(name: string, values: unknown): Promise<string> {
  const { rows } = await pool.query<{ answer: string }>({ name, text: statements[name] ?? '', values: values as unknown[] })
  return rows[0]?.answer ?? 'null'
}

/** The prepared statements of an act, in one transaction. */
async function doAct(name: string, steps: string[], values: unknown): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const [i, step] of steps.entries()) {
      const names: string[] = []
      const text = step.replace(/(?<!:):(\w+)/g, (_, one: string) => `$${names.includes(one) ? names.indexOf(one) + 1 : names.push(one)}`)
      await client.query({ name: `${name} ${i}`, text, values: names.map((one) => (values as Record<string, unknown>)[one]) })
    }
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
  return '{}'
}

/** Disk and hash alone: the body is hashed on the way to a file that is then on the disk. */
async function keep(req: IncomingMessage): Promise<string> {
  const name = randomUUID()
  const place = path.join(folder, name)
  const hash = createHash('sha256')
  await pipeline(
    req,
    async function* (bytes: AsyncIterable<Buffer>) {
      for await (const chunk of bytes) {
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(place),
  )
  const handle = await open(place, 'r+')
  await handle.sync().finally(() => handle.close())
  return JSON.stringify({ name, sha256: hash.digest('hex') })
}

server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
process.on('SIGTERM', () => process.exit(0))

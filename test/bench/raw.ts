import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { statements } from './rawSql.ts'

// The raw limit as a process of its own: `node raw.ts DATABASE_URL FOLDER` prints its port.

const [url, folder = '.'] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 8 })

const server = createServer((req, res) => {
  void (req.url === '/files' ? keep(req) : read(req)).then(
    (answer) => res.setHeader('content-type', 'application/json').end(answer),
    (error: Error) => res.writeHead(500).end(error.message),
  )
})

/** One prepared statement, whose text is the answer. */
async function read(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const name = req.url ?? ''
  const { rows } = await pool.query<{ answer: string }>({
    name,
    text: statements[name] ?? '',
    values: JSON.parse(Buffer.concat(chunks).toString()) as unknown[],
  })
  return rows[0]?.answer ?? 'null'
}

/** Disk and hash alone: the body is hashed on the way to a file that is then on the disk. */
async function keep(req: IncomingMessage): Promise<string> {
  const place = path.join(folder, randomUUID())
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
  return JSON.stringify({ sha256: hash.digest('hex') })
}

server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
process.on('SIGTERM', () => process.exit(0))

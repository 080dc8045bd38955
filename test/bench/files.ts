import assert from 'node:assert/strict'
import { createHash, randomBytes, randomFillSync } from 'node:crypto'
import { Agent, get } from 'node:http'
import { Readable } from 'node:stream'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { signIn } from '../support/acting.ts'
import { send, type Work } from './load.ts'
import { attachAct, createAct, startAct } from './operations.ts'
import type { Pair } from './reads.ts'

/** Sending a large file, and fetching it, on both sides: checked, the bytes were the same. */
export interface Transfers {
  upload: { niem: Work; raw: Work }
  download: { niem: Work; raw: Work }
}

interface Paper {
  bytes: Buffer
  /** From here on may stand anything: other bytes, another hash. */
  free: number
}

/** A PDF of one page that carries so many bytes that no compression makes smaller. */
async function paperOf(size: number): Promise<Paper> {
  const pdf = await PDFDocument.create()
  const filling = randomBytes(size)
  pdf.addPage().node.set(PDFName.of('PieceInfo'), pdf.context.register(pdf.context.stream(filling)))
  const bytes = Buffer.from(await pdf.save())
  return { bytes, free: bytes.indexOf(filling.subarray(0, 64)) }
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** The file as a stream of pieces, so that the sender keeps no second copy. */
function* pieces(...parts: Buffer[]) {
  for (const part of parts) for (let at = 0; at < part.length; at += 65_536) yield part.subarray(at, at + 65_536)
}

/** One person sends and fetches a file of so many megabytes, each time with other bytes. */
export async function transfers(pair: Pair, megabytes: number): Promise<Transfers> {
  const { address } = pair.niem
  const ada = await signIn(address, 'ada')
  const { bytes, free } = await paperOf(megabytes * 1024 * 1024)
  const changed = () => randomFillSync(bytes, free, 32) && undefined
  const person = { cookie: ada.cookie, origin: address, 'x-niem-request': '1' }
  const boundary = 'niem-bench'
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`,
  )
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)

  const upload = {
    async niem(_: number, agent?: Agent) {
      changed()
      const length = {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': head.length + bytes.length + tail.length,
      }
      const { status, answer } = await send(
        new URL('/files', address),
        { ...person, ...length },
        Readable.from(pieces(head, bytes, tail)),
        agent,
      )
      assert.equal(status, 201, answer)
      return JSON.parse(answer) as { uploadId: string; sha256: string }
    },
    async raw(_: number, agent?: Agent) {
      changed()
      const url = new URL('/files', pair.raw.address)
      const { status, answer } = await send(url, { 'content-length': bytes.length }, Readable.from(pieces(bytes)), agent)
      assert.equal(status, 200, answer)
      return JSON.parse(answer) as { name: string; sha256: string }
    },
  }

  const there = await upload.raw(0)
  assert.equal(there.sha256, hashOf(bytes))
  const kept = await upload.niem(0)
  assert.equal(kept.sha256, hashOf(bytes), 'other bytes were kept')
  const act = async (query: string, input: object) =>
    Object.values(await ada.run<Record<string, { id: string; lock: number }>>(query, { input }))[0]!
  const document = await act(createAct, { typeCode: 'THANG', title: 'Tệp lớn', code: `T${randomBytes(4).toString('hex').toUpperCase()}` })
  const started = await act(startAct, { documentId: document.id, lock: document.lock })
  await act(attachAct, { revisionId: started.id, lock: started.lock, uploadId: kept.uploadId })
  const { revision } = await ada.run<{ revision: { files: { url: string }[] } }>(
    'query($id: ID!) { revision(id: $id) { files { url } } }',
    {
      id: started.id,
    },
  )
  const download = {
    niem: (_: number, agent?: Agent) => fetchAll(new URL(revision.files[0]!.url, address), { cookie: ada.cookie }, bytes.length, agent),
    raw: (_: number, agent?: Agent) => fetchAll(new URL(`/kept/${there.name}`, pair.raw.address), {}, bytes.length, agent),
  }
  assert.equal(await download.niem(0), kept.sha256, 'other bytes were sent')
  assert.equal(await download.raw(0), there.sha256)
  return { upload, download }
}

/** Reads an answer to its end, and hashes it where nobody waits for the time. */
function fetchAll(url: URL, headers: Record<string, string>, size: number, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = agent ? null : createHash('sha256')
    let read = 0
    get(url, { headers, agent }, (res) => {
      res.on('data', (chunk: Buffer) => {
        read += chunk.length
        hash?.update(chunk)
      })
      res.on('error', reject)
      res.on('end', () =>
        res.statusCode === 200 && read === size
          ? resolve(hash?.digest('hex') ?? '')
          : reject(new Error(`${url.pathname} answered ${res.statusCode} with ${read} bytes`)),
      )
    }).on('error', reject)
  })
}

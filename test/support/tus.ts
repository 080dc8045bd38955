import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Acting } from './acting.ts'

type Fetching = Pick<Acting, 'fetch' | 'run'>
type Headers = Record<string, string>

/** What is said of a file before its first byte, as tus says it. */
export const metadata = (facts: Record<string, string>): string =>
  Object.entries(facts)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

const protocol = { 'tus-resumable': '1.0.0' }

/** Opens an upload; answers what the server said. */
export const opening = (who: Fetching, size: number, fileName = 'a.pdf', more: Headers = {}): Promise<Response> =>
  who.fetch('/files/uploads', {
    method: 'POST',
    headers: { ...protocol, 'upload-length': String(size), 'upload-metadata': metadata({ filename: fileName }), ...more },
  })

/** Opens an upload and answers its address. */
export async function opened(who: Fetching, size: number, fileName = 'a.pdf', more: Headers = {}): Promise<string> {
  const answer = await opening(who, size, fileName, more)
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.headers.get('location')!
}

/** Sends bytes at an offset. */
export const patch = (who: Fetching, url: string, offset: number, bytes: Uint8Array, more: Headers = {}): Promise<Response> =>
  who.fetch(url, {
    method: 'PATCH',
    headers: { ...protocol, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...more },
    body: Uint8Array.from(bytes),
  })

/** Asks how far an upload is: −1 where it is not there. */
export async function offsetOf(who: Fetching, url: string): Promise<number> {
  const answer = await who.fetch(url, { method: 'HEAD', headers: protocol })
  return answer.ok ? Number(answer.headers.get('upload-offset')) : -1
}

/** Gives an upload up. */
export const giveUp = (who: Fetching, url: string): Promise<Response> => who.fetch(url, { method: 'DELETE', headers: protocol })

/** An upload, as the API answers it. */
export interface Seen {
  id: string
  state: string
  fileName: string
  sha256: string | null
  refusal: { code: string; sentence: string } | null
}

export const idOf = (url: string): string => url.split('/').at(-1)!

/** Asks for an upload by its address. */
export const see = async (who: Fetching, url: string): Promise<Seen | null> =>
  (
    await who.run<{ upload: Seen | null }>('query($id: ID!) { upload(id: $id) { id state fileName sha256 refusal { code sentence } } }', {
      id: idOf(url),
    })
  ).upload

/** Waits until an upload is judged. */
export async function judged(who: Fetching, url: string): Promise<Seen> {
  for (let patience = 300; patience > 0; patience--) {
    const seen = await see(who, url)
    if (seen && seen.state !== 'RECEIVING' && seen.state !== 'CHECKING') return seen
    await wait(100)
  }
  throw new Error('the upload was not judged')
}

/** Begins to send so many bytes and falls silent after some of them; answers how to break the line. */
export async function halfSend(address: string, cookie: string, url: string, offset: number, bytes: Uint8Array, promised: number) {
  const { hostname, port, host } = new URL(address)
  const line = connect(Number(port), hostname)
  await once(line, 'connect')
  const head = [
    ...[`PATCH ${url} HTTP/1.1`, `Host: ${host}`, `Cookie: ${cookie}`, `Origin: ${address}`, 'Tus-Resumable: 1.0.0'],
    ...['Content-Type: application/offset+octet-stream', `Upload-Offset: ${offset}`, `Content-Length: ${promised}`, '', ''],
  ]
  line.on('error', () => {})
  line.write(head.join('\r\n'))
  line.write(bytes)
  return () => line.destroy()
}

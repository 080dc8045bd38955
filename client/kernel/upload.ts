import { language } from './language.ts'
import { fromHttp, heard, type Refusal, unreachable } from './refusals.ts'

/** A file that arrived and was checked; it hangs on nothing yet. */
export interface Staged {
  uploadId: string
  fileName: string
  byteSize: number
  sha256: string
  mediaType: string
  pageCount: number | null
}

/** Sends one file. Progress is of bytes that really left; only XMLHttpRequest tells it. */
export function sendFile(file: File, progress: (share: number) => void) {
  const request = new XMLHttpRequest()
  const answer = new Promise<{ staged?: Staged; refusal?: Refusal }>((done) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total ? loaded / total : 0))
    request.addEventListener('load', () => {
      const body = request.response as unknown
      done(request.status === 201 ? { staged: body as Staged } : { refusal: heard(fromHttp(body)) })
    })
    for (const broken of ['error', 'abort', 'timeout'] as const) request.addEventListener(broken, () => done({ refusal: unreachable() }))
  })
  const form = new FormData()
  form.append('file', file, file.name.normalize('NFC'))
  request.open('POST', '/files')
  request.responseType = 'json'
  request.setRequestHeader('Accept-Language', language.value)
  request.setRequestHeader('X-Niem-Request', '1')
  request.send(form)
  return { answer, stop: () => request.abort() }
}

import Uppy from '@uppy/core'
import Tus from '@uppy/tus'
import { language } from '../kernel/language.ts'
import { fromHttp, type Refusal } from '../kernel/refusals.ts'
import { uploads } from './giveUp.ts'

// The queue of what is being sent, two files at a time: the only file that knows Uppy and tus. It is loaded with the first file.

/** What a file on its way lets know. */
export interface Hearing {
  /** The server has an upload for it. */
  opened: (uploadId: string) => void
  /** The server has so many bytes of it; what only left the browser does not count. */
  received: (bytes: number) => void
  /** Too many are being sent from elsewhere; it goes on by itself when the server said. */
  waits: () => void
  /** The line or the server is away; it goes on by itself. */
  lineAway: () => void
  /** Another window or machine sends it now; nothing more is sent. */
  takenOver: () => void
  /** The server said no; nothing more is sent. */
  refused: (refusal: Refusal) => void
  /** The file changed, or cannot be read any more; nothing more is sent. */
  unreadable: () => void
  /** Every byte is there. */
  arrived: () => void
}

/** A file in the queue. */
export interface Queued {
  /** Stops sending, or goes on. */
  pauseOrGoOn: () => void
  /** Takes it off the queue; what the server has stays there. */
  leave: () => void
}

/** What the server is told of a file before its first byte. */
export type Facts = Record<'filename' | 'fingerprint', string>

const MB = 1024 * 1024
/** A part is what is acknowledged at once: small enough for the bar to move, large enough for a fast line. */
const partOf = (size: number) => Math.min(8 * MB, Math.max(MB / 4, Math.ceil(size / 50)))
/** For a day: as long as the server keeps what is unfinished. */
const retryDelays = [300, 1000, 2000, ...Array<number>(28_800).fill(3000)]
/** A line on which nothing moves for so long is dead, whatever the browser believes. */
const silence = 20_000

const uppy = new Uppy<Record<string, string>>({
  onBeforeFileAdded: (file) => ({ ...file, id: file.meta.key! }), // else a file could not come twice
  logger: { debug() {}, warn() {}, error() {} },
})
uppy.use(Tus, {
  endpoint: uploads,
  limit: 2, // as many as the server takes from one person
  retryDelays,
  allowedMetaFields: ['filename', 'fingerprint'],
  storeFingerprintForResuming: false, // the server knows what is unfinished: a browser in an office belongs to several people
})
const { uploaders } = uppy.getPlugin('Tus')!

/** An answer that is a no. */
class No extends Error {
  readonly status: number
  readonly refusal: Refusal

  constructor(status: number, body: string) {
    super(String(status))
    this.status = status
    this.refusal = fromHttp(status === 401 ? { code: 'UNAUTHENTICATED' } : parsed(body)) // an answer to HEAD has no body
  }
}

/** Whoever asked last how far an upload is goes on with it. */
const isTakenOver = ({ data }: Refusal) => data?.because === 'TAKEN_OVER'
/** Tells this window from others of the same person. */
const sender = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join('')

let keys = 0

/** Puts a file into the queue; with the id of an upload it goes on where that one ended. */
export function enqueue(file: File, facts: Facts, uploadId: string | undefined, hearing: Hearing): Queued {
  const key = String(++keys)
  let listening: ReturnType<typeof setTimeout> | undefined
  let outcome = () => {}
  const delays = [...retryDelays]

  /** Every sign of life on the line. Where there is none, the request is given up and the server asked how far it came. */
  function alive() {
    clearTimeout(listening)
    listening = setTimeout(() => {
      hearing.lineAway()
      void uploaders[key]?.abort()
      uploaders[key]?.start()
    }, silence)
  }

  function lineAway() {
    hearing.lineAway()
    // a file that was changed or taken away looks like a dead line
    const unreadable = () => {
      outcome = hearing.unreadable
      leave()
      outcome()
    }
    file.slice(0, 1).arrayBuffer().catch(unreadable)
    return true
  }

  function leave() {
    clearTimeout(listening)
    const upload = uploaders[key]
    void upload?.abort()
    if (upload) upload.url = null // else Uppy would have the server forget it
    if (uppy.getFile(key)) uppy.removeFile(key)
  }

  uppy.addFile({ name: facts.filename, data: file, meta: { ...facts, key } })
  uppy.setFileState(key, {
    tus: {
      chunkSize: partOf(file.size),
      retryDelays: delays,
      uploadUrl: uploadId && `${uploads}/${uploadId}`,
      onBeforeRequest(request) {
        alive()
        request.setHeader('Accept-Language', language.value)
        request.setHeader('X-Niem-Sender', sender)
      },
      onProgress: alive,
      onAfterResponse(request, response) {
        const [method, status] = [request.getMethod(), response.getStatus()]
        // any no to HEAD would make tus begin anew; that is right only where the upload is gone
        if (status >= 300 && !(method === 'HEAD' && status === 404)) throw new No(status, response.getBody())
        if (method === 'POST') hearing.opened(response.getHeader('Location')!.split('/').at(-1)!)
        hearing.received(Number(response.getHeader('Upload-Offset') ?? 0))
      },
      onShouldRetry({ causingError: no }, attempt) {
        clearTimeout(listening)
        if (!(no instanceof No)) return lineAway()
        const { status, refusal } = no
        if (isTakenOver(refusal)) return false
        if (status === 409) return true // out of step: the server is asked how far it came
        if (refusal.data?.because === 'UPLOADS_AT_ONCE') {
          delays[attempt] = Number(refusal.data.retryAfterSeconds) * 1000 // as Retry-After says; the package does not read it
          hearing.waits()
          return true
        }
        return status < 500 || status === 507 || (status === 500 && attempt > 3) ? false : lineAway()
      },
      onError(error) {
        const no = (error as { causingError?: unknown }).causingError
        const refusal = no instanceof No ? no.refusal : fromHttp(undefined)
        outcome = isTakenOver(refusal) ? hearing.takenOver : () => hearing.refused(refusal)
      },
      onSuccess: () => (outcome = hearing.arrived),
    },
  })
  // this one alone: `upload` would begin those again that failed
  void uppy.retryUpload(key).then(() => {
    leave()
    outcome()
  })
  return { pauseOrGoOn: () => (clearTimeout(listening), void uppy.pauseResume(key)), leave }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

import http from 'node:http'
import https from 'node:https'
import { StorageFailure } from './failure.ts'

/** How long a server may be silent, in seconds. */
export interface Patience {
  /** Until it takes the connection. */
  connect: number
  /** Until its answer begins. */
  answer: number
  /** While bytes flow, in either direction. */
  idle: number
}

const tick = 0.25

/** Makes requests that end with NO_ANSWER when the server is silent for too long; the client has no limit of its own. */
export function impatient({ connect, answer: first, idle }: Patience): Pick<typeof http, 'request'> {
  function request(options: https.RequestOptions, heard: (answer: http.IncomingMessage) => void) {
    const asked = (options.protocol === 'https:' ? https : http).request(options, heard)
    let answer: http.IncomingMessage | undefined
    let silent = 0
    let moved = -1
    // ticks are counted, not time: when this process itself was busy, the server is not to blame
    const watch = setInterval(() => {
      const { socket } = asked
      const now = socket ? socket.bytesRead + socket.bytesWritten : 0
      const waitsForReader = (answer?.readableLength ?? 0) > 0
      silent = now === moved && !waitsForReader ? silent + tick : 0
      moved = now
      const limit = !socket || socket.connecting ? connect : (answer ?? !asked.writableFinished) ? idle : first
      if (silent >= limit) asked.destroy(new StorageFailure('NO_ANSWER', `${options.host}:${options.port}`))
    }, tick * 1000).unref()
    asked.once('response', (response) => (answer = response))
    asked.once('close', () => clearInterval(watch))
    return asked
  }
  return { request: request as typeof http.request }
}

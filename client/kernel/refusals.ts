import { ref } from 'vue'
import { text } from './language.ts'

/** A "no" of the server, or of the line to it. The sentence is the server's own, in the reader's language. */
export interface Refusal {
  code: string
  sentence: string
  field?: string
  data?: Record<string, unknown>
  requestId?: string
}

/** True from the moment the server no longer knows who is reading, until somebody signs in again. */
export const sessionEnded = ref(false)

/** True while files cannot be had: the server says so, with a refused file or when the frame asks. */
export const storeAway = ref(false)

/** The line is down: nothing was answered, so nothing may be assumed. */
export const unreachable = (): Refusal => ({ code: 'NETWORK', sentence: text('kernel.unreachable') })

/** Notes on the way what concerns every page: an ended session opens the sign-in dialog, a store that is away is said above. */
export function heard(refusal: Refusal): Refusal {
  if (refusal.code === 'UNAUTHENTICATED') sessionEnded.value = true
  if (refusal.code === 'STORAGE_UNAVAILABLE') storeAway.value = true
  return refusal
}

/** Reads a refusal that came over plain HTTP. */
export function fromHttp(body: unknown): Refusal {
  const { code, message, data, requestId } = (body ?? {}) as {
    code?: string
    message?: string
    data?: Record<string, unknown>
    requestId?: string
  }
  return { code: code ?? 'INTERNAL', sentence: message ?? text('kernel.broken'), data, requestId }
}

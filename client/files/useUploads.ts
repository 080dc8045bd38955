import { onScopeDispose, reactive, ref, watch } from 'vue'
import { ask, type Refusal } from '../kernel/api.ts'
import { SentUploadDocument, UploadDocument } from '../kernel/api/graphql.ts'
import { text } from '../kernel/language.ts'
import { heard, sessionEnded, unreachable } from '../kernel/refusals.ts'
import { fingerprintOf } from './fingerprint.ts'
import { giveUp } from './giveUp.ts'
import { openPace } from './pace.ts'
import type { Queued } from './resumable.ts'

/** How far a file is. Where nothing goes on, it says by whom: PAUSED the person, LINE_AWAY the line, SIGNED_OUT the session, ELSEWHERE another window. */
export type SendingState = 'WAITING' | 'SENDING' | 'PAUSED' | 'LINE_AWAY' | 'SIGNED_OUT' | 'ELSEWHERE' | 'CHECKING' | 'SENT' | 'REFUSED'

/** One file on its way to the server. What is refused keeps its sentence and harms no other. */
export interface Sending {
  key: number
  file: File
  /** NFC, as the server will keep it. */
  fileName: string
  state: SendingState
  /** Bytes that the server acknowledged: what only left the browser is not there yet. */
  received: number
  /** How long it still takes, once that can be said. */
  secondsLeft?: number
  uploadId?: string
  refusal?: Refusal
}

/** Those after a file that is in one of these states do not wait for it. */
const lag: readonly SendingState[] = ['PAUSED', 'ELSEWHERE', 'REFUSED']

/** Whether leaving the page would interrupt something. */
export const isUnderWay = ({ state }: Sending) => !['ELSEWHERE', 'SENT', 'REFUSED'].includes(state)

/** Sends files, goes on where they were interrupted, and waits until each is checked. Leaving the page stops them; nothing that arrived is lost. */
export function useUploads(sent: (one: Sending) => void) {
  const sendings = ref<Sending[]>([])
  const queued = new Map<number, Queued>()
  let keys = 0

  const isHere = (one: Sending) => sendings.value.some(({ key }) => key === one.key)
  const unreadable = (): Refusal => ({ code: 'FILE_NOT_READABLE', sentence: text('upload.unreadable') })

  /** They are queued one after another: what was chosen first is sent first. */
  let queuing = Promise.resolve()
  function add(files: Iterable<File>) {
    for (const file of files) {
      const one = reactive<Sending>({ key: ++keys, file, fileName: file.name.normalize('NFC'), state: 'WAITING', received: 0 })
      sendings.value.push(one)
      queuing = queuing.finally(() => send(one))
    }
  }

  /** Sends a file from where it was interrupted, be that now, before a reload, or on another machine. */
  async function send(one: Sending): Promise<void> {
    Object.assign(one, { state: 'WAITING', refusal: undefined })
    const fingerprint = await fingerprintOf(one.file).catch(() => undefined)
    if (!fingerprint) return refuse(one, unreadable())
    const known = await answered(one, () => ask(SentUploadDocument, { fingerprint }))
    const queue = await import('./resumable.ts').catch(() => undefined)
    if (!known || !isHere(one)) return
    if (!queue) return refuse(one, unreachable())
    const before = known.sentUpload
    const twice = before && sendings.value.find(({ key, uploadId }) => key !== one.key && uploadId === before.id)
    if (twice) {
      remove(one)
      return twice.state === 'REFUSED' ? await send(twice) : undefined
    }
    Object.assign(one, { uploadId: before?.id, received: before?.byteReceived ?? 0 })
    if (before && before.state !== 'RECEIVING') return void settle(one)
    const pace = openPace(one.file.size)
    const leaveTo = (state: SendingState) => (pace.rest(), (one.state = state))
    queued.set(
      one.key,
      queue.enqueue(one.file, { filename: one.fileName, fingerprint }, before?.id, {
        opened: (uploadId) => (one.uploadId = uploadId),
        received: (received) => Object.assign(one, { received, state: 'SENDING', secondsLeft: pace.mark(received) }),
        waits: () => leaveTo('WAITING'),
        lineAway: () => leaveTo('LINE_AWAY'),
        takenOver: () => leaveTo('ELSEWHERE'),
        refused: (refusal) => void stopped(one, refusal),
        unreadable: () => refuse(one, unreadable()),
        arrived: () => void settle(one),
      }),
    )
  }

  /** The server takes no more: an ended session is waited for, anything else is said. */
  async function stopped(one: Sending, refusal: Refusal) {
    if (refusal.code !== 'UNAUTHENTICATED') return refuse(one, heard(refusal))
    await signedIn(one, refusal)
    if (isHere(one)) await send(one)
  }

  /** All bytes are there, and the server looks at them. */
  async function settle(one: Sending): Promise<void> {
    for (let patience = 250; isHere(one); patience = Math.min(2000, patience * 1.5)) {
      one.state = 'CHECKING'
      const answer = await answered(one, () => ask(UploadDocument, { id: one.uploadId! }, { background: true }))
      if (!answer || !isHere(one)) return
      if (!answer.upload) return await send(one) // it is gone: nobody asked for a day
      const { state, refusal } = answer.upload
      if (refusal) {
        one.uploadId = undefined // the server keeps nothing of it
        return refuse(one, refusal)
      }
      if (state === 'READY') return void (one.state = 'SENT')
      await wait(patience)
    }
  }

  function refuse(one: Sending, refusal: Refusal) {
    Object.assign(one, { state: 'REFUSED', refusal })
  }

  /** Asks until there is an answer: neither a line that is away nor an ended session lose a file. */
  async function answered<Data>(one: Sending, question: () => Promise<{ data?: Data; refusal?: Refusal }>): Promise<Data | undefined> {
    for (;;) {
      const { data, refusal } = await question()
      if (data) return data
      const patience = refusal?.code === 'NETWORK' ? 2 : Number(refusal?.data?.retryAfterSeconds)
      if (refusal?.code === 'UNAUTHENTICATED') await signedIn(one, refusal)
      else if (patience > 0) {
        one.state = refusal?.code === 'RATE_LIMITED' ? 'WAITING' : 'LINE_AWAY'
        await wait(patience * 1000)
      } else return void refuse(one, refusal!)
      if (!isHere(one)) return undefined
    }
  }

  /** The dialog of signing in again lies over the page; whoever else signs in gets a fresh one. */
  async function signedIn(one: Sending, refusal: Refusal) {
    one.state = 'SIGNED_OUT'
    heard(refusal)
    await new Promise<void>((done) => {
      const stop = watch(sessionEnded, (ended) => ended || (stop(), done()))
    })
  }

  function pauseOrGoOn(one: Sending) {
    queued.get(one.key)?.pauseOrGoOn()
    one.state = one.state === 'PAUSED' ? 'WAITING' : 'PAUSED'
  }

  /** Takes a file off the page; what is not needed any more on the server goes with it. */
  function remove(one: Sending) {
    queued.get(one.key)?.leave()
    queued.delete(one.key)
    sendings.value = sendings.value.filter(({ key }) => key !== one.key)
    if (one.uploadId && !['SENT', 'CHECKING', 'ELSEWHERE'].includes(one.state)) void giveUp(one.uploadId)
  }

  /** They are sent side by side and handed on as they were chosen: what a file stands for depends on those before it. */
  const handed = new Set<number>()
  watch(
    () => sendings.value.map(({ state }) => state),
    () => {
      for (const one of sendings.value)
        if (one.state !== 'SENT' && !lag.includes(one.state)) return
        else if (one.state === 'SENT' && !handed.has(one.key)) {
          handed.add(one.key)
          sent(one)
        }
    },
  )

  onScopeDispose(() => {
    for (const one of queued.values()) one.leave()
    sendings.value = []
  })

  return { sendings, add, again: send, pauseOrGoOn, remove }
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

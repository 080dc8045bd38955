import { reactive, ref } from 'vue'
import type { Refusal } from '../kernel/api.ts'
import { sendFile, type Staged } from '../kernel/upload.ts'

/** One file on its way to the server. What is refused keeps its sentence and harms no other. */
export interface Sending {
  key: number
  file: File
  /** NFC, as the server will keep it. */
  fileName: string
  state: 'WAITING' | 'SENDING' | 'SENT' | 'REFUSED'
  /** 0 to 1, of bytes that really left. */
  progress: number
  staged?: Staged
  refusal?: Refusal
}

/** Sends files one after another, so that the first is done before the last begins. */
export function useUploads(sent: (one: Sending) => void) {
  const sendings = ref<Sending[]>([])
  const stops = new Map<number, () => void>()
  let keys = 0
  let running = false

  function add(files: Iterable<File>): Sending[] {
    const added = [...files].map((file) =>
      reactive<Sending>({ key: ++keys, file, fileName: file.name.normalize('NFC'), state: 'WAITING', progress: 0 }),
    )
    sendings.value.push(...added)
    void run()
    return added
  }

  function again(one: Sending) {
    Object.assign(one, { state: 'WAITING', progress: 0, refusal: undefined })
    void run()
  }

  function remove(one: Sending) {
    stops.get(one.key)?.()
    sendings.value = sendings.value.filter((other) => other.key !== one.key)
  }

  async function run() {
    if (running) return
    running = true
    for (let next; (next = sendings.value.find((one) => one.state === 'WAITING'));) await send(next)
    running = false
  }

  async function send(one: Sending) {
    one.state = 'SENDING'
    const { stop, answer } = sendFile(one.file, (progress) => (one.progress = progress))
    stops.set(one.key, stop)
    const { staged, refusal } = await answer
    stops.delete(one.key)
    Object.assign(one, staged ? { state: 'SENT', staged } : { state: 'REFUSED', refusal })
    if (staged) sent(one)
  }

  return { sendings, add, again, remove }
}

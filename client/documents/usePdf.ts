import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { storeAway } from '../kernel/refusals.ts'

/** A PDF opened page by page; the engine is fetched with the first one. It runs no script and draws no form of the file. */
export function usePdf(url: () => string) {
  const pdf = shallowRef<PDFDocumentProxy>()
  const broken = ref(false)
  let task: PDFDocumentLoadingTask | undefined

  async function open(address: string) {
    void task?.destroy()
    pdf.value = undefined
    broken.value = false
    try {
      const [{ getDocument, GlobalWorkerOptions }, worker] = await Promise.all([
        import('pdfjs-dist'),
        import('pdfjs-dist/build/pdf.worker.min.mjs?url'),
      ])
      GlobalWorkerOptions.workerSrc = worker.default
      // pages are drawn as they are looked at: the rest of the file waits; nothing is compiled from the file (no wasm, no XFA)
      task = getDocument({ url: address, useWasm: false, enableXfa: false, disableAutoFetch: true, disableStream: true })
      const opened = await task.promise
      if (address === url()) pdf.value = opened
    } catch (error) {
      if ((error as { status?: number }).status === 503) storeAway.value = true // the bars say it, and when it is over
      if (address === url()) broken.value = true
    }
  }

  watch(url, open, { immediate: true })
  watch(storeAway, (away) => !away && broken.value && void open(url()))
  onScopeDispose(() => void task?.destroy())
  return { pdf, broken, again: () => open(url()) }
}

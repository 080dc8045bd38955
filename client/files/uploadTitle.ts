import { onScopeDispose, watch } from 'vue'
import type { Sending } from './useUploads.ts'

const share = /^\d+ % · /

/** Puts how far the files are in front of the window's name: whoever went on to something else sees it in the tab. */
export function useUploadTitle(sendings: () => Sending[]) {
  const percent = () => {
    const moving = sendings().filter(({ state }) => state === 'SENDING' || state === 'LINE_AWAY')
    const sum = (of: (one: Sending) => number) => moving.reduce((total, one) => total + of(one), 0)
    return moving.length ? `${Math.floor((100 * sum(({ received }) => received)) / sum(({ file }) => file.size))} % · ` : ''
  }
  watch(percent, (said) => (document.title = said + document.title.replace(share, '')))
  onScopeDispose(() => (document.title = document.title.replace(share, '')))
}

import { createI18n } from 'vue-i18n'
import { watch } from 'vue'
import { en } from './texts/en.ts'
import { vi } from './texts/vi.ts'

const kept = localStorage.getItem('niem.language')

export const i18n = createI18n({ legacy: false, locale: kept === 'en' ? 'en' : 'vi', fallbackLocale: 'vi', messages: { vi, en } })

/** The language of the reader; the server is asked in it too. */
export const language = i18n.global.locale

watch(
  language,
  (now) => {
    localStorage.setItem('niem.language', now)
    document.documentElement.lang = now
  },
  { immediate: true },
)

/** A text outside a component. */
export const text = (key: string): string => i18n.global.t(key)

import type { Language, Reader } from './context.ts'
import type { RefusalCode } from './refusal.ts'
import { english } from './sentences.en.ts'
import { vietnamese } from './sentences.vi.ts'
import type { Facts, Sentences } from './words.ts'

const languages: Record<Language, Sentences> = { vi: vietnamese, en: english }

/** Says a refusal in the reader's language, its hours on the reader's clocks. */
export const sentenceOf = (code: RefusalCode, { language, timeZone }: Reader, facts: Facts = {}): string =>
  languages[language][code]({ ...facts, ...(timeZone && { timeZone }) })

/** Says that a fault of ours was recorded, and under which name. */
export const faultSentence = (language: Language, requestId: string): string =>
  language === 'vi'
    ? `Có lỗi phía máy chủ, đã ghi lại (mã ${requestId}). Thử lại; nếu còn, gửi mã này cho quản trị.`
    : `Server error, recorded (${requestId}). Try again; if it stays, send this code to the administrator.`

/** Reads `Accept-Language`: of our two languages the one that is wished most, Vietnamese unless told. */
export function languageOf(accepted: string | undefined): Language {
  let language: Language = 'vi'
  let most = 0
  for (const wish of (accepted ?? '').split(',')) {
    const [, name, weight] = /^\s*(vi|en)\b[^;]*(?:;\s*q=([\d.]+))?/i.exec(wish) ?? []
    const wished = Number(weight ?? 1)
    if (name && wished > most) {
      language = name.toLowerCase() as Language
      most = wished
    }
  }
  return language
}

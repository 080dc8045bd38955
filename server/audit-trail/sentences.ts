import type { Day } from '../../schema/kernel/days.ts'
import type { Language } from '../kernel/context.ts'
import { roleInWords } from '../kernel/roleWords.ts'
import * as en from './sentences.en.ts'
import type { TrailFacts } from './phrases.ts'
import * as vi from './sentences.vi.ts'

const languages = {
  vi: { ...vi, edition: 'lần', nobody: 'Hệ thống' },
  en: { ...en, edition: 'edition', nobody: 'The system' },
}

/** What an entry is about: who, which document, which edition, and what the act said. */
export interface Told {
  actor: { name: string } | null
  action: string
  documentCode: string | null
  label: string | null
  person: string | null
  details: { round?: number; effectiveOn?: Day; until?: Day; lastDay?: Day; number?: string; role?: string } | null
}

/** Tells an entry of the trail in one sentence: "Mẫu Văn Trưởng đồng ý QT-03 lần 05, vòng 2". */
export function sentenceOfEntry({ actor, action, documentCode, label, person, details }: Told, language: Language): string {
  const words = languages[language]
  const facts: TrailFacts = {
    thing: [documentCode ?? '', label && `${words.edition} ${label}`].filter(Boolean).join(' '),
    round: details?.round ?? null,
    day: (details?.effectiveOn ?? details?.until ?? details?.lastDay ?? '').split('-').reverse().join('/'),
    number: details?.number ?? '',
    person: person ?? '',
    role: details?.role ? roleInWords(details.role, language) : '',
  }
  return `${actor?.name ?? words.nobody} ${words.done[action]?.(facts) ?? `${action} ${facts.thing}`}`
}

/** Tells a refused act in one sentence. */
export function sentenceOfRefusal(
  { actor, action, refused, documentCode }: { actor: { name: string }; action: string; refused: string; documentCode: string | null },
  language: Language,
): string {
  const { sentence, acts, reasons } = languages[language].refused
  return sentence(actor.name, acts[action] ?? action, documentCode ?? '', reasons[refused] ?? refused)
}

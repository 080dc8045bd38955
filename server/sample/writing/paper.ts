import type { Block } from '../../paper/text.ts'

/** A section; its number is its place. */
export interface Section {
  title: string
  blocks: readonly Block[]
}

/** An administrative text in the layout of Decree 30, which stands behind its control sheet. */
export interface AdministrativeText {
  /** The letters of the number: `KH` in `Số: …/KH-SCT`. */
  letters: string
  heading: string
  subject: string
  /** Who decides: the line over the articles of a decision. */
  decider?: string
  to?: string
  grounds: readonly string[]
  blocks: readonly Block[]
  recipients: readonly string[]
  signer: string
}

/** A document of the sample, ready to be laid out: everything that its pages say. */
export interface Paper {
  code: string
  title: string
  typeName: string
  agency: { name: string; superior: string; symbol: string; place: string; standard: string }
  /** `02`, and empty where the kind has no editions. */
  edition: string
  amendment: string
  /** `04/01/2021`. */
  issuedOn: string
  owner: string
  /** Who drafts, reviews, approves: positions, or why there is none. No names and no signatures: the sample claims no approval. */
  boxes: readonly [string, string, string]
  changes: readonly (readonly string[])[]
  holders: readonly (readonly string[])[]
  sections: readonly Section[]
  text?: AdministrativeText
}

/** What a procedure or an instruction of the sample says; the rest is made from its row. */
export interface ProcedureText {
  purpose: string
  scope: string
  terms: readonly (readonly [term: string, meaning: string])[]
  steps: readonly (readonly [what: string, who: string, when: string, result: string])[]
  rules: readonly string[]
  records: readonly (readonly [record: string, place: string, period: string])[]
}

/** A blank form: when it is used, who fills it in, and what stands on it. */
export interface FormText {
  use: string
  by: string
  parts: readonly Block[]
}

export const text = (words: string): Block => ({ kind: 'text', text: words })
export const points = (...all: string[]): Block => ({ kind: 'points', points: all })
export const heading = (words: string): Block => ({ kind: 'heading', text: words })
export const field = (label: string, lines = 1): Block => ({ kind: 'field', label, lines })
export const choice = (label: string, ...options: string[]): Block => ({ kind: 'choice', label, options })
export const signatures = (...places: string[]): Block => ({ kind: 'signatures', places })

/** A table from titles with their shares: `'TT:6'`, `'Nội dung:40'`; a share with `c` centres its column. */
export const table = (titles: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns: titles.map((one) => {
    const [, title = one, share = '20', centred] = /^(.*):(\d+)(c?)$/.exec(one) ?? []
    return { title, share: Number(share), centred: centred === 'c' }
  }),
  rows,
})

/** A table of a blank form: so many empty rows, numbered where the first column is TT. */
export const emptyTable = (titles: readonly string[], count: number): Block =>
  table(
    titles,
    Array.from({ length: count }, (_, row) => titles.map((title, place) => (place === 0 && title.startsWith('TT:') ? `${row + 1}` : ''))),
  )

/** A column of a table: `share` is its part of the width. */
export interface Column {
  title: string
  share: number
  centred?: boolean
}

/** A piece of a section. In any text, `**words**` stand in bold. */
export type Block =
  | { kind: 'text'; text: string; centred?: boolean; size?: number }
  | { kind: 'points'; points: readonly string[] }
  | { kind: 'heading'; text: string }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  | { kind: 'field'; label: string; lines?: number }
  | { kind: 'choice'; label: string; options: readonly string[] }
  | { kind: 'signatures'; places: readonly string[] }
  | { kind: 'page' }

/** A run of text in one weight. */
export interface Run {
  text: string
  bold: boolean
}

/** Splits a text at its `**`. */
export const runsOf = (text: string): Run[] =>
  text
    .split('**')
    .map((part, i) => ({ text: part, bold: i % 2 === 1 }))
    .filter((run) => run.text !== '')

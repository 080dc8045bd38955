import Papa from 'papaparse'

/** What stands between two cells of a line. */
export type Separator = '\t' | ';' | ',' | '|'

/** Lines of cells; a line is as long as it was written. */
export interface Table {
  separator: Separator
  lines: string[][]
}

/**
 * Reads what was copied from a spreadsheet, or the text of a CSV file: cells in quotes may hold separators and line breaks, empty lines
 * are left out. Where no separator is named, the one that fits is found; a tab is always one.
 */
export function readTable(text: string, separator?: Separator): Table {
  const found = separator ?? (text.includes('\t') ? '\t' : undefined)
  const manner = { delimiter: found, delimitersToGuess: [';', ',', '|'], skipEmptyLines: 'greedy' as const }
  const quoted = Papa.parse<string[]>(text.trimEnd(), manner)
  // a quote that never ends is a sign like others: a 3" pipe, an inch
  const isOpen = quoted.errors.some(({ code }) => code === 'MissingQuotes')
  const { data, meta } = isOpen ? Papa.parse<string[]>(text.trimEnd(), { ...manner, quoteChar: '\0' }) : quoted
  const lines = data.map((cells) => cells.map((cell) => cell.normalize('NFC').trim()))
  return { separator: (found ?? meta.delimiter) as Separator, lines }
}

/** Writes lines as the text that they were read from. */
export const writeTable = ({ separator, lines }: Table): string => Papa.unparse(lines, { delimiter: separator, newline: '\n' })

/** The text of a file, whichever program wrote it: UTF-8, UTF-16 with its mark (Excel's "Unicode text"), or else Windows' Vietnamese. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  }
}

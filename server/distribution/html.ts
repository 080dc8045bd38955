/** Text that is HTML already. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes words for HTML and XML, in text and in attributes. */
const escaped = (words: string) => words.replace(/[&<>"']/g, (sign) => escapes[sign]!)

type Part = Html | string | number | null | undefined | false | readonly Part[]

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return part.map(written).join('')
}

/** Writes HTML or XML: whatever is put in is escaped, unless it was written by this function. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.map((string, i) => string + written(i < parts.length ? parts[i] : null)).join(''))

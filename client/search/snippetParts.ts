/** A piece of a snippet: found, or around what was found. */
export interface SnippetPart {
  text: string
  found: boolean
}

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** Takes the server's snippet apart, so that it is drawn as text and never as markup: matches stand in <b>, the rest is escaped. */
export const snippetParts = (snippet: string): SnippetPart[] =>
  snippet
    .split(/(<b>.*?<\/b>)/)
    .filter(Boolean)
    .map((part) => ({
      found: part.startsWith('<b>'),
      text: part.replace(/<\/?b>/g, '').replace(/&(amp|lt|gt);/g, (sign) => signs[sign] ?? sign),
    }))

/** A place on a page: 0 to 1 from its left and its top, with the words that were marked there. */
export interface Place {
  page: number
  x: number
  y: number
  quote?: string | null
}

/** A comment where it hangs. */
export interface Pin extends Place {
  id: string
  number: number
  label: string
}

/** The place of a press on a page, and what is marked on it at that moment. */
export function placeOf(event: MouseEvent, sheet: HTMLElement, page: number): Place {
  const box = sheet.getBoundingClientRect()
  const share = (at: number, from: number, size: number) => Math.round(Math.min(Math.max((at - from) / size, 0), 1) * 10_000) / 10_000
  const marked = getSelection()
  const quote =
    marked && !marked.isCollapsed && sheet.contains(marked.anchorNode) ? marked.toString().normalize('NFC').trim().slice(0, 500) : null
  return { page, x: share(event.clientX, box.left, box.width), y: share(event.clientY, box.top, box.height), quote: quote || null }
}

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A piece of text and where it stands, in points from the lower left corner. */
interface Box {
  text: string
  left: number
  right: number
  bottom: number
  top: number
}

/** A page as a reader's program finds it. */
export interface ReadPage {
  width: number
  height: number
  boxes: Box[]
}

/** Reads the pieces of text of each page; a box goes from the feet of the letters to the height of capitals. */
export async function readBoxes(bytes: Uint8Array): Promise<ReadPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await task.promise
  const pages: ReadPage[] = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const boxes = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , size, left, y] = item.transform as [number, number, number, number, number, number]
      return [{ text: item.str, left, right: left + item.width, bottom: y - size * 0.2, top: y + size * 0.7 }]
    })
    pages.push({ width, height, boxes })
  }
  await task.destroy()
  return pages
}

/** Everything that stands outside its page by the margin, or over another text. */
export const faultsOf = (pages: ReadPage[], margin = 10): string[] =>
  pages.flatMap(({ width, height, boxes }, page) => {
    const outside = boxes.filter(
      ({ left, right, bottom, top }) => left < margin || bottom < margin || right > width - margin || top > height - margin,
    )
    const over = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom) > 0.5,
        )
        .map((b) => `${page + 1}: “${a.text}” over “${b.text}”`),
    )
    return [...outside.map(({ text }) => `${page + 1}: “${text}” outside`), ...over]
  })

/** All words in their order, so that breaks of lines do not matter. */
export const wordsOf = (pages: ReadPage[]) =>
  pages
    .map(({ boxes }) => boxes.map(({ text }) => text).join(' '))
    .join(' ')
    .replace(/\s+/g, ' ')

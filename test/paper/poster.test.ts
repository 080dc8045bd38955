import jsqr from 'jsqr'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { layPoster } from '../../server/paper/poster.ts'
import type { PosterForm, PosterPaper } from '../../server/paper/posterPaper.ts'
import { longPolicy, policy2021, shortPolicy } from './papers.ts'
import { faultsOf, readBoxes, wordsOf } from './readBoxes.ts'

const url = 'https://tailieu.congthuong.mau.gov.vn/bang/sct-mau/chinh-sach'
const mm = 72 / 25.4
const sheets = { A4: [210, 297], A3: [297, 420], A2: [420, 594] } as const
const forms = (['A4', 'A3', 'A2'] as const).flatMap((size) =>
  (['PORTRAIT', 'LANDSCAPE'] as const).flatMap((orientation) =>
    (['SOLEMN', 'MODERN'] as const).map((manner): PosterForm => ({ size, orientation, manner })),
  ),
)
const papers: [string, PosterPaper][] = [
  ['of the sample', { ...policy2021, url }],
  ['that is very long', { ...longPolicy, url }],
  ['of one line', { ...shortPolicy, url }],
]

/** What a telephone reads from the page. */
async function scan(bytes: Uint8Array): Promise<string | undefined> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await task.promise
  const page = await pdf.getPage(1)
  const viewport = page.getViewport({ scale: 1000 / page.getViewport({ scale: 1 }).width })
  const canvases = pdf.canvasFactory as { create(width: number, height: number): { context: CanvasRenderingContext2D } }
  const { context } = canvases.create(Math.round(viewport.width), Math.round(viewport.height))
  await page.render({ canvas: null, canvasContext: context, viewport }).promise
  const { data, width, height } = context.getImageData(0, 0, Math.round(viewport.width), Math.round(viewport.height))
  await task.destroy()
  return (jsqr as unknown as typeof jsqr.default)(new Uint8ClampedArray(data), width, height)?.data
}

describe.each(forms)('a poster on $size, $orientation, $manner', (form) => {
  it.each(papers)('holds a policy %s on one page, nothing cut and nothing over anything else', async (_, paper) => {
    const pages = await readBoxes((await layPoster(paper, form)).bytes)
    const [page] = pages
    expect(pages).toHaveLength(1)
    const sides = [page!.width / mm, page!.height / mm].map(Math.round)
    expect(sides).toEqual(form.orientation === 'PORTRAIT' ? sheets[form.size] : sheets[form.size].toReversed())
    expect(faultsOf(pages)).toEqual([])

    const words = wordsOf(pages)
    expect(words).toBe(words.normalize('NFC'))
    for (const text of [...paper.commitments, paper.closing, paper.signer.name, '(đã ký)', 'Lần 02'])
      if (text) expect(words).toContain(text)
    if (paper.effectiveOn) expect(words).toContain('Lần 02 · hiệu lực 11/01/2021')
    for (const text of [paper.title, paper.agency.name, paper.signer.position]) expect(words).toContain(text.toLocaleUpperCase('vi'))
    const lines = page!.boxes.map(({ text }) => text)
    for (const text of [paper.motto, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'])
      if (text) expect(lines).toContain(text)
  })

  it('has a code that a telephone reads', async () => {
    expect(await scan((await layPoster(papers[0]![1], form)).bytes)).toBe(url)
  })
})

describe('a poster', () => {
  it('has smaller text for a longer policy, and larger on a larger sheet', async () => {
    const size = async (paper: PosterPaper, sheet: PosterForm['size']) =>
      (await layPoster(paper, { size: sheet, orientation: 'PORTRAIT', manner: 'SOLEMN' })).textSize
    const [usual, long] = [papers[0]![1], papers[1]![1]]
    expect(await size(long, 'A4')).toBeLessThan(await size(usual, 'A4'))
    expect(await size(usual, 'A3')).toBeCloseTo((await size(usual, 'A4')) * Math.SQRT2, 1)
    expect(await size(usual, 'A4')).toBeGreaterThan(14)
  })

  it('has the same bytes each time', async () => {
    const [one, two] = [await layPoster(papers[0]![1], forms[1]!), await layPoster(papers[0]![1], forms[1]!)]
    expect(Buffer.from(one.bytes).equals(two.bytes)).toBe(true)
  })
})

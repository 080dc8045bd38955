import { embedFaces } from './faces.ts'
import { column, drawLetterhead, placeAndDay, sizeOnOneLine } from './letterhead.ts'
import { cleaned, drawFeet, drawSigning, flow, type OfficialPaper, signingHeight } from './official.ts'
import { beginPdf } from './pdf.ts'
import { a4, balanceLines, breakLines, mm, type Pen, rule } from './pen.ts'

/** What a quality policy says, with everything that its page needs. */
export interface StatementPaper extends OfficialPaper {
  title: string
  motto: string | null
  commitments: string[]
  closing: string | null
}

const frame = { left: 30 * mm, right: a4.width - 15 * mm, top: a4.height - 20 * mm, bottom: 20 * mm }

/** Text sizes from the wished one down; the last one takes as many pages as it needs. */
const sizes = [15, 14, 13]

/** Lays a quality policy out on A4, as the head of the agency signs it. The same paper gives the same bytes. */
export async function layStatement(paper: StatementPaper): Promise<Uint8Array> {
  const said = cleaned(paper)
  let pen = await draw(said, sizes[0]!)
  for (const size of sizes.slice(1)) {
    if (pen.pdf.getPageCount() === 1) break
    pen = await draw(said, size)
  }
  drawFeet(pen, said)
  return pen.pdf.save({ useObjectStreams: true })
}

async function draw(paper: StatementPaper, size: number): Promise<Pen> {
  const { agency, code, label, title, motto, commitments, closing, signer, day } = paper
  const pdf = await beginPdf({ title: `${code} ${title}`, author: agency.name, subject: title, day })
  const page = pdf.addPage([a4.width, a4.height])
  const pen: Pen = { pdf, faces: await embedFaces(pdf), sheet: a4, frame, page, y: frame.top }
  drawLetterhead(pen, { agency, mark: `${code} - Lần ${label}`, date: placeAndDay(agency.place, day) })

  const centre = (frame.left + frame.right) / 2
  const width = frame.right - frame.left
  pen.y -= size * 1.8
  const titled = balanceLines(pen, title.toLocaleUpperCase('vi'), 22, width, 'bold')
  column(
    pen,
    centre,
    width,
    titled.map((line) => [line, 22, 'bold'] as const),
  )
  if (motto) {
    pen.y -= 6
    column(pen, centre, width, [[motto, Math.max(12, sizeOnOneLine(pen, motto, 'boldItalic', size + 1, width)), 'boldItalic']])
  }
  rule(pen, centre - 45, pen.y - 9, centre + 45, pen.y - 9, 0.8)
  pen.y -= 14 + size

  const leading = size * 1.5
  const hang = pen.faces.bold.width(`${commitments.length}.`, size) + 8
  const keep = signingHeight(pen, signer)
  const plain = (text: string, room: number) => breakLines(pen, [{ text, bold: false }], size, room)
  for (const [i, text] of commitments.entries()) {
    const lines = plain(text, width - hang)
    const last = !closing && i === commitments.length - 1
    flow(pen, lines, frame.left + hang, size, leading, { width: width - hang, keep: last ? keep : 0, mark: `${i + 1}.` })
    pen.y -= size * 0.5
  }
  if (closing) {
    pen.y -= size * 0.3
    flow(pen, plain(closing, width), frame.left, size, leading, { width, keep })
  }
  pen.y -= size
  drawSigning(pen, signer)
  return pen
}

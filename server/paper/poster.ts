import { concatTransformationMatrix } from '@cantoo/pdf-lib'
import { embedFaces } from './faces.ts'
import { cleaned } from './official.ts'
import { beginPdf } from './pdf.ts'
import { a4, mm, type Pen } from './pen.ts'
import { drawBody, fitBody } from './posterBody.ts'
import { drawFrame, drawHead, drawLower } from './posterFrame.ts'
import type { PosterForm, PosterPaper } from './posterPaper.ts'

const heights = { A4: 297, A3: 420, A2: 594 }
const widths = { A4: 210, A3: 297, A2: 420 }

/**
 * Lays a policy out as one page for the wall, its text as large as the page allows; `textSize` is that of the commitments,
 * in points. Everything is drawn on A4 and enlarged, since the sheets have one shape.
 */
export async function layPoster(
  paper: PosterPaper,
  { size, orientation, manner }: PosterForm,
): Promise<{ bytes: Uint8Array; textSize: number }> {
  const said = cleaned(paper)
  const turned = orientation === 'LANDSCAPE'
  const turn = <T>(width: T, height: T): [T, T] => (turned ? [height, width] : [width, height])
  const [width, height] = turn(a4.width, a4.height)
  const [wide, high] = turn(widths[size] * mm, heights[size] * mm)
  const scale = Math.min(wide / width, high / height)

  const pdf = await beginPdf({ title: `${said.code} ${said.title}`, author: said.agency.name, subject: said.title, day: said.day })
  const page = pdf.addPage([wide, high])
  page.pushOperators(concatTransformationMatrix(scale, 0, 0, scale, 0, 0))
  const margin = 17 * mm
  const frame = { left: margin, right: width - margin, top: height - margin, bottom: margin }
  const faces = await embedFaces(pdf, manner === 'SOLEMN' ? 'tinos' : 'be-vietnam-pro')
  const pen: Pen = { pdf, faces, sheet: { width, height }, frame, page, y: frame.top }

  drawFrame(pen, manner)
  drawHead(pen, said)
  const floor = drawLower(pen, said)
  const body = fitBody(pen, said, manner, pen.y - floor)
  drawBody(pen, body, pen.y - floor)
  return { bytes: await pdf.save({ useObjectStreams: true }), textSize: body.size * scale }
}

import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib'
import { expect } from 'vitest'

/** A PDF with something more in it. */
export async function pdfWith(change: (pdf: PDFDocument) => unknown, packed = true): Promise<Buffer> {
  const made = await PDFDocument.create()
  const font = await made.embedFont(StandardFonts.Helvetica)
  made.addPage().drawText('words', { font })
  await change(made)
  return Buffer.from(await made.save({ useObjectStreams: packed }))
}

/** Puts an action into a PDF that runs when it is opened. */
export const whenOpened = (action: Record<string, unknown>) => (made: PDFDocument) =>
  made.catalog.set(PDFName.of('OpenAction'), made.context.register(made.context.obj(action as never)))

/** Writes something else into the bytes, which must be there. */
export function replaced(bytes: Buffer, from: string | RegExp, to: string): Buffer {
  const text = bytes.toString('latin1')
  expect(text).toMatch(from)
  return Buffer.from(text.replace(from, to), 'latin1')
}

import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { Document, Packer, Paragraph } from 'docx'

/** Makes a small PDF that says something; two calls with different words are different bytes. */
export async function makePdf(words: string, pages = 1): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= pages; page++) pdf.addPage([595, 842]).drawText(`${words} ${page}`, { x: 60, y: 760, size: 18, font })
  return Buffer.from(await pdf.save())
}

/** Makes a small Word file. */
export const makeDocx = async (words: string): Promise<Buffer> =>
  Buffer.from(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(words)] }] })))

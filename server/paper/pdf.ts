import { PDFDocument } from '@cantoo/pdf-lib'
import type { Day } from '../../schema/kernel/days.ts'

/** What a PDF says about itself. */
export interface About {
  title: string
  author: string
  subject: string
  day: Day
}

/** Begins a PDF that says what it is, and whose bytes depend on nothing but what is written on it. */
export async function beginPdf({ title, author, subject, day }: About): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setAuthor(author)
  pdf.setSubject(subject)
  pdf.setLanguage('vi')
  pdf.setCreator('Niêm')
  pdf.setProducer('Niêm')
  pdf.setCreationDate(new Date(`${day}T00:00:00Z`))
  pdf.setModificationDate(new Date(`${day}T00:00:00Z`))
  return pdf
}

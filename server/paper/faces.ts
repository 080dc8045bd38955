import { readFileSync } from 'node:fs'
import { type Font, type Glyph, create } from '@cantoo/fontkit'
import type { PDFDocument, PDFFont, PDFHexString } from '@cantoo/pdf-lib'

const files = {
  regular: '400Regular/Tinos_400Regular.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
}

/** A cut of the typeface. */
export type FaceName = keyof typeof files

/** A cut of the typeface in one PDF. */
export interface Face {
  font: PDFFont
  width: (text: string, size: number) => number
  encode: (text: string) => PDFHexString
}

/** The cuts in one PDF. */
export type Faces = Record<FaceName, Face>

/**
 * The glyph of a letter, which says whose it is. The font's own glyph says it only if it was not met before as a part of
 * another one (O of Ò, in the saving of an earlier PDF): the letter would then not be found in the text of the PDF.
 */
function glyphOf(font: Font, letter: string): Glyph {
  const codePoint = letter.codePointAt(0)!
  const glyph = font.glyphForCodePoint(codePoint)
  if (!glyph) throw new Error(`the typeface has no letter ${letter}`)
  return Object.create(glyph, { codePoints: { value: [codePoint] } }) as Glyph
}

/**
 * A font that maps letters to glyphs and does nothing else. Composed Vietnamese letters have a glyph each, so shaping would
 * change nothing and cost more than all the rest.
 */
function withoutShaping(font: Font): Font {
  const layout = (text: string) => ({ glyphs: Array.from(text, (letter) => glyphOf(font, letter)) })
  return Object.assign(Object.create(font) as Font, { layout })
}

// Reading a font costs more than laying out a document: all documents share what was read.
const opened = new Map<FaceName, { font: Font; bytes: Uint8Array; advances: Map<string, number> }>()

function open(name: FaceName) {
  const known = opened.get(name)
  if (known) return known
  const bytes = readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/tinos/${files[name]}`)))
  const fresh = { font: withoutShaping(create(bytes) as Font), bytes, advances: new Map<string, number>() }
  opened.set(name, fresh)
  return fresh
}

/** Embeds the cuts of the typeface into a PDF; saving keeps only the letters that were written. */
export async function embedFaces(pdf: PDFDocument): Promise<Faces> {
  const faces: Partial<Faces> = {}
  for (const name of Object.keys(files) as FaceName[]) faces[name] = await embed(pdf, name)
  return faces as Faces
}

async function embed(pdf: PDFDocument, name: FaceName): Promise<Face> {
  const { font, bytes, advances } = open(name)
  pdf.registerFontkit({ create: () => font })
  const embedded = await pdf.embedFont(bytes, { subset: true })
  const encoded = new Map<string, PDFHexString>()
  const advance = (letter: string) => {
    const known = advances.get(letter)
    if (known !== undefined) return known
    const fresh = glyphOf(font, letter).advanceWidth / font.unitsPerEm
    advances.set(letter, fresh)
    return fresh
  }
  return {
    font: embedded,
    width: (text, size) => {
      let sum = 0
      for (const letter of text) sum += advance(letter)
      return sum * size
    },
    encode: (text) => {
      const known = encoded.get(text)
      if (known) return known
      const fresh = embedded.encodeText(text)
      encoded.set(text, fresh)
      return fresh
    },
  }
}

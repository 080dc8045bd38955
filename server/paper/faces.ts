import { readFileSync } from 'node:fs'
import { type Font, type Glyph, create } from '@cantoo/fontkit'
import type { PDFDocument, PDFFont, PDFHexString } from '@cantoo/pdf-lib'

const cuts = {
  regular: '400Regular',
  italic: '400Regular_Italic',
  bold: '700Bold',
  boldItalic: '700Bold_Italic',
}

const families = { tinos: 'Tinos', 'be-vietnam-pro': 'BeVietnamPro' }

/** A typeface: Tinos for papers, Be Vietnam Pro for what hangs on walls. */
export type Family = keyof typeof families

/** A cut of the typeface. */
export type FaceName = keyof typeof cuts

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
const opened = new Map<string, { font: Font; bytes: Uint8Array; advances: Map<string, number> }>()

function open(family: Family, name: FaceName) {
  const file = `@expo-google-fonts/${family}/${cuts[name]}/${families[family]}_${cuts[name]}.ttf`
  const known = opened.get(file)
  if (known) return known
  const bytes = readFileSync(new URL(import.meta.resolve(file)))
  const fresh = { font: withoutShaping(create(bytes) as Font), bytes, advances: new Map<string, number>() }
  opened.set(file, fresh)
  return fresh
}

/** The letters of a text that a typeface does not have: it would print an empty box for each. */
export function unprintable(text: string, family: Family = 'tinos'): string[] {
  const { font } = open(family, 'regular')
  return [...new Set(text)].filter((letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0)!))
}

/** Embeds the cuts of the typeface into a PDF; saving keeps only the letters that were written. */
export async function embedFaces(pdf: PDFDocument, family: Family = 'tinos'): Promise<Faces> {
  const faces: Partial<Faces> = {}
  for (const name of Object.keys(cuts) as FaceName[]) faces[name] = await embed(pdf, family, name)
  return faces as Faces
}

async function embed(pdf: PDFDocument, family: Family, name: FaceName): Promise<Face> {
  const { font, bytes, advances } = open(family, name)
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

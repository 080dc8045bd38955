import { describe, expect, it } from 'vitest'
import { placeFile, type Placed } from '../../client/documents/fileRoles.ts'

const named = (fileName: string) => ({ fileName })
const role = (fileName: string, ...beside: string[]) => placeFile(named(fileName), beside.map(named), []).role
const hanging = (fileName: string, as: Placed['role'], movable = false): Placed => ({ id: fileName, fileName, role: as, movable })

describe('where a file hangs', () => {
  it('a PDF is what people read', () => expect(role('QT-03.pdf')).toBe('CONTENT'))

  it('a Word file beside a PDF is its source, whichever comes first', () => {
    expect(role('QT-03.DOCX', 'QT-03.PDF')).toBe('SOURCE')
    expect(role('QT-03.PDF', 'QT-03.DOCX')).toBe('CONTENT')
  })

  it('a Word file alone is read itself', () => expect(role('QT-03.docx')).toBe('CONTENT'))

  it('a PDF that comes after a Word file is what people read, and the Word file becomes its source', () => {
    const word = hanging('QT-03.docx', 'CONTENT', true)
    expect(placeFile(named('QT-03.pdf'), [], [word])).toEqual({ role: 'CONTENT', moves: word, ask: false })
  })

  it('any other file is attached', () => {
    expect(role('BM-01.xlsx', 'QT-03.pdf')).toBe('ATTACHMENT')
    expect(role('so-do.png')).toBe('ATTACHMENT')
  })

  it('the same name is the same file, made anew: its place is kept and nobody is asked', () => {
    const old = hanging('QT-03.pdf', 'CONTENT')
    expect(placeFile(named('QT-03.pdf'), [], [old])).toEqual({ role: 'CONTENT', replaces: old, ask: false })
  })

  it('another PDF may be a new text or an annex, so a person is asked', () => {
    const old = hanging('QT-03 cũ.pdf', 'CONTENT')
    expect(placeFile(named('QT-03.pdf'), [], [old])).toEqual({ role: 'CONTENT', replaces: old, ask: true })
  })

  it('another Word file may be a new source or an annex, so a person is asked', () => {
    const source = hanging('QT-03.docx', 'SOURCE')
    expect(placeFile(named('phụ lục.docx'), [], [hanging('QT-03.pdf', 'CONTENT'), source])).toEqual({
      role: 'SOURCE',
      replaces: source,
      ask: true,
    })
  })
})

import { describe, expect, it } from 'vitest'
import { placeFiles } from '../../client/documents/fileRoles.ts'

const named = (...names: string[]) => names.map((fileName) => ({ fileName }))
const roles = (...names: string[]) => placeFiles(named(...names), []).map((one) => one.role)

describe('where a file hangs', () => {
  it('a PDF is what people read', () => expect(roles('QT-03.pdf')).toEqual(['CONTENT']))

  it('a Word file beside a PDF is its source, whichever comes first', () => {
    expect(roles('QT-03.docx', 'QT-03.pdf')).toEqual(['SOURCE', 'CONTENT'])
    expect(roles('QT-03.PDF', 'QT-03.DOCX')).toEqual(['CONTENT', 'SOURCE'])
  })

  it('a Word file alone is read itself', () => expect(roles('QT-03.docx')).toEqual(['CONTENT']))

  it('a PDF that comes after a Word file is what people read, and the Word file becomes its source', () => {
    const word = { id: 'f1', fileName: 'QT-03.docx', role: 'CONTENT' as const, movable: true }
    expect(placeFiles(named('QT-03.pdf'), [word])).toEqual([{ role: 'CONTENT', moves: word, ask: false }])
  })

  it('any other file is attached', () => expect(roles('BM-01.xlsx', 'so-do.png')).toEqual(['ATTACHMENT', 'ATTACHMENT']))

  it('the same name is the same file, made anew: its place is kept and nobody is asked', () => {
    const old = { id: 'f1', fileName: 'QT-03.pdf', role: 'CONTENT' as const }
    expect(placeFiles(named('QT-03.pdf'), [old])).toEqual([{ role: 'CONTENT', replaces: old, ask: false }])
  })

  it('another PDF may be a new text or an annex, so a person is asked', () => {
    const old = { id: 'f1', fileName: 'QT-03 cũ.pdf', role: 'CONTENT' as const }
    expect(placeFiles(named('QT-03.pdf'), [old])).toEqual([{ role: 'CONTENT', replaces: old, ask: true }])
  })

  it('a file that was chosen a moment ago counts as present', () => {
    const [first, second] = placeFiles(named('a.pdf', 'b.pdf'), [])
    expect(first).toEqual({ role: 'CONTENT', ask: false })
    expect(second).toMatchObject({ ask: true, replaces: { fileName: 'a.pdf' } })
  })
})

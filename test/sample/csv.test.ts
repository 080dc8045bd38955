import { describe, expect, it } from 'vitest'
import { listed, readRows } from '../../server/sample/csv.ts'
import { readSample } from '../../server/sample/data.ts'

describe('a table of the sample', () => {
  it('gives the columns asked for, whatever their order', () => {
    expect(readRows('a,b,c\n1,2,3\n4,5,6\n', ['c', 'a'])).toEqual([
      { c: '3', a: '1' },
      { c: '6', a: '4' },
    ])
  })

  it('keeps commas, quotes and line breaks of a quoted cell', () => {
    expect(readRows('a,b\r\n"cấp, cấp lại","nói ""có""\nhai dòng"\r\n', ['a', 'b'])).toEqual([
      { a: 'cấp, cấp lại', b: 'nói "có"\nhai dòng' },
    ])
  })

  it('keeps an empty cell, also the last one of a text without a last line break', () => {
    expect(readRows('a,b\n,\n1,', ['a', 'b'])).toEqual([
      { a: '', b: '' },
      { a: '1', b: '' },
    ])
  })

  it('is refused with a column missing, a cell too many or a quote out of place', () => {
    expect(() => readRows('a\n1\n', ['b' as 'a'])).toThrow('no column b')
    expect(() => readRows('a\n1,2\n', ['a'])).toThrow('record 2 has 2 cells')
    expect(() => readRows('a\nx"y\n', ['a'])).toThrow('quote')
  })

  it('splits a cell of several values', () => {
    expect(listed('QLTM; QLNL;')).toEqual(['QLTM', 'QLNL'])
    expect(listed('')).toEqual([])
  })

  it('holds 98 documents, 16 people, 9 divisions and 18 types', () => {
    const { documents, personas, divisions, types } = readSample()
    expect([documents.length, personas.length, divisions.length, types.length]).toEqual([98, 16, 9, 18])
  })
})

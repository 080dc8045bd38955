import { describe, expect, it } from 'vitest'
import { readTable, textOf, writeTable } from '../../client/kernel/tables.ts'

describe('a table that somebody pastes or chooses', () => {
  it('is read with the separator that its program wrote', () => {
    const cells = [
      ['Tháng', 'Đúng hạn'],
      ['2021-01', '110'],
    ]
    for (const separator of ['\t', ';', ',', '|'] as const) {
      const text = cells.map((line) => line.join(separator)).join('\r\n')
      expect(readTable(text)).toEqual({ separator, lines: cells })
    }
  })

  it('keeps commas of numbers where tabs or semicolons stand between the cells', () => {
    expect(readTable('T1\t98,5\nT2\t97,1').lines).toEqual([
      ['T1', '98,5'],
      ['T2', '97,1'],
    ])
    expect(readTable('T1;98,5\nT2;97,1').lines[1]).toEqual(['T2', '97,1'])
  })

  it('is read as it is told to, where it could be read in two ways', () => {
    expect(readTable('98,5\n97,1').lines[0]).toEqual(['98', '5'])
    expect(readTable('98,5\n97,1', '\t').lines[0]).toEqual(['98,5'])
  })

  it('takes line breaks, separators and quotes within quotes', () => {
    expect(readTable('"Đúng hạn\nhoặc trước hạn"\t"nói ""gấp"""\n\n  \nb\tc').lines).toEqual([
      ['Đúng hạn\nhoặc trước hạn', 'nói "gấp"'],
      ['b', 'c'],
    ])
  })

  it('takes a quote that never ends as a sign like others', () => {
    expect(readTable('ống 3"\t"dài\nT1\t5').lines).toEqual([
      ['ống 3"', '"dài'],
      ['T1', '5'],
    ])
  })

  it('keeps a line that is too long or too short as it is', () => {
    expect(readTable('a\tb\n1\t2\t3\n4').lines.map((line) => line.length)).toEqual([2, 3, 1])
  })

  it('is written so that it reads the same', () => {
    const table = {
      separator: ';' as const,
      lines: [
        ['a;b', 'c "d"'],
        ['1', '2\n3'],
      ],
    }
    expect(readTable(writeTable(table), ';')).toEqual(table)
  })
})

describe('the text of a file', () => {
  const bytes = (...all: number[]) => new Blob([Uint8Array.from(all)])

  it('is the same from UTF-8 with and without its mark, and from UTF-16 of both orders', async () => {
    const utf8 = [...new TextEncoder().encode('Kỳ')]
    const units = [...'Kỳ'].map((letter) => letter.charCodeAt(0))
    expect(await textOf(bytes(...utf8))).toBe('Kỳ')
    expect(await textOf(bytes(0xef, 0xbb, 0xbf, ...utf8))).toBe('Kỳ')
    expect(await textOf(bytes(0xff, 0xfe, ...units.flatMap((unit) => [unit & 255, unit >> 8])))).toBe('Kỳ')
    expect(await textOf(bytes(0xfe, 0xff, ...units.flatMap((unit) => [unit >> 8, unit & 255])))).toBe('Kỳ')
  })

  it('is read as Windows writes Vietnamese where it is no UTF-8: a letter and its mark become one', async () => {
    expect(await textOf(bytes(0x51, 0x75, 0x79, 0xec))).toBe('Quý')
    expect(await textOf(bytes(0x68, 0xe2, 0xd2, 0x75))).toBe('hẩu')
  })
})

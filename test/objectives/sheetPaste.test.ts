import { describe, expect, it } from 'vitest'
import type { Choices } from '../../client/documents/content/sheetColumns.ts'
import { isBlank, newObjective, sheetInput } from '../../client/documents/content/sheetForm.ts'
import { isBlock, readBlock, withLines } from '../../client/documents/content/sheetPaste.ts'

// A block of cells from Excel: each line is an objective or says what is wrong with it, and only what is right is taken.

const choices: Choices = {
  measureKind: [
    { value: 'RATIO', title: 'Tỷ lệ' },
    { value: 'COUNT', title: 'Số lượng' },
  ],
  direction: [
    { value: 'AT_LEAST', title: 'Ít nhất', names: ['>=', '≥'] },
    { value: 'AT_MOST', title: 'Không quá', names: ['<=', '≤'] },
  ],
  frequency: [
    { value: 'MONTH', title: 'Tháng', names: ['hằng tháng'] },
    { value: 'QUARTER', title: 'Quý' },
  ],
  divisionId: [
    { value: null, title: 'Cả cơ quan' },
    { value: 'vp', title: 'VP', names: ['Văn phòng'] },
  ],
  ownerId: [
    { value: null, title: 'Không ghi tên' },
    { value: 'hung', title: 'Mẫu Văn Hùng' },
    { value: 'hung2', title: 'Mẫu Văn Hưng' },
  ],
  commitment: [
    { value: null, title: 'Chưa gắn' },
    { value: 'c1', title: '1. Đúng hạn', names: ['1', 'Đúng hạn'] },
  ],
}
const there = [{ ...newObjective(), code: 'MT-01', title: 'Cũ', measure: 'Tỷ lệ', target: '90', what: 'Nhắc hạn' }]
const read = (block: string, rows = there, place?: Parameters<typeof readBlock>[4]) => readBlock(block, rows, choices, 'vi', place)
const head = 'Mã\tMục tiêu\tThước đo\tChỉ tiêu\tĐVT\tTần suất\tĐơn vị\n'
const faults = (block: string, rows = there) =>
  read(head + block, rows).lines.map(({ faults }) => faults.map(({ part, fault }) => [part, fault]))

describe('a block from Excel', () => {
  it('has cells with line breaks, tabs and quotes in them', () => {
    const { lines } = read(`${head}MT-2\t"Dòng một\ndòng ""hai"""\tTỷ lệ\t98,5\t%\tQuý\tVP\n`)
    expect(lines).toHaveLength(1)
    expect(lines[0]!.objective).toMatchObject({ title: 'Dòng một\ndòng "hai"', frequency: 'QUARTER', divisionId: 'vp' })
  })

  it('is told from a text that is pasted into one cell', () => {
    expect(isBlock('một\thai\n')).toBe(true)
    expect(isBlock('một dòng\nhai dòng')).toBe(false)
  })

  it('names its columns in any order, with or without marks, below a title; what is not ours is left out', () => {
    const { parts, lines } = read('KẾ HOẠCH NĂM\nTT\tMUC TIEU\tMã mục tiêu\tThước đo\tChỉ tiêu\n1\tHài lòng\tMT-3\tTỷ lệ phiếu\t95\n')
    expect(parts).toEqual([null, 'title', 'code', 'measure', 'target'])
    expect(lines.map(({ number, objective }) => [number, objective.code, objective.title])).toEqual([[3, 'MT-3', 'Hài lòng']])
  })

  it('without names is read in the order of the table', () => {
    const { head, lines } = read('MT-4\tHài lòng\tTỷ lệ\tÍt nhất\t95\t%\tQuý\n')
    expect(head).toBeNull()
    expect(lines[0]).toMatchObject({
      objective: { code: 'MT-4', measure: 'Tỷ lệ', target: '95', unit: '%', frequency: 'QUARTER' },
      faults: [],
    })
  })

  it.each([
    ['98,5', '98.5'],
    ['98.5', '98.5'],
    ['1.204', '1204'],
    ['≥ 98 %', '98'],
  ])('reads the target %s as %s', (typed, sent) => {
    const { lines } = read(`${head}MT-5\tA\tB\t${typed}\t%\tQuý\tVP`)
    expect(lines[0]!.faults).toEqual([])
    expect(sheetInput({ year: 2027, objectives: [lines[0]!.objective] }, 'vi').objectives[0]!.target).toBe(sent)
  })

  it('may say direction, target and unit in one cell', () => {
    const { lines } = read('Mã\tMục tiêu\tThước đo\tChỉ tiêu\nMT-6\tA\tB\tkhông quá 10 ngày làm việc')
    expect(lines[0]!.objective).toMatchObject({ direction: 'AT_MOST', target: '10', unit: 'ngày làm việc', measureKind: 'COUNT' })
  })
})

describe('a line that is wrong', () => {
  it('says in which cell, and what', () => {
    expect(faults('MT-7\tA\tB\tmột trăm\t%\tQuý\tVP')).toEqual([[['target', 'NOT_A_NUMBER']]])
    expect(faults('MT-7\tA\tB\t95\t%\tThỉnh thoảng\tPhòng Lạ')).toEqual([
      [
        ['frequency', 'UNKNOWN'],
        ['divisionId', 'UNKNOWN'],
      ],
    ])
    expect(faults('MT 7!\tA\t\t95\t%\tQuý\tVP')).toEqual([
      [
        ['measure', 'MISSING'],
        ['code', 'CODE_MALFORMED'],
      ],
    ])
  })

  it('is one that is too wide, unless the cells beyond are empty', () => {
    expect(faults('MT-8\tA\tB\t95\t%\tQuý\tVP\t\tthừa')).toEqual([[[null, 'TOO_WIDE']]])
    expect(faults('MT-8\tA\tB\t95\t%\tQuý\tVP\t\t\t')).toEqual([[]])
  })

  it('is the second of one code', () => {
    const line = 'MT-9\tA\tB\t95\t%\tQuý\tVP\n'
    expect(faults(line + line)).toEqual([[], [['code', 'CODE_TWICE']]])
    expect(faults(line.replace('MT-9', 'MT-01').repeat(2))).toEqual([[], [['code', 'CODE_TWICE']]])
  })

  it('is what comes after the three hundredth objective', () => {
    const block = Array.from({ length: 301 }, (_, i) => `M-${i}\tA\tB\t95\t%\tQuý\tVP`).join('\n')
    const found = faults(block)
    expect(found.slice(0, 299).flat()).toEqual([]) // one is there already
    expect(found.slice(299)).toEqual([[[null, 'TOO_MANY']], [[null, 'TOO_MANY']]])
  })

  it('does not name a person who without marks could be two', () => {
    const owned = (name: string) => read(`Mã\tMục tiêu\tThước đo\tChỉ tiêu\tNgười phụ trách\nMT-10\tA\tB\t95\t${name}`).lines[0]!
    expect(owned('mau van hung').faults).toMatchObject([{ part: 'ownerId', fault: 'UNKNOWN' }])
    expect(owned('Mẫu Văn Hùng').objective.ownerId).toBe('hung')
  })
})

describe('what is taken', () => {
  it('replaces the row of its code and keeps the cells that the block does not have; the rest comes behind', () => {
    const { lines } = read(`${head}MT-11\tMới\tB\t95\t%\tQuý\tVP\nMT-01\tĐúng hạn\tTỷ lệ\t98\t%\tTháng\tVP\nMT-12\tSai\tB\tx\t%\tQuý\tVP`)
    const rows = withLines([...there, newObjective()], lines)
    expect(rows.map(({ code, title }) => [code, title])).toEqual([
      ['MT-01', 'Đúng hạn'],
      ['MT-11', 'Mới'],
    ])
    expect(rows[0]).toMatchObject({ key: there[0]!.key, what: 'Nhắc hạn', target: '98' })
  })

  it('leaves everything as it is where no line is right', () => {
    expect(withLines(there, read(`${head}\tA\tB\t95\t%\tQuý\tVP`).lines)).toEqual(there)
  })

  it('of a block without codes goes into the rows from the chosen cell down', () => {
    const rows = ['MT-01', 'MT-02'].map((code) => ({ ...newObjective(), code, title: code, measure: 'B', target: '1' }))
    const { lines } = read('10\t%\n20\tvụ', rows, { row: 0, part: 'target' })
    expect(withLines(rows, lines).map(({ code, target, unit }) => [code, target, unit])).toEqual([
      ['MT-01', '10', '%'],
      ['MT-02', '20', 'vụ'],
    ])
  })

  it('is sent on one line, however a cell was broken', () => {
    const { lines } = read(`${head}MT-11\t"Trả lời\n đúng hạn"\tB\t95\t%\tQuý\tVP`)
    expect(sheetInput({ year: 2027, objectives: [lines[0]!.objective] }, 'vi').objectives[0]!.title).toBe('Trả lời đúng hạn')
  })

  it('of a row in which nobody typed anything nothing is sent', () => {
    expect(isBlank(newObjective())).toBe(true)
    expect(sheetInput({ year: 2027, objectives: [newObjective(), ...there] }, 'vi').objectives.map(({ code }) => code)).toEqual(['MT-01'])
  })
})

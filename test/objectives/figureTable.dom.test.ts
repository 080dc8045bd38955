import { describe, expect, it } from 'vitest'
import { readTable } from '../../client/kernel/tables.ts'
import { guessColumns, looksLikeHeadings, type Measurable, readLines } from '../../client/objectives/figureTable.ts'
import { readPeriod } from '../../client/objectives/readPeriod.ts'

const onTime: Measurable = {
  code: 'MT-01',
  title: 'Hồ sơ đúng hạn',
  formula: '(on_time + early) / resolved * 100',
  frequency: 'MONTH',
  measureKind: 'RATIO',
}
const visits: Measurable = { code: 'MT-09', title: 'Số lượt', formula: null, frequency: 'QUARTER', measureKind: 'COUNT' }
const objectives = [onTime, visits]

function read(text: string, chosen?: string, language = 'vi') {
  const { lines } = readTable(text)
  const hasHeadings = looksLikeHeadings(lines[0])
  const columns = guessColumns(hasHeadings ? lines[0]! : [], objectives, chosen)
  return readLines(lines, { hasHeadings, columns, objectives, year: 2021, language })
}

describe('a period', () => {
  it('is read as people write it', () => {
    for (const typed of [
      '2021-01',
      '2021-1',
      '01/2021',
      '1/2021',
      '1/1/2021',
      '01/01/2021',
      '2021-01-01',
      'Tháng 1',
      'tháng 01/2021',
      'T1',
      'T.01',
      '1',
      '01',
      'Tháng 1 năm 2021',
    ])
      expect(readPeriod(typed, 2021, 'MONTH'), typed).toBe('2021-01')
    for (const typed of ['2021-Q1', 'Quý 1', 'Quý I/2021', 'quý i', 'Q1', 'Q1/2021', '1', 'Quý 1 năm 2021'])
      expect(readPeriod(typed, 2021, 'QUARTER'), typed).toBe('2021-Q1')
    for (const typed of ['2021', 'Năm 2021', 'year 2021']) expect(readPeriod(typed, 2021, 'YEAR'), typed).toBe('2021')
  })

  it('keeps the year that it names', () => {
    expect(readPeriod('12/2020', 2021, 'MONTH')).toBe('2020-12')
    expect(readPeriod('Quý IV/2022', 2021, 'QUARTER')).toBe('2022-Q4')
  })

  it('is not guessed', () => {
    for (const typed of ['', '13', '0', 'Q5', 'Quý V', 'tháng', '15/01/2021', 'một', 'T1-T3', '2021-01-15', 'x1', '20211'])
      expect(readPeriod(typed, 2021, 'MONTH'), typed).toBeUndefined()
  })
})

describe('the columns of a table', () => {
  it('are found by their names in both languages, whatever their order', () => {
    expect(guessColumns(['Mẫu số', 'Kỳ', 'Tử số', 'Mã mục tiêu', 'Ghi chú'], objectives)).toEqual({
      ...{ objective: { column: 3 }, period: 1, numerator: [2], denominator: [0], comment: 4 },
    })
    expect(guessColumns(['code', 'period', 'numerator', 'denominator'], objectives)).toMatchObject({
      objective: { column: 0 },
      comment: null,
    })
  })

  it('of totals are those that the formula of the objective names', () => {
    const headings = ['month', 'received', 'online', 'resolved', 'early', 'on_time', 'late']
    expect(guessColumns(headings, objectives, 'MT-01')).toEqual({
      ...{ objective: { code: 'MT-01' }, period: 0, numerator: [4, 5], denominator: [3], comment: null },
    })
  })

  it('have no names where the first line holds figures', () => {
    expect(looksLikeHeadings(['Kỳ', 'Tử số'])).toBe(true)
    expect(looksLikeHeadings(['T1', '98,5'])).toBe(false)
    expect(looksLikeHeadings([])).toBe(false)
  })
})

describe('the lines of a table', () => {
  it('add up the columns of a side, exactly', () => {
    expect(read('month;early;on_time;resolved\n2021-01;156,1;110,2;266,3', 'MT-01')).toEqual([
      {
        number: 2,
        cells: ['2021-01', '156,1', '110,2', '266,3'],
        wish: { objective: 'MT-01', period: '2021-01', comment: null, kind: 'MEASURED', numerator: '266.3', denominator: '266.3' },
      },
    ])
  })

  it('tell four things apart: a number, 0, nothing arose, no data; an empty cell is none of them', () => {
    const lines = read(
      'Mã\tKỳ\tTử số\tMẫu số\tGhi chú\nMT-01\t1\t5\t9\t\nMT-01\t2\t0\t9\t\nMT-01\t3\tKhông phát sinh\t\t\nMT-01\t4\tChưa có số liệu\t\tmất điện\nMT-01\t5\t\t\t',
    )
    expect(lines.map(({ wish, fault }) => [wish?.kind, wish?.numerator, fault?.because])).toEqual([
      ['MEASURED', '5', undefined],
      ['MEASURED', '0', undefined],
      ['NOTHING_AROSE', undefined, undefined],
      ['NO_DATA', undefined, undefined],
      [undefined, undefined, 'EMPTY'],
    ])
    expect(lines[3]!.wish!.comment).toBe('mất điện')
  })

  it('each say what is wrong with them, and harm no other', () => {
    const lines = read(
      'Mã\tKỳ\tTử số\tMẫu số\nMT-01\t1\tnhiều\t9\nMT-01\tx\t5\t9\nMT-01\t2\t5\t9\t7\n\t3\t5\t9\nMT-01\t4\t1,204\t9.000\nMT-01\t5\t5\t9',
      undefined,
      'en',
    )
    expect(lines.map(({ number, wish, fault }) => [number, fault ?? wish?.period])).toEqual([
      [2, { because: 'NOT_A_NUMBER', cell: 'nhiều' }],
      [3, { because: 'NO_PERIOD', cell: 'x' }],
      [4, { because: 'TOO_WIDE' }],
      [5, { because: 'NO_OBJECTIVE' }],
      [6, { because: 'AMBIGUOUS', cell: '9.000' }],
      [7, '2021-05'],
    ])
  })

  it('of an objective that nobody knows are read all the same: the server says that it is not there', () => {
    expect(read('Mã\tKỳ\tTử số\nMT-99\t1\t5')[0]!.wish).toMatchObject({ objective: 'MT-99', period: '2021-01' })
  })

  it('of an objective that counts have no denominator, and a bare 2 is its quarter', () => {
    expect(read('Mã\tKỳ\tTử số\tMẫu số\nmt-09\t2\t1.204\t9')[0]!.wish).toMatchObject({
      ...{ objective: 'MT-09', period: '2021-Q2', numerator: '1204', denominator: null },
    })
  })

  it('say nothing before somebody says what the columns are', () => {
    expect(read('T1\t5')[0]!.fault).toEqual({ because: 'COLUMNS' })
  })
})

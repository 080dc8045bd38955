import { describe, expect, it } from 'vitest'
import { readNumber, writtenNumber } from '../../client/kernel/numbers.ts'

describe('a typed number', () => {
  it.each([
    ['0', '0'],
    ['1204', '1204'],
    [' 007 ', '7'],
    ['98,77', '98.77'],
    ['98.77', '98.77'],
    ['98,70', '98.7'],
    ['0,125', '0.125'],
    ['0.125', '0.125'],
    ['1 204', '1204'],
    ['1\u00a0204,5', '1204.5'],
    ['1.234.567,5', '1234567.5'],
    ['1,234,567.5', '1234567.5'],
    ['1234.567', '1234.567'],
  ])('%s is %s in both languages', (typed, decimal) => {
    expect(readNumber(typed, 'vi')).toEqual({ decimal })
    expect(readNumber(typed, 'en')).toEqual({ decimal })
  })

  it('of three digits after one mark is a thousand where that mark groups, and refused where it might', () => {
    expect(readNumber('1.204', 'vi')).toEqual({ decimal: '1204' })
    expect(readNumber('1,204', 'en')).toEqual({ decimal: '1204' })
    expect(readNumber('1,204', 'vi')).toEqual({ fault: 'AMBIGUOUS' })
    expect(readNumber('1.204', 'en')).toEqual({ fault: 'AMBIGUOUS' })
  })

  it.each(['', 'mười', '12a', '1.20.4', '1,2,3', '-5', '98%', '1.', '.5', '1e3', '0.125.000', '1 20', '１２'])('%s is none', (typed) =>
    expect(readNumber(typed, 'vi')).toEqual({ fault: 'NOT_A_NUMBER' }),
  )

  it('keeps as many digits as a figure does, and says where there are more', () => {
    expect(readNumber('0,1234567', 'vi')).toEqual({ fault: 'TOO_FINE' })
    expect(readNumber('0,1234560', 'vi')).toEqual({ decimal: '0.123456' })
    expect(readNumber('123456789012345', 'vi')).toEqual({ fault: 'TOO_LARGE' })
  })
})

describe('a written number', () => {
  it.each([
    ['1234567.5', '1.234.567,5', '1,234,567.5'],
    ['999', '999', '999'],
    ['99.96', '99,96', '99.96'],
    ['0.000001', '0,000001', '0.000001'],
  ])('%s is %s, in English %s', (decimal, vietnamese, english) => {
    expect(writtenNumber(decimal, 'vi')).toBe(vietnamese)
    expect(writtenNumber(decimal, 'en')).toBe(english)
    expect(readNumber(writtenNumber(decimal, 'vi'), 'vi')).toEqual({ decimal })
  })
})

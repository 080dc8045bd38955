import { expect, it } from 'vitest'
import { wordMarks } from '../../client/documents/content/wordMarks.ts'

// Two texts side by side: only the words that differ are marked, and both texts stay what they are.

const shown = (before: string, after: string) => {
  const marks = wordMarks(before, after)
  return [marks.before, marks.after].map((pieces) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join(''))
}

it('marks the words that went and came, and not the space behind them', () => {
  expect(shown('đúng thời hạn quy định', 'trước thời hạn đã hẹn')).toEqual(['[đúng] thời hạn [quy định]', '[trước] thời hạn [đã hẹn]'])
  expect(shown('Ít nhất 98 %', 'Ít nhất 99,5 %')).toEqual(['Ít nhất [98] %', 'Ít nhất [99,5] %'])
})

it('marks nothing in texts that are the same, and everything where one is too long to compare', () => {
  expect(shown('một hai', 'một hai')).toEqual(['một hai', 'một hai'])
  expect(shown('một '.repeat(500).trim(), 'một')[1]).toBe('[một]')
})

/** Why a typed number is none; AMBIGUOUS has two readings that differ a thousandfold. */
export type NumberFault = 'NOT_A_NUMBER' | 'AMBIGUOUS' | 'TOO_FINE' | 'TOO_LARGE'

/** A number as the API writes it, or why it cannot be told. */
export type ReadNumber = { decimal: string; fault?: undefined } | { decimal?: undefined; fault: NumberFault }

const vietnamese = { group: '.', point: ',' }
const english = { group: ',', point: '.' }
const marksOf = (language: string) => (language === 'en' ? english : vietnamese)
const escaped = (mark: string) => (mark === '.' ? '\\.' : mark)

/**
 * Reads a number as people type it: 1204, 1.204, 1 204, 98,77, 98.77. The language's own mark groups thousands; the other mark before
 * exactly three digits might do so as well, and is then refused: nobody's figure becomes a thousand times larger unseen.
 */
export function readNumber(typed: string, language: string): ReadNumber {
  const text = typed.trim().replace(/[\u00a0\u202f]/g, ' ')
  if (/^\d+$/.test(text)) return told(text, '')
  if (/^[1-9]\d{0,2}( \d{3})+([.,]\d+)?$/.test(text)) return apart(text.replaceAll(' ', ''), text.includes(',') ? ',' : '.')
  for (const { group, point } of [vietnamese, english]) {
    const grouped = new RegExp(`^[1-9]\\d{0,2}(${escaped(group)}\\d{3})+(${escaped(point)}\\d+)?$`).exec(text)
    if (!grouped) continue
    const sure = text.includes(point) || text.split(group).length > 2 || group === marksOf(language).group
    return sure ? apart(text.replaceAll(group, ''), point) : { fault: 'AMBIGUOUS' }
  }
  if (/^\d+[.,]\d+$/.test(text)) return apart(text, text.includes(',') ? ',' : '.')
  return { fault: 'NOT_A_NUMBER' }
}

function apart(text: string, point: string): ReadNumber {
  const [whole = '', part = ''] = text.split(point)
  return told(whole, part)
}

/** As many digits as a figure keeps. */
function told(whole: string, part: string): ReadNumber {
  const [left, right] = [whole.replace(/^0+(?=\d)/, ''), part.replace(/0+$/, '')]
  if (left.length > 14) return { fault: 'TOO_LARGE' }
  return right.length > 6 ? { fault: 'TOO_FINE' } : { decimal: right ? `${left}.${right}` : left }
}

/** Writes a number of the API for the eye: 1234567.5 is 1.234.567,5 in Vietnamese. */
export function writtenNumber(decimal: string, language: string): string {
  const { group, point } = marksOf(language)
  const [whole = '', part] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return part ? `${grouped}${point}${part}` : grouped
}

/** A decimal number in millionths: what the columns hold, without loss. */
export type Micros = bigint

const scale = 6

/** Reads a decimal as PostgreSQL and the API write it. */
export function micros(text: string): Micros {
  const [whole = '0', part = ''] = text.split('.')
  return BigInt(whole + part.slice(0, scale).padEnd(scale, '0'))
}

/** Writes it as the API does: no zero at the end. */
export function decimalOf(value: Micros): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  const part = digits.slice(-scale).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}${part && `.${part}`}`
}

/** A value as a fraction of whole numbers: compared exactly, rounded for the eye alone. */
export interface Fraction {
  over: bigint
  under: bigint
}

/** Compares a fraction with a decimal: below 0, 0, or above. */
export function compareTo({ over, under }: Fraction, target: Micros): number {
  const [left, right] = [over * 10n ** BigInt(scale), target * under]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Rounds half up, away from zero, to so many places. */
export function rounded({ over, under }: Fraction, places: number): Micros {
  const unit = 10n ** BigInt(scale - places)
  const shifted = (over < 0n ? -over : over) * 10n ** BigInt(places)
  const whole = (shifted * 2n + under) / (under * 2n)
  return (over < 0n ? -whole : whole) * unit
}

import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars'

/** The API's `Date`: a calendar day of the agency. It refuses 2026-02-30. */
export const DayScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'Ngày theo lịch của cơ quan, không có giờ: 2026-10-01. A calendar day of the agency, no time.',
})

/** The API's `DateTime`: an instant in UTC; rows that were read as JSON carry it as text. */
export const InstantScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'Thời điểm UTC: 2026-10-01T02:14:09.120Z. An instant in UTC.',
  serialize: (instant) => new Date(instant as string | Date).toISOString(),
})

/** Digits before and after the point that the columns hold. */
const decimal = /^-?\d{1,14}(\.\d{1,6})?$/

function readDecimal(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !decimal.test(text)) throw new GraphQLError('A Decimal has digits, and at most six after the point.')
  return text
}

/** The API's `Decimal`: text, so that no digit is lost on the way. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'Số thập phân, viết bằng dấu chấm: "98.77". A decimal number as text, with a point; at most six digits after it.',
  serialize: (value) => String(value),
  parseValue: readDecimal,
  parseLiteral(node) {
    if (node.kind !== Kind.STRING && node.kind !== Kind.INT && node.kind !== Kind.FLOAT)
      throw new GraphQLError('A Decimal is text or a number.')
    return readDecimal(node.value)
  },
})

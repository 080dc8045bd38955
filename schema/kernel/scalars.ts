import { GraphQLScalarType } from 'graphql'
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

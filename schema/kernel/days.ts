import { Type } from '@mikro-orm/core'

/** A day of the agency's calendar: '2026-12-01'. In the API it is called Date. */
export type Day = string

/** Days from the first on, and before the other one; no end is null. */
export interface Days {
  from: Day
  until: Day | null
}

/** Keeps a range of days as PostgreSQL's `daterange`. */
export class DaysType extends Type<Days | null, string | null> {
  override getColumnType() {
    return 'daterange'
  }
  override compareAsType() {
    return 'string'
  }
  override convertToDatabaseValue(days: Days | null) {
    return days && `[${days.from},${days.until ?? ''})`
  }
  override convertToJSValue(text: string | null) {
    const [, from, until] = text?.match(/^\[(.*),(.*)\)$/) ?? []
    return from ? { from, until: until || null } : null
  }
}

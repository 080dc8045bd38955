/** The same keys with other words: what makes a missing translation a type error. */
export type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }

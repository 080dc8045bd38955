// What statements answer of divisions and people: plain objects of the GraphQL types.

/** A division, with both names: the API answers in the reader's language. */
export interface DivisionRow {
  id: string
  code: string
  abbreviation: string
  name: string
  nameEn: string | null
}

/** A person, as shown beside what they did. */
export interface PersonRow {
  id: string
  name: string
  position: string | null
  active: boolean
  division: DivisionRow | null
}

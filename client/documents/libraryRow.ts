import type { LibraryQuery } from '../kernel/api/graphql.ts'

/** A document as the library lists it. */
export type LibraryRow = LibraryQuery['documents']['nodes'][number]

/** Where a title leads: to what is in force, and before anything is, to the page of the document. */
export const placeOf = ({ code, effectiveRevision }: LibraryRow) =>
  effectiveRevision ? { name: 'reader', params: { code, label: effectiveRevision.label } } : { name: 'document', params: { code } }

import { randomUUIDv7 } from 'node:crypto'
import { PrimaryKey } from '@mikro-orm/decorators/legacy'

/** Makes an id: a UUIDv7, sorted by time. */
export const newId = (): string => randomUUIDv7()

/** Whether a text that came from outside can be an id at all. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** The second half of every key over (agency, id); a fresh decorator each time, for MikroORM changes its options. */
export const Id = () => PrimaryKey({ type: 'uuid' })

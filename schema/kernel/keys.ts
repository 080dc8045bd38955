import { randomUUIDv7 } from 'node:crypto'
import { PrimaryKey } from '@mikro-orm/decorators/legacy'

/** Makes an id: a UUIDv7, sorted by time. */
export const newId = (): string => randomUUIDv7()

/** The second half of every key over (agency, id); a fresh decorator each time, for MikroORM changes its options. */
export const Id = () => PrimaryKey({ type: 'uuid' })

import type { FailureCode } from '../storage/failure.ts'
import type { TrailFault } from './audit-trail/verify.ts'
import type { Fault } from './env.ts'

/** Why the program could not start, beside what storage/ has to say. */
export type StartCode =
  | 'PORT_TAKEN'
  | 'PORT_REFUSED'
  | 'ALREADY_RUNNING'
  | 'POSTGRES_ENDED'
  | 'DATABASE_AWAY'
  | 'DATABASE_OLD'
  | 'NOT_DURABLE'
  | 'DATA_NEWER'
  | 'NOT_MIGRATED'
  | 'SAMPLE_EXPOSED'

/** A sentence, and what helps. */
export type Sentence = [what: string, cure?: string]

/** Everything that the terminal says. */
export interface Texts {
  tagline: string
  decimal: string
  seconds: string
  dataFolder: string
  newFolder: (free: string) => string
  freeSpace: (free: string) => string
  closedFolder: string
  embedded: string
  embeddedAt: (version: string, port: number, user?: string) => string
  embeddedAgain: (why: string) => string
  outside: string
  outsideAt: (version: string, place: string) => string
  structure: string
  structureAt: (count: number) => string
  structureStatus: (done: number, waiting: string[]) => string
  trail: string
  trailIntact: (agency: string, entries: number) => string
  trailFaults: Record<TrailFault['code'], (fault: TrailFault) => string>
  store: string
  storeAway: string
  bucketAt: (bucket: string, endpoint: string) => string
  clock: string
  clockAt: (shift: string) => string
  days: string
  hours: string
  sample: string
  sampleIs: (agency: string, documents: number, people: number) => string
  open: string
  accounts: string
  password: string
  demoOnly: string
  openHttp: string
  openHttpIs: string
  toStop: string
  again: (attempt: number, of: number) => string
  stopping: string
  stopped: string
  wrongSettings: string
  faults: Record<Fault, string>
  failures: Record<FailureCode | StartCode, (detail: string) => Sentence>
  unexpected: string
}

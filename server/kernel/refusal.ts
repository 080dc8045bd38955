import { registerEnumType } from 'type-graphql'

/** Why the answer is no: stable, never translated. `sentences.ts` has a sentence for each in each language. */
export enum RefusalCode {
  // who
  UNAUTHENTICATED = 'UNAUTHENTICATED',
  NOT_FOUND = 'NOT_FOUND',
  NOT_ALLOWED = 'NOT_ALLOWED',
  NOT_YOUR_TASK = 'NOT_YOUR_TASK',
  NOT_APPROVER = 'NOT_APPROVER',
  HEAD_ONLY = 'HEAD_ONLY',
  ASSIGNMENT_NOT_VALID = 'ASSIGNMENT_NOT_VALID',
  OWN_WORK = 'OWN_WORK',
  ALREADY_REVIEWED = 'ALREADY_REVIEWED',
  NOBODY_ELIGIBLE = 'NOBODY_ELIGIBLE',
  PROOF_NEEDED = 'PROOF_NEEDED',
  SECOND_PERSON_NEEDED = 'SECOND_PERSON_NEEDED',
  ROLES_DO_NOT_GO_TOGETHER = 'ROLES_DO_NOT_GO_TOGETHER',
  // state and time
  WRONG_STATE = 'WRONG_STATE',
  CHANGED_MEANWHILE = 'CHANGED_MEANWHILE',
  BYTES_CHANGED = 'BYTES_CHANGED',
  LOCKED_BY_OTHER = 'LOCKED_BY_OTHER',
  OPEN_REVISION_EXISTS = 'OPEN_REVISION_EXISTS',
  DOCUMENT_WITHDRAWN = 'DOCUMENT_WITHDRAWN',
  ALREADY_SUBMITTED = 'ALREADY_SUBMITTED',
  ALREADY_DONE = 'ALREADY_DONE',
  DATE_TOO_EARLY = 'DATE_TOO_EARLY',
  // what is missing
  INCOMPLETE = 'INCOMPLETE',
  OPEN_COMMENTS = 'OPEN_COMMENTS',
  FILE_NOT_CLEAN = 'FILE_NOT_CLEAN',
  NO_ROUTE = 'NO_ROUTE',
  REASON_NEEDED = 'REASON_NEEDED',
  ISSUE_MISSING = 'ISSUE_MISSING',
  STILL_USED = 'STILL_USED',
  NOT_FOR_POSTING = 'NOT_FOR_POSTING',
  LETTERS_NOT_PRINTED = 'LETTERS_NOT_PRINTED',
  // figures of objectives
  PERIOD_UNKNOWN = 'PERIOD_UNKNOWN',
  PERIOD_TAKEN = 'PERIOD_TAKEN',
  PERIOD_CLOSED = 'PERIOD_CLOSED',
  DENOMINATOR_ZERO = 'DENOMINATOR_ZERO',
  NUMERATOR_TOO_LARGE = 'NUMERATOR_TOO_LARGE',
  // input
  INVALID_INPUT = 'INVALID_INPUT',
  CODE_TAKEN = 'CODE_TAKEN',
  CODE_MALFORMED = 'CODE_MALFORMED',
  IDEMPOTENCY_CONFLICT = 'IDEMPOTENCY_CONFLICT',
  // files
  UPLOAD_NOT_FOUND = 'UPLOAD_NOT_FOUND',
  UPLOAD_OUT_OF_STEP = 'UPLOAD_OUT_OF_STEP',
  CHECKSUM_MISMATCH = 'CHECKSUM_MISMATCH',
  FILE_TOO_LARGE = 'FILE_TOO_LARGE',
  FILE_TYPE_NOT_ALLOWED = 'FILE_TYPE_NOT_ALLOWED',
  FILE_TYPE_MISMATCH = 'FILE_TYPE_MISMATCH',
  FILE_ENCRYPTED = 'FILE_ENCRYPTED',
  FILE_DAMAGED = 'FILE_DAMAGED',
  FILE_ACTIVE = 'FILE_ACTIVE',
  STORAGE_UNAVAILABLE = 'STORAGE_UNAVAILABLE',
  STORAGE_FULL = 'STORAGE_FULL',
  // PostgreSQL
  DATABASE_UNAVAILABLE = 'DATABASE_UNAVAILABLE',
  // limits
  RATE_LIMITED = 'RATE_LIMITED',
  QUERY_TOO_COSTLY = 'QUERY_TOO_COSTLY',
}
registerEnumType(RefusalCode, {
  name: 'RefusalCode',
  description: 'Vì sao không được. Why the answer is no: stable, never translated; every code has a sentence in each language.',
})

/** What stands beside a code: which field, and facts that help. */
export interface RefusalDetails {
  field?: string
  data?: Record<string, unknown>
}

/** A "no". Thrown, it rolls the transaction back by itself. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly field?: string
  readonly data?: Record<string, unknown>

  constructor(code: RefusalCode, { field, data }: RefusalDetails = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.field = field
    this.data = data
  }
}

/** What our triggers raise, by SQLSTATE. What is not here is a fault of ours: it stays masked, with an alarm in the log. */
const raised: Record<string, RefusalCode> = {
  NI001: RefusalCode.DATE_TOO_EARLY,
  NI002: RefusalCode.WRONG_STATE,
  NI003: RefusalCode.WRONG_STATE,
  NI004: RefusalCode.BYTES_CHANGED,
  NI005: RefusalCode.OWN_WORK,
  NI009: RefusalCode.OPEN_REVISION_EXISTS,
  NI010: RefusalCode.DOCUMENT_WITHDRAWN,
  NI011: RefusalCode.UPLOAD_NOT_FOUND,
  NI013: RefusalCode.WRONG_STATE,
  NI015: RefusalCode.HEAD_ONLY,
  NI016: RefusalCode.ROLES_DO_NOT_GO_TOGETHER,
  NI021: RefusalCode.SECOND_PERSON_NEEDED,
  NI017: RefusalCode.PROOF_NEEDED,
  NI018: RefusalCode.CHANGED_MEANWHILE,
  NI022: RefusalCode.PERIOD_CLOSED,
  NI023: RefusalCode.PERIOD_TAKEN,
}

/** Unique indexes that people can run into. */
const taken: Record<string, RefusalCode> = {
  document_code_pkey: RefusalCode.CODE_TAKEN,
  one_open_revision: RefusalCode.OPEN_REVISION_EXISTS,
  one_approval: RefusalCode.ALREADY_DONE,
  one_withdrawal: RefusalCode.DOCUMENT_WITHDRAWN,
  proof_serves_once: RefusalCode.PROOF_NEEDED,
  one_agreement: RefusalCode.ALREADY_DONE,
  one_issue: RefusalCode.ALREADY_DONE,
  one_content: RefusalCode.CHANGED_MEANWHILE,
  one_in_force: RefusalCode.DATE_TOO_EARLY,
  one_entry_a_change: RefusalCode.CHANGED_MEANWHILE,
  revision_serial: RefusalCode.CHANGED_MEANWHILE,
  objective_code: RefusalCode.CODE_TAKEN,
  one_measurement: RefusalCode.PERIOD_TAKEN,
  one_correction: RefusalCode.CHANGED_MEANWHILE,
  one_close_a_year: RefusalCode.PERIOD_CLOSED,
}

/** Codes of what ends an act that takes too long: a statement that was stopped, a lock that did not come, a transaction that stood still. */
const tooLong = ['57014', '55P03', '25P03']

/** PostgreSQL has no room, no connection left, starts or stops; or its line says so before it can. */
const away = /^(08...|53...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|EHOSTUNREACH|ETIMEDOUT|ENOTFOUND)$/

/** What the driver says without a code. */
const lineBroke =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Connection ended unexpectedly)/

/** After how many seconds PostgreSQL is mostly back, when it was only started anew. */
const backIn = 5

/** Why nothing more is asked of the database: in the dress of PostgreSQL's own, for the ORM hands it on like one. */
export const timeIsUp = () => Object.assign(new Error('an operation took too long'), { code: '57014' })

/** Turns what was thrown into a refusal, where it is an expected "no" of the database; anything else is answered as it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const { name, message, code, constraint, cause } = error as Partial<Record<'name' | 'message' | 'code' | 'constraint', string>> & {
    cause?: unknown
  }
  if (name === 'OptimisticLockError') return new Refusal(RefusalCode.CHANGED_MEANWHILE)
  if (tooLong.includes(code ?? '')) return new Refusal(RefusalCode.QUERY_TOO_COSTLY, { data: { because: 'TIME' } })
  if (away.test(code ?? '') || lineBroke.test(message ?? ''))
    return new Refusal(RefusalCode.DATABASE_UNAVAILABLE, { data: { retryAfterSeconds: backIn } })
  const known = raised[code ?? ''] ?? taken[constraint ?? '']
  if (known) return new Refusal(known)
  return cause === undefined || cause === error ? error : asRefusal(cause) === cause ? error : asRefusal(cause)
}

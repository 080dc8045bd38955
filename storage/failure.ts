/** Why bytes or PostgreSQL cannot be had: a code that whoever speaks to people has a sentence for. */
export type FailureCode =
  | 'NO_BYTES'
  | 'OTHER_BYTES'
  | 'WRONG_HASH'
  | 'NO_BUCKET'
  | 'NO_ANSWER'
  | 'NOT_LET_IN'
  | 'STORE_FULL'
  | 'NO_PROGRAMS'
  | 'NO_USER'
  | 'NAMELESS_USER'
  | 'FOLDER_CLOSED'
  | 'OTHER_MAJOR'
  | 'PASSWORDS_LOST'
  | 'PID_TAKEN'
  | 'NO_START'

/** A failure of this room; `detail` is the one thing its sentence needs. */
export class StorageFailure extends Error {
  override name = 'StorageFailure'
  readonly code: FailureCode
  readonly detail: string

  constructor(code: FailureCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options)
    this.code = code
    this.detail = detail
  }
}

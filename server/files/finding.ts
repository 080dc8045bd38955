// What the check of a file answers; spoken between the file child and the server, so plain data and no enum.

/** What a reader should know of a file that was taken. */
export type Warning = 'NO_TEXT_LAYER' | 'SIGNED' | 'RESTRICTED'

/** Why a file is not taken: a code of `RefusalCode`. */
export type RefusedFile =
  'FILE_TOO_LARGE' | 'FILE_TYPE_NOT_ALLOWED' | 'FILE_TYPE_MISMATCH' | 'FILE_ENCRYPTED' | 'FILE_DAMAGED' | 'FILE_ACTIVE'

/** The types that are taken, by extension. */
export type Extension = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods' | 'png' | 'jpg'

export const mediaTypes: Record<Extension, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  png: 'image/png',
  jpg: 'image/jpeg',
}

/** What was found in the bytes of a file that may be taken. */
export interface Found {
  extension: Extension
  pageCount: number | null
  warnings: Warning[]
}

/** Thrown by whatever finds that a file may not be taken. */
export class FileRefusal extends Error {
  readonly code: RefusedFile
  readonly data: Record<string, unknown>

  constructor(code: RefusedFile, data: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.data = data
  }
}

import { rolesInWords } from './roleWords.ts'
import { countOf, dayOf, fieldsOf, hourOf, megabytesOf, nameOf, textOf, withText, type Facts, type Sentences } from './words.ts'

const states: Record<string, string> = {
  DRAFT: 'being drafted',
  IN_REVIEW: 'in review',
  IN_APPROVAL: 'in approval',
  APPROVED: 'approved, not yet published',
  SCHEDULED: 'published, not yet in force',
  EFFECTIVE: 'in force',
  SUPERSEDED: 'superseded',
  WITHDRAWN: 'withdrawn',
  CANCELLED: 'cancelled',
}
const fields: Record<string, string> = {
  files: 'content file',
  changeSummary: 'summary of the change',
  changeReason: 'reason of the change',
  title: 'title',
  code: 'code',
  parentCode: 'code of the procedure',
  body: 'text',
  basis: 'number of the deciding text',
  basisOn: 'day of the deciding text',
  divisionId: 'division',
  measure: 'measure',
  unit: 'unit',
  numerator: 'figure',
  denominator: 'denominator',
  comment: 'reason why there is no figure',
  cause: 'cause',
  action: 'what will be done',
  text: 'words of a commitment',
  periods: 'figures of periods',
  year: 'figures or answers of some objectives',
  url: 'web address',
  proofUploadId: 'photo or signed note',
}
const because: Record<string, string> = {
  TODAY: 'a day that has passed cannot be chosen',
  APPROVAL: 'it was approved not to take effect before',
  YEAR: 'the year is not over',
  IN_FORCE: 'it must come after the one in force',
  FORCE_BEGAN: 'before that day it was not in force',
  POSTED: 'nothing is taken down before it was posted',
}
const wrong: Record<string, string> = {
  control: 'has characters that cannot be used',
  long: 'is too long',
  notInForce: 'names a document that is not in force',
  itself: 'names this very document',
  future: 'is a day to come',
}
/** A request that is at the wrong door. */
const misdirected: Record<string, string> = {
  HOST: 'This is not an address of the system.',
  METHOD: 'This path does not take the method used.',
}
const missing = (facts: Facts) =>
  fieldsOf(facts)
    .map((field) => fields[field] ?? field)
    .join(', ')

function minutes(facts: Facts): string {
  const seconds = Number(textOf(facts, 'retryAfterSeconds'))
  const [amount, unit] = seconds > 60 ? [Math.ceil(seconds / 60), 'minute'] : [Math.max(1, Math.ceil(seconds)), 'second']
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`
}

/** What is done too often. */
const tooOften: Record<string, (facts: Facts) => string> = {
  OPERATIONS: (facts) => `Too many requests in a minute. Try again in ${minutes(facts)}.`,
  SEARCHES: (facts) => `Too many searches in a minute. Try again in ${minutes(facts)}.`,
  UPLOADS_OPEN: (facts) => `You have ${countOf(facts)} unfinished uploads and cannot open more. Finish or discard one, then try again.`,
  UPLOADS_AT_ONCE: (facts) => `One person sends at most ${countOf(facts)} files at a time. Wait for one to finish, then try again.`,
  UPLOADS_A_DAY: (facts) =>
    `This is more than the ${megabytesOf(facts, 'limit', '.')} that one person may send in a day. Try again in ${minutes(facts)}.`,
}

/** Each code in English. */
export const english: Sentences = {
  UNAUTHENTICATED: (facts) =>
    facts.because === 'WRONG_PASSWORD'
      ? 'The user name or the password is wrong.'
      : 'Your session ended. What you typed is kept; sign in to go on.',
  NOT_FOUND: () => 'Not there, or not visible to you.',
  NOT_ALLOWED: () => 'This needs another role. Nothing was changed.',
  NOT_YOUR_TASK: () => 'This step is for somebody else, or you have done your part.',
  NOT_APPROVER: () => 'This type is approved by somebody else.',
  HEAD_ONLY: () => 'Only the head of the agency approves this type.',
  ASSIGNMENT_NOT_VALID: () => 'No assignment to sign is valid now. The head of the agency approves.',
  OWN_WORK: () => 'You supplied this content, so you cannot review or approve it.',
  ALREADY_REVIEWED: () => 'You reviewed this revision, so you cannot approve it.',
  NOBODY_ELIGIBLE: (facts) => {
    const count = Math.max(1, countOf(facts))
    return `Nobody may act in ${count === 1 ? 'one step' : `${count} steps`}. Somebody else must be able to before you submit.`
  },
  PROOF_NEEDED: (facts) =>
    facts.because === 'WRONG_PASSWORD'
      ? 'The password is wrong. Nothing was approved; try again.'
      : 'Please confirm it is you before approving.',
  SECOND_PERSON_NEEDED: () =>
    'Somebody else has to do this: nobody grants, confirms or ends a role of their own, and whoever proposed does not confirm.',
  ROLES_DO_NOT_GO_TOGETHER: (facts) => `${rolesInWords(facts, 'en') || 'These roles'} are not held by one person. Nothing was changed.`,
  WRONG_STATE: (facts) =>
    `This revision ${withText(facts, 'state', (state) => `is now ${states[state] ?? state}`) || 'has moved on'}; that act no longer applies. Reload to see.`,
  CHANGED_MEANWHILE: (facts) => {
    const hour = hourOf(facts, 'changedAt')
    return `${nameOf(facts, 'changedBy') || 'Someone'} changed this${hour && ` at ${hour}`}. Compare, then save again; what you typed is kept.`
  },
  BYTES_CHANGED: () => 'The file was replaced after you opened it. Nothing was approved.',
  LOCKED_BY_OTHER: (facts) => {
    const hour = hourOf(facts, 'until')
    return `${nameOf(facts, 'holder') || 'Someone'} has this draft checked out${hour && ` until ${hour}`}. You may take it over, with a reason.`
  },
  OPEN_REVISION_EXISTS: (facts) =>
    `${withText(facts, 'label', (label) => `Edition ${label}`) || 'Another edition'} comes first${withText(facts, 'state', (state) => ` (${states[state] ?? state})`)}. The next one can start after it.`,
  DOCUMENT_WITHDRAWN: (facts) =>
    `The document was withdrawn${dayOf(facts, 'from') && ` on ${dayOf(facts, 'from')}`}.${withText(facts, 'successor', (code) => ` See its successor ${code}.`)}`,
  ALREADY_SUBMITTED: () => 'It was submitted once, so it cannot be discarded. Cancel it instead.',
  ALREADY_DONE: (facts) => {
    const hour = hourOf(facts, 'at')
    return `Already done${hour && ` at ${hour}`}. Nothing more to do.`
  },
  DATE_TOO_EARLY: (facts) =>
    `Choose ${dayOf(facts, 'earliest') ? `${dayOf(facts, 'earliest')} or later` : 'a later day'}: ${because[textOf(facts, 'because')] ?? 'this day is too early'}.`,
  INCOMPLETE: (facts) => `Still missing: ${missing(facts) || 'content'}. What you typed is kept.`,
  OPEN_COMMENTS: (facts) => {
    const count = Math.max(1, countOf(facts))
    return count === 1 ? '1 must-fix comment is still open.' : `${count} must-fix comments are still open.`
  },
  FILE_NOT_CLEAN: (facts) =>
    `${withText(facts, 'name', (name) => `"${name}"`) || 'A file'} is still being checked or cannot be used. Try again in a few seconds.`,
  NO_ROUTE: (facts) =>
    `${withText(facts, 'type', (type) => `The type ${type}`) || 'This type'} has no approved route. Tell the document controller.`,
  REASON_NEEDED: () => 'Give at least ten characters, so that others understand.',
  ISSUE_MISSING: () => 'Record number and date before publishing.',
  STILL_USED: (facts) => {
    const count = Math.max(1, countOf(facts))
    return `Still used in ${count === 1 ? '1 place' : `${count} places`}${withText(facts, 'codes', (codes) => ` (${codes})`)}. Name a successor or accept each place.`
  },
  NOT_FOR_POSTING: () => 'Documents of this type are not posted, or this one is restricted.',
  LETTERS_NOT_PRINTED: (facts) =>
    `The printed page has no letter for some signs${withText(facts, 'letters', (letters) => `: ${letters}`)}. Write them in words and submit again, or attach a file to read.`,
  PERIOD_UNKNOWN: (facts) =>
    facts.future === true
      ? 'This period has not ended, so it cannot be said that nothing arose or that there is no figure.'
      : `The period does not fit the frequency or the year of the objective.${withText(facts, 'example', (period) => ` Such as: ${period}.`)}`,
  PERIOD_TAKEN: () => 'This period has its figure. To change it, correct it with a reason; the old one is kept.',
  PERIOD_CLOSED: (facts) => `The year${withText(facts, 'year', (year) => ` ${year}`)} is closed; its figures cannot be changed any more.`,
  DENOMINATOR_ZERO: () => 'The denominator must be more than 0. If nothing came in during the period, choose “nothing arose”.',
  NUMERATOR_TOO_LARGE: () => 'The numerator is larger than the denominator: check it.',
  INVALID_INPUT: (facts) =>
    misdirected[textOf(facts, 'because')] ?? `The value ${wrong[textOf(facts, 'because')] ?? 'cannot be used'}. What you typed is kept.`,
  CODE_TAKEN: (facts) =>
    `Code in use${withText(facts, 'takenBy', (title) => ` for "${title}"`)}.${withText(facts, 'nextCode', (code) => ` Next free: ${code}.`)}`,
  CODE_MALFORMED: (facts) =>
    `The code does not follow the pattern${withText(facts, 'pattern', (pattern) => ` ${pattern}`)}; letters, digits, dot and hyphen only.`,
  IDEMPOTENCY_CONFLICT: () => 'This request was sent before with other content. Reload and try again.',
  UPLOAD_NOT_FOUND: () => 'The upload has expired (24 hours). Choose the file again.',
  UPLOAD_OUT_OF_STEP: () => 'This part does not follow what the server has received. Nothing changed; go on from what was received.',
  CHECKSUM_MISMATCH: () => 'What arrived is not what was sent. Upload it again.',
  FILE_TOO_LARGE: (facts) => {
    const limit = megabytesOf(facts, 'limit', '.')
    return `${megabytesOf(facts, 'size', '.') || 'The file'} is over the ${limit && `${limit} `}limit. Try a lower scan resolution.`
  },
  FILE_TYPE_NOT_ALLOWED: (facts) =>
    `${withText(facts, 'name', String) || 'Such'} files are not accepted. Save as PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG or JPG and upload again.`,
  FILE_TYPE_MISMATCH: (facts) =>
    `Named ${textOf(facts, 'name') || 'as one type'} but contains ${textOf(facts, 'found') || 'another'}. Save it as the right type.`,
  FILE_ENCRYPTED: () => 'The file has a password. Remove it and upload again.',
  FILE_DAMAGED: () => 'The file cannot be opened. Export it again from the source.',
  FILE_ACTIVE: () => 'The file has macros, scripts or outside links. Save it without them and upload again.',
  DATABASE_UNAVAILABLE: () =>
    'The database is not answering, so it is not known whether this was done. Try again in a few seconds; sending it again never does it twice.',
  STORAGE_UNAVAILABLE: () => 'The file store is not answering. Lists still work; try the file again later.',
  STORAGE_FULL: (facts) => {
    const free = megabytesOf(facts, 'free', '.')
    return `The server's disk is nearly full${free && ` (${free} left)`} and takes no more files. Tell the system administrator; nothing was lost, try again later.`
  },
  RATE_LIMITED: (facts) => tooOften[textOf(facts, 'because')]?.(facts) ?? `Too many tries. Try again in ${minutes(facts)}.`,
  QUERY_TOO_COSTLY: (facts) =>
    facts.because === 'TIME'
      ? 'This took too long and was stopped. Nothing was changed; try again in a moment.'
      : 'The request is too large. Ask for fewer rows at a time.',
}

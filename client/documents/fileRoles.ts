import type { FileRole } from '../kernel/api/graphql.ts'

/** What is known of a file before its bytes are. */
export interface Named {
  fileName: string
}

/** A file that hangs on the draft. */
export interface Placed extends Named {
  id: string
  role: FileRole
  /** Its upload is still known, so it can be hung elsewhere. */
  movable?: boolean
}

/** Where a file is to hang; `ask` says that a person has to choose between replacing and adding. */
export interface Placement {
  role: FileRole
  replaces?: Placed
  /** The file that makes room by becoming the source. */
  moves?: Placed
  ask: boolean
}

const isPdf = (file: Named) => /\.pdf$/i.test(file.fileName)
const isWord = (file: Named) => /\.(docx|odt)$/i.test(file.fileName)

/**
 * Proposes where a file is to hang, seeing those that come beside it and those that hang already.
 * A PDF is what people read, a Word file beside it is its source, a Word file alone is read itself; the rest is attached.
 * The same name is the same file, made anew. Any other PDF or Word file could be either, so a person is asked.
 */
export function placeFile(file: Named, beside: Named[], present: Placed[]): Placement {
  const again = present.find((one) => one.fileName === file.fileName)
  if (again) return { role: again.role, replaces: again, ask: false }
  if (!isPdf(file) && !isWord(file)) return { role: 'ATTACHMENT', ask: false }

  const content = present.find((one) => one.role === 'CONTENT')
  if (!content) return { role: isPdf(file) || !beside.some(isPdf) ? 'CONTENT' : 'SOURCE', ask: false }
  if (isPdf(file)) {
    return isWord(content) && content.movable
      ? { role: 'CONTENT', moves: content, ask: false }
      : { role: 'CONTENT', replaces: content, ask: true }
  }
  if (isWord(content)) return { role: 'CONTENT', replaces: content, ask: true }
  const source = present.find((one) => one.role === 'SOURCE')
  return source ? { role: 'SOURCE', replaces: source, ask: true } : { role: 'SOURCE', ask: false }
}

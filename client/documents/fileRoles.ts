import type { FileRole } from '../kernel/api/graphql.ts'

/** What is known of a file before its bytes are. */
export interface Named {
  fileName: string
}

/** A file that already hangs on the draft, or will when its upload is done. */
export interface Placed extends Named {
  id?: string
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
 * Proposes where each of the files that came together is to hang.
 * A PDF is what people read, a Word file beside it is its source, a Word file alone is read itself; the rest is attached.
 * The same name is the same file, made anew. Any other PDF or Word file could be either, so a person is asked.
 */
export function placeFiles(arriving: Named[], present: Placed[]): Placement[] {
  const taken = [...present]
  const placeOf = (file: Named): Placement => {
    const again = taken.find((one) => one.fileName === file.fileName)
    if (again) return { role: again.role, replaces: again, ask: false }
    if (!isPdf(file) && !isWord(file)) return { role: 'ATTACHMENT', ask: false }
    const content = taken.find((one) => one.role === 'CONTENT')
    const pdfAhead = arriving.some(isPdf)
    if (!content) return { role: isPdf(file) || !pdfAhead ? 'CONTENT' : 'SOURCE', ask: false }
    if (isPdf(file) && isWord(content) && content.movable) return { role: 'CONTENT', moves: content, ask: false }
    if (isPdf(file)) return { role: 'CONTENT', replaces: content, ask: true }
    const source = taken.find((one) => one.role === 'SOURCE')
    if (isPdf(content)) return source ? { role: 'SOURCE', replaces: source, ask: true } : { role: 'SOURCE', ask: false }
    return { role: 'CONTENT', replaces: content, ask: true }
  }
  return arriving.map((file) => {
    const placement = placeOf(file)
    const { role, replaces, moves } = placement
    if (replaces) taken.splice(taken.indexOf(replaces), 1)
    if (moves) taken.splice(taken.indexOf(moves), 1, { ...moves, role: 'SOURCE' })
    taken.push({ fileName: file.fileName, role, movable: true })
    return placement
  })
}

import { createHash } from 'node:crypto'
import type { ChangeReason, ChangeSize, FileRole } from '../../schema/index.ts'

/** What a seal covers: every file and every row of a revision. */
export interface Sealed {
  code: string
  serial: number
  title: string
  changeSize: ChangeSize
  changeReason: ChangeReason | null
  changeSummary: string | null
  files: { role: FileRole; fileName: string; mediaType: string; byteSize: number; sha256: string }[]
}

/** Makes the seal: a canonical text (UTF-8, NFC, fixed order, LF), and its SHA-256. Votes and approvals name the hash, so they name each byte. */
export function seal({ code, serial, title, changeSize, changeReason, changeSummary, files }: Sealed): { text: string; sha256: string } {
  const order = [...files].sort((a, b) => compare(a.role, b.role) || compare(a.fileName, b.fileName) || compare(a.sha256, b.sha256))
  const lines = [
    'niem seal 1',
    `document ${code}`,
    `serial ${serial}`,
    `title ${JSON.stringify(title)}`,
    `change ${changeSize} ${changeReason ?? '-'}`,
    `summary ${JSON.stringify(changeSummary)}`,
    ...order.map((file) => `file ${file.role} ${file.sha256} ${file.byteSize} ${file.mediaType} ${JSON.stringify(file.fileName)}`),
  ]
  const text = `${lines.join('\n')}\n`.normalize('NFC')
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

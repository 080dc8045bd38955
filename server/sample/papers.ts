import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { FileRole } from '../../schema/index.ts'
import type { FileStore } from '../../storage/FileStore.ts'
import { workingDays } from './calendar.ts'
import type { Sample } from './data.ts'
import { fileNameOf } from './documentRows.ts'
import { issuesOf, type KeptFile, type LaidIssue } from './issues.ts'
import { layPaper } from './paper/lay.ts'
import { sampleAgencyId } from './peopleRows.ts'
import { withSource, wordOf } from './word.ts'
import { writePaper } from './writing/write.ts'

/** Lays out every document, in each of its issues, and keeps the bytes; the store works while the next one is laid out. */
export async function keepDocuments(
  sample: Sample,
  store: FileStore,
  { running, tell }: { running: number | null; tell?: ((done: number, total: number) => void) | undefined },
): Promise<LaidIssue[]> {
  const days = workingDays(sample.documents.length)
  const kept: LaidIssue[] = []
  const issues = sample.documents.flatMap((row, i) => issuesOf(row, days[i]!, running).map((issue) => ({ row, issue })))
  let done = 0
  let putting: Promise<unknown> = Promise.resolve()
  for (const { row, issue } of issues) {
    const paper = writePaper(sample, { ...row, edition: issue.edition }, issue.from, issue.year)
    const { bytes, pages } = await layPaper(paper, issue.from)
    const made = [{ file: fileOf(FileRole.CONTENT, fileNameOf(row, 'pdf'), bytes, pages), bytes }]
    if (withSource.includes(row.code) && issue.until === null) {
      const word = await wordOf(paper)
      made.push({ file: fileOf(FileRole.SOURCE, fileNameOf(row, 'docx'), word, null), bytes: word })
    }
    await putting
    putting = Promise.all(
      made.map(({ file: { sha256, byteSize, mediaType }, bytes: content }) =>
        store.put({ agencyId: sampleAgencyId, sha256 }, Readable.from([Buffer.from(content)]), { size: byteSize, type: mediaType }),
      ),
    )
    putting.catch(() => {}) // what failed is heard where it is awaited
    kept.push({ row, issue, files: made.map(({ file }) => file) })
    if (issue.until === null) tell?.((done += 1), sample.documents.length)
  }
  await putting
  return kept
}

const mediaTypes = {
  [FileRole.CONTENT]: 'application/pdf',
  [FileRole.SOURCE]: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

const fileOf = (role: FileRole.CONTENT | FileRole.SOURCE, fileName: string, bytes: Uint8Array, pages: number | null): KeptFile => ({
  role,
  fileName,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  byteSize: bytes.length,
  mediaType: mediaTypes[role],
  pages,
})

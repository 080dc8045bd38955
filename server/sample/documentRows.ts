import { ChangeSize } from '../../schema/index.ts'
import { newId } from '../../schema/kernel/keys.ts'
import { normalCode } from '../documents/numbering.ts'
import { seal } from '../documents/seal.ts'
import { contentRows } from './contentRows.ts'
import type { DocumentRow, Sample } from './data.ts'
import type { KeptIssue } from './issues.ts'
import { idsFor, type Ids, type Rows, sampleAgencyId as agency_id } from './peopleRows.ts'
import { ownerOf } from './writing/write.ts'

/** The types with the first version of their routes. */
export function typeRows({ types }: Sample, typeIds: Ids): Record<string, Rows> {
  const routes = types.filter(({ review_steps }) => review_steps).map((type) => ({ type, id: newId() }))
  return {
    document_type: types.map((type, i) => ({
      agency_id,
      id: typeIds.get(type.code),
      code: type.code,
      kind: type.kind,
      name: type.name_vi,
      name_en: type.name_en,
      code_pattern: type.code_pattern,
      approver: type.approver,
      issue: type.issue,
      posting: type.posting,
      review_months: type.review_months ? Number(type.review_months) : null,
      position: i + 1,
    })),
    route: routes.map(({ type, id }) => ({ agency_id, id, type_id: typeIds.get(type.code), version: 1 })),
    route_step: routes.flatMap(({ type, id }) =>
      type.review_steps.split('>').flatMap((side, i) =>
        side.split('+').map((who) => ({
          agency_id,
          id: newId(),
          route_id: id,
          position: i + 1,
          kind: who === 'FORM' ? 'FORM' : 'CONTENT',
          who,
        })),
      ),
    ),
  }
}

/** The documents with their revisions, which were taken over: no author, no vote, no approval. */
export function documentRows(
  sample: Sample,
  kept: readonly KeptIssue[],
  ids: { divisions: Ids; types: Ids; objectives: Ids },
): Record<string, Rows> {
  const import_run_id = newId()
  const documentIds = idsFor(sample.documents)
  const kinds = new Map(sample.types.map(({ code, kind }) => [code, kind]))
  const all = kept.map((one) => {
    const { row, issue, files, statement, sheet } = one
    const change = { changeSize: ChangeSize.EDITION, changeReason: null, changeSummary: null }
    return {
      ...one,
      id: documentIds.get(row.code)!,
      revisionId: newId(),
      sealed: seal({ code: row.code, serial: issue.serial, title: row.title_vi, ...change, statement, sheet, files: [...files] }),
    }
  })
  const files = all.flatMap((one) => one.files.map((file) => ({ ...file, revisionId: one.revisionId })))
  const documents = all.filter(({ issue }) => issue.serial === 1)
  return {
    import_run: [{ agency_id, id: import_run_id, source: 'Dữ liệu mẫu' }],
    document: documents.map(({ row, id }) => ({
      agency_id,
      id,
      code: row.code,
      title: row.title_vi,
      kind: kinds.get(row.type_code),
      type_id: ids.types.get(row.type_code),
      division_id: ids.divisions.get(ownerOf(row)),
      parent_id: row.parent_code ? documentIds.get(row.parent_code) : null,
      import_run_id,
    })),
    document_code: documents.map(({ row, id }) => ({
      agency_id,
      normal: normalCode(row.code),
      name: row.code,
      document_id: id,
    })),
    revision: all.map(({ row, issue, id, revisionId, sealed }) => ({
      agency_id,
      id: revisionId,
      document_id: id,
      serial: issue.serial,
      edition: Number(issue.edition || 1),
      amendment: Number(row.amendment || 0),
      title: row.title_vi,
      state: 'PUBLISHED',
      origin: 'MIGRATED',
      in_force: `[${issue.from},${issue.until ?? ''})`,
      seal_text: sealed.text,
      seal_sha256: sealed.sha256,
      import_run_id,
    })),
    stored_file: files.map((file) => ({
      agency_id,
      sha256: file.sha256,
      byte_size: file.byteSize,
      media_type: file.mediaType,
      page_count: file.pages,
      warnings: [],
    })),
    revision_file: files.map((file) => ({
      agency_id,
      id: newId(),
      revision_id: file.revisionId,
      role: file.role,
      file_name: file.fileName,
      sha256: file.sha256,
    })),
    ...contentRows(all, { documents: documentIds, objectives: ids.objectives }),
    search_entry: all.map(({ row, revisionId }) => ({ agency_id, revision_id: revisionId, code: row.code, title: row.title_vi })),
    trail_entry: all.flatMap(({ row, issue, files: [content], id, revisionId, sealed }) => [
      ...(issue.serial === 1
        ? [entry('document', id, { action: 'documentTakenOver', documentId: id, details: { code: row.code, importRunId: import_run_id } })]
        : []),
      entry('revision', revisionId, {
        action: 'revisionTakenOver',
        documentId: id,
        to: 'PUBLISHED',
        sha256: content?.sha256,
        sealSha256: sealed.sha256,
        details: { effectiveOn: issue.from, importRunId: import_run_id },
      }),
    ]),
  }
}

const entry = (type: string, id: string, said: Record<string, unknown>) => ({
  agency_id,
  id: newId(),
  subject_type: type,
  subject_id: id,
  subject_lock: 1,
  body: JSON.stringify({ actorId: null, ...said }),
})

/** The name under which a file of a document is downloaded. */
export const fileNameOf = ({ code, title_vi }: DocumentRow, extension: string): string =>
  `${code} ${title_vi.replaceAll('/', '-')}.${extension}`

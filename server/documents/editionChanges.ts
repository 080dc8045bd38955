import { DocumentKind } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { changesBetween, RowChange } from './content/changes.ts'
import { wholeOf } from './loaders.ts'
import type { BriefRevision, RevisionRow } from './rows.ts'
import { opens } from './views.ts'

const liesInRows = (kind: DocumentKind) => kind === DocumentKind.POLICY || kind === DocumentKind.OBJECTIVES

/** What a policy or a sheet changes against the edition before it; null for other kinds, and where either edition is closed to the reader. */
export async function editionChanges(ctx: Context, row: BriefRevision | RevisionRow) {
  if ('kind' in row && !liesInRows(row.kind)) return null // the inbox asks it of every row: nothing is read for the others
  const now = await wholeOf(ctx, row)
  const before = now.supersedes && liesInRows(now.kind) ? await wholeOf(ctx, now.supersedes) : null
  if (!liesInRows(now.kind) || !opens(ctx, now) || (before && !opens(ctx, before))) return null
  const compared = before !== null && (before.statement ?? before.sheet) !== null
  const changes = compared ? changesBetween(before, now) : { words: [], commitments: [], objectives: [], same: 0 }
  const rows = [...changes.commitments, ...changes.objectives]
  const count = (asked: RowChange) => rows.filter(({ change }) => change === asked).length
  return {
    ...changes,
    before,
    compared,
    added: count(RowChange.ADDED),
    removed: count(RowChange.REMOVED),
    changed: count(RowChange.CHANGED) + changes.words.length,
  }
}

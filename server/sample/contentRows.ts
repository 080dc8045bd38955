import { newId } from '../../schema/kernel/keys.ts'
import type { SampleFigure } from './figures.ts'
import type { KeptIssue } from './issues.ts'
import { type Ids, type Rows, sampleAgencyId as agency_id } from './peopleRows.ts'

/** The rows of policies and objectives; none where the issues have none. */
export function contentRows(
  issues: readonly (KeptIssue & { revisionId: string })[],
  ids: { documents: Ids; objectives: Ids },
): Record<string, Rows> {
  const statements = issues.flatMap(({ revisionId: revision_id, statement }) => (statement ? [{ revision_id, ...statement }] : []))
  const sheets = issues.flatMap(({ revisionId: revision_id, row, sheet }) => (sheet ? [{ revision_id, row, ...sheet }] : []))
  const lines = sheets.flatMap(({ revision_id, row, objectives }) => objectives.map((one) => ({ revision_id, row, one })))
  const documentOf = new Map(lines.map(({ row, one }) => [one.code, row.code]))
  return {
    policy_statement: statements.map(({ revision_id, ...one }) => ({
      ...{ agency_id, revision_id, title: one.title, title_en: one.titleEn, motto: one.motto, motto_en: one.mottoEn },
      ...{ closing: one.closing, closing_en: one.closingEn },
    })),
    policy_commitment: statements.flatMap(({ revision_id, commitments }) =>
      commitments.map(({ position, identity, text, textEn }) => ({ agency_id, revision_id, position, identity, text, text_en: textEn })),
    ),
    objectives_sheet: sheets.map(({ revision_id, year }) => ({ agency_id, revision_id, year })),
    objective: [...documentOf].map(([code, document]) => ({
      ...{ agency_id, id: ids.objectives.get(code), code, document_id: ids.documents.get(document) },
    })),
    yearly_objective: lines.map(({ revision_id, one }) => ({
      ...{ agency_id, id: one.id, revision_id, objective_id: ids.objectives.get(one.code), position: one.position },
      ...{ title: one.title, title_en: one.titleEn, measure: one.measure, measure_kind: one.measureKind, formula: one.formula },
      ...{ unit: one.unit, direction: one.direction, target: one.target, frequency: one.frequency, due_days: one.dueDays },
      ...{ division_id: one.divisionId, owner_id: one.ownerId, data_source: one.dataSource, commitment: one.commitment },
      ...{ plan_what: one.plan.what, plan_who: one.plan.who },
    })),
  }
}

/** The rows of figures, entered by the controller when the sample was loaded. */
export const figureRows = (figures: readonly SampleFigure[], objectives: Ids, recorded_by_id: string): Rows =>
  figures.map((one) => ({
    ...{ agency_id, id: newId(), objective_id: objectives.get(one.code), period: one.period, kind: one.kind },
    ...{ numerator: one.numerator ?? null, denominator: one.denominator ?? null, comment: one.comment ?? null },
    ...{ cause: one.cause ?? null, action: one.action ?? null, recorded_by_id },
  }))

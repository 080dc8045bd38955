import { readFileSync } from 'node:fs'
import { type Row, readRows } from './csv.ts'

const read = <Column extends string>(name: string, columns: readonly Column[]): Row<Column>[] =>
  readRows(readFileSync(new URL(`./data/${name}.csv`, import.meta.url), 'utf8'), columns)

/** Reads the tables of the sample agency; data/README of the shared pages explains each column. */
// prettier-ignore
export function readSample() {
  const [agency] = read('agency', ['code', 'name_vi', 'name_en', 'superior_vi', 'symbol', 'place_vi', 'time_zone', 'standard_edition', 'lead_unit_vi', 'lead_office_vi', 'one_stop_place_vi', 'one_stop_system_vi', 'email_domain'])
  if (!agency) throw new Error('agency.csv holds no agency')
  return {
    agency,
    divisions: read('divisions', ['code', 'abbreviation', 'name_vi', 'name_en', 'kind', 'in_qms_scope', 'main_fields']),
    roles: read('roles', ['code', 'name_vi', 'name_en', 'kind', 'typical_duties_in_system']),
    personas: read('personas', ['login', 'name', 'title_vi', 'title_en', 'position_code', 'qms_codes', 'division_code', 'roles', 'division_scope', 'valid_from', 'valid_to', 'email']),
    types: read('document-types', ['code', 'kind', 'name_vi', 'name_en', 'code_pattern', 'layout', 'issue', 'review_steps', 'approver', 'external_decision', 'reading', 'posting', 'review_months', 'retention']),
    fields: read('fields', ['field_code', 'name_vi']),
    documents: read('iso-documents', ['code', 'type_code', 'title_vi', 'title_en', 'parent_code', 'iso_clauses', 'owner_division', 'drafted_by_role', 'reviewed_by_role', 'approved_by_role', 'public', 'review_months', 'edition', 'amendment']),
    procedures: read('procedures', ['id', 'field_code', 'name_vi', 'national_code', 'statutory_days', 'day_unit', 'legal_basis', 'iso_document_code', 'approval_decision', 'period']),
    steps: read('procedure-steps', ['iso_document_code', 'procedure_id', 'step_no', 'step_vi', 'responsible_vi', 'hours', 'output_vi', 'form_code']),
    policy: read('quality-policy', ['year', 'line_no', 'kind', 'text_vi', 'text_en']),
    objectives: read('objectives', ['code', 'year', 'title_vi', 'title_en', 'level', 'measure_vi', 'formula', 'comparison', 'target_value', 'target_unit', 'frequency', 'owner_role', 'owner_division', 'data_source', 'policy_commitment', 'plan_vi']),
    totals: read('file-statistics', ['month', 'received', 'online', 'resolved', 'early', 'on_time', 'survey_replies', 'survey_result']),
    risks: read('risks', ['code', 'kind', 'description_vi', 'related_to', 'cause_vi', 'likelihood_1_5', 'impact_1_5', 'score', 'treatment_vi', 'owner_role']),
  }
}

/** The tables of the sample agency. */
export type Sample = ReturnType<typeof readSample>

/** A row of the list of controlled documents. */
export type DocumentRow = Sample['documents'][number]

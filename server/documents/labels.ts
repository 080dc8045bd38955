import { StepHolder, TaskHolder, TaskKind } from '../../schema/index.ts'
import type { Language } from '../kernel/context.ts'
import type { DivisionRow } from '../agency/rows.ts'

const two = (number: number) => String(number).padStart(2, '0')

/** The number as printed: 05, or 05.01. */
export const labelOf = ({ edition, amendment }: { edition: number; amendment: number }): string =>
  amendment === 0 ? two(edition) : `${two(edition)}.${two(amendment)}`

const who: Record<Language, Record<StepHolder, string>> = {
  vi: {
    OWNER: 'Trưởng đơn vị chủ trì',
    ALL_HEADS: 'Trưởng các đơn vị trong phạm vi',
    QMR: 'Đại diện lãnh đạo về chất lượng',
    OFFICE: 'Chánh Văn phòng',
    FORM: 'Soát thể thức',
  },
  en: {
    OWNER: 'Head of the owning division',
    ALL_HEADS: 'Heads of all divisions in scope',
    QMR: 'Quality management representative',
    OFFICE: 'Chief of Office',
    FORM: 'Check of form',
  },
}

/** Who does a step of a route, in words. */
export const stepLabel = (language: Language, step: StepHolder): string => who[language][step]

const tasks: Record<Language, Record<TaskKind, string>> = {
  vi: {
    REVISE: 'Soạn thảo',
    REVIEW: 'Soát xét nội dung',
    CHECK_FORM: 'Soát thể thức',
    APPROVE: 'Phê duyệt',
    RECORD_ISSUE: 'Ghi số văn bản',
    PUBLISH: 'Ban hành',
    DECIDE_WITHDRAWAL: 'Quyết định hủy bỏ',
    CLOSE_YEAR: 'Chốt năm mục tiêu',
    MEASURE: 'Nhập số liệu',
    REPLACE_POSTING: 'Thay bản niêm yết',
  },
  en: {
    REVISE: 'Drafting',
    REVIEW: 'Review of content',
    CHECK_FORM: 'Check of form',
    APPROVE: 'Approval',
    RECORD_ISSUE: 'Recording the issue number',
    PUBLISH: 'Publishing',
    DECIDE_WITHDRAWAL: 'Decision on the withdrawal',
    CLOSE_YEAR: 'Closing the year of objectives',
    MEASURE: 'Entering figures',
    REPLACE_POSTING: 'Replacing what hangs',
  },
}

/** What a task is, in words. */
export const taskLabel = (language: Language, kind: TaskKind): string => tasks[language][kind]

const holders: Record<Language, Record<Exclude<TaskHolder, 'AUTHOR' | 'DIVISION_HEAD'>, string>> = {
  vi: { QMR: 'Đại diện lãnh đạo', CONTROLLER: 'Người kiểm soát tài liệu', RECORDS_OFFICER: 'Văn thư, lưu trữ', HEAD: 'Người đứng đầu' },
  en: { QMR: 'QMR', CONTROLLER: 'Document controller', RECORDS_OFFICER: 'Records officer', HEAD: 'Head of agency' },
}

/** A task with the role it waits for: "Soát xét nội dung: QLTM". */
export function stepOfTaskLabel(language: Language, task: { kind: TaskKind; holder: TaskHolder; division: DivisionRow | null }): string {
  const kind = taskLabel(language, task.kind)
  if (task.holder === TaskHolder.AUTHOR) return kind
  if (task.holder === TaskHolder.DIVISION_HEAD) return task.division ? `${kind}: ${task.division.abbreviation}` : kind
  return `${kind}: ${holders[language][task.holder]}`
}

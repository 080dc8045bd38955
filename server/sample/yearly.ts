import { Direction, Frequency, MeasureKind } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { newId } from '../../schema/kernel/keys.ts'
import type { ObjectiveRow, SheetRow, StatementRow } from '../documents/content/rows.ts'
import { sampleYear } from './calendar.ts'
import { listed } from './csv.ts'
import type { Sample } from './data.ts'
import { figuresOfRunningYear, figuresOfSampleYear, type SampleFigure } from './figures.ts'
import type { KeptIssue, LaidIssue } from './issues.ts'
import type { Ids } from './peopleRows.ts'
import { responsibleFor } from './writing/policy.ts'

type ObjectiveOfSample = Sample['objectives'][number]

/** Commitments of 2021 that reword one of 2020: the same commitment through the years. */
const rewords: Record<string, string> = { '2021.3': '2020.3', '2021.4': '2020.4', '2021.8': '2020.5' }

/** The identity of each commitment, by its year and line. */
function commitmentIds({ policy }: Sample): Ids {
  const ids = new Map<string, string>()
  for (const { year, line_no, kind } of policy) {
    const name = `${year}.${line_no}`
    if (kind === 'commitment') ids.set(name, ids.get(rewords[name] ?? '') ?? newId())
  }
  return ids
}

/** The words of the policy of a year. */
function statementOf({ policy }: Sample, year: string, commitments: Ids): StatementRow {
  const lines = policy.filter((line) => line.year === year)
  const one = (kind: string) => lines.find((line) => line.kind === kind)
  const [title, motto, closing] = ['title', 'motto', 'closing'].map(one)
  return {
    title: title!.text_vi,
    titleEn: title!.text_en,
    motto: motto?.text_vi ?? null,
    mottoEn: motto?.text_en ?? null,
    closing: closing?.text_vi ?? null,
    closingEn: closing?.text_en ?? null,
    commitments: lines
      .filter(({ kind }) => kind === 'commitment')
      .map(({ line_no, text_vi, text_en }, i) => ({
        position: i + 1,
        identity: commitments.get(`${year}.${line_no}`)!,
        text: text_vi,
        textEn: text_en,
      })),
  }
}

/** Where figures come from: the table says it in English. */
const sources: Record<string, string> = {
  'monthly figures of the one-stop software, entered or imported': 'Số liệu tháng của phần mềm một cửa, nhập tay hoặc nạp từ tệp',
  'procedure records: statutory and internal days': 'Thời hạn theo quy định và thời hạn nội bộ của từng thủ tục',
  'survey totals (no personal data)': 'Tổng hợp phiếu khảo sát (không có dữ liệu cá nhân)',
  'complaint register': 'Sổ theo dõi phản ánh, kiến nghị, khiếu nại',
  'procedure register': 'Danh mục thủ tục hành chính',
  'procedure-to-document links': 'Liên kết giữa thủ tục và tài liệu',
  'monthly figures': 'Số liệu tháng',
  'document register': 'Danh mục tài liệu',
  'audit records': 'Hồ sơ đánh giá nội bộ',
  'management review records': 'Hồ sơ xem xét của lãnh đạo',
  'nonconformity register': 'Sổ theo dõi sự không phù hợp',
  'legal register and impact slips': 'Danh mục văn bản pháp luật và phiếu đánh giá tác động',
  'read-and-understood records': 'Xác nhận đã đọc và hiểu',
  'training records': 'Hồ sơ đào tạo',
  'figures of the document system, entered': 'Số liệu của phần mềm quản lý văn bản, nhập tay',
  'monthly figures by field': 'Số liệu tháng theo lĩnh vực',
  'sampled by audit': 'Chọn mẫu khi đánh giá',
}

/** The objectives of the sample at a level as those of a year, in their order. */
function sheetOf(
  sample: Sample,
  level: 'agency' | 'division',
  year: number,
  ids: { commitments: Ids; divisions: Ids; people: Ids },
): SheetRow {
  const objectives = sample.objectives
    .filter((one) => one.level === level)
    .map((one, i): Omit<ObjectiveRow, 'identity' | 'revisionId' | 'division' | 'owner'> => ({
      id: newId(),
      code: one.code,
      year,
      position: i + 1,
      title: one.title_vi,
      titleEn: one.title_en || null,
      measure: one.measure_vi,
      measureKind: kindOf(one),
      formula: one.formula,
      unit: one.target_unit,
      direction: one.comparison === '>=' ? Direction.AT_LEAST : Direction.AT_MOST,
      target: one.target_value,
      frequency: Frequency[one.frequency.toUpperCase() as Frequency],
      dueDays: 5,
      divisionId: level === 'division' ? ids.divisions.get(one.owner_division)! : null,
      ownerId: ownerIn(sample, one, ids.people),
      dataSource: sources[one.data_source]!,
      commitment: ids.commitments.get(one.policy_commitment)!,
      plan: { what: one.plan_vi, who: responsibleFor(sample, one), means: null, when: null, judged: null },
    }))
  return { year, objectives: objectives as ObjectiveRow[] }
}

function kindOf({ formula, target_unit }: ObjectiveOfSample): MeasureKind {
  if (target_unit === '%') return MeasureKind.RATIO
  return formula.startsWith('avg') ? MeasureKind.AVERAGE : MeasureKind.COUNT
}

/** Whoever holds the position or the part in the quality system, in that division; nobody where each division gives its own figures. */
function ownerIn({ personas }: Sample, { owner_role, owner_division }: ObjectiveOfSample, people: Ids): string | null {
  const owner = personas.find(
    ({ position_code, qms_codes, division_code }) =>
      (position_code === owner_role && division_code === owner_division) ||
      (owner_division !== '' && listed(qms_codes).includes(owner_role)),
  )
  return owner ? people.get(owner.login)! : null
}

/** Adds to each issue what of it lies in rows. */
export function withContent(
  sample: Sample,
  laid: readonly LaidIssue[],
  ids: { divisions: Ids; people: Ids },
  yearly: boolean,
): KeptIssue[] {
  const commitments = commitmentIds(sample)
  return laid.map((one) => {
    const { type_code } = one.row
    const { year } = one.issue
    const level = type_code === 'MTCL' ? 'agency' : 'division'
    return {
      ...one,
      statement: yearly && type_code === 'CSCL' ? statementOf(sample, year, commitments) : null,
      sheet: yearly && type_code.startsWith('MTCL') ? sheetOf(sample, level, Number(year), { ...ids, commitments }) : null,
    }
  })
}

/** The figures of every sheet. */
export const yearlyFigures = (sample: Sample, issues: readonly KeptIssue[], today: Day): SampleFigure[] =>
  issues.flatMap(({ sheet }) => {
    if (!sheet) return []
    return sheet.year === Number(sampleYear) ? figuresOfSampleYear(sample, sheet) : figuresOfRunningYear(sample, sheet, today)
  })

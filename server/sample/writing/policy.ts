import type { Block } from '../../paper/text.ts'
import type { DocumentRow, Sample } from '../data.ts'
import { points, type Section, table, text } from './paper.ts'

/** Writes the policy, the objectives of the agency, or the sheet of the divisions. */
export function writePolicyOrObjectives(sample: Sample, { type_code }: DocumentRow, year: string): Section[] {
  if (type_code === 'CSCL') return policyOf(sample, year)
  const level = type_code === 'MTCL' ? 'agency' : 'division'
  return objectivesOf(sample, level, year)
}

function policyOf({ policy, agency }: Sample, year: string): Section[] {
  const lines = policy.filter((line) => line.year === year)
  const of = (kind: string) => lines.filter((line) => line.kind === kind).map(({ text_vi }) => text_vi)
  const [motto = ''] = of('motto')
  const commitments = of('commitment')
  const centred = (words: string, size: number): Block => ({ kind: 'text', text: words, centred: true, size })
  return [
    {
      title: 'Phương châm',
      blocks: [centred(`**${motto}**`, 16)],
    },
    {
      title: 'Cam kết',
      blocks: [
        text(`${agency.name_vi} cam kết:`),
        ...commitments.map((commitment, i) => text(`**${i + 1}.** ${commitment.replace(/^Cam kết của lãnh đạo: c/, 'Lãnh đạo Sở c')}`)),
        ...of('closing').map(text),
      ],
    },
    {
      title: 'Phổ biến và xem xét',
      blocks: [
        points(
          'Chính sách được niêm yết tại trụ sở, đăng trên trang thông tin điện tử của Sở và phổ biến đến toàn thể công chức, người lao động.',
          'Chính sách được xem xét ít nhất mỗi năm một lần, tại cuộc họp xem xét của lãnh đạo; khi ban hành lại thì tăng lần ban hành.',
        ),
      ],
    },
  ]
}

const frequencies: Record<string, string> = { month: 'Tháng', quarter: 'Quý', year: 'Năm' }

/** Who answers for an objective, as its plan names them. */
export function responsibleFor({ divisions, roles }: Sample, { owner_role, owner_division }: Sample['objectives'][number]): string {
  const division = divisions.find(({ code }) => code === owner_division)?.name_vi ?? 'Các phòng trong phạm vi'
  if (owner_role === 'TP' && owner_division) return `Trưởng ${division.replace(/^Phòng/, 'phòng')}`
  return `${roles.find(({ code }) => code === owner_role)?.name_vi ?? ''}, ${division}`
}

function objectivesOf(sample: Sample, level: 'agency' | 'division', year: string): Section[] {
  const mine = sample.objectives.filter((one) => one.level === level)
  const target = (one: (typeof mine)[number]) =>
    `${one.comparison === '>=' ? '≥' : '≤'} ${one.target_value}${one.target_unit === '%' ? '%' : ` ${one.target_unit}`}`
  return [
    {
      title: 'Mục đích, phạm vi',
      blocks: [
        text(
          level === 'agency'
            ? `Cụ thể hóa chính sách chất lượng thành các mục tiêu đo được trong năm ${year}; áp dụng cho toàn Sở.`
            : `Cụ thể hóa mục tiêu chất lượng của Sở thành mục tiêu của từng phòng trong năm ${year}.`,
        ),
      ],
    },
    {
      title: `Mục tiêu chất lượng năm ${year}`,
      blocks: [
        table(
          ['TT:6c', 'Mục tiêu:38', 'Thước đo:32', 'Chỉ tiêu:12c', 'Kỳ đo:12c'],
          mine.map((one, i) => [`${i + 1}`, one.title_vi, one.measure_vi, target(one), frequencies[one.frequency] ?? '']),
        ),
      ],
    },
    {
      title: 'Kế hoạch thực hiện',
      blocks: [
        table(
          ['TT:6c', 'Mã:16c', 'Việc cần làm:44', 'Chịu trách nhiệm:34'],
          mine.map((one, i) => [`${i + 1}`, one.code, one.plan_vi, responsibleFor(sample, one)]),
        ),
      ],
    },
    {
      title: 'Theo dõi, đánh giá',
      blocks: [
        points(
          'Số liệu được nhập theo kỳ đo, trên phần mềm; kết quả do phần mềm tính từ số liệu, không nhập tỷ lệ.',
          'Kỳ không có việc nào phát sinh ghi “không phát sinh”; kỳ chưa nhập ghi “chưa có số liệu”. Hai trường hợp này không tính là đạt hay không đạt.',
          'Mục tiêu không đạt phải có nguyên nhân và biện pháp, theo BM.ISO.MT.02.',
        ),
      ],
    },
  ]
}

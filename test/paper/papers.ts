import type { ObjectivesPaper } from '../../server/paper/objectivesSheet.ts'
import type { StatementPaper } from '../../server/paper/statement.ts'
import { sampleYear } from '../../server/sample/calendar.ts'
import { readSample } from '../../server/sample/data.ts'

const { policy, objectives } = readSample()
const lines = (kind: string) => policy.filter((line) => line.year === sampleYear && line.kind === kind).map(({ text_vi }) => text_vi)

/** The policy of the sample, of 2021. */
export const policy2021: StatementPaper = {
  agency: { name: 'Sở Công Thương tỉnh Mẫu', superior: 'Ủy ban nhân dân tỉnh Mẫu', place: 'Mẫu' },
  code: 'CSCL',
  label: '02',
  title: lines('title')[0]!,
  motto: lines('motto')[0]!,
  commitments: lines('commitment'),
  closing: lines('closing')[0]!,
  signer: { position: 'Giám đốc', name: 'Nguyễn Thị Thủy Tiên' },
  day: '2021-01-08',
  effectiveOn: '2021-01-11',
}

/** Thirty commitments of four times their length, under long names. */
export const longPolicy: StatementPaper = {
  ...policy2021,
  agency: {
    name: 'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính thành phố Hồ Chí Minh',
    superior: 'Văn phòng Ủy ban nhân dân thành phố trực thuộc trung ương',
    place: 'Thành phố Hồ Chí Minh',
  },
  title: 'Chính sách chất lượng, môi trường và an toàn thông tin của Trung tâm Phục vụ hành chính công trong giai đoạn chuyển đổi số',
  commitments: Array.from({ length: 30 }, (_, i) => Array.from({ length: 4 }, (_, n) => policy2021.commitments[(i + n) % 6]!).join(' ')),
  signer: { position: 'Phó Chánh Văn phòng phụ trách Trung tâm Phục vụ hành chính công', name: 'Trần Nguyễn Hoàng Phương Quỳnh' },
}

/** One commitment of one line, and nothing that may be missing. */
export const shortPolicy: StatementPaper = {
  ...policy2021,
  agency: { name: 'UBND xã Mẫu', superior: '', place: null },
  motto: null,
  commitments: ['Làm đúng, làm nhanh.'],
  closing: null,
  signer: { position: 'Chủ tịch', name: null },
  effectiveOn: null,
}

const frequencies = { month: 'MONTH', quarter: 'QUARTER', year: 'YEAR' } as const
const mine = objectives.filter((one) => one.year === sampleYear)

/** So many objectives, made of the sample's. */
export const objectivesPaper = (count: number): ObjectivesPaper => ({
  ...policy2021,
  code: 'MTCL',
  year: 2021,
  divisionName: null,
  objectives: Array.from({ length: count }, (_, i) => {
    const one = mine[i % mine.length]!
    return {
      code: i < mine.length ? one.code : `MT-${i + 1}`,
      title: one.title_vi,
      measure: one.measure_vi,
      formula: i % 3 === 0 ? 'số hồ sơ đúng hạn / số hồ sơ đã trả × 100' : null,
      target: `${one.comparison === '>=' ? '≥' : '≤'} ${one.target_value} ${one.target_unit}`,
      frequency: frequencies[one.frequency as keyof typeof frequencies],
      responsible: 'Trưởng phòng Quản lý Thương mại',
      plan: {
        what: one.plan_vi,
        who: 'Văn phòng',
        means: i % 2 ? 'Phần mềm một cửa' : null,
        when: 'Trong năm',
        judged: 'Họp giao ban tháng',
      },
    }
  }),
})

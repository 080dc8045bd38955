import { listed } from '../csv.ts'
import type { DocumentRow, Sample } from '../data.ts'
import { internalTexts } from './internalTexts.ts'
import { points, type ProcedureText, type Section, table, text } from './paper.ts'
import { systemTexts } from './systemTexts.ts'

const texts: Record<string, ProcedureText> = { ...systemTexts, ...internalTexts }

/** Writes a system procedure, an internal procedure or a work instruction in the seven usual sections. */
export function writeProcedure({ agency, documents }: Sample, row: DocumentRow): Section[] {
  const said = texts[row.code]
  if (!said) throw new Error(`nothing is written for ${row.code}`)
  const forms = documents.filter(({ parent_code, type_code }) => parent_code === row.code && type_code === 'BM')
  const parent = documents.find(({ code }) => code === row.parent_code)
  return [
    { title: 'Mục đích', blocks: [text(said.purpose)] },
    { title: 'Phạm vi áp dụng', blocks: [text(said.scope)] },
    {
      title: 'Tài liệu viện dẫn',
      blocks: [
        points(
          `Tiêu chuẩn quốc gia ${agency.standard_edition}, điều ${listed(row.iso_clauses).join(', ')};`,
          'Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ;',
          parent ? `${parent.title_vi} (${parent.code}).` : 'Quy chế làm việc của Sở.',
        ),
      ],
    },
    {
      title: 'Định nghĩa, chữ viết tắt',
      blocks: [points(...said.terms.map(([term, meaning]) => `**${term}**: ${meaning}.`), '**HTQLCL**: hệ thống quản lý chất lượng.')],
    },
    {
      title: 'Nội dung',
      blocks: [
        table(
          ['Bước:8c', 'Trình tự:38', 'Trách nhiệm:20', 'Thời gian:15c', 'Biểu mẫu, kết quả:19'],
          said.steps.map((step, i) => [`B${i + 1}`, ...step]),
        ),
        points(...said.rules),
      ],
    },
    {
      title: 'Biểu mẫu',
      blocks: forms.length
        ? [
            table(
              ['TT:8c', 'Mã hiệu:22c', 'Tên biểu mẫu:70'],
              forms.map(({ code, title_vi }, i) => [`${i + 1}`, code, title_vi]),
            ),
          ]
        : [text('Không có biểu mẫu riêng.')],
    },
    {
      title: 'Hồ sơ cần lưu',
      blocks: [
        table(
          ['TT:8c', 'Hồ sơ:44', 'Nơi lưu:28', 'Thời hạn:20'],
          said.records.map((record, i) => [`${i + 1}`, ...record]),
        ),
      ],
    },
  ]
}

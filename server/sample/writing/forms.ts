import type { Block } from '../../paper/text.ts'
import type { DocumentRow, Sample } from '../data.ts'
import { documentForms } from './documentForms.ts'
import { oneStopForms } from './oneStopForms.ts'
import { type FormText, points, type Section, text } from './paper.ts'
import { reviewForms } from './reviewForms.ts'

const texts: Record<string, FormText> = { ...documentForms, ...reviewForms, ...oneStopForms }

/** Writes a form: what it is for, how it is filled in, and on a page of its own the blank form. */
export function writeForm({ documents, agency }: Sample, row: DocumentRow): Section[] {
  const said = texts[row.code]
  if (!said) throw new Error(`nothing is written for ${row.code}`)
  const parent = documents.find(({ code }) => code === row.parent_code)
  const title: Block = { kind: 'text', text: `**${row.title_vi.toLocaleUpperCase('vi')}**`, centred: true, size: 14 }
  return [
    { title: 'Mục đích', blocks: [text(said.use)] },
    {
      title: 'Cách ghi',
      blocks: [
        points(
          `Người lập: ${said.by}.`,
          'Ghi đủ các mục; mục không có nội dung ghi “không”, không để trống.',
          parent ? `Dùng theo ${parent.title_vi} (${parent.code}).` : 'Do phần mềm một cửa in ra; bản lưu tại đây để tham khảo.',
        ),
      ],
    },
    {
      title: 'Lưu giữ',
      blocks: [
        text(
          parent
            ? 'Biểu mẫu đã ghi là hồ sơ chất lượng, lưu theo thời hạn do Sở ban hành.'
            : 'Lưu cùng hồ sơ của tổ chức, cá nhân trên phần mềm một cửa.',
        ),
      ],
    },
    {
      title: 'Mẫu biểu',
      blocks: [text('Mẫu ở trang sau.'), { kind: 'page' }, text(`**${agency.name_vi}** · Ký hiệu: **${row.code}**`), title, ...said.parts],
    },
  ]
}

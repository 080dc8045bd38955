import type { DocumentRow, Sample } from '../data.ts'
import { context, masterList, processes, scope } from './framework.ts'
import { points, type Section, table, text } from './paper.ts'

/** Writes the manual, the framework documents and the master list. */
export function writeManual(sample: Sample, { code }: DocumentRow): Section[] {
  switch (code) {
    case 'STCL':
      return manual(sample)
    case 'BC':
      return context(sample)
    case 'PV':
      return scope(sample)
    case 'SDCL':
      return processes()
    case 'DMTL':
      return masterList(sample)
    default:
      throw new Error(`nothing is written for ${code}`)
  }
}

function manual({ agency, divisions, documents }: Sample): Section[] {
  const system = documents.filter(({ type_code }) => type_code === 'QT-HT')
  const inScope = divisions.filter(({ in_qms_scope }) => in_qms_scope === 'yes')
  const see = (clause: string, title: string, ...codes: string[]) => [clause, title, codes.join('; ')]
  return [
    {
      title: 'Giới thiệu',
      blocks: [
        text(
          `${agency.name_vi} là cơ quan chuyên môn thuộc ${agency.superior_vi}, tham mưu và thực hiện quản lý nhà nước về công nghiệp và thương mại trên địa bàn tỉnh.`,
        ),
        text(
          `Sổ tay này mô tả hệ thống quản lý chất lượng của Sở theo ${agency.standard_edition}: phạm vi, các quá trình, trách nhiệm và tài liệu của hệ thống. Sổ tay dẫn đến tài liệu chi tiết và không chép lại nội dung của chúng.`,
        ),
      ],
    },
    {
      title: 'Phạm vi áp dụng',
      blocks: [
        text(
          'Giải quyết thủ tục hành chính và hoạt động nội bộ phục vụ giải quyết thủ tục hành chính; chi tiết tại tài liệu PV. Các đơn vị trong phạm vi:',
        ),
        table(
          ['TT:8c', 'Mã:18c', 'Đơn vị:74'],
          inScope.map((one, i) => [`${i + 1}`, one.abbreviation, one.name_vi]),
        ),
      ],
    },
    {
      title: 'Tài liệu viện dẫn',
      blocks: [
        points(
          `Tiêu chuẩn quốc gia ${agency.standard_edition}, Hệ thống quản lý chất lượng - Các yêu cầu;`,
          'Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ;',
          'Thông tư số 26/2014/TT-BKHCN ngày 10 tháng 10 năm 2014 của Bộ Khoa học và Công nghệ;',
          'Quyết định số 101/QĐ-BKHCN ngày 21 tháng 01 năm 2019 của Bộ Khoa học và Công nghệ.',
        ),
      ],
    },
    {
      title: 'Định nghĩa, chữ viết tắt',
      blocks: [
        points('**HTQLCL**: hệ thống quản lý chất lượng.', '**TTHC**: thủ tục hành chính.', '**QMR**: đại diện lãnh đạo về chất lượng.'),
      ],
    },
    {
      title: 'Nội dung',
      blocks: [
        text('Mỗi điều của tiêu chuẩn được thực hiện bằng tài liệu sau:'),
        table(
          ['Điều:10c', 'Yêu cầu:56', 'Tài liệu của Sở:34'],
          [
            see('4.1; 4.2', 'Bối cảnh của tổ chức, các bên quan tâm', 'BC'),
            see('4.3', 'Phạm vi của hệ thống', 'PV'),
            see('4.4', 'Hệ thống và các quá trình', 'SDCL'),
            see('5.2', 'Chính sách chất lượng', 'CSCL'),
            see('5.3', 'Vai trò, trách nhiệm, quyền hạn', 'QD-BCD'),
            see('6.1', 'Rủi ro và cơ hội', 'QT.ISO.02'),
            see('6.2', 'Mục tiêu chất lượng và hoạch định thực hiện', 'MTCL', 'MTCL-P'),
            see('7.2; 7.3', 'Năng lực, nhận thức', 'QT-NB-04'),
            see('7.5', 'Thông tin dạng văn bản', 'QT.ISO.01'),
            see('8', 'Thực hiện: giải quyết thủ tục hành chính', 'các QT giải quyết TTHC'),
            see('9.1.2', 'Sự hài lòng của tổ chức, cá nhân', 'QT.ISO.06'),
            see('9.2', 'Đánh giá nội bộ', 'QT.ISO.03'),
            see('9.3', 'Xem xét của lãnh đạo', 'QT.ISO.05'),
            see('10.2', 'Sự không phù hợp và hành động khắc phục', 'QT.ISO.04'),
          ],
        ),
        points(
          'Giám đốc Sở phê duyệt tài liệu, cung cấp nguồn lực và xác nhận hiệu lực của hệ thống.',
          'Đại diện lãnh đạo về chất lượng báo cáo kết quả hoạt động của hệ thống và cơ hội cải tiến.',
          'Trưởng đơn vị chịu trách nhiệm về tài liệu và mục tiêu của đơn vị mình.',
          'Thư ký ISO kiểm soát tài liệu và không phê duyệt tài liệu nào.',
        ),
      ],
    },
    {
      title: 'Quy trình hệ thống',
      blocks: [
        table(
          ['TT:8c', 'Mã hiệu:20c', 'Tên quy trình:72'],
          system.map((one, i) => [`${i + 1}`, one.code, one.title_vi]),
        ),
      ],
    },
    {
      title: 'Hồ sơ cần lưu',
      blocks: [text('Hồ sơ của từng quá trình nêu tại mục 7 của quy trình tương ứng; danh mục chung theo BM.ISO.01.06.')],
    },
  ]
}

import { sampleYear } from '../calendar.ts'
import type { DocumentRow, Sample } from '../data.ts'
import { points, type Section, table, text } from './paper.ts'

/** The context of the agency and its interested parties. */
export function context({ agency, risks }: Sample): Section[] {
  return [
    {
      title: 'Mục đích',
      blocks: [text('Xác định các vấn đề bên ngoài, bên trong và các bên quan tâm có liên quan đến hệ thống quản lý chất lượng của Sở.')],
    },
    {
      title: 'Vấn đề bên ngoài và bên trong',
      blocks: [
        table(
          ['Nhóm:22', 'Vấn đề:44', 'Ảnh hưởng:34'],
          [
            [
              'Pháp luật (bên ngoài)',
              'Văn bản về thủ tục hành chính thay đổi nhiều lần trong năm',
              'Quy trình phải cập nhật trong 03 tháng',
            ],
            [
              'Công nghệ (bên ngoài)',
              'Nộp hồ sơ trực tuyến, chữ ký số được dùng rộng rãi',
              'Giảm giấy tờ; cần kỹ năng và an toàn thông tin',
            ],
            ['Kinh tế (bên ngoài)', 'Số doanh nghiệp và hồ sơ tăng theo mùa', 'Dồn việc vào một số thời điểm'],
            ['Tổ chức (bên trong)', 'Công chức luân chuyển vị trí', 'Cần bàn giao và người thay thế'],
            ['Tài liệu (bên trong)', 'Tài liệu giấy và tệp rời ở nhiều nơi', 'Dễ dùng nhầm bản cũ'],
          ],
        ),
      ],
    },
    {
      title: 'Các bên quan tâm',
      blocks: [
        table(
          ['TT:7c', 'Bên quan tâm:33', 'Yêu cầu, mong đợi:60'],
          [
            ['1', 'Tổ chức, cá nhân nộp hồ sơ', 'Đúng luật, đúng hạn, công khai, ít giấy tờ'],
            ['2', agency.superior_vi, 'Hoàn thành nhiệm vụ được giao, số liệu chính xác'],
            ['3', agency.lead_unit_vi, 'Áp dụng và duy trì hệ thống theo quy định'],
            ['4', agency.one_stop_place_vi, 'Phối hợp tiếp nhận và trả kết quả đúng hẹn'],
            ['5', 'Công chức, người lao động của Sở', 'Phân công rõ, tài liệu dễ tìm, được đào tạo'],
          ],
        ),
      ],
    },
    {
      title: 'Rủi ro và cơ hội chính',
      blocks: [
        table(
          ['Mã:11c', 'Mô tả:39', 'Điểm:9c', 'Biện pháp:41'],
          risks.map((risk) => [risk.code, risk.description_vi, risk.score, risk.treatment_vi]),
        ),
      ],
    },
    {
      title: 'Theo dõi, xem xét',
      blocks: [text('Tài liệu này được xem xét mỗi năm một lần theo QT.ISO.02 và khi có thay đổi lớn về pháp luật, tổ chức bộ máy.')],
    },
  ]
}

/** The scope of the quality management system. */
export function scope({ agency, divisions, procedures, fields }: Sample): Section[] {
  const counted = procedures.filter(({ period }) => period === sampleYear)
  const byField = fields
    .map((one) => ({ name: one.name_vi, count: counted.filter(({ field_code }) => field_code === one.field_code).length }))
    .filter(({ count }) => count > 0)
  const within = divisions.filter(({ kind, in_qms_scope }) => kind === 'division' && in_qms_scope === 'yes')
  const all = divisions.filter(({ kind }) => kind === 'division')
  return [
    {
      title: 'Phạm vi',
      blocks: [
        text(
          `Hệ thống quản lý chất lượng theo ${agency.standard_edition} được áp dụng cho hoạt động giải quyết thủ tục hành chính thuộc thẩm quyền của ${agency.name_vi} và hoạt động nội bộ phục vụ việc đó.`,
        ),
      ],
    },
    {
      title: 'Đơn vị trong phạm vi',
      blocks: [
        text(`Lãnh đạo Sở và ${String(within.length).padStart(2, '0')}/${String(all.length).padStart(2, '0')} phòng:`),
        points(...within.map(({ name_vi }, i) => `${name_vi}${i < within.length - 1 ? ';' : '.'}`)),
      ],
    },
    {
      title: 'Thủ tục hành chính trong phạm vi',
      blocks: [
        table(
          ['TT:8c', 'Lĩnh vực:68', 'Số thủ tục:24c'],
          [...byField.map(({ name, count }, i) => [`${i + 1}`, name, `${count}`]), ['', '**Tổng cộng**', `**${counted.length}**`]],
        ),
      ],
    },
    {
      title: 'Điều khoản không áp dụng',
      blocks: [
        points(
          '**8.3 Thiết kế và phát triển**: Sở giải quyết thủ tục theo quy định có sẵn của pháp luật, không thiết kế dịch vụ mới.',
          '**7.1.5.2 Liên kết chuẩn đo lường**: không dùng thiết bị đo trong phạm vi này.',
        ),
      ],
    },
    {
      title: 'Thay đổi phạm vi',
      blocks: [text('Khi điều chỉnh, mở rộng hoặc thu hẹp phạm vi, Sở công bố lại theo Quyết định số 19/2014/QĐ-TTg.')],
    },
  ]
}

/** The processes, and how they act on each other. */
export function processes(): Section[] {
  return [
    { title: 'Mục đích', blocks: [text('Cho thấy các quá trình của hệ thống quản lý chất lượng, trình tự và sự tương tác giữa chúng.')] },
    {
      title: 'Các quá trình',
      blocks: [
        table(
          ['Nhóm:14', 'Quá trình:26', 'Đầu vào:20', 'Đầu ra:20', 'Tài liệu:20'],
          [
            ['Lãnh đạo', 'Chính sách, mục tiêu, kế hoạch', 'Bối cảnh, yêu cầu của cấp trên', 'Chính sách, mục tiêu', 'CSCL; MTCL; KH-ADDT'],
            ['Lãnh đạo', 'Xem xét của lãnh đạo', 'Báo cáo đầu vào', 'Kết luận, nguồn lực', 'QT.ISO.05'],
            ['Tạo giá trị', 'Tiếp nhận hồ sơ', 'Hồ sơ của tổ chức, cá nhân', 'Giấy hẹn', 'QT giải quyết TTHC'],
            ['Tạo giá trị', 'Thẩm định, phê duyệt', 'Hồ sơ hợp lệ', 'Kết quả đã ký', 'QT giải quyết TTHC'],
            ['Tạo giá trị', 'Trả kết quả', 'Kết quả đã ký', 'Kết quả đến tổ chức, cá nhân', 'QT giải quyết TTHC'],
            ['Hỗ trợ', 'Kiểm soát tài liệu, hồ sơ', 'Yêu cầu sửa đổi', 'Tài liệu có hiệu lực', 'QT.ISO.01'],
            ['Hỗ trợ', 'Nhân lực, tài sản', 'Nhu cầu của đơn vị', 'Người đủ năng lực, phương tiện', 'QT-NB-03; QT-NB-04'],
            ['Cải tiến', 'Đo lường, đánh giá nội bộ', 'Số liệu, bằng chứng', 'Phát hiện, kết quả', 'QT.ISO.03; QT.ISO.06'],
            ['Cải tiến', 'Khắc phục, cải tiến', 'Sự không phù hợp, rủi ro', 'Hành động có hiệu lực', 'QT.ISO.02; QT.ISO.04'],
          ],
        ),
      ],
    },
    {
      title: 'Tương tác',
      blocks: [
        points(
          'Quá trình lãnh đạo đặt mục tiêu và nguồn lực cho quá trình tạo giá trị.',
          'Quá trình hỗ trợ cung cấp tài liệu, con người, phương tiện cho mọi quá trình.',
          'Kết quả của quá trình tạo giá trị và ý kiến của tổ chức, cá nhân là đầu vào của quá trình cải tiến; kết quả cải tiến trở lại quá trình lãnh đạo.',
        ),
      ],
    },
  ]
}

/** The list of all documents. */
export function masterList({ documents, divisions }: Sample): Section[] {
  const label = (row: DocumentRow) => (row.edition ? `0${row.edition}/0${row.amendment}` : '–')
  const owner = (row: DocumentRow) => divisions.find(({ code }) => code === row.owner_division)?.abbreviation ?? 'VP'
  return [
    {
      title: 'Cách lập',
      blocks: [text('Danh mục được lập từ sổ đăng ký tài liệu của phần mềm; không nhập tay. Cột “Lần” ghi lần ban hành và lần sửa đổi.')],
    },
    {
      title: 'Danh mục tài liệu',
      blocks: [
        table(
          ['TT:7c', 'Mã hiệu:19', 'Tên tài liệu:52', 'Lần:10c', 'Đơn vị:12c'],
          documents.map((row, i) => [`${i + 1}`, row.code, row.title_vi, label(row), owner(row)]),
        ),
      ],
    },
  ]
}

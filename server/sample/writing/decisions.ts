import type { Sample } from '../data.ts'
import { administrativeWords } from './administrativeWords.ts'
import { type AdministrativeText, points, table, text } from './paper.ts'

/** The plans, decisions, confirmations and notices of the sample. */
export function decisions(sample: Sample): Record<string, AdministrativeText> {
  const { name, standard, lead, office, year, documents, count, inScope, qd19, tt26, inside, signer } = administrativeWords(sample)
  const proposal = 'Theo đề nghị của Chánh Văn phòng Sở'
  const decision = { letters: 'QĐ', heading: 'QUYẾT ĐỊNH', decider: `GIÁM ĐỐC ${name.toLocaleUpperCase('vi')}`, signer }
  const carriedOut =
    'Chánh Văn phòng Sở, trưởng các phòng, đơn vị thuộc Sở và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.'
  const plan = { letters: 'KH', heading: 'KẾ HOẠCH', signer, recipients: inside }
  return {
    'KH-ADDT': {
      ...plan,
      subject: `Áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo ${standard} năm ${year}`,
      grounds: [qd19, tt26],
      recipients: [lead, office, 'Ban Giám đốc Sở', 'Lưu: VT, VP'],
      blocks: [
        text('**I. MỤC ĐÍCH, YÊU CẦU**'),
        text('1. Duy trì và cải tiến hệ thống quản lý chất lượng, nâng cao hiệu quả giải quyết thủ tục hành chính của Sở.'),
        text('2. Mỗi việc có đơn vị chủ trì, thời hạn và sản phẩm; tài liệu được kiểm soát trên phần mềm.'),
        text('**II. NỘI DUNG**'),
        table(
          ['TT:7c', 'Nội dung:40', 'Chủ trì:23', 'Thời gian:13c', 'Sản phẩm:17'],
          [
            ['1', 'Kiện toàn Ban Chỉ đạo ISO', 'Văn phòng Sở', 'Quý I', 'Quyết định'],
            ['2', 'Ban hành chính sách, mục tiêu chất lượng năm', 'Thư ký ISO', 'Quý I', 'CSCL; MTCL'],
            ['3', 'Rà soát, sửa đổi, ban hành tài liệu', 'Các phòng', 'Quý I, II', 'Tài liệu'],
            ['4', 'Đào tạo đánh giá viên nội bộ', 'Văn phòng Sở', 'Quý II', 'Chứng nhận'],
            ['5', 'Đánh giá nội bộ', 'Đại diện lãnh đạo', 'Quý III', 'Báo cáo'],
            ['6', 'Xem xét của lãnh đạo', 'Giám đốc Sở', 'Quý IV', 'Biên bản'],
            ['7', 'Xác nhận hiệu lực; công bố lại khi phạm vi thay đổi', 'Giám đốc Sở', 'Quý IV', 'Văn bản; quyết định'],
            ['8', 'Báo cáo năm', 'Thư ký ISO', 'Tháng 11', 'Báo cáo'],
          ],
        ),
        text('**III. TỔ CHỨC THỰC HIỆN**'),
        text('1. Văn phòng Sở là đầu mối theo dõi, đôn đốc và tổng hợp kết quả.'),
        text('2. Trưởng các phòng, đơn vị chịu trách nhiệm thực hiện nội dung được phân công./.'),
      ],
    },
    'KH-DGNB': {
      ...plan,
      subject: `Đánh giá nội bộ hệ thống quản lý chất lượng năm ${year}`,
      grounds: [qd19, `Căn cứ Kế hoạch áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng năm ${year} của ${name}`],
      blocks: [
        text('**1. Mục đích:** xác định mức độ phù hợp và hiệu lực của hệ thống quản lý chất lượng, tìm cơ hội cải tiến.'),
        text(`**2. Phạm vi:** lãnh đạo Sở và ${String(inScope).padStart(2, '0')} phòng trong phạm vi áp dụng.`),
        text(`**3. Chuẩn mực:** ${standard}; pháp luật có liên quan; tài liệu của hệ thống.`),
        text('**4. Thời gian:** trong Quý III; lịch từng đơn vị do trưởng đoàn thông báo trước 07 ngày.'),
        text('**5. Phương pháp:** phỏng vấn, xem hồ sơ do đánh giá viên chọn, quan sát tại chỗ. Không ai đánh giá đơn vị mình.'),
        text(
          '**6. Tổ chức thực hiện:** đoàn đánh giá báo cáo kết quả trong 05 ngày làm việc sau khi kết thúc; đơn vị khắc phục theo từng phiếu./.',
        ),
      ],
    },
    'QD-BCD': {
      ...decision,
      subject: 'Về việc kiện toàn Ban Chỉ đạo ISO',
      grounds: [qd19, tt26, proposal],
      recipients: ['Như Điều 3', ...inside],
      blocks: [
        text('**Điều 1.** Kiện toàn Ban Chỉ đạo ISO của Sở, gồm các chức danh sau:'),
        points(
          'Trưởng ban: Giám đốc Sở;',
          'Phó Trưởng ban: Phó Giám đốc Sở, Đại diện lãnh đạo về chất lượng;',
          'Ủy viên: Phó Giám đốc Sở; Chánh Văn phòng; trưởng các phòng trong phạm vi áp dụng;',
          'Thư ký: Thư ký ISO.',
        ),
        text(
          '**Điều 2.** Ban Chỉ đạo chỉ đạo việc xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng; họp ít nhất mỗi năm một lần và chấm dứt nhiệm vụ khi có quyết định thay thế.',
        ),
        text(`**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký. ${carriedOut}`),
      ],
    },
    'QD-BHTL': {
      ...decision,
      subject: 'Về việc ban hành danh mục tài liệu của hệ thống quản lý chất lượng',
      grounds: [qd19, tt26, proposal],
      recipients: ['Như Điều 3', ...inside],
      blocks: [
        text(
          `**Điều 1.** Ban hành kèm theo Quyết định này danh mục gồm ${documents} tài liệu của hệ thống quản lý chất lượng theo ${standard} (tài liệu DMTL).`,
        ),
        text(
          '**Điều 2.** Các phòng, đơn vị áp dụng tài liệu kể từ ngày hiệu lực ghi trên từng tài liệu; Thư ký ISO cập nhật danh mục khi có thay đổi.',
        ),
        text(`**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký. ${carriedOut}`),
      ],
    },
    'QD-CB': {
      ...decision,
      subject: `Về việc công bố hệ thống quản lý chất lượng phù hợp Tiêu chuẩn quốc gia ${standard}`,
      grounds: [qd19, tt26, proposal],
      recipients: ['Như Điều 3', lead, office, 'Lưu: VT, VP'],
      blocks: [
        text(
          `**Điều 1.** Công bố hệ thống quản lý chất lượng của ${name} phù hợp Tiêu chuẩn quốc gia ${standard} đối với ${count} thủ tục hành chính nêu tại phạm vi áp dụng (tài liệu PV).`,
        ),
        text('**Điều 2.** Bản công bố được niêm yết tại trụ sở, đăng trên trang thông tin điện tử của Sở và gửi đơn vị chủ trì.'),
        text(`**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký. ${carriedOut}`),
      ],
    },
    'XN-HL': {
      letters: 'XN',
      heading: 'XÁC NHẬN',
      subject: 'Hiệu lực của hệ thống quản lý chất lượng',
      grounds: [qd19],
      recipients: inside,
      signer,
      blocks: [
        text(
          `Sau khi xem xét kết quả đánh giá nội bộ và biên bản họp xem xét của lãnh đạo, Giám đốc ${name} xác nhận hệ thống quản lý chất lượng theo ${standard} của Sở được áp dụng có hiệu lực trong phạm vi đã xác định.`,
        ),
        text(
          'Việc xác nhận căn cứ vào các hồ sơ sau: báo cáo kết quả đánh giá nội bộ; các phiếu không phù hợp đã đóng; biên bản họp xem xét của lãnh đạo./.',
        ),
      ],
    },
    'TB-CB': {
      letters: 'TB',
      heading: 'THÔNG BÁO',
      subject: 'Về việc công bố hệ thống quản lý chất lượng',
      to: lead,
      grounds: [],
      recipients: ['Như trên', office, 'Lưu: VT, VP'],
      signer,
      blocks: [
        text(
          `Thực hiện Quyết định số 19/2014/QĐ-TTg, ${name} thông báo: Sở đã công bố hệ thống quản lý chất lượng phù hợp ${standard}, áp dụng cho ${count} thủ tục hành chính.`,
        ),
        text(
          'Quyết định công bố và danh mục thủ tục hành chính trong phạm vi được gửi kèm thông báo này; đồng thời được niêm yết tại trụ sở và đăng trên trang thông tin điện tử của Sở./.',
        ),
      ],
    },
  }
}

import type { Sample } from '../data.ts'
import { emptyTable, points, table, text, type AdministrativeText } from './paper.ts'

const year = '2021'

/** The plans, decisions, notices, minutes and reports of the sample, in the layout of Decree 30. */
export function administrativeTexts({ agency, procedures, divisions, documents }: Sample): Record<string, AdministrativeText> {
  const { name_vi: name, standard_edition: standard, lead_unit_vi: lead, lead_office_vi: office, superior_vi: superior } = agency
  const count = procedures.filter(({ period }) => period === year).length
  const inScope = divisions.filter(({ kind, in_qms_scope }) => kind === 'division' && in_qms_scope === 'yes').length
  const qd19 =
    'Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ về việc áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2008 vào hoạt động của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước'
  const tt26 = 'Căn cứ Thông tư số 26/2014/TT-BKHCN ngày 10 tháng 10 năm 2014 của Bộ trưởng Bộ Khoa học và Công nghệ'
  const proposal = 'Theo đề nghị của Chánh Văn phòng Sở'
  const inside = ['Ban Giám đốc Sở', 'Các phòng, đơn vị thuộc Sở', 'Lưu: VT, VP']
  const outside = [lead, office, 'Ban Giám đốc Sở', 'Lưu: VT, VP']
  const signer = 'GIÁM ĐỐC'
  const decision = { letters: 'QĐ', heading: 'QUYẾT ĐỊNH', decider: `GIÁM ĐỐC ${name.toLocaleUpperCase('vi')}`, signer }
  const carriedOut =
    'Chánh Văn phòng Sở, trưởng các phòng, đơn vị thuộc Sở và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.'
  const report = { letters: 'BC', heading: 'BÁO CÁO', signer, grounds: [] }
  const plan = { letters: 'KH', heading: 'KẾ HOẠCH', signer, recipients: inside }

  return {
    'KH-ADDT': {
      ...plan,
      subject: `Áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo ${standard} năm ${year}`,
      grounds: [qd19, tt26],
      recipients: outside,
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
          `**Điều 1.** Ban hành kèm theo Quyết định này danh mục gồm ${documents.length} tài liệu của hệ thống quản lý chất lượng theo ${standard} (tài liệu DMTL).`,
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
    'BC-DGNB': {
      ...report,
      subject: `Kết quả đánh giá nội bộ hệ thống quản lý chất lượng năm ${year}`,
      recipients: inside,
      blocks: [
        text(
          '**1. Việc thực hiện kế hoạch:** cuộc đánh giá được thực hiện theo Kế hoạch đánh giá nội bộ năm. Ngày, thành phần: [chưa có số liệu].',
        ),
        text('**2. Kết quả theo đơn vị:**'),
        emptyTable(['TT:7c', 'Đơn vị:41', 'Điểm không phù hợp:26c', 'Khuyến nghị:26c'], 6),
        text('**3. Nhận xét chung:** [do trưởng đoàn ghi].'),
        text('**4. Kiến nghị:** [do trưởng đoàn ghi]./.'),
      ],
    },
    'BC-ISO': {
      ...report,
      subject: `Tình hình xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng năm ${year}`,
      to: office,
      recipients: ['Như trên', lead, 'Ban Giám đốc Sở', 'Lưu: VT, VP'],
      blocks: [
        text('**I. TÌNH HÌNH THỰC HIỆN**'),
        text(
          `1. Phạm vi: ${count} thủ tục hành chính, ${String(inScope).padStart(2, '0')} phòng; các thủ tục được giải quyết theo quy trình đã ban hành.`,
        ),
        text(`2. Tài liệu: ${documents.length} tài liệu đang được kiểm soát; phổ biến đến công chức có liên quan qua phần mềm.`),
        text('3. Đánh giá nội bộ, xem xét của lãnh đạo: thực hiện theo kế hoạch năm. Ngày: [chưa có số liệu].'),
        text('4. Mục tiêu chất lượng: theo dõi theo kỳ đo; kết quả nêu trong phụ lục của từng kỳ.'),
        text('**II. KHÓ KHĂN, VƯỚNG MẮC**'),
        text('Văn bản pháp luật thay đổi nhiều lần trong năm, việc cập nhật quy trình bằng giấy mất nhiều thời gian.'),
        text('**III. ĐỀ XUẤT, KIẾN NGHỊ**'),
        text('Tiếp tục hướng dẫn nghiệp vụ và đào tạo đánh giá viên nội bộ cho các cơ quan trên địa bàn tỉnh./.'),
      ],
    },
    'BC-KP': {
      ...report,
      subject: 'Kết quả khắc phục sau kiểm tra hệ thống quản lý chất lượng',
      to: office,
      recipients: ['Như trên', 'Ban Giám đốc Sở', 'Lưu: VT, VP'],
      blocks: [
        text('Thực hiện kiến nghị tại biên bản kiểm tra, Sở báo cáo kết quả khắc phục trong thời hạn 02 tháng như sau:'),
        emptyTable(['TT:7c', 'Kiến nghị của đoàn kiểm tra:35', 'Biện pháp đã thực hiện:36', 'Ngày hoàn thành:22c'], 6),
        text('Hồ sơ chứng minh kèm theo báo cáo này./.'),
      ],
    },
    'BB-XXLD': {
      letters: 'BB',
      heading: 'BIÊN BẢN',
      subject: `Họp xem xét của lãnh đạo về hệ thống quản lý chất lượng năm ${year}`,
      grounds: [],
      recipients: inside,
      signer: 'CHỦ TRÌ',
      blocks: [
        text('**1. Thời gian, địa điểm:** [ghi khi họp].'),
        text('**2. Thành phần:** Ban Giám đốc Sở; Chánh Văn phòng; trưởng các phòng trong phạm vi; Thư ký ISO.'),
        text('**3. Đầu vào đã xem xét:**'),
        points(
          'việc thực hiện kết luận của kỳ trước;',
          'thay đổi của vấn đề bên ngoài, bên trong;',
          'kết quả mục tiêu, mức độ hài lòng, sự không phù hợp, kết quả đánh giá;',
          'nguồn lực; hiệu lực của hành động đối với rủi ro và cơ hội.',
        ),
        text('**4. Kết luận:**'),
        emptyTable(['TT:7c', 'Kết luận:47', 'Người chịu trách nhiệm:27', 'Thời hạn:19c'], 5),
        text('Biên bản được thông qua tại cuộc họp./.'),
      ],
    },
    'BB-KT': {
      letters: 'BB',
      heading: 'BIÊN BẢN',
      subject: 'Kiểm tra việc áp dụng hệ thống quản lý chất lượng',
      grounds: [tt26],
      recipients: [superior, lead, 'Lưu: VT, VP'],
      signer: 'ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA',
      blocks: [
        text('**1. Thời gian, địa điểm, thành phần:** [ghi khi kiểm tra].'),
        text('**2. Nội dung kiểm tra:** theo Điều 36 Thông tư số 26/2014/TT-BKHCN.'),
        emptyTable(['TT:7c', 'Nội dung:45', 'Nhận xét:30', 'Kiến nghị:18'], 6),
        text('**3. Ý kiến của đơn vị được kiểm tra:** [ghi khi kiểm tra].'),
        text('Biên bản lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản./.'),
      ],
    },
  }
}

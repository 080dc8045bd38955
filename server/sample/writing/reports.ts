import type { Sample } from '../data.ts'
import { administrativeWords } from './administrativeWords.ts'
import { type AdministrativeText, emptyTable, points, text } from './paper.ts'

/** The reports and minutes of the sample. What a person has to fill in stands in brackets. */
export function reports(sample: Sample): Record<string, AdministrativeText> {
  const { lead, office, superior, year, documents, count, inScope, tt26, inside, signer } = administrativeWords(sample)
  const report = { letters: 'BC', heading: 'BÁO CÁO', signer, grounds: [] }
  return {
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
        text(`2. Tài liệu: ${documents} tài liệu đang được kiểm soát; phổ biến đến công chức có liên quan qua phần mềm.`),
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

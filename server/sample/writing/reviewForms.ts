import { choice, emptyTable, field, type FormText, heading, signatures, text } from './paper.ts'

/** The forms of audits, nonconformities, management reviews and surveys. */
export const reviewForms: Record<string, FormText> = {
  'BM.ISO.03.01': {
    use: 'Lập chương trình đánh giá nội bộ của năm: đánh giá gì, ở đâu, khi nào.',
    by: 'Đại diện lãnh đạo về chất lượng',
    parts: [
      field('Năm'),
      field('Mục đích, chuẩn mực đánh giá', 2),
      emptyTable(['TT:7c', 'Đơn vị, quá trình:39', 'Điều của tiêu chuẩn:22', 'Thời gian dự kiến:16c', 'Đoàn đánh giá:16'], 10),
      signatures('Đại diện lãnh đạo', 'Giám đốc Sở'),
    ],
  },
  'BM.ISO.03.02': {
    use: 'Báo trước lịch đánh giá cho đơn vị được đánh giá.',
    by: 'trưởng đoàn đánh giá',
    parts: [
      field('Cuộc đánh giá'),
      field('Phạm vi, chuẩn mực'),
      emptyTable(['Ngày, giờ:18c', 'Đơn vị:27', 'Nội dung, điều của tiêu chuẩn:33', 'Đánh giá viên:22'], 12),
      signatures('Trưởng đoàn', 'Đại diện lãnh đạo'),
    ],
  },
  'BM.ISO.03.03': {
    use: 'Mẫu nội dung của quyết định thành lập đoàn đánh giá; khi ban hành trình bày theo Nghị định số 30/2020/NĐ-CP.',
    by: 'Thư ký ISO',
    parts: [
      text('Điều 1. Thành lập đoàn đánh giá nội bộ năm ……, gồm các ông, bà có tên sau:'),
      emptyTable(['TT:7c', 'Họ và tên:35', 'Chức vụ, đơn vị:36', 'Nhiệm vụ trong đoàn:22'], 6),
      text('Điều 2. Đoàn đánh giá thực hiện theo kế hoạch đã được phê duyệt; không ai đánh giá đơn vị mình.'),
      text('Điều 3. Chánh Văn phòng, trưởng các đơn vị và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành quyết định này.'),
      signatures('Giám đốc Sở'),
    ],
  },
  'BM.ISO.03.04': {
    use: 'Ghi câu hỏi chuẩn bị trước, câu trả lời và bằng chứng đã xem.',
    by: 'đánh giá viên',
    parts: [
      field('Đơn vị được đánh giá, ngày'),
      field('Đánh giá viên'),
      emptyTable(['TT:7c', 'Điều:9c', 'Câu hỏi:30', 'Bằng chứng đã xem (mã hồ sơ):30', 'Kết luận:12c', 'Ghi chú:12'], 12),
      signatures('Đánh giá viên', 'Đơn vị được đánh giá'),
    ],
  },
  'BM.ISO.03.05': {
    use: 'Báo cáo kết quả một cuộc đánh giá nội bộ.',
    by: 'trưởng đoàn đánh giá',
    parts: [
      field('Cuộc đánh giá, thời gian'),
      field('Đơn vị được đánh giá', 2),
      heading('Kết quả'),
      emptyTable(['TT:7c', 'Đơn vị:31', 'Điểm phù hợp nổi bật:30', 'Số điểm không phù hợp:14c', 'Số khuyến nghị:18c'], 7),
      field('Nhận xét chung', 3),
      field('Kiến nghị', 2),
      signatures('Trưởng đoàn', 'Đại diện lãnh đạo'),
    ],
  },
  'BM.ISO.04.01': {
    use: 'Ghi một sự không phù hợp từ khi phát hiện đến khi đóng.',
    by: 'người phát hiện; sau đó là đơn vị có sự không phù hợp',
    parts: [
      field('Số phiếu, ngày'),
      choice('Nguồn', 'Đánh giá', 'Kiểm tra', 'Khiếu nại', 'Mục tiêu', 'Tự phát hiện'),
      field('Yêu cầu không được đáp ứng', 2),
      field('Bằng chứng', 2),
      field('Khắc phục ngay', 2),
      field('Nguyên nhân', 2),
      field('Hành động khắc phục, thời hạn', 2),
      choice('Hiệu lực', 'Có', 'Không, mở phiếu mới'),
      signatures('Người phát hiện', 'Trưởng đơn vị', 'Người kiểm tra'),
    ],
  },
  'BM.ISO.04.02': {
    use: 'Theo dõi các phiếu không phù hợp và thời hạn của chúng.',
    by: 'Thư ký ISO',
    parts: [
      field('Năm'),
      emptyTable(['TT:7c', 'Số phiếu, ngày:17', 'Đơn vị:18', 'Tóm tắt:28', 'Thời hạn:15c', 'Ngày đóng:15c'], 14),
      signatures('Thư ký ISO'),
    ],
  },
  'BM.ISO.05.01': {
    use: 'Báo thời gian, thành phần và nội dung cuộc họp xem xét của lãnh đạo.',
    by: 'Thư ký ISO',
    parts: [
      field('Thời gian, địa điểm'),
      field('Chủ trì'),
      field('Thành phần', 2),
      emptyTable(['TT:7c', 'Nội dung báo cáo:55', 'Đơn vị chuẩn bị:38'], 9),
      signatures('Thư ký ISO', 'Đại diện lãnh đạo'),
    ],
  },
  'BM.ISO.05.02': {
    use: 'Báo cáo của một đơn vị, chuẩn bị cho cuộc họp xem xét của lãnh đạo.',
    by: 'trưởng đơn vị',
    parts: [
      field('Đơn vị, kỳ báo cáo'),
      field('1. Việc thực hiện kết luận kỳ trước', 2),
      field('2. Thay đổi bên ngoài, bên trong', 2),
      field('3. Kết quả mục tiêu chất lượng', 2),
      field('4. Ý kiến, phản ánh, khiếu nại', 2),
      field('5. Sự không phù hợp và hành động khắc phục', 2),
      field('6. Nguồn lực; rủi ro và cơ hội', 2),
      field('7. Đề xuất cải tiến', 2),
      signatures('Người lập', 'Trưởng đơn vị'),
    ],
  },
  'BM.ISO.05.03': {
    use: 'Ghi diễn biến và kết luận của cuộc họp xem xét của lãnh đạo.',
    by: 'Thư ký ISO',
    parts: [
      field('Thời gian, địa điểm, thành phần', 2),
      field('Ý kiến chính', 4),
      heading('Kết luận'),
      emptyTable(['TT:7c', 'Kết luận:47', 'Người chịu trách nhiệm:27', 'Thời hạn:19c'], 8),
      signatures('Thư ký ISO', 'Chủ trì cuộc họp'),
    ],
  },
  'BM.ISO.06.01': {
    use: 'Lấy ý kiến của tổ chức, cá nhân sau khi nhận kết quả; không ghi họ tên, số giấy tờ.',
    by: 'tổ chức, cá nhân đã nhận kết quả',
    parts: [
      field('Thủ tục đã thực hiện'),
      choice('Cách nộp', 'Trực tiếp', 'Trực tuyến', 'Bưu chính'),
      choice('Hướng dẫn hồ sơ', 'Rất hài lòng', 'Hài lòng', 'Chưa hài lòng'),
      choice('Thời gian', 'Rất hài lòng', 'Hài lòng', 'Chưa hài lòng'),
      choice('Thái độ', 'Rất hài lòng', 'Hài lòng', 'Chưa hài lòng'),
      choice('Kết quả', 'Rất hài lòng', 'Hài lòng', 'Chưa hài lòng'),
      choice('Nhìn chung', 'Rất hài lòng', 'Hài lòng', 'Chưa hài lòng'),
      field('Điều cần cải thiện', 4),
      text('Cảm ơn ý kiến của quý vị.'),
    ],
  },
  'BM.ISO.06.02': {
    use: 'Theo dõi khiếu nại, phản ánh, kiến nghị từ khi nhận đến khi trả lời.',
    by: 'Văn phòng Sở',
    parts: [
      field('Năm'),
      emptyTable(['TT:7c', 'Ngày nhận:14c', 'Nội dung tóm tắt:31', 'Đơn vị xử lý:17', 'Thời hạn:14c', 'Ngày trả lời:17c'], 14),
      signatures('Người theo dõi', 'Chánh Văn phòng'),
    ],
  },
}

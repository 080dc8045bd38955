import { choice, emptyTable, field, type FormText, signatures } from './paper.ts'

/** The forms of document control, of risks and of objectives. */
export const documentForms: Record<string, FormText> = {
  'BM.ISO.01.01': {
    use: 'Đề nghị viết mới, sửa đổi hoặc hủy bỏ một tài liệu, kèm lý do.',
    by: 'đơn vị, cá nhân có nhu cầu',
    parts: [
      field('Đơn vị đề nghị'),
      field('Tên tài liệu, mã hiệu'),
      choice('Đề nghị', 'Viết mới', 'Sửa đổi', 'Hủy bỏ'),
      field('Lý do', 2),
      field('Nội dung đề nghị', 4),
      choice('Ý kiến của Thư ký ISO', 'Chấp nhận', 'Không chấp nhận'),
      field('Người được giao soạn thảo, thời hạn'),
      signatures('Người đề nghị', 'Trưởng đơn vị', 'Thư ký ISO'),
    ],
  },
  'BM.ISO.01.02': {
    use: 'Ghi tài liệu nội bộ đang có hiệu lực của Sở.',
    by: 'Thư ký ISO',
    parts: [
      field('Cập nhật đến ngày'),
      emptyTable(['TT:7c', 'Mã hiệu:18', 'Tên tài liệu:37', 'Lần ban hành:12c', 'Ngày hiệu lực:13c', 'Đơn vị:13'], 14),
      signatures('Thư ký ISO', 'Đại diện lãnh đạo'),
    ],
  },
  'BM.ISO.01.03': {
    use: 'Ghi văn bản, tài liệu từ bên ngoài mà Sở áp dụng.',
    by: 'Thư ký ISO',
    parts: [
      field('Cập nhật đến ngày'),
      emptyTable(['TT:7c', 'Số, ký hiệu:20', 'Trích yếu:33', 'Nơi ban hành:16', 'Ngày hiệu lực:12c', 'Lần kiểm tra gần nhất:12c'], 14),
      signatures('Thư ký ISO', 'Chánh Văn phòng'),
    ],
  },
  'BM.ISO.01.04': {
    use: 'Theo dõi các lần sửa đổi của một tài liệu.',
    by: 'Thư ký ISO',
    parts: [
      field('Tên tài liệu, mã hiệu'),
      emptyTable(['Yêu cầu sửa đổi:22', 'Trang, phần:14', 'Mô tả nội dung:36', 'Lần sửa đổi:14c', 'Ngày:14c'], 14),
      signatures('Thư ký ISO'),
    ],
  },
  'BM.ISO.01.05': {
    use: 'Ghi việc phân phối bản kiểm soát và thu hồi bản cũ.',
    by: 'Thư ký ISO',
    parts: [
      field('Tên tài liệu, mã hiệu, lần ban hành'),
      choice('Việc', 'Phân phối', 'Thu hồi'),
      emptyTable(['TT:7c', 'Đơn vị:31', 'Bản số:10c', 'Ngày:14c', 'Người nhận (ký):19', 'Ngày thu hồi:19c'], 11),
      signatures('Người giao', 'Thư ký ISO'),
    ],
  },
  'BM.ISO.01.06': {
    use: 'Ghi các loại hồ sơ chất lượng, nơi lưu và thời hạn bảo quản.',
    by: 'trưởng đơn vị',
    parts: [
      field('Đơn vị'),
      emptyTable(['TT:7c', 'Tên hồ sơ:38', 'Mã biểu mẫu:18', 'Nơi lưu:19', 'Thời hạn:18c'], 14),
      signatures('Người lập', 'Trưởng đơn vị'),
    ],
  },
  'BM.ISO.01.07': {
    use: 'Ghi việc hủy hồ sơ đã hết thời hạn bảo quản.',
    by: 'hội đồng hoặc tổ hủy hồ sơ',
    parts: [
      field('Thời gian, địa điểm'),
      field('Thành phần', 3),
      field('Căn cứ (quyết định, danh mục đã duyệt)'),
      emptyTable(['TT:7c', 'Tên hồ sơ:43', 'Thời gian của hồ sơ:18c', 'Số lượng:12c', 'Cách hủy:20'], 8),
      signatures('Người lập', 'Lưu trữ cơ quan', 'Chủ tịch hội đồng'),
    ],
  },
  'BM.ISO.01.08': {
    use: 'Ghi văn bản pháp luật mới và đánh giá quy trình nào bị ảnh hưởng, trong 03 tháng kể từ ngày văn bản có hiệu lực.',
    by: 'trưởng đơn vị chủ trì quy trình',
    parts: [
      field('Số, ký hiệu, trích yếu văn bản', 2),
      field('Ngày ban hành, ngày có hiệu lực'),
      choice('Ảnh hưởng đến tài liệu của Sở', 'Không', 'Có'),
      emptyTable(['TT:7c', 'Mã hiệu tài liệu:22', 'Nội dung phải sửa:41', 'Người thực hiện:17', 'Thời hạn:13c'], 7),
      signatures('Người đánh giá', 'Trưởng đơn vị', 'Thư ký ISO'),
    ],
  },
  'BM.ISO.02.01': {
    use: 'Nhận diện vấn đề bên ngoài, bên trong và yêu cầu của các bên quan tâm.',
    by: 'Thư ký ISO cùng các đơn vị',
    parts: [
      field('Năm'),
      emptyTable(['TT:7c', 'Vấn đề hoặc bên quan tâm:30', 'Yêu cầu, mong đợi:33', 'Ảnh hưởng đến HTQLCL:30'], 12),
      signatures('Thư ký ISO', 'Đại diện lãnh đạo'),
    ],
  },
  'BM.ISO.02.02': {
    use: 'Chấm điểm rủi ro và cơ hội của từng quá trình.',
    by: 'trưởng đơn vị',
    parts: [
      field('Đơn vị'),
      emptyTable(
        ['TT:7c', 'Rủi ro, cơ hội:31', 'Nguyên nhân:24', 'Khả năng (1-5):10c', 'Ảnh hưởng (1-5):10c', 'Điểm:8c', 'Ưu tiên:10c'],
        11,
      ),
      signatures('Người lập', 'Trưởng đơn vị'),
    ],
  },
  'BM.ISO.02.03': {
    use: 'Lập kế hoạch hành động với rủi ro từ 12 điểm trở lên và cơ hội được chọn.',
    by: 'đơn vị chủ trì',
    parts: [
      emptyTable(['TT:7c', 'Mã rủi ro:11c', 'Hành động:36', 'Người thực hiện:18', 'Nguồn lực:14', 'Thời hạn:14c'], 12),
      signatures('Người lập', 'Đại diện lãnh đạo', 'Giám đốc Sở'),
    ],
  },
  'BM.ISO.02.04': {
    use: 'Báo cáo kết quả thực hiện kế hoạch và đánh giá hiệu lực của hành động.',
    by: 'đơn vị chủ trì',
    parts: [
      field('Kỳ báo cáo'),
      emptyTable(['TT:7c', 'Hành động:33', 'Kết quả:30', 'Điểm sau hành động:14c', 'Đề xuất:16'], 11),
      signatures('Người lập', 'Trưởng đơn vị'),
    ],
  },
  'BM.ISO.MT.01': {
    use: 'Lập kế hoạch thực hiện từng mục tiêu chất lượng: việc gì, ai, nguồn lực, thời hạn, đánh giá bằng gì.',
    by: 'đơn vị chịu trách nhiệm về mục tiêu',
    parts: [
      field('Năm'),
      emptyTable(['TT:7c', 'Mục tiêu:26', 'Việc cần làm:26', 'Người thực hiện:16', 'Thời hạn:12c', 'Cách đánh giá:13'], 11),
      signatures('Người lập', 'Trưởng đơn vị'),
    ],
  },
  'BM.ISO.MT.02': {
    use: 'Ghi số liệu và kết quả của mục tiêu theo kỳ đo; mục tiêu không đạt phải có nguyên nhân và biện pháp.',
    by: 'người được giao nhập số liệu',
    parts: [
      field('Mục tiêu, mã'),
      field('Chỉ tiêu, kỳ đo'),
      emptyTable(
        ['Kỳ:12c', 'Tử số:14c', 'Mẫu số:14c', 'Kết quả:14c', 'Đạt / không đạt / không phát sinh:24c', 'Nguyên nhân, biện pháp:22'],
        12,
      ),
      signatures('Người nhập', 'Trưởng đơn vị'),
    ],
  },
}

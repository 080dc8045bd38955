import { choice, emptyTable, field, type FormText, signatures, text } from './paper.ts'

const software = 'phần mềm một cửa'
const file = [field('Mã hồ sơ'), field('Tổ chức, cá nhân nộp hồ sơ'), field('Thủ tục đề nghị giải quyết', 2)]

/** The forms of the one-stop mechanism: external, kept for reference. */
export const oneStopForms: Record<string, FormText> = {
  'MC.01': {
    use: 'Xác nhận đã tiếp nhận hồ sơ và hẹn ngày trả kết quả.',
    by: software,
    parts: [
      ...file,
      field('Thành phần hồ sơ, số lượng', 3),
      field('Thời gian giải quyết'),
      field('Thời gian nhận hồ sơ'),
      field('Thời gian trả kết quả'),
      choice('Nhận kết quả', 'Tại Trung tâm', 'Trực tuyến', 'Bưu chính'),
      signatures('Người nộp hồ sơ', 'Người tiếp nhận'),
    ],
  },
  'MC.02': {
    use: 'Yêu cầu tổ chức, cá nhân bổ sung, hoàn thiện hồ sơ.',
    by: software,
    parts: [
      ...file,
      field('Nội dung cần bổ sung, hoàn thiện', 5),
      field('Lý do', 2),
      field('Thời hạn bổ sung'),
      signatures('Người nộp hồ sơ', 'Người tiếp nhận'),
    ],
  },
  'MC.03': {
    use: 'Từ chối tiếp nhận, giải quyết hồ sơ và nêu rõ lý do.',
    by: software,
    parts: [...file, field('Lý do từ chối', 5), field('Căn cứ'), field('Hướng dẫn', 2), signatures('Người nộp hồ sơ', 'Người tiếp nhận')],
  },
  'MC.04': {
    use: 'Xin lỗi tổ chức, cá nhân khi hồ sơ quá hạn và hẹn lại ngày trả kết quả.',
    by: software,
    parts: [
      ...file,
      field('Ngày hẹn trước'),
      field('Lý do quá hạn', 3),
      field('Ngày hẹn lại'),
      text('Mong quý tổ chức, cá nhân thông cảm.'),
      signatures('Thủ trưởng cơ quan'),
    ],
  },
  'MC.05': {
    use: 'Ghi việc chuyển hồ sơ giữa các bước và kết quả của từng bước; thời gian do phần mềm ghi.',
    by: software,
    parts: [
      ...file,
      field('Ngày tiếp nhận, ngày hẹn trả'),
      emptyTable(['Bên giao:22', 'Bên nhận:22', 'Thời gian giao, nhận:20c', 'Kết quả (trước, đúng, quá hạn):20c', 'Ghi chú:16'], 9),
    ],
  },
  'MC.06': {
    use: 'Theo dõi toàn bộ hồ sơ đã tiếp nhận và kết quả giải quyết.',
    by: software,
    parts: [
      field('Từ ngày, đến ngày'),
      emptyTable(['TT:7c', 'Mã hồ sơ:18', 'Thủ tục:31', 'Ngày nhận:14c', 'Ngày hẹn:14c', 'Ngày trả:16c'], 15),
    ],
  },
  'MC.07': {
    use: 'Thông báo dừng giải quyết hồ sơ.',
    by: software,
    parts: [
      ...file,
      field('Lý do dừng giải quyết', 5),
      field('Căn cứ'),
      field('Việc trả lại hồ sơ, phí, lệ phí', 2),
      signatures('Người nộp hồ sơ', 'Thủ trưởng cơ quan'),
    ],
  },
}

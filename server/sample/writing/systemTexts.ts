import type { ProcedureText } from './paper.ts'

const kept = 'Theo thời hạn của Sở'

/** What the six system procedures say. */
export const systemTexts: Record<string, ProcedureText> = {
  'QT.ISO.01': {
    purpose:
      'Bảo đảm ở mỗi nơi làm việc chỉ có bản tài liệu đang có hiệu lực; tài liệu được soát xét và phê duyệt trước khi ban hành; bản cũ không bị dùng nhầm; ai cũng tìm được tài liệu mình cần.',
    scope: 'Áp dụng cho mọi tài liệu nội bộ, tài liệu bên ngoài và hồ sơ chất lượng thuộc hệ thống quản lý chất lượng của Sở.',
    terms: [
      ['Tài liệu', 'thông tin được duy trì và có thể được sửa đổi'],
      ['Hồ sơ chất lượng', 'thông tin được lưu giữ làm bằng chứng, không sửa đổi'],
      ['Lần ban hành', 'tăng khi toàn bộ tài liệu được ban hành lại'],
      ['Lần sửa đổi', 'tăng khi sửa từng phần; trở về 00 khi có lần ban hành mới'],
    ],
    steps: [
      ['Đề nghị viết mới, sửa đổi hoặc hủy bỏ tài liệu', 'Đơn vị, cá nhân có nhu cầu', 'Khi phát sinh', 'BM.ISO.01.01'],
      ['Xem xét đề nghị, giao người soạn thảo', 'Thư ký ISO, trưởng đơn vị chủ trì', '02 ngày làm việc', 'Ý kiến trên phần mềm'],
      ['Soạn thảo theo HD-03, đưa tệp lên phần mềm và trình', 'Người soạn thảo', 'Theo phân công', 'Dự thảo'],
      ['Soát xét nội dung', 'Người soát xét theo loại tài liệu', '03 ngày làm việc', 'Đồng ý, hoặc yêu cầu chỉnh sửa'],
      ['Soát thể thức', 'Thư ký ISO', '01 ngày làm việc', 'Đồng ý, hoặc yêu cầu chỉnh sửa'],
      ['Phê duyệt đúng bản đã soát xét', 'Giám đốc Sở', '02 ngày làm việc', 'Phê duyệt, hoặc trả lại kèm lý do'],
      ['Ban hành, ấn định ngày hiệu lực, cập nhật danh mục', 'Thư ký ISO', '01 ngày làm việc', 'BM.ISO.01.02; BM.ISO.01.04'],
      ['Phân phối, thu hồi bản giấy cũ', 'Thư ký ISO', 'Trước ngày hiệu lực', 'BM.ISO.01.05'],
      ['Rà soát định kỳ; rà soát khi văn bản pháp luật thay đổi', 'Đơn vị chủ trì', 'Theo chu kỳ; 03 tháng', 'BM.ISO.01.08'],
    ],
    rules: [
      'Người soạn thảo không soát xét nội dung và không phê duyệt tài liệu của mình; người đã soát xét không phê duyệt.',
      'Bản in không đóng dấu “Bản kiểm soát” chỉ có giá trị tham khảo tại thời điểm in.',
      'Mã hiệu là duy nhất và không dùng lại, kể cả khi tài liệu đã hủy bỏ.',
      'Tài liệu bên ngoài được đăng ký vào BM.ISO.01.03 và kiểm tra hiệu lực sáu tháng một lần.',
      'Hồ sơ hết thời hạn bảo quản được hủy theo biên bản BM.ISO.01.07.',
    ],
    records: [
      ['Phiếu yêu cầu và dự thảo các lần trình', 'Phần mềm', kept],
      ['Các lần ban hành, sửa đổi đã hết hiệu lực', 'Phần mềm; lưu trữ cơ quan', kept],
      ['Danh mục tài liệu, danh mục hồ sơ chất lượng', 'Thư ký ISO', kept],
    ],
  },
  'QT.ISO.02': {
    purpose:
      'Nhận diện, đánh giá và xử lý rủi ro, cơ hội có thể ảnh hưởng đến kết quả của hệ thống quản lý chất lượng, trước hết là đến thời hạn giải quyết thủ tục hành chính.',
    scope: 'Áp dụng cho mọi quá trình và mọi đơn vị trong phạm vi hệ thống quản lý chất lượng của Sở.',
    terms: [
      ['Rủi ro', 'tác động không mong muốn của điều chưa chắc chắn'],
      ['Cơ hội', 'hoàn cảnh thuận lợi để đạt kết quả tốt hơn'],
      ['Điểm rủi ro', 'tích của khả năng xảy ra (1 đến 5) và mức ảnh hưởng (1 đến 5)'],
    ],
    steps: [
      ['Cập nhật bối cảnh và các bên quan tâm', 'Thư ký ISO, các đơn vị', 'Tháng 01 hằng năm', 'BM.ISO.02.01'],
      ['Nhận diện rủi ro, cơ hội của từng quá trình', 'Trưởng đơn vị', 'Tháng 02', 'BM.ISO.02.02'],
      ['Chấm điểm, xếp thứ tự ưu tiên', 'Trưởng đơn vị, Thư ký ISO', 'Tháng 02', 'BM.ISO.02.02'],
      ['Lập kế hoạch hành động với rủi ro từ 12 điểm trở lên', 'Đơn vị chủ trì', '10 ngày làm việc', 'BM.ISO.02.03'],
      ['Xem xét, phê duyệt kế hoạch', 'Đại diện lãnh đạo, Giám đốc Sở', '05 ngày làm việc', 'Kế hoạch đã duyệt'],
      ['Thực hiện, báo cáo kết quả', 'Đơn vị chủ trì', 'Hằng quý', 'BM.ISO.02.04'],
      ['Đánh giá hiệu lực, đưa vào xem xét của lãnh đạo', 'Đại diện lãnh đạo', 'Quý IV', 'BM.ISO.05.02'],
    ],
    rules: [
      'Điểm từ 01 đến 05: chấp nhận; 06 đến 11: theo dõi; 12 trở lên: phải có kế hoạch hành động.',
      'Rủi ro được đánh giá lại khi văn bản pháp luật, tổ chức bộ máy hoặc phần mềm thay đổi.',
    ],
    records: [
      ['Bảng đánh giá rủi ro và cơ hội', 'Thư ký ISO; các đơn vị', kept],
      ['Kế hoạch hành động và báo cáo kết quả', 'Thư ký ISO', kept],
    ],
  },
  'QT.ISO.03': {
    purpose:
      'Quy định cách lập chương trình, tiến hành và báo cáo đánh giá nội bộ, để biết hệ thống quản lý chất lượng có phù hợp và được thực hiện có hiệu lực hay không.',
    scope: 'Áp dụng cho các cuộc đánh giá nội bộ định kỳ (ít nhất mỗi năm một lần) và đột xuất, tại mọi đơn vị trong phạm vi.',
    terms: [
      ['Chuẩn mực đánh giá', 'tiêu chuẩn, pháp luật và tài liệu mà bằng chứng được so sánh với'],
      ['Điểm không phù hợp', 'sự không đáp ứng một yêu cầu'],
      ['Đánh giá viên', 'người đã được đào tạo và không đánh giá công việc của đơn vị mình'],
    ],
    steps: [
      ['Lập chương trình đánh giá năm', 'Đại diện lãnh đạo', 'Quý I', 'BM.ISO.03.01'],
      ['Thành lập đoàn đánh giá', 'Giám đốc Sở', 'Trước 15 ngày', 'BM.ISO.03.03'],
      ['Lập kế hoạch, gửi đơn vị được đánh giá', 'Trưởng đoàn', 'Trước 07 ngày', 'BM.ISO.03.02'],
      ['Chuẩn bị phiếu hỏi, họp khai mạc', 'Đoàn đánh giá', 'Theo kế hoạch', 'BM.ISO.03.04'],
      ['Đánh giá tại chỗ, ghi bằng chứng', 'Đánh giá viên', 'Theo kế hoạch', 'BM.ISO.03.04'],
      ['Họp kết thúc, thống nhất các phát hiện', 'Đoàn đánh giá, đơn vị', 'Cuối cuộc đánh giá', 'BM.ISO.04.01'],
      ['Báo cáo kết quả', 'Trưởng đoàn', '05 ngày làm việc', 'BM.ISO.03.05'],
      ['Khắc phục và kiểm tra việc khắc phục', 'Đơn vị; đánh giá viên', 'Theo từng phiếu', 'BM.ISO.04.01'],
    ],
    rules: [
      'Không ai đánh giá đơn vị mình; người khắc phục không tự kiểm tra hiệu lực của việc khắc phục.',
      'Mẫu hồ sơ do đánh giá viên chọn, không do đơn vị được đánh giá chuẩn bị sẵn.',
    ],
    records: [
      ['Chương trình, kế hoạch, quyết định lập đoàn', 'Thư ký ISO', kept],
      ['Phiếu câu hỏi và ghi chép, báo cáo đánh giá', 'Thư ký ISO', kept],
    ],
  },
  'QT.ISO.04': {
    purpose: 'Phát hiện, xử lý sự không phù hợp, tìm nguyên nhân và ngăn sự không phù hợp tái diễn.',
    scope:
      'Áp dụng cho sự không phù hợp từ giải quyết thủ tục hành chính, đánh giá, kiểm tra, khiếu nại, đo lường mục tiêu và tự phát hiện.',
    terms: [
      ['Khắc phục ngay', 'hành động loại bỏ sự không phù hợp đã phát hiện'],
      ['Hành động khắc phục', 'hành động loại bỏ nguyên nhân để không tái diễn'],
    ],
    steps: [
      ['Ghi nhận sự không phù hợp', 'Người phát hiện', 'Trong ngày', 'BM.ISO.04.01'],
      ['Khắc phục ngay, báo người có liên quan', 'Đơn vị có sự không phù hợp', '02 ngày làm việc', 'BM.ISO.04.01'],
      ['Phân tích nguyên nhân, tìm trường hợp tương tự', 'Trưởng đơn vị', '05 ngày làm việc', 'BM.ISO.04.01'],
      ['Đề xuất hành động và thời hạn', 'Trưởng đơn vị', '05 ngày làm việc', 'BM.ISO.04.01'],
      ['Chấp thuận hành động', 'Đại diện lãnh đạo', '02 ngày làm việc', 'BM.ISO.04.01'],
      ['Thực hiện hành động', 'Đơn vị', 'Theo thời hạn', 'Bằng chứng kèm phiếu'],
      ['Kiểm tra hiệu lực, đóng phiếu', 'Người không thực hiện hành động', '10 ngày làm việc', 'BM.ISO.04.02'],
    ],
    rules: [
      'Phiếu quá hạn được Thư ký ISO nhắc mỗi tuần và báo cáo tại cuộc họp xem xét của lãnh đạo.',
      'Hành động không có hiệu lực thì mở phiếu mới, dẫn chiếu phiếu cũ.',
    ],
    records: [
      ['Phiếu báo cáo sự không phù hợp', 'Thư ký ISO', kept],
      ['Sổ theo dõi sự không phù hợp', 'Thư ký ISO', kept],
    ],
  },
  'QT.ISO.05': {
    purpose: 'Bảo đảm lãnh đạo Sở xem xét hệ thống quản lý chất lượng theo kế hoạch, để hệ thống luôn thích hợp, thỏa đáng và có hiệu lực.',
    scope: 'Áp dụng cho cuộc họp xem xét định kỳ (ít nhất mỗi năm một lần, sau đánh giá nội bộ) và đột xuất.',
    terms: [
      ['Đầu vào', 'các báo cáo được chuẩn bị cho cuộc họp'],
      ['Đầu ra', 'kết luận về cải tiến, thay đổi và nguồn lực'],
    ],
    steps: [
      ['Thông báo thời gian, thành phần, nội dung', 'Thư ký ISO', 'Trước 10 ngày', 'BM.ISO.05.01'],
      ['Chuẩn bị báo cáo đầu vào', 'Các đơn vị, Thư ký ISO', 'Trước 03 ngày', 'BM.ISO.05.02'],
      ['Họp xem xét', 'Giám đốc Sở chủ trì', 'Theo thông báo', 'Ý kiến tại cuộc họp'],
      ['Lập biên bản, kết luận', 'Thư ký ISO', '03 ngày làm việc', 'BM.ISO.05.03'],
      ['Giao việc, theo dõi thực hiện kết luận', 'Đại diện lãnh đạo', 'Theo thời hạn', 'Kết quả thực hiện'],
      ['Xác nhận hiệu lực của hệ thống', 'Giám đốc Sở', 'Sau khi đóng cuộc đánh giá', 'XN-HL'],
    ],
    rules: [
      'Đầu vào gồm: việc thực hiện kết luận kỳ trước; thay đổi bối cảnh; kết quả mục tiêu; mức độ hài lòng; sự không phù hợp; kết quả đánh giá; nguồn lực; hiệu lực của hành động với rủi ro và cơ hội.',
      'Mỗi kết luận có người chịu trách nhiệm và thời hạn.',
    ],
    records: [
      ['Báo cáo đầu vào', 'Thư ký ISO', kept],
      ['Biên bản họp xem xét và kết quả thực hiện', 'Thư ký ISO', kept],
    ],
  },
  'QT.ISO.06': {
    purpose: 'Đo lường mức độ hài lòng của tổ chức, cá nhân và xử lý ý kiến, phản ánh, kiến nghị đúng thời hạn.',
    scope: 'Áp dụng cho dịch vụ hành chính công thuộc thẩm quyền của Sở, tại quầy và trực tuyến.',
    terms: [
      ['Phiếu hợp lệ', 'phiếu trả lời đủ các câu bắt buộc'],
      ['Phản ánh, kiến nghị', 'ý kiến của tổ chức, cá nhân về quy định hành chính hoặc hành vi hành chính'],
    ],
    steps: [
      ['Phát phiếu khảo sát tại quầy và trực tuyến', 'Công chức tại Bộ phận Một cửa', 'Thường xuyên', 'BM.ISO.06.01'],
      ['Tổng hợp phiếu, không giữ thông tin cá nhân', 'Văn phòng Sở', 'Hằng quý', 'Bảng tổng hợp'],
      ['Ghi phản ánh, kiến nghị vào sổ', 'Văn phòng Sở', 'Trong ngày', 'BM.ISO.06.02'],
      ['Chuyển đơn vị xử lý, theo dõi thời hạn', 'Văn phòng Sở', '01 ngày làm việc', 'BM.ISO.06.02'],
      ['Trả lời tổ chức, cá nhân', 'Đơn vị được giao', 'Theo quy định', 'Văn bản trả lời'],
      ['Phân tích, đề xuất cải tiến', 'Chánh Văn phòng', 'Hằng quý', 'BM.ISO.05.02'],
    ],
    rules: [
      'Kết quả khảo sát chỉ lưu ở dạng tổng số.',
      'Ý kiến lặp lại từ ba lần trong một quý được xử lý như sự không phù hợp theo QT.ISO.04.',
    ],
    records: [
      ['Bảng tổng hợp khảo sát', 'Văn phòng Sở', kept],
      ['Sổ theo dõi khiếu nại, phản ánh, kiến nghị', 'Văn phòng Sở', kept],
    ],
  },
}

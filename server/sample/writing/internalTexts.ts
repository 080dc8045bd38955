import type { ProcedureText } from './paper.ts'

const kept = 'Theo thời hạn của Sở'

/** What the internal procedures and the work instructions say. */
export const internalTexts: Record<string, ProcedureText> = {
  'QT-NB-01': {
    purpose: 'Thống nhất việc tiếp nhận, chuyển xử lý, phát hành và lưu văn bản đến, văn bản đi của Sở.',
    scope: 'Áp dụng cho mọi văn bản điện tử và văn bản giấy không thuộc bí mật nhà nước.',
    terms: [
      ['Văn bản đến', 'văn bản do cơ quan, tổ chức, cá nhân khác gửi đến Sở'],
      ['Văn bản đi', 'văn bản do Sở ban hành'],
    ],
    steps: [
      ['Tiếp nhận, đăng ký văn bản đến', 'Văn thư', 'Trong ngày', 'Số đến trên hệ thống'],
      ['Cho ý kiến chỉ đạo, phân phối', 'Lãnh đạo Sở, Chánh Văn phòng', 'Trong ngày', 'Ý kiến chỉ đạo'],
      ['Xử lý, dự thảo văn bản trả lời', 'Chuyên viên được giao', 'Theo thời hạn', 'Dự thảo'],
      ['Kiểm tra nội dung, thể thức', 'Trưởng đơn vị, Chánh Văn phòng', '01 ngày làm việc', 'Bản trình ký'],
      ['Ký ban hành', 'Người có thẩm quyền', '01 ngày làm việc', 'Văn bản đã ký'],
      ['Cấp số, phát hành, lưu', 'Văn thư', 'Ngày ký hoặc ngày kế tiếp', 'Sổ văn bản đi'],
    ],
    rules: [
      'Văn bản ghi mức độ khẩn được chuyển ngay khi nhận.',
      'Văn bản phát hành có sai sót được thay thế hoặc đính chính theo Nghị định số 30/2020/NĐ-CP.',
    ],
    records: [
      ['Tập lưu văn bản đi', 'Văn thư', kept],
      ['Hồ sơ công việc', 'Đơn vị chủ trì', kept],
    ],
  },
  'QT-NB-02': {
    purpose: 'Bảo đảm chương trình, kế hoạch công tác của Sở được xây dựng đúng hạn và theo dõi đến khi hoàn thành.',
    scope: 'Áp dụng cho chương trình công tác năm, quý, tháng và nhiệm vụ do cấp trên giao.',
    terms: [['Nhiệm vụ', 'việc có đơn vị chủ trì, sản phẩm và thời hạn']],
    steps: [
      ['Đề xuất nhiệm vụ năm sau', 'Các đơn vị', 'Trước 15/11', 'Bảng đề xuất'],
      ['Tổng hợp, dự thảo chương trình', 'Phòng Kế hoạch - Tài chính - Tổng hợp', 'Trước 05/12', 'Dự thảo'],
      ['Lấy ý kiến, hoàn thiện', 'Các đơn vị', '05 ngày làm việc', 'Ý kiến góp ý'],
      ['Phê duyệt, ban hành', 'Giám đốc Sở', 'Trước 31/12', 'Chương trình công tác'],
      ['Theo dõi, nhắc hạn', 'Phòng Kế hoạch - Tài chính - Tổng hợp', 'Hằng tuần', 'Bảng theo dõi'],
      ['Báo cáo kết quả', 'Các đơn vị', 'Ngày 20 hằng tháng', 'Báo cáo tháng'],
    ],
    rules: ['Điều chỉnh thời hạn phải được lãnh đạo phụ trách đồng ý trước khi hết hạn.'],
    records: [['Chương trình công tác và các lần điều chỉnh', 'Phòng Kế hoạch - Tài chính - Tổng hợp', kept]],
  },
  'QT-NB-03': {
    purpose: 'Quản lý, sử dụng tài sản đúng mục đích và mua sắm đúng quy định, kịp thời.',
    scope: 'Áp dụng cho tài sản, vật tư, dịch vụ phục vụ hoạt động của Sở.',
    terms: [['Mua sắm', 'việc mua tài sản, vật tư hoặc thuê dịch vụ bằng kinh phí được giao']],
    steps: [
      ['Đề nghị mua sắm, sửa chữa', 'Đơn vị sử dụng', 'Khi phát sinh', 'Giấy đề nghị'],
      ['Kiểm tra nhu cầu, dự toán', 'Văn phòng Sở, kế toán', '03 ngày làm việc', 'Ý kiến thẩm tra'],
      ['Phê duyệt', 'Giám đốc Sở', '02 ngày làm việc', 'Quyết định, phê duyệt'],
      ['Lựa chọn nhà cung cấp, ký hợp đồng', 'Văn phòng Sở', 'Theo quy định', 'Hợp đồng'],
      ['Nghiệm thu, bàn giao, ghi sổ tài sản', 'Văn phòng Sở, đơn vị sử dụng', 'Khi giao hàng', 'Biên bản nghiệm thu'],
      ['Kiểm kê', 'Tổ kiểm kê', 'Tháng 12', 'Biên bản kiểm kê'],
    ],
    rules: ['Người đề nghị không tự nghiệm thu.', 'Nhà cung cấp được đánh giá lại sau mỗi hợp đồng.'],
    records: [
      ['Hồ sơ mua sắm', 'Kế toán', kept],
      ['Sổ tài sản, biên bản kiểm kê', 'Văn phòng Sở', kept],
    ],
  },
  'QT-NB-04': {
    purpose: 'Bảo đảm công chức, người lao động có đủ năng lực cho công việc được giao.',
    scope: 'Áp dụng cho công chức, người lao động của Sở, kể cả đánh giá viên nội bộ.',
    terms: [['Năng lực', 'khả năng áp dụng kiến thức và kỹ năng để đạt kết quả mong muốn']],
    steps: [
      ['Xác định nhu cầu đào tạo', 'Các đơn vị', 'Tháng 11', 'Bảng nhu cầu'],
      ['Lập kế hoạch đào tạo năm', 'Văn phòng Sở', 'Tháng 12', 'Dự thảo kế hoạch'],
      ['Phê duyệt kế hoạch', 'Giám đốc Sở', 'Tháng 01', 'Kế hoạch'],
      ['Cử người, tổ chức lớp', 'Văn phòng Sở', 'Theo kế hoạch', 'Quyết định cử'],
      ['Báo cáo kết quả học tập', 'Người được cử', '05 ngày làm việc', 'Chứng nhận'],
      ['Đánh giá hiệu lực đào tạo', 'Trưởng đơn vị', 'Sau 03 tháng', 'Nhận xét'],
    ],
    rules: ['Công chức mới được phổ biến chính sách, mục tiêu và quy trình liên quan trong tuần làm việc đầu tiên.'],
    records: [['Kế hoạch, quyết định, chứng nhận', 'Văn phòng Sở', kept]],
  },
  'QT-NB-05': {
    purpose: 'Tiếp công dân và xử lý đơn khiếu nại, tố cáo, kiến nghị, phản ánh đúng pháp luật, đúng thời hạn.',
    scope: 'Áp dụng cho việc tiếp công dân và xử lý đơn thuộc trách nhiệm của Sở.',
    terms: [['Đơn đủ điều kiện', 'đơn có tên, địa chỉ, chữ ký và nội dung thuộc thẩm quyền']],
    steps: [
      ['Tiếp công dân, nhận đơn', 'Người tiếp công dân', 'Theo lịch', 'Sổ tiếp công dân'],
      ['Phân loại, đề xuất xử lý', 'Người được giao', 'Theo quy định', 'Phiếu đề xuất'],
      ['Quyết định thụ lý hoặc chuyển đơn', 'Giám đốc Sở', 'Theo quy định', 'Thông báo'],
      ['Xác minh', 'Đơn vị hoặc tổ xác minh', 'Theo quyết định', 'Báo cáo xác minh'],
      ['Giải quyết, trả lời', 'Giám đốc Sở', 'Theo quy định', 'Quyết định, văn bản trả lời'],
      ['Công khai, theo dõi thực hiện', 'Người được giao', 'Theo quy định', 'Sổ theo dõi'],
    ],
    rules: ['Thông tin của người tố cáo được giữ bí mật và không nhập vào phần mềm kiểm soát tài liệu.'],
    records: [
      ['Hồ sơ vụ việc', 'Đơn vị thụ lý', kept],
      ['Sổ tiếp công dân', 'Văn phòng Sở', kept],
    ],
  },
  'QT-NB-06': {
    purpose: 'Khuyến khích và quản lý đề xuất cải tiến, sáng kiến trong hoạt động của Sở.',
    scope: 'Áp dụng cho mọi đơn vị, công chức, người lao động của Sở.',
    terms: [['Sáng kiến', 'giải pháp mới, khả thi, mang lại lợi ích thiết thực']],
    steps: [
      ['Gửi đề xuất', 'Công chức, người lao động', 'Quanh năm', 'Bản đề xuất'],
      ['Xem xét sơ bộ', 'Trưởng đơn vị', '05 ngày làm việc', 'Ý kiến'],
      ['Đánh giá', 'Hội đồng sáng kiến', 'Hằng quý', 'Biên bản'],
      ['Công nhận, giao áp dụng', 'Giám đốc Sở', '05 ngày làm việc', 'Quyết định'],
      ['Áp dụng, sửa đổi tài liệu liên quan', 'Đơn vị', 'Theo quyết định', 'BM.ISO.01.01'],
    ],
    rules: ['Cải tiến làm thay đổi quy trình chỉ được áp dụng sau khi tài liệu đã ban hành.'],
    records: [['Hồ sơ công nhận sáng kiến', 'Văn phòng Sở', kept]],
  },
  'HD-01': {
    purpose: 'Hướng dẫn người có thẩm quyền và Thư ký ISO ký số, ban hành tài liệu ISO điện tử đúng trình tự.',
    scope: 'Áp dụng khi ban hành tài liệu trên phần mềm kiểm soát tài liệu của Sở.',
    terms: [
      ['Ký số', 'việc tạo chữ ký số bằng công cụ được cấp, ngoài phần mềm này'],
      ['Phê duyệt trên phần mềm', 'hành vi kiểm soát có dấu vết, gắn với đúng tệp đã xem'],
    ],
    steps: [
      ['Mở bản đã phê duyệt, đối chiếu mã băm SHA-256', 'Thư ký ISO', '–', 'Mã băm trùng khớp'],
      ['Tải tệp, ký số bằng công cụ được cấp', 'Người có thẩm quyền', '–', 'Tệp đã ký'],
      ['Kiểm tra chữ ký số', 'Thư ký ISO', '–', 'Kết quả kiểm tra'],
      ['Đưa tệp đã ký lên phần mềm, ghi số và ngày', 'Thư ký ISO', 'Trong ngày', 'Bản ban hành'],
      ['Ấn định ngày hiệu lực, ban hành', 'Thư ký ISO', 'Trong ngày', 'Danh mục được cập nhật'],
    ],
    rules: ['Không chỉnh sửa tệp sau khi đã ký.', 'Không chèn ảnh chữ ký vào tệp chưa ký số.'],
    records: [['Tệp đã ký và kết quả kiểm tra', 'Phần mềm', kept]],
  },
  'HD-02': {
    purpose: 'Giúp đánh giá viên lập và ghi hồ sơ đánh giá nội bộ đầy đủ, khách quan, dễ kiểm tra lại.',
    scope: 'Áp dụng cho mọi cuộc đánh giá nội bộ theo QT.ISO.03.',
    terms: [['Bằng chứng đánh giá', 'hồ sơ, sự kiện hoặc thông tin kiểm tra xác nhận được']],
    steps: [
      ['Đọc tài liệu của đơn vị, phiếu lần trước', 'Đánh giá viên', 'Trước 05 ngày', 'Ghi chú'],
      ['Soạn câu hỏi theo điều khoản', 'Đánh giá viên', 'Trước 03 ngày', 'BM.ISO.03.04'],
      ['Ghi câu trả lời, mã hồ sơ đã xem', 'Đánh giá viên', 'Tại chỗ', 'BM.ISO.03.04'],
      ['Viết điểm không phù hợp: yêu cầu, bằng chứng, sai khác', 'Đánh giá viên', 'Trong ngày', 'BM.ISO.04.01'],
      ['Soát lại, nộp hồ sơ', 'Trưởng đoàn', '02 ngày làm việc', 'BM.ISO.03.05'],
    ],
    rules: [
      'Ghi điều đã thấy, không ghi nhận xét về con người.',
      'Không ghi tên, số giấy tờ của tổ chức, cá nhân nộp hồ sơ; chỉ ghi mã hồ sơ.',
    ],
    records: [['Phiếu câu hỏi và ghi chép', 'Thư ký ISO', kept]],
  },
  'HD-03': {
    purpose: 'Thống nhất cách trình bày tài liệu ISO của Sở.',
    scope:
      'Áp dụng cho sổ tay, quy trình, hướng dẫn, biểu mẫu. Quyết định, kế hoạch, báo cáo, biên bản trình bày theo Nghị định số 30/2020/NĐ-CP.',
    terms: [['Trang bìa', 'trang đầu, có tên cơ quan, tên tài liệu, mã hiệu, lần ban hành, ba ô ký']],
    steps: [
      ['Chọn khổ A4, phông chữ có chân, bộ mã Unicode', 'Người soạn thảo', '–', 'Tệp mới'],
      [
        'Trang bìa: tên cơ quan, tên tài liệu, mã hiệu, lần ban hành, ba ô Soạn thảo, Soát xét, Phê duyệt',
        'Người soạn thảo',
        '–',
        'Trang bìa',
      ],
      ['Trang hai: bảng theo dõi sửa đổi, phân phối tài liệu', 'Người soạn thảo', '–', 'BM.ISO.01.04'],
      ['Đầu mỗi trang: cơ quan, tên, mã hiệu, ngày, lần ban hành, trang', 'Người soạn thảo', '–', 'Đầu trang'],
      ['Nội dung theo bảy mục của quy trình', 'Người soạn thảo', '–', 'Dự thảo'],
      ['Soát thể thức', 'Thư ký ISO', '01 ngày làm việc', 'Đồng ý, hoặc yêu cầu chỉnh sửa'],
    ],
    rules: [
      'Không dùng quốc hiệu trên tài liệu ISO.',
      'Điểm đánh theo thứ tự chữ cái tiếng Việt: a, b, c, d, đ, e, g, h.',
      'Bảng dài sang trang thì lặp lại dòng tiêu đề.',
    ],
    records: [['Tệp nguồn của tài liệu', 'Phần mềm', kept]],
  },
}

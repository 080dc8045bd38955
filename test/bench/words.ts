// What generated titles are made of: about 60,000 different ones, with the syllables of real ones.

const list = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())

/** How a title begins, what is done, of what, where or for whom. */
export const words = {
  acts: list(`
    cấp mới
    cấp lại
    gia hạn
    điều chỉnh
    thu hồi
    thẩm định
    kiểm tra
    giám sát
    đăng ký
    xác nhận
    công bố
    rà soát
    báo cáo
    tiếp nhận
    lưu trữ
    đánh giá`),
  things: list(`
    giấy phép bán lẻ rượu
    giấy phép bán buôn thuốc lá
    giấy chứng nhận đủ điều kiện an toàn thực phẩm
    hồ sơ xúc tiến thương mại
    chương trình khuyến mại
    hợp đồng theo mẫu
    hoạt động bán hàng đa cấp
    cửa hàng xăng dầu
    trạm nạp khí dầu mỏ hóa lỏng
    dự án điện mặt trời mái nhà
    quy hoạch cụm công nghiệp
    kế hoạch khuyến công
    huấn luyện an toàn hóa chất
    biện pháp phòng ngừa sự cố hóa chất
    vật liệu nổ công nghiệp
    hiệu suất năng lượng
    kiểm toán năng lượng
    thẩm định thiết kế cơ sở
    đấu thầu mua sắm tài sản công
    tuyển dụng viên chức
    thi đua khen thưởng
    tiếp công dân
    giải quyết khiếu nại
    giải quyết tố cáo
    văn bản đến
    văn bản đi
    con dấu và chữ ký số
    phòng cháy chữa cháy
    xe ô tô công
    công tác phí
    dự toán ngân sách
    quyết toán kinh phí
    cải cách hành chính
    một cửa liên thông
    dịch vụ công trực tuyến
    an toàn thông tin
    sao lưu dữ liệu
    thiết bị văn phòng
    hội nghị trực tuyến
    đánh giá nội bộ
    hành động khắc phục
    xem xét của lãnh đạo
    mục tiêu chất lượng
    rủi ro và cơ hội
    sự không phù hợp
    tài liệu nội bộ
    hồ sơ chất lượng
    ý kiến khách hàng
    thương mại biên giới
    xuất xứ hàng hóa
    sàn giao dịch thương mại điện tử
    nhượng quyền thương mại
    văn phòng đại diện thương nhân nước ngoài
    hội chợ triển lãm
    giám định thương mại
    đo lường chất lượng
    sản phẩm công nghiệp nông thôn tiêu biểu
    cụm công nghiệp làng nghề
    hoạt động điện lực
    sử dụng điện tiết kiệm`),
  ends: list(`
    trên địa bàn tỉnh
    tại các huyện miền núi
    tại khu kinh tế cửa khẩu
    đối với hộ kinh doanh
    đối với doanh nghiệp nhỏ và vừa
    đối với hợp tác xã
    đối với thương nhân nước ngoài
    theo phân cấp của Bộ
    theo ủy quyền của Ủy ban nhân dân
    qua bưu chính công ích
    qua cổng dịch vụ công
    trong trường hợp bị mất hoặc hỏng
    trong trường hợp thay đổi tên
    trong trường hợp thay đổi địa chỉ
    khi tổ chức lại
    khi chấm dứt hoạt động
    hằng năm
    hằng quý
    sáu tháng đầu năm
    đột xuất
    của đơn vị sự nghiệp
    của phòng chuyên môn
    của văn phòng
    của ban giám đốc
    có yếu tố nước ngoài
    có điều kiện
    quy mô nhỏ
    quy mô vừa
    giai đoạn chuẩn bị
    giai đoạn vận hành
    sau thanh tra
    sau kiểm tra
    lần đầu
    bổ sung
    thí điểm
    rút gọn
    trực tuyến toàn trình
    trực tuyến một phần
    liên thông cấp xã
    liên thông cấp tỉnh`),
}

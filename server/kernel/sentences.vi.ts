import { rolesInWords } from './roleWords.ts'
import { countOf, dayOf, fieldsOf, hourOf, megabytesOf, nameOf, textOf, withText, type Facts, type Sentences } from './words.ts'

const states: Record<string, string> = {
  DRAFT: 'đang soạn thảo',
  IN_REVIEW: 'đang soát xét',
  IN_APPROVAL: 'chờ phê duyệt',
  APPROVED: 'đã phê duyệt, chờ ban hành',
  SCHEDULED: 'đã ban hành, chờ hiệu lực',
  EFFECTIVE: 'có hiệu lực',
  SUPERSEDED: 'đã được thay thế',
  WITHDRAWN: 'đã hủy bỏ',
  CANCELLED: 'đã dừng soạn thảo',
}
const fields: Record<string, string> = {
  files: 'bản để đọc',
  changeSummary: 'nội dung thay đổi',
  changeReason: 'lý do thay đổi',
  title: 'tên tài liệu',
  code: 'mã hiệu',
  parentCode: 'mã hiệu của quy trình',
  body: 'nội dung',
  basis: 'số văn bản giao vai trò',
  basisOn: 'ngày văn bản giao vai trò',
  divisionId: 'đơn vị',
  measure: 'thước đo',
  unit: 'đơn vị tính',
  numerator: 'số liệu',
  denominator: 'mẫu số',
  comment: 'lý do không có số liệu',
  cause: 'nguyên nhân',
  action: 'việc sẽ làm',
  text: 'nội dung cam kết',
  periods: 'số liệu các kỳ',
  year: 'số liệu hoặc giải trình của một số mục tiêu',
  url: 'địa chỉ trang',
  proofUploadId: 'ảnh hoặc phiếu có chữ ký',
}
const because: Record<string, string> = {
  TODAY: 'ngày đã qua không chọn được',
  APPROVAL: 'phê duyệt ghi không có hiệu lực trước ngày này',
  YEAR: 'năm chưa kết thúc',
  IN_FORCE: 'phải sau ngày hiệu lực của lần hiện hành',
  FORCE_BEGAN: 'trước ngày này bản ấy chưa có hiệu lực',
  POSTED: 'ngày gỡ không thể trước ngày niêm yết',
}
const wrong: Record<string, string> = {
  control: 'có ký tự không dùng được',
  long: 'quá dài',
  notInForce: 'nêu tài liệu không có hiệu lực',
  itself: 'nêu chính tài liệu này',
  future: 'là ngày chưa tới',
}
/** A request that is at the wrong door. */
const misdirected: Record<string, string> = {
  HOST: 'Địa chỉ vừa dùng không phải địa chỉ của hệ thống.',
  METHOD: 'Đường dẫn này không nhận cách gọi vừa dùng.',
}
const missing = (facts: Facts) =>
  fieldsOf(facts)
    .map((field) => fields[field] ?? field)
    .join(', ')

function minutes(facts: Facts): string {
  const seconds = Number(textOf(facts, 'retryAfterSeconds'))
  return seconds > 60 ? `${Math.ceil(seconds / 60)} phút` : `${Math.max(1, Math.ceil(seconds))} giây`
}

/** What is done too often. */
const tooOften: Record<string, (facts: Facts) => string> = {
  OPERATIONS: (facts) => `Có quá nhiều yêu cầu trong một phút. Thử lại sau ${minutes(facts)}.`,
  SEARCHES: (facts) => `Tìm kiếm quá nhiều lần trong một phút. Thử lại sau ${minutes(facts)}.`,
  UPLOADS_OPEN: (facts) => `Đang có ${countOf(facts)} tệp gửi dở, không mở thêm được. Gửi xong hoặc bỏ bớt rồi thử lại.`,
  UPLOADS_AT_ONCE: (facts) => `Mỗi người gửi cùng lúc nhiều nhất ${countOf(facts)} tệp. Đợi một tệp xong rồi thử lại.`,
  UPLOADS_A_DAY: (facts) =>
    `Vượt mức ${megabytesOf(facts, 'limit', ',')} mỗi người được tải lên trong một ngày. Thử lại sau ${minutes(facts)}.`,
}

/** Each code in Vietnamese, as the agency's people address each other. */
export const vietnamese: Sentences = {
  UNAUTHENTICATED: (facts) =>
    facts.because === 'WRONG_PASSWORD'
      ? 'Tên đăng nhập hoặc mật khẩu không đúng.'
      : 'Phiên làm việc đã hết. Nội dung đang nhập vẫn còn; đăng nhập để tiếp tục.',
  NOT_FOUND: () => 'Không có mục này, hoặc anh/chị không được xem.',
  NOT_ALLOWED: () => 'Việc này dành cho vai trò khác. Chưa có gì thay đổi.',
  NOT_YOUR_TASK: () => 'Bước này dành cho người khác, hoặc anh/chị đã làm xong phần của mình.',
  NOT_APPROVER: () => 'Loại tài liệu này do người khác phê duyệt.',
  HEAD_ONLY: () => 'Chỉ người đứng đầu được phê duyệt loại này.',
  ASSIGNMENT_NOT_VALID: () => 'Phân công ký không có hiệu lực lúc này. Hiện do người đứng đầu phê duyệt.',
  OWN_WORK: () => 'Anh/chị đã cung cấp nội dung này nên không soát xét hay phê duyệt được.',
  ALREADY_REVIEWED: () => 'Anh/chị đã soát xét phiên bản này nên không phê duyệt được.',
  NOBODY_ELIGIBLE: (facts) =>
    `Còn ${Math.max(1, countOf(facts))} bước không có ai đủ điều kiện. Cần người khác đủ điều kiện trước khi gửi.`,
  PROOF_NEEDED: (facts) =>
    facts.because === 'WRONG_PASSWORD'
      ? 'Mật khẩu không đúng. Chưa có gì được duyệt; thử lại.'
      : 'Cần xác nhận lại là anh/chị trước khi phê duyệt.',
  SECOND_PERSON_NEEDED: () =>
    'Cần một người khác: không ai tự giao, tự xác nhận hay tự kết thúc vai trò của mình, và người đề nghị không tự xác nhận.',
  ROLES_DO_NOT_GO_TOGETHER: (facts) =>
    `Hai vai trò ${rolesInWords(facts, 'vi') || 'này'} không giao cho cùng một người. Chưa có gì thay đổi.`,
  WRONG_STATE: (facts) =>
    `Phiên bản này ${withText(facts, 'state', (state) => `đang ở bước "${states[state] ?? state}"; `) || 'đã sang bước khác; '}việc vừa chọn không còn áp dụng. Tải lại để xem.`,
  CHANGED_MEANWHILE: (facts) => {
    const hour = hourOf(facts, 'changedAt')
    return `${nameOf(facts, 'changedBy') || 'Có người'} vừa sửa mục này${hour && ` lúc ${hour}`}. Xem khác biệt rồi lưu lại; nội dung đang nhập vẫn còn.`
  },
  BYTES_CHANGED: () => 'Tệp đã được thay sau khi anh/chị mở. Chưa có gì được duyệt.',
  LOCKED_BY_OTHER: (facts) => {
    const hour = hourOf(facts, 'until')
    return `${nameOf(facts, 'holder') || 'Người khác'} đang giữ dự thảo này${hour && ` đến ${hour}`}. Có thể lấy lại, kèm lý do.`
  },
  OPEN_REVISION_EXISTS: (facts) =>
    `Đang có ${withText(facts, 'label', (label) => `lần ${label}`) || 'một lần khác'}${withText(facts, 'state', (state) => `, ${states[state] ?? state}`)}. Xong lần đó mới soạn được lần mới.`,
  DOCUMENT_WITHDRAWN: (facts) =>
    `Tài liệu đã hủy bỏ${dayOf(facts, 'from') && ` từ ${dayOf(facts, 'from')}`}.${withText(facts, 'successor', (code) => ` Xem tài liệu thay thế ${code}.`)}`,
  ALREADY_SUBMITTED: () => 'Dự thảo đã từng được trình nên không bỏ được. Dùng "Dừng soạn thảo".',
  ALREADY_DONE: (facts) => {
    const hour = hourOf(facts, 'at')
    return `Việc này đã xong${hour && ` lúc ${hour}`}. Không cần làm lại.`
  },
  DATE_TOO_EARLY: (facts) =>
    `${dayOf(facts, 'earliest') ? `Chọn từ ${dayOf(facts, 'earliest')}` : 'Chọn ngày muộn hơn'}: ${because[textOf(facts, 'because')] ?? 'ngày này quá sớm'}.`,
  INCOMPLETE: (facts) => `Còn thiếu ${missing(facts) || 'nội dung'}. Những gì đã nhập vẫn còn.`,
  OPEN_COMMENTS: (facts) => `Còn ${Math.max(1, countOf(facts))} ý kiến "phải sửa" chưa xử lý xong.`,
  FILE_NOT_CLEAN: (facts) =>
    `Tệp ${withText(facts, 'name', (name) => `"${name}" `)}đang được kiểm tra hoặc chưa dùng được. Đợi vài giây rồi thử lại.`,
  NO_ROUTE: (facts) =>
    `Loại ${withText(facts, 'type', (type) => `${type} `) || 'tài liệu này '}chưa có quy trình duyệt. Báo kiểm soát tài liệu.`,
  REASON_NEEDED: () => 'Lý do cần ít nhất 10 ký tự để người sau hiểu.',
  ISSUE_MISSING: () => 'Loại này phải ghi số, ký hiệu văn bản và ngày trước khi ban hành.',
  STILL_USED: (facts) =>
    `Còn ${Math.max(1, countOf(facts))} nơi dùng tài liệu này${withText(facts, 'codes', (codes) => ` (${codes})`)}. Chọn tài liệu thay thế hoặc xác nhận từng nơi.`,
  NOT_FOR_POSTING: () => 'Loại tài liệu này không niêm yết công khai, hoặc tài liệu thuộc diện hạn chế.',
  LETTERS_NOT_PRINTED: (facts) =>
    `Trang in không có chữ cho một số ký tự${withText(facts, 'letters', (letters) => `: ${letters}`)}. Thay bằng chữ thường rồi trình lại, hoặc tự đính bản để đọc.`,
  PERIOD_UNKNOWN: (facts) =>
    facts.future === true
      ? 'Kỳ này chưa kết thúc, chưa nói được là không phát sinh hay không có số liệu.'
      : `Kỳ không đúng với tần suất hoặc năm của mục tiêu.${withText(facts, 'example', (period) => ` Ví dụ: ${period}.`)}`,
  PERIOD_TAKEN: () => 'Kỳ này đã có số liệu. Muốn đổi thì đính chính, kèm lý do; số cũ vẫn được giữ.',
  PERIOD_CLOSED: (facts) => `Năm${withText(facts, 'year', (year) => ` ${year}`)} đã chốt, số liệu không đổi được nữa.`,
  DENOMINATOR_ZERO: () => 'Mẫu số phải lớn hơn 0. Nếu không có việc nào trong kỳ, chọn “Không phát sinh”.',
  NUMERATOR_TOO_LARGE: () => 'Tử số lớn hơn mẫu số: kiểm tra lại.',
  INVALID_INPUT: (facts) =>
    misdirected[textOf(facts, 'because')] ?? `Giá trị ${wrong[textOf(facts, 'because')] ?? 'không dùng được'}. Nội dung đã nhập vẫn còn.`,
  CODE_TAKEN: (facts) =>
    `Mã hiệu này đã dùng${withText(facts, 'takenBy', (title) => ` cho "${title}"`)}.${withText(facts, 'nextCode', (code) => ` Mã trống gần nhất: ${code}.`)}`,
  CODE_MALFORMED: (facts) =>
    `Mã hiệu không đúng mẫu${withText(facts, 'pattern', (pattern) => ` ${pattern}`)}; chỉ dùng chữ, số, dấu chấm, gạch nối.`,
  IDEMPOTENCY_CONFLICT: () => 'Yêu cầu này đã gửi với nội dung khác. Tải lại trang rồi làm lại.',
  UPLOAD_NOT_FOUND: () => 'Tệp tải lên đã hết hạn (24 giờ). Chọn lại tệp.',
  UPLOAD_OUT_OF_STEP: () => 'Phần tệp vừa gửi không nối tiếp phần máy chủ đã nhận. Chưa có gì thay đổi; gửi tiếp từ chỗ máy chủ đã nhận.',
  CHECKSUM_MISMATCH: () => 'Tệp nhận được không giống tệp đã gửi. Tải lại tệp.',
  FILE_TOO_LARGE: (facts) => {
    const limit = megabytesOf(facts, 'limit', ',')
    return `Tệp ${megabytesOf(facts, 'size', ',')} vượt mức${limit && ` ${limit}`}. Thử giảm độ phân giải bản quét.`.replace('  ', ' ')
  },
  FILE_TYPE_NOT_ALLOWED: (facts) =>
    `Không nhận loại tệp ${withText(facts, 'name', String) || 'này'}. Lưu lại thành PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG hoặc JPG rồi tải lên.`,
  FILE_TYPE_MISMATCH: (facts) =>
    `Tên tệp là ${textOf(facts, 'name') || 'loại này'} nhưng nội dung là ${textOf(facts, 'found') || 'loại khác'}. Lưu lại đúng loại rồi tải lên.`,
  FILE_ENCRYPTED: () => 'Tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải lại.',
  FILE_DAMAGED: () => 'Tệp không mở được, có thể đã hỏng. Xuất lại từ bản gốc rồi tải lên.',
  FILE_ACTIVE: () => 'Tệp có macro, mã chạy hoặc liên kết ra ngoài. Lưu lại không kèm những thứ đó rồi tải lên.',
  DATABASE_UNAVAILABLE: () =>
    'Cơ sở dữ liệu tạm không trả lời, chưa rõ việc này đã xong hay chưa. Thử lại sau ít giây; gửi lại không làm hai lần.',
  STORAGE_UNAVAILABLE: () => 'Kho tệp tạm không trả lời. Danh mục vẫn xem được; thử mở tệp lại sau.',
  STORAGE_FULL: (facts) => {
    const free = megabytesOf(facts, 'free', ',')
    return `Ổ đĩa máy chủ sắp đầy${free && ` (còn ${free})`} nên chưa nhận thêm tệp. Báo người quản trị hệ thống; những gì đã có vẫn còn, thử lại sau.`
  },
  RATE_LIMITED: (facts) => tooOften[textOf(facts, 'because')]?.(facts) ?? `Quá nhiều lần thử. Thử lại sau ${minutes(facts)}.`,
  QUERY_TOO_COSTLY: (facts) =>
    facts.because === 'TIME'
      ? 'Việc này kéo dài quá lâu nên đã dừng. Chưa có gì thay đổi; thử lại sau giây lát.'
      : 'Yêu cầu quá lớn. Lấy ít dòng hơn mỗi lần.',
}

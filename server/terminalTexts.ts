import type { FailureCode } from '../storage/failure.ts'
import type { Fault } from './env.ts'

/** Why the program could not start, beside what storage/ has to say. */
export type StartCode =
  | 'PORT_TAKEN'
  | 'PORT_REFUSED'
  | 'ALREADY_RUNNING'
  | 'POSTGRES_ENDED'
  | 'DATABASE_AWAY'
  | 'DATABASE_OLD'
  | 'NOT_DURABLE'
  | 'DATA_NEWER'
  | 'NOT_MIGRATED'
  | 'SAMPLE_EXPOSED'

/** A sentence, and what helps. */
export type Sentence = [what: string, cure?: string]

/** Everything that the terminal says. */
export interface Texts {
  tagline: string
  decimal: string
  seconds: string
  dataFolder: string
  newFolder: (free: string) => string
  freeSpace: (free: string) => string
  closedFolder: string
  embedded: string
  embeddedAt: (version: string, port: number, user?: string) => string
  outside: string
  outsideAt: (version: string, place: string) => string
  structure: string
  structureAt: (count: number) => string
  structureStatus: (done: number, waiting: string[]) => string
  store: string
  bucketAt: (bucket: string, endpoint: string) => string
  clock: string
  clockAt: (shift: string) => string
  days: string
  hours: string
  sample: string
  sampleIs: (agency: string, documents: number, people: number) => string
  open: string
  accounts: string
  password: string
  demoOnly: string
  openHttp: string
  openHttpIs: string
  toStop: string
  again: (attempt: number, of: number) => string
  stopping: string
  stopped: string
  wrongSettings: string
  faults: Record<Fault, string>
  failures: Record<FailureCode | StartCode, (detail: string) => Sentence>
  unexpected: string
}

const vi: Texts = {
  tagline: 'kiểm soát tài liệu ISO 9001',
  decimal: ',',
  seconds: 'giây',
  dataFolder: 'Thư mục dữ liệu',
  newFolder: (free) => `mới tạo, còn trống ${free}`,
  freeSpace: (free) => `còn trống ${free}`,
  closedFolder: 'thư mục hiện tại đóng với người dùng khác',
  embedded: 'PostgreSQL nhúng',
  embeddedAt: (version, port, user) => `${version}, cổng ${port}, chỉ máy này${user ? `, chạy dưới tên ${user}` : ''}`,
  outside: 'PostgreSQL',
  outsideAt: (version, place) => `${version}, tại ${place}`,
  structure: 'Cấu trúc dữ liệu',
  structureAt: (count) => `phiên bản ${count}`,
  structureStatus: (done, waiting) => `phiên bản ${done}${waiting.length ? `, còn chờ: ${waiting.join(', ')}` : ', không còn gì chờ'}`,
  store: 'Kho tệp',
  bucketAt: (bucket, endpoint) => `${bucket} tại ${endpoint}`,
  clock: 'Đồng hồ',
  clockAt: (shift) => `lệch ${shift}: chỉ dùng để kiểm thử`,
  days: 'ngày',
  hours: 'giờ',
  sample: 'Dữ liệu mẫu',
  sampleIs: (agency, documents, people) => `${agency}: ${documents} tài liệu, ${people} người`,
  open: 'Mở trình duyệt:',
  accounts: 'Tài khoản mẫu:',
  password: 'mật khẩu',
  demoOnly: '(chỉ khi chạy demo, chỉ nhận kết nối từ máy này)',
  openHttp: 'Kết nối',
  openHttpIs: 'ALLOW_HTTP: mật khẩu đi qua mạng không mã hoá',
  toStop: 'Ctrl+C để dừng · npm run niem -- --help',
  again: (attempt, of) => `thử lại ${attempt}/${of}`,
  stopping: 'Đang dừng: chờ các yêu cầu dở dang…',
  stopped: 'Đã dừng.',
  wrongSettings: 'Cấu hình sai:',
  faults: {
    EMPTY: 'còn trống',
    NO_SCHEME: 'thiếu http(s)://',
    NOT_HTTPS: 'phải là https (trừ localhost, hoặc đặt ALLOW_HTTP=true)',
    NOT_POSTGRES: 'phải bắt đầu bằng postgres://',
    NOT_NUMBER: 'phải là số trong khoảng cho phép',
    NOT_BOOLEAN: 'phải là true hoặc false',
    NOT_KNOWN: 'không có giá trị này',
    NOT_HEX: 'phải là 32 byte viết bằng 64 chữ số hex',
    NOT_ADDRESS: 'phải là danh sách địa chỉ IP',
    NOT_ZONE: 'không phải múi giờ',
    NO_FILE: 'không đọc được tệp này',
    TWICE: 'vừa đặt trực tiếp vừa đặt bằng _FILE',
    NOT_LOOPBACK: 'chạy demo thì chỉ nhận kết nối từ máy này (127.0.0.1)',
  },
  failures: {
    NO_BYTES: (detail) => [`Kho tệp không có tệp ${detail}.`],
    OTHER_BYTES: (detail) => [`Kho tệp giữ nội dung khác dưới mã ${detail}.`, 'khôi phục tệp này từ bản sao lưu'],
    WRONG_HASH: (detail) => [`Nội dung không khớp mã ${detail}.`],
    NO_BUCKET: (detail) => [`Kho tệp không có bucket ${detail}.`, 'tạo bucket này, hoặc sửa S3_BUCKET'],
    NO_PROGRAMS: (detail) => [`Không có PostgreSQL nhúng cho ${detail}.`, 'đặt DATABASE_URL'],
    NO_USER: (detail) => [
      `Chạy bằng root, nhưng máy không có người dùng ${detail} để chạy PostgreSQL.`,
      'đặt EMBEDDED_USER, hoặc không chạy bằng root',
    ],
    NAMELESS_USER: (detail) => [
      `Người dùng số ${detail} không có tên trong /etc/passwd.`,
      'đặt DATABASE_URL, hoặc thêm tên cho người dùng này',
    ],
    FOLDER_CLOSED: (detail) => [`PostgreSQL nhúng không ghi được vào ${detail}.`, 'chmod o+x các thư mục cha, hoặc DATA_DIR=/var/lib/niem'],
    OTHER_MAJOR: (detail) => [`Dữ liệu thuộc PostgreSQL ${detail}, bản này là 18.`, 'khôi phục bản sao lưu vào thư mục dữ liệu mới'],
    PASSWORDS_LOST: (detail) => [`Có dữ liệu nhưng mất tệp mật khẩu ${detail}.`, 'khôi phục tệp này, hoặc khôi phục bản sao lưu'],
    PID_TAKEN: (detail) => [
      `Tệp postmaster.pid ghi tiến trình ${detail}, đang chạy nhưng không phải của niem.`,
      'xem tiến trình đó; nếu chắc chắn không phải PostgreSQL, xoá tệp ấy bằng tay',
    ],
    NO_START: (detail) => [`PostgreSQL nhúng không khởi động: ${detail}`, 'xem dòng trên; dữ liệu không bị thay đổi'],
    PORT_TAKEN: (detail) => [`Cổng ${detail} đang được dùng bởi tiến trình khác.`, `npm start -- --port ${Number(detail) + 1}`],
    PORT_REFUSED: (detail) => [`Không được phép mở ${detail}.`, 'npm start -- --port 8080'],
    ALREADY_RUNNING: (detail) => [`Một niem khác đang chạy trên dữ liệu ${detail}.`, 'dừng tiến trình đó, hoặc đặt DATA_DIR khác'],
    POSTGRES_ENDED: (detail) => [`PostgreSQL nhúng đã dừng đột ngột: ${detail}`, 'chạy lại cùng lệnh: những gì đã xác nhận vẫn còn'],
    DATABASE_AWAY: (detail) => [`DATABASE_URL: không nối được ${detail}.`, 'xem địa chỉ, mật khẩu và máy chủ CSDL'],
    DATABASE_OLD: (detail) => [
      `DATABASE_URL: PostgreSQL ${detail}, cần 18 trở lên.`,
      'nâng cấp máy chủ CSDL, hoặc bỏ DATABASE_URL để dùng bản nhúng',
    ],
    NOT_DURABLE: (detail) => [`PostgreSQL có thể mất dữ liệu khi mất điện: ${detail}.`, 'bật lại các thiết lập này'],
    DATA_NEWER: (detail) => [
      `Dữ liệu thuộc bản mới hơn (${detail}). Không hạ cấp.`,
      'cài bản niem mới hơn, hoặc khôi phục bản sao lưu trước nâng cấp',
    ],
    NOT_MIGRATED: (detail) => [`Cấu trúc dữ liệu còn chờ ${detail} bước.`, 'niem migrate up'],
    SAMPLE_EXPOSED: (detail) => [
      `${detail} chứa cơ quan mẫu có mật khẩu công khai, chỉ chạy được trên máy này.`,
      'bỏ HOST và DEMO, hoặc đặt DATA_DIR khác',
    ],
  },
  unexpected: 'Lỗi không lường trước:',
}

const en: Texts = {
  tagline: 'ISO 9001 document control',
  decimal: '.',
  seconds: 's',
  dataFolder: 'Data folder',
  newFolder: (free) => `new, ${free} free`,
  freeSpace: (free) => `${free} free`,
  closedFolder: 'the current folder is closed to other users',
  embedded: 'PostgreSQL inside',
  embeddedAt: (version, port, user) => `${version}, port ${port}, this machine only${user ? `, runs as ${user}` : ''}`,
  outside: 'PostgreSQL',
  outsideAt: (version, place) => `${version}, at ${place}`,
  structure: 'Data structure',
  structureAt: (count) => `version ${count}`,
  structureStatus: (done, waiting) => `version ${done}${waiting.length ? `, waiting: ${waiting.join(', ')}` : ', nothing waits'}`,
  store: 'File store',
  bucketAt: (bucket, endpoint) => `${bucket} at ${endpoint}`,
  clock: 'Clock',
  clockAt: (shift) => `off by ${shift}: for tests only`,
  days: 'days',
  hours: 'hours',
  sample: 'Sample data',
  sampleIs: (agency, documents, people) => `${agency}: ${documents} documents, ${people} people`,
  open: 'Open in a browser:',
  accounts: 'Sample accounts:',
  password: 'password',
  demoOnly: '(demo only; takes connections from this machine alone)',
  openHttp: 'Connection',
  openHttpIs: 'ALLOW_HTTP: passwords cross the network unencrypted',
  toStop: 'Ctrl+C to stop · npm run niem -- --help',
  again: (attempt, of) => `attempt ${attempt} of ${of}`,
  stopping: 'Stopping: waiting for open requests…',
  stopped: 'Stopped.',
  wrongSettings: 'Wrong settings:',
  faults: {
    EMPTY: 'is empty',
    NO_SCHEME: 'lacks http(s)://',
    NOT_HTTPS: 'must be https (localhost excepted, or set ALLOW_HTTP=true)',
    NOT_POSTGRES: 'must begin with postgres://',
    NOT_NUMBER: 'must be a number within its limits',
    NOT_BOOLEAN: 'must be true or false',
    NOT_KNOWN: 'has no such value',
    NOT_HEX: 'must be 32 bytes as 64 hex digits',
    NOT_ADDRESS: 'must be a list of IP addresses',
    NOT_ZONE: 'is no time zone',
    NO_FILE: 'names a file that cannot be read',
    TWICE: 'is given both directly and as _FILE',
    NOT_LOOPBACK: 'a demo takes connections from this machine alone (127.0.0.1)',
  },
  failures: {
    NO_BYTES: (detail) => [`The file store has no ${detail}.`],
    OTHER_BYTES: (detail) => [`The file store holds other bytes under ${detail}.`, 'restore this file from the backup'],
    WRONG_HASH: (detail) => [`The bytes are not what ${detail} says.`],
    NO_BUCKET: (detail) => [`The file store has no bucket ${detail}.`, 'make it, or mend S3_BUCKET'],
    NO_PROGRAMS: (detail) => [`There is no embedded PostgreSQL for ${detail}.`, 'set DATABASE_URL'],
    NO_USER: (detail) => [
      `Started as root, and there is no user ${detail} to run PostgreSQL as.`,
      'set EMBEDDED_USER, or do not start as root',
    ],
    NAMELESS_USER: (detail) => [`User number ${detail} has no name in /etc/passwd.`, 'set DATABASE_URL, or give this user a name'],
    FOLDER_CLOSED: (detail) => [
      `The embedded PostgreSQL cannot write to ${detail}.`,
      'chmod o+x the folders above, or DATA_DIR=/var/lib/niem',
    ],
    OTHER_MAJOR: (detail) => [`The data are of PostgreSQL ${detail}, this is 18.`, 'restore the backup into a new data folder'],
    PASSWORDS_LOST: (detail) => [`There are data, but their password file ${detail} is gone.`, 'bring it back, or restore the backup'],
    PID_TAKEN: (detail) => [
      `postmaster.pid names process ${detail}, which runs and is not ours.`,
      'look at that process; if it surely is no PostgreSQL, remove the file by hand',
    ],
    NO_START: (detail) => [`The embedded PostgreSQL does not start: ${detail}`, 'see the line above; the data were not changed'],
    PORT_TAKEN: (detail) => [`Port ${detail} is taken by another process.`, `npm start -- --port ${Number(detail) + 1}`],
    PORT_REFUSED: (detail) => [`Not allowed to open ${detail}.`, 'npm start -- --port 8080'],
    ALREADY_RUNNING: (detail) => [`Another niem is running on the data in ${detail}.`, 'stop that process, or set another DATA_DIR'],
    POSTGRES_ENDED: (detail) => [`The embedded PostgreSQL ended: ${detail}`, 'run the same command again: what was confirmed is there'],
    DATABASE_AWAY: (detail) => [`DATABASE_URL: cannot reach ${detail}.`, 'look at the address, the password and the database server'],
    DATABASE_OLD: (detail) => [
      `DATABASE_URL: PostgreSQL ${detail}, 18 or newer is needed.`,
      'upgrade the server, or drop DATABASE_URL to use the embedded one',
    ],
    NOT_DURABLE: (detail) => [`PostgreSQL may lose data in a power cut: ${detail}.`, 'switch these settings on'],
    DATA_NEWER: (detail) => [
      `The data belong to a newer version (${detail}). There is no way down.`,
      'install the newer niem, or restore the backup made before the upgrade',
    ],
    NOT_MIGRATED: (detail) => [`The data structure lacks ${detail} steps.`, 'niem migrate up'],
    SAMPLE_EXPOSED: (detail) => [
      `${detail} holds the sample agency, whose passwords are public: for this machine alone.`,
      'drop HOST and DEMO, or set another DATA_DIR',
    ],
  },
  unexpected: 'Unexpected error:',
}

/** What the terminal says, in each language. */
export const texts = { vi, en }

import type { Language } from '../kernel/context.ts'

const vi = {
  board: 'Bảng niêm yết',
  policy: 'Chính sách chất lượng',
  objectives: (year: number) => `Mục tiêu chất lượng năm ${year}`,
  documents: 'Tài liệu đang có hiệu lực',
  objective: 'Mục tiêu',
  target: 'Chỉ tiêu',
  result: 'Kết quả',
  state: 'Đánh giá',
  code: 'Mã hiệu',
  name: 'Tên tài liệu',
  since: 'Hiệu lực từ',
  edition: (label: string, day: string) => `Lần ${label} · hiệu lực từ ${day}`,
  none: 'Chưa có nội dung được niêm yết.',
  asOf: (day: string) => `Theo dữ liệu ngày ${day}.`,
  feed: 'Nguồn tin Atom',
  json: 'Dữ liệu JSON',
  other: 'English',
  read: 'Tải tệp',
  back: 'Về bảng niêm yết',
  poster: 'Áp phích để in (PDF)',
  ended: (day: string) => `Không còn hiệu lực từ ngày ${day}.`,
  withdrawn: (day: string) => `Đã hủy bỏ, không còn hiệu lực từ ngày ${day}.`,
  states: {
    MET: 'đạt',
    NOT_MET: 'không đạt',
    NOTHING_AROSE: 'không phát sinh',
    NO_DATA: 'không có số liệu',
    NOT_STARTED: 'chưa có số liệu',
    ON_TRACK: 'đang đạt',
    AT_RISK: 'cần chú ý',
    OFF_TRACK: 'chưa đạt',
  },
}

const en: typeof vi = {
  board: 'Notice board',
  policy: 'Quality policy',
  objectives: (year) => `Quality objectives of ${year}`,
  documents: 'Documents in force',
  objective: 'Objective',
  target: 'Target',
  result: 'Result',
  state: 'State',
  code: 'Code',
  name: 'Title',
  since: 'In force since',
  edition: (label, day) => `Edition ${label} · in force since ${day}`,
  none: 'Nothing is posted yet.',
  asOf: (day) => `As of ${day}.`,
  feed: 'Atom feed',
  json: 'JSON data',
  other: 'Tiếng Việt',
  read: 'Download',
  back: 'To the notice board',
  poster: 'Poster to print (PDF)',
  ended: (day) => `Not in force any more since ${day}.`,
  withdrawn: (day) => `Withdrawn, not in force any more since ${day}.`,
  states: {
    MET: 'met',
    NOT_MET: 'not met',
    NOTHING_AROSE: 'nothing arose',
    NO_DATA: 'no data',
    NOT_STARTED: 'no figure yet',
    ON_TRACK: 'on track',
    AT_RISK: 'at risk',
    OFF_TRACK: 'off track',
  },
}

/** The words of the public pages. */
export const wordsOf = (language: Language): typeof vi => (language === 'en' ? en : vi)

/** A day as people write it: 05/01/2026. */
export const printedDay = (day: string): string => day.slice(0, 10).split('-').reverse().join('/')

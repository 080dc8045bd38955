import type { Language } from './context.ts'
import { type Facts, textOf } from './words.ts'

const words: Record<Language, Record<string, string>> = {
  vi: {
    STAFF: 'Cán bộ, công chức',
    AUTHOR: 'Người soạn thảo',
    DIVISION_HEAD: 'Trưởng đơn vị',
    CONTROLLER: 'Kiểm soát tài liệu',
    QMR: 'Đại diện lãnh đạo về chất lượng',
    DEPUTY_HEAD: 'Cấp phó',
    HEAD: 'Người đứng đầu',
    AUDITOR: 'Đánh giá viên nội bộ',
    RECORDS_OFFICER: 'Văn thư, lưu trữ',
    ADMINISTRATOR: 'Quản trị hệ thống',
    INSPECTOR: 'Đoàn kiểm tra',
  },
  en: {
    STAFF: 'Staff',
    AUTHOR: 'Author',
    DIVISION_HEAD: 'Head of division',
    CONTROLLER: 'Document controller',
    QMR: 'Quality management representative',
    DEPUTY_HEAD: 'Deputy head',
    HEAD: 'Head of the agency',
    AUDITOR: 'Internal auditor',
    RECORDS_OFFICER: 'Records officer',
    ADMINISTRATOR: 'Administrator',
    INSPECTOR: 'Inspector',
  },
}

/** A role as people call it. */
export const roleInWords = (role: string, language: Language): string => words[language][role] ?? role

/** The two roles that a refusal names: "Người đứng đầu" và "Kiểm soát tài liệu"; empty where it names none. */
export function rolesInWords(facts: Facts, language: Language): string {
  const [one, other] = [textOf(facts, 'role'), textOf(facts, 'held')]
  return one && other ? `"${roleInWords(one, language)}" ${language === 'vi' ? 'và' : 'and'} "${roleInWords(other, language)}"` : ''
}

import type { Day } from '../../../schema/kernel/days.ts'
import { sampleYear } from '../calendar.ts'
import type { DocumentRow, Sample } from '../data.ts'
import { decisions } from './decisions.ts'
import { writeForm } from './forms.ts'
import { writeManual } from './manual.ts'
import type { Paper, Section } from './paper.ts'
import { writePolicyOrObjectives } from './policy.ts'
import { writeHandling } from './handling.ts'
import { writeProcedure } from './procedures.ts'
import { reports } from './reports.ts'

/** A day as it is printed: 04/01/2021. */
const printedDay = (day: Day): string => day.split('-').reverse().join('/')

/** Writes the paper of a document, as it is issued on a day: cover, boxes, amendments, sections. A policy or objectives are about a year. */
export function writePaper(sample: Sample, row: DocumentRow, day: Day, year = sampleYear): Paper {
  const { agency, types, divisions } = sample
  const type = types.find(({ code }) => code === row.type_code)!
  const external = type.kind === 'EXTERNAL'
  const owner = divisions.find(({ code }) => code === ownerOf(row))!.name_vi
  const position = (role: string) => positionOf(sample, role, owner)
  const text = type.layout === 'ND30' ? { ...decisions(sample), ...reports(sample) }[row.code] : undefined
  return {
    code: row.code,
    title: row.title_vi,
    typeName: type.name_vi,
    agency: {
      name: agency.name_vi,
      superior: agency.superior_vi,
      symbol: agency.symbol,
      place: agency.place_vi,
      standard: agency.standard_edition,
    },
    edition: row.edition.padStart(2, row.edition && '0'),
    amendment: row.amendment.padStart(2, row.amendment && '0'),
    issuedOn: printedDay(day),
    owner,
    boxes: external
      ? ['Thư ký ISO (đăng ký)', 'Không áp dụng: tài liệu bên ngoài', 'Không áp dụng: tài liệu bên ngoài']
      : [
          position(row.drafted_by_role),
          position(row.reviewed_by_role),
          row.approved_by_role ? position(row.approved_by_role) : 'Không áp dụng: ký cùng đoàn kiểm tra',
        ],
    changes: [changeOf(row, external, printedDay(day))],
    holders: holdersOf(sample, row).map(([who, how], i) => [`${i + 1}`, who, how, '']),
    sections: text ? [] : sectionsOf(sample, row, year),
    ...(text && { text }),
  }
}

/** MTCL-P has no owner in the tables: until each division has its own sheet, the office keeps the common one. */
export const ownerOf = (row: DocumentRow): string => row.owner_division || 'VP'

function positionOf({ roles }: Sample, role: string, owner: string): string {
  if (role === 'TP') return `Trưởng ${owner.charAt(0).toLocaleLowerCase('vi')}${owner.slice(1)}`
  return roles.find(({ code }) => code === role)!.name_vi
}

function changeOf({ edition }: DocumentRow, external: boolean, day: string): string[] {
  if (external) return ['Đăng ký tài liệu bên ngoài', 'Toàn bộ', 'Đưa vào danh mục tài liệu bên ngoài của Sở', '–', day]
  if (!edition) return ['Văn bản ban hành trong năm', 'Toàn bộ', 'Ban hành văn bản', '–', day]
  if (Number(edition) > 1)
    return [
      'Rà soát định kỳ',
      'Toàn bộ',
      `Ban hành lại toàn bộ, thay thế lần ban hành ${`${Number(edition) - 1}`.padStart(2, '0')}`,
      `0${edition}/00`,
      day,
    ]
  return ['Xây dựng hệ thống quản lý chất lượng', 'Toàn bộ', 'Ban hành lần đầu', `0${edition}/00`, day]
}

function holdersOf({ divisions, agency }: Sample, row: DocumentRow): [string, string][] {
  const electronic = 'Bản điện tử'
  const owner = divisions.find(({ code }) => code === ownerOf(row))!
  const secretariat: [string, string] = ['Thư ký ISO (bản gốc)', 'Bản điện tử, bản giấy']
  if (row.type_code === 'QT-TTHC')
    return [secretariat, ['Ban Giám đốc Sở', electronic], [owner.name_vi, electronic], [agency.one_stop_place_vi, electronic]]
  const all = divisions.filter(({ in_qms_scope }) => in_qms_scope === 'yes').map(({ name_vi }): [string, string] => [name_vi, electronic])
  return [secretariat, ...all]
}

function sectionsOf(sample: Sample, row: DocumentRow, year: string): Section[] {
  switch (row.type_code) {
    case 'QT-TTHC':
      return writeHandling(sample, row)
    case 'QT-HT':
    case 'QT-NB':
    case 'HD':
      return writeProcedure(sample, row)
    case 'BM':
    case 'BM-N':
      return writeForm(sample, row)
    case 'CSCL':
    case 'MTCL':
    case 'MTCL-P':
      return writePolicyOrObjectives(sample, row, year)
    default:
      return writeManual(sample, row)
  }
}

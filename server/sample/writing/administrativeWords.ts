import { sampleYear } from '../calendar.ts'
import type { Sample } from '../data.ts'

/** Words that the administrative texts of the sample share. */
export function administrativeWords({ agency, procedures, divisions, documents }: Sample) {
  const { name_vi: name, standard_edition: standard, lead_unit_vi: lead, lead_office_vi: office, superior_vi: superior } = agency
  return {
    name,
    standard,
    lead,
    office,
    superior,
    year: sampleYear,
    documents: documents.length,
    count: procedures.filter(({ period }) => period === sampleYear).length,
    inScope: divisions.filter(({ kind, in_qms_scope }) => kind === 'division' && in_qms_scope === 'yes').length,
    qd19: 'Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ về việc áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2008 vào hoạt động của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước',
    tt26: 'Căn cứ Thông tư số 26/2014/TT-BKHCN ngày 10 tháng 10 năm 2014 của Bộ trưởng Bộ Khoa học và Công nghệ',
    inside: ['Ban Giám đốc Sở', 'Các phòng, đơn vị thuộc Sở', 'Lưu: VT, VP'],
    signer: 'GIÁM ĐỐC',
  }
}

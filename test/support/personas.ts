import { newId } from '../../schema/kernel/keys.ts'

/** Whoever acts in tests: division, position, roles beside STAFF. A failing test then reads as a sentence. */
const personas = {
  ada: ['QLTM', 'Chuyên viên', ['AUTHOR']], // writes
  amy: ['QLTM', 'Chuyên viên', ['AUTHOR']], // writes beside her
  hung: ['QLTM', 'Trưởng phòng', ['DIVISION_HEAD']], // heads their division, reviews
  bao: ['QLNL', 'Chuyên viên', ['AUTHOR']], // writes elsewhere
  nga: ['QLNL', 'Trưởng phòng', ['DIVISION_HEAD']],
  oanh: ['VP', 'Chánh Văn phòng', ['DIVISION_HEAD']],
  rui: ['BGD', 'Phó Giám đốc', ['DEPUTY_HEAD', 'QMR']], // reviews what belongs to the system
  mei: ['BGD', 'Giám đốc', ['HEAD']], // approves
  dung: ['BGD', 'Phó Giám đốc', ['DEPUTY_HEAD']],
  cleo: ['VP', 'Chuyên viên', ['CONTROLLER']], // controls documents
  vera: ['VP', 'Chuyên viên', ['AUDITOR']],
  luu: ['VP', 'Văn thư', ['RECORDS_OFFICER']],
  quan: ['VP', 'Quản trị hệ thống', ['ADMINISTRATOR']],
  otto: ['QLNL', 'Chuyên viên', []], // only reads
} satisfies Record<string, [division: string, position: string, roles: string[]]>

/** Somebody of the test agency, or Zed of another one. */
export type Persona = keyof typeof personas | 'zed'

/** The password of everybody. */
export const password = 'một mật khẩu dài'

type Rows = Record<string, Record<string, unknown>[]>

const divisions = [
  { code: 'BGD', name: 'Ban Giám đốc', name_en: 'Board of Directors', kind: 'LEADERSHIP' },
  { code: 'QLTM', name: 'Phòng Quản lý Thương mại', name_en: 'Trade Management Division', kind: 'DIVISION' },
  { code: 'QLNL', name: 'Phòng Quản lý Năng lượng', name_en: 'Energy Management Division', kind: 'DIVISION' },
  { code: 'VP', name: 'Văn phòng', name_en: 'Office', kind: 'DIVISION' },
]

const types = [
  { code: 'QT-HT', kind: 'PROCEDURE', name: 'Quy trình hệ thống', pattern: 'QT.ISO.{nn}', route: 'QMR>FORM' },
  {
    code: 'QT-TTHC',
    kind: 'PROCEDURE',
    name: 'Quy trình giải quyết thủ tục hành chính',
    pattern: 'QT-{group}-{nn}',
    route: 'OWNER>FORM',
    posting: 'WEB',
  },
  {
    code: 'CSCL',
    kind: 'POLICY',
    name: 'Chính sách chất lượng',
    pattern: 'CSCL-{nn}',
    route: 'ALL_HEADS>QMR>FORM',
    approver: 'HEAD_ONLY',
    posting: 'OFFICE_AND_WEB',
  },
  {
    code: 'MTCL',
    kind: 'OBJECTIVES',
    name: 'Mục tiêu chất lượng',
    pattern: '{code}',
    route: 'QMR>FORM',
    approver: 'HEAD_ONLY',
    posting: 'OFFICE_AND_WEB',
  },
  { code: 'KH', kind: 'PLAN', name: 'Kế hoạch', pattern: '{code}', route: 'QMR>FORM', issue: 'REQUIRED' },
]

/** The rows of the test agency, and of another one with one person; every table in the order in which it is filled. */
export function agencyRows(passwordHash: string): { rows: Rows; agencyId: string; otherAgencyId: string; people: Map<string, string> } {
  const [agencyId, otherAgencyId] = [newId(), newId()]
  const divisionIds = new Map(divisions.map(({ code }) => [code, newId()]))
  const everybody = [
    ...Object.entries(personas).map(([name, [division, position, roles]]) => ({ agency_id: agencyId, name, division, position, roles })),
    { agency_id: otherAgencyId, name: 'zed', division: null, position: 'Giám đốc', roles: ['HEAD'] },
  ].map((one) => ({ ...one, id: newId(), sign_in_id: newId() }))
  const ofDivision = ['AUTHOR', 'DIVISION_HEAD']

  const rows: Rows = {
    agency: [
      { id: agencyId, code: 'SCT-THU', name: 'Sở Công Thương tỉnh Thử', symbol: 'SCT', time_zone: 'Asia/Ho_Chi_Minh' },
      { id: otherAgencyId, code: 'SYT-KHAC', name: 'Sở Y tế tỉnh Khác', time_zone: 'Asia/Ho_Chi_Minh' },
    ].map((row) => ({ ...row, standard_edition: 'TCVN ISO 9001:2015', lock: 1 })),
    division: divisions.map((row, i) => ({
      ...row,
      agency_id: agencyId,
      id: divisionIds.get(row.code),
      abbreviation: row.code,
      office: row.code === 'VP',
      in_scope: true,
      position: i + 1,
      lock: 1,
    })),
    sign_in: everybody.map(({ name, sign_in_id }) => ({
      id: sign_in_id,
      name,
      email: `${name}@niem.invalid`,
      email_verified: false,
      username: name,
    })),
    credential: everybody.map(({ sign_in_id }) => ({
      ...{ user_id: sign_in_id, account_id: sign_in_id, provider_id: 'credential', password: passwordHash },
    })),
    person: everybody.map(({ id, agency_id, name, division, position, sign_in_id }) => ({
      ...{ id, agency_id, position, sign_in_id, lock: 1, active: true },
      name: name.replace(/^./, (letter) => letter.toUpperCase()),
      division_id: division && divisionIds.get(division),
    })),
    role_grant: everybody.flatMap(({ id, agency_id, division, roles }) =>
      ['STAFF', ...roles].map((role) => ({
        ...{ agency_id, id: newId(), person_id: id, role, valid_from: '2021-01-01' },
        division_id: ofDivision.includes(role) && division ? divisionIds.get(division) : null,
      })),
    ),
    ...typeRows(agencyId),
  }
  return { rows, agencyId, otherAgencyId, people: new Map(everybody.map(({ name, id }) => [name, id])) }
}

function typeRows(agency_id: string): Rows {
  const all = types.map((type) => ({ ...type, id: newId(), routeId: newId() }))
  return {
    document_type: all.map(({ id, code, kind, name, pattern, approver, issue, posting }, i) => ({
      ...{ agency_id, id, code, kind, name, code_pattern: pattern, position: i + 1, active: true },
      approver: approver ?? 'HEAD_OR_KT',
      issue: issue ?? 'OPTIONAL',
      posting: posting ?? 'NO',
    })),
    route: all.map(({ id, routeId }) => ({ agency_id, id: routeId, type_id: id, version: 1, merges_review_into_approval: false })),
    route_step: all.flatMap(({ routeId, route }) =>
      route.split('>').map((who, i) => ({
        ...{ agency_id, id: newId(), route_id: routeId, position: i + 1, who },
        kind: who === 'FORM' ? 'FORM' : 'CONTENT',
      })),
    ),
  }
}

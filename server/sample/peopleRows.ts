import { newId } from '../../schema/kernel/keys.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { listed } from './csv.ts'
import type { Sample } from './data.ts'

/** Rows of one table, as their columns are named. */
export type Rows = Record<string, unknown>[]

/** Ids by code. */
export type Ids = ReadonlyMap<string, string>

/** Makes an id for each code. */
export const idsFor = (rows: readonly { code: string }[]): Ids => new Map(rows.map(({ code }) => [code, newId()]))

/** One for every installation, so that a load that was cut off finds its own bytes again. */
export const sampleAgencyId = '01767000-0000-7000-8000-000000000001'

/** The agency with its divisions, people, grants and sign-ins. All people share one password. */
export function peopleRows(
  { agency, divisions, personas }: Sample,
  ids: { divisions: Ids; people: Ids },
  passwordHash: string,
): Record<string, Rows> {
  const agency_id = sampleAgencyId
  const people = personas.map((row) => ({ row, id: ids.people.get(row.login)!, signInId: newId() }))
  const grant = (person_id: string, role: string, division: string | undefined, from: Day, until: string) => ({
    agency_id,
    id: newId(),
    person_id,
    role,
    division_id: division ? ids.divisions.get(division) : null,
    valid_from: from,
    valid_until: until || null,
    basis: 'Người vận hành thiết lập (dữ liệu mẫu)',
  })
  return {
    agency: [
      {
        id: agency_id,
        code: agency.code,
        name: agency.name_vi,
        superior_name: agency.superior_vi,
        symbol: agency.symbol,
        place: agency.place_vi,
        time_zone: agency.time_zone,
        standard_edition: agency.standard_edition,
      },
    ],
    division: divisions.map((row, i) => ({
      agency_id,
      id: ids.divisions.get(row.code),
      code: row.code,
      abbreviation: row.abbreviation,
      name: row.name_vi,
      name_en: row.name_en,
      kind: row.kind.toUpperCase(),
      in_scope: row.in_qms_scope === 'yes',
      office: row.code === 'VP',
      position: i + 1,
    })),
    sign_in: people.map(({ row, signInId }) => ({
      id: signInId,
      name: row.name,
      email: row.email,
      email_verified: false,
      username: row.login,
      display_username: row.login,
    })),
    credential: people.map(({ signInId }) => ({
      id: newId(),
      user_id: signInId,
      account_id: signInId,
      provider_id: 'credential',
      password: passwordHash,
    })),
    person: people.map(({ row, id, signInId }) => ({
      agency_id,
      id,
      name: row.name,
      position: row.title_vi,
      division_id: row.division_code ? ids.divisions.get(row.division_code) : null,
      email: row.email,
      active: true,
      sign_in_id: signInId,
    })),
    role_grant: people.flatMap(({ row, id }) => {
      const roles = new Set(listed(row.roles))
      if (!roles.has('INSPECTOR')) roles.add('STAFF')
      return [...roles].flatMap((role) => {
        const scope = listed(row.division_scope)
        const places = ['AUTHOR', 'DIVISION_HEAD'].includes(role) ? (scope.length > 0 ? scope : [row.division_code]) : [undefined]
        return places.map((place) => grant(id, role, place, row.valid_from, row.valid_to))
      })
    }),
  }
}

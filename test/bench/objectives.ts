// Years of objectives of the first agency: 200 of them, each with a figure a month for five years.

const [first, last] = [2022, 2026]
const many = 200

/** The statements, in the order of their keys; they come before the documents, so that counts count theirs. */
export const objectives = (agencyId: string) => {
  const series = `generate_series(1, ${last - first + 1}) serial`
  const year = `(${first - 1} + serial)`
  return {
    'objectives: document': `insert into document (agency_id, id, code, title, kind, type_id, division_id, restricted, created_at, changed_at)
      select y.agency_id, pg_temp.key(20, 1), 'MTCL', 'Mục tiêu chất lượng năm', 'OBJECTIVES', y.id, v.id, false, '${first}-01-01', '${first}-01-01'
      from document_type y join division v on v.agency_id = y.agency_id and v.code = 'VP' where (y.agency_id, y.code) = ('${agencyId}', 'MTCL')`,
    'objectives: code': `insert into document_code (agency_id, normal, name, document_id) values ('${agencyId}', 'MTCL', 'MTCL', pg_temp.key(20, 1))`,
    'objectives: revisions': `insert into revision (agency_id, id, document_id, serial, edition, amendment, title, state, origin, in_force, round, created_at, changed_at)
      select '${agencyId}', pg_temp.key(21, serial), pg_temp.key(20, 1), serial, serial, 0, 'Mục tiêu chất lượng năm', 'PUBLISHED', 'MIGRATED',
        daterange(make_date(${year}, 1, 1), case when ${year} < ${last} then make_date(${year} + 1, 1, 1) end), 0, '${first}-01-01', '${first}-01-01' from ${series}`,
    'objectives: sheets': `insert into objectives_sheet (agency_id, revision_id, year) select '${agencyId}', pg_temp.key(21, serial), ${year} from ${series}`,
    'objectives: codes': `insert into objective (agency_id, id, code, document_id)
      select '${agencyId}', pg_temp.key(22, n), 'MT-' || lpad(n::text, 3, '0'), pg_temp.key(20, 1) from generate_series(1, ${many}) n`,
    'objectives: rows': `insert into yearly_objective (agency_id, id, revision_id, objective_id, position, title, measure, unit, target, division_id, owner_id)
      select '${agencyId}', pg_temp.key(23, serial * 1000 + n), pg_temp.key(21, serial), pg_temp.key(22, n), n, 'Ít nhất ' || 90 + n % 9 || '% hồ sơ đúng hạn',
        'Tỷ lệ hồ sơ đúng hạn trên tổng số', '%', 90 + n % 9, case when n % 3 > 0 then v.id end, p.id
      from ${series} cross join generate_series(1, ${many}) n join division v on (v.agency_id, v.code) = ('${agencyId}', 'QLTM')
      join person p on (p.agency_id, p.name) = ('${agencyId}', 'Hung')`,
    'objectives: figures': `insert into measurement (agency_id, id, objective_id, period, kind, numerator, denominator, recorded_by_id, at)
      select '${agencyId}', pg_temp.key(24, (serial * 1000 + n) * 16 + month), pg_temp.key(22, n), ${year} || '-' || lpad(month::text, 2, '0'), 'MEASURED',
        85 + pg_temp.pick(serial * 10000 + n * 12 + month, 11, 16), 100, p.id, make_date(${year}, 1, 1) + month * 31
      from ${series} cross join generate_series(1, ${many}) n cross join generate_series(1, 12) month join person p on (p.agency_id, p.name) = ('${agencyId}', 'Hung')`,
  }
}

/** How many the board must show, and of how many years. */
export const generatedObjectives = { many, years: last - first + 1, last }

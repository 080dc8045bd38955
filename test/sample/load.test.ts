import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ormConfig } from '../../schema/orm.ts'
import { MeasurementKind, Outcome } from '../../schema/index.ts'
import { outcomeOf, reaches, shownValue, Track, trackOf, valueOf, yearValueOf } from '../../server/objectives/figures.ts'
import { duePeriods } from '../../server/objectives/periods.ts'
import { board } from '../../server/objectives/queries.ts'
import type { MeasuredObjective } from '../../server/objectives/rows.ts'
import { readSample } from '../../server/sample/data.ts'
import { loadSample, type Loaded } from '../../server/sample/load.ts'
import { folderStore } from '../../storage/folder.ts'
import type { FileStore } from '../../storage/FileStore.ts'
import { type Clone, cloneDatabase } from '../support/database.ts'
import { readPdf } from './readPdf.ts'

let clone: Clone
let folder: string
let orm: MikroORM
let store: FileStore
let db: pg.Client
let first: Loaded | null
const told: [number, number][] = []

const rows = async <Row extends pg.QueryResultRow>(sql: string) => (await db.query<Row>(sql)).rows
const count = async (what: string) => Number((await rows<{ count: string }>(`select count(*) from ${what}`))[0]?.count)

beforeAll(async () => {
  clone = await cloneDatabase()
  const owner = new pg.Client({ connectionString: clone.ownerUrl })
  await owner.connect()
  await owner.query("update app.clock set shift = '2026-11-25T09:00:00+07:00'::timestamptz - clock_timestamp()")
  await owner.end()
  folder = mkdtempSync(path.join(tmpdir(), 'niem-sample-'))
  store = folderStore(folder)
  orm = new MikroORM(ormConfig({ url: clone.appUrl, pool: 2 })) // as the server's own account: the triggers hold
  db = new pg.Client({ connectionString: clone.appUrl })
  await db.connect()
})

afterAll(async () => {
  await db.end()
  await orm.close(true)
  await clone.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the first start', () => {
  it('leaves no row behind when the store fails, and begins again', async () => {
    let left = 40
    const failing: FileStore = {
      ...store,
      put: (key, bytes, about) => (left-- > 0 ? store.put(key, bytes, about) : Promise.reject(new Error('the disk is full'))),
    }
    await expect(loadSample({ orm, store: failing, password: 'demo-demo-demo', yearly: true })).rejects.toThrow('the disk is full')
    expect(await count('agency')).toBe(0)
  }, 30_000)

  it('loads the sample agency and tells how far it is', async () => {
    first = await loadSample({ orm, store, password: 'demo-demo-demo', yearly: true, tell: (done, total) => told.push([done, total]) })
    expect(first).toEqual({ agency: 'Sở Công Thương tỉnh Mẫu', documents: 98, people: 16 })
    expect(told).toHaveLength(98)
    expect(told.at(-1)).toEqual([98, 98])
  }, 30_000)

  it('is refused where there is an agency', async () => {
    expect(await loadSample({ orm, store, password: 'demo-demo-demo', yearly: true })).toBeNull()
    expect(await count('agency')).toBe(1)
    expect(await count('document')).toBe(98)
  })
})

describe('the documents of the sample', () => {
  it('are all in force today, each in one revision, and no revision claims an approval', async () => {
    const inForce = await rows<{ documents: string; revisions: string }>(
      `select count(distinct document_id) as documents, count(*) as revisions from revision
       where in_force @> app.today(agency_id) and state = 'PUBLISHED' and origin = 'MIGRATED' and author_id is null`,
    )
    expect(inForce[0]).toEqual({ documents: '98', revisions: '98' })
    expect(await count('revision')).toBe(101) // policy and objectives were issued twice
    expect(await count("revision where origin = 'MIGRATED' and author_id is null")).toBe(101)
    expect(await count('approval')).toBe(0)
    expect(await count('vote')).toBe(0)
    expect(await count('contributor')).toBe(0)
  })

  it('began on the first working day of 2021 and then one a working day, never on a holiday', async () => {
    const days = await rows<{ day: string }>(
      "select lower(in_force)::text as day from revision where in_force @> date '2021-12-31' order by 1",
    )
    expect(days[0]?.day).toBe('2021-01-04')
    expect(new Set(days.map(({ day }) => day)).size).toBe(98)
    expect(days.map(({ day }) => new Date(day).getUTCDay()).filter((weekday) => weekday === 0 || weekday === 6)).toEqual([])
    expect(days.map(({ day }) => day)).not.toContain('2021-02-12')
  })

  it('have a readable PDF for each revision and twelve DOCX, with the bytes that their hashes name, and are sealed', async () => {
    const files = await rows<{
      code: string
      role: string
      sha256: string
      agency_id: string
      byte_size: string
      page_count: number | null
    }>(
      `select d.code, f.role, s.sha256, s.agency_id, s.byte_size, s.page_count from revision_file f
       join stored_file s using (agency_id, sha256) join revision r on r.id = f.revision_id join document d on d.id = r.document_id`,
    )
    expect(files.filter(({ role }) => role === 'SOURCE')).toHaveLength(12)
    const contents = files.filter(({ role }) => role === 'CONTENT')
    expect(contents).toHaveLength(101)
    for (const { code, role, sha256, agency_id, byte_size, page_count } of files) {
      const bytes = await buffer(await store.get({ agencyId: agency_id, sha256 }))
      expect(bytes.length).toBe(Number(byte_size))
      if (role === 'SOURCE') {
        expect(bytes.subarray(0, 2).toString()).toBe('PK')
        continue
      }
      const pages = await readPdf(bytes)
      expect(pages).toHaveLength(page_count!)
      expect(pages[0]).toContain(code)
    }
    expect(await count('revision where seal_sha256 is distinct from encode(sha256(convert_to(seal_text, $$UTF8$$)), $$hex$$)')).toBe(0)
  }, 60_000)

  it('are told in the trail, one entry a change, numbered without a gap', async () => {
    const [trail] = await rows<{ entries: string; last: string; actors: string }>(
      'select count(*) as entries, max(sequence) as last, count(actor_id) as actors from trail_entry',
    )
    expect(trail).toEqual({ entries: '199', last: '199', actors: '0' })
  })

  it('are found by words without marks', async () => {
    const found = await rows<{ code: string }>("select code from search_entry where plain like '%ban buon ruou%'")
    expect(found).toEqual([{ code: 'QT-LTHH-01' }])
  })
})

describe('policy and objectives of the sample', () => {
  const boardOf = async (year: number) => {
    const [agency] = await rows<{ id: string; today: string }>('select id, app.today(id)::text as today from agency')
    const { nodes } = await board({ em: orm.em.fork(), today: agency!.today, actor: { agencyId: agency!.id, personId: agency!.id } }, year)
    return nodes
  }
  const shownIn = (one: MeasuredObjective) => {
    const value = yearValueOf(one, one.figures)
    return value && shownValue(one, value)
  }

  it('are the words of the tables, in both languages', async () => {
    const said = await rows<{ edition: number; motto: string; text_en: string }>(
      `select r.edition, s.motto, c.text_en from policy_statement s join policy_commitment c using (agency_id, revision_id) join revision r on r.id = s.revision_id
       order by r.edition, c.position`,
    )
    const { policy } = readSample()
    const commitments = policy.filter(({ kind }) => kind === 'commitment')
    expect(said.map(({ text_en }) => text_en)).toEqual(commitments.map(({ text_en }) => text_en))
    expect(said.map(({ edition }) => edition)).toEqual(commitments.map(({ year }) => (year === '2020' ? 1 : 2)))
    expect(said.at(-1)!.motto).toBe('Công khai - Đúng luật - Đúng hạn - Thân thiện - Hiện đại')
  })

  it('serve each other: each objective a commitment of the policy, each commitment an objective', async () => {
    expect(
      await rows(
        `select distinct split_part(c.text, ' ', 1) as first, h.year, count(*)::int as served from policy_commitment c join yearly_objective o on o.commitment = c.identity
         join revision r on r.id = c.revision_id and r.edition = 2 join objectives_sheet h on h.revision_id = o.revision_id
         group by c.text, h.year having h.year = 2021 order by 3, 1`,
      ),
    ).toEqual(
      [
        { first: 'Lắng', year: 2021, served: 2 },
        { first: 'Xây', year: 2021, served: 3 },
        { first: 'Cam', year: 2021, served: 4 },
        { first: 'Công', year: 2021, served: 2 },
        { first: 'Giải', year: 2021, served: 6 },
        { first: 'Ứng', year: 2021, served: 5 },
      ].sort((a, b) => a.served - b.served || a.first.localeCompare(b.first)),
    )
    expect(await count('yearly_objective where commitment is null or data_source is null or title_en is null')).toBe(0)
  })

  it('have in 2021 the figures of the tables, and say of the rest that there are none', async () => {
    const nodes = await boardOf(2021)
    expect(nodes).toHaveLength(22)
    const known = nodes.filter((one) => outcomeOf(one, one.figures) !== Outcome.NO_DATA)
    expect(Object.fromEntries(known.map((one) => [one.code, [outcomeOf(one, one.figures), shownIn(one)]]))).toEqual({
      'MT-01': ['MET', '100'],
      'MT-03': ['MET', '99.7'],
      'MT-04': ['NOTHING_AROSE', null],
      'MT-06': ['MET', '100'],
      'MT-07': ['MET', '50.1'],
      'MT-14': ['MET', '0'],
    })
    for (const { code, figures, frequency } of nodes)
      expect([code, figures.length]).toEqual([code, { MONTH: 12, QUARTER: 4, YEAR: 1 }[frequency]])
  })

  it('have a running year with every state', async () => {
    const nodes = await boardOf(2026)
    expect(nodes).toHaveLength(22)
    expect(new Set(nodes.map((one) => trackOf(one, one.figures, '2026-11-25')))).toEqual(new Set(Object.values(Track)))
    const late = nodes.flatMap((one) =>
      duePeriods(one, '2026-11-25').filter((period) => !one.figures.some((figure) => figure.period === period)),
    )
    expect(late).toEqual(['2026-10'])
    const missed = nodes.flatMap((one) =>
      one.figures.filter(({ kind, numerator, denominator }) => {
        const value = kind === MeasurementKind.MEASURED ? valueOf(one, numerator, denominator) : null
        return value && !reaches(one, value)
      }),
    )
    expect(missed.filter(({ answered }) => !answered).map(({ period }) => period)).toEqual(['2026-08'])
    expect(missed.length).toBeGreaterThan(5)
    expect(new Set(nodes.flatMap(({ figures }) => figures.map(({ kind }) => kind)))).toEqual(new Set(Object.values(MeasurementKind)))
  })
})

describe('the people of the sample', () => {
  it('hold STAFF and the roles of their row; heads and authors for their division', async () => {
    const held = await rows<{ login: string; roles: string }>(
      `select s.username as login, string_agg(g.role || coalesce(':' || d.code, ''), ' ' order by g.role) as roles
       from role_grant g join person p on p.id = g.person_id join sign_in s on s.id = p.sign_in_id left join division d on d.id = g.division_id
       group by 1`,
    )
    const roles = Object.fromEntries(held.map(({ login, roles: all }) => [login, all]))
    expect(roles.lanhdao).toBe('HEAD STAFF')
    expect(roles.soanthao).toBe('AUTHOR:QLTM STAFF')
    expect(roles.truongphong2).toBe('AUDITOR DIVISION_HEAD:QLNL STAFF')
    expect(roles.canbo).toBe('STAFF')
    expect(roles.kiemtra).toBe('INSPECTOR')
  })

  it('include an inspector whose grant has ended', async () => {
    expect(await count("role_grant where role = 'INSPECTOR' and valid_until = '2021-11-30' and valid_until < app.today(agency_id)")).toBe(1)
  })

  it('sign in with a user name and a hashed password', async () => {
    expect(await count("sign_in join credential on user_id = sign_in.id where provider_id = 'credential'")).toBe(16)
    expect(await count("credential where password like '%demo-demo-demo%'")).toBe(0)
  })
})

describe('the types of the sample', () => {
  it('have the first version of their route; a check of form is a FORM vote; external ones have none', async () => {
    const routes = await rows<{ code: string; steps: string | null }>(
      `select t.code, string_agg(s.position || s.who || '/' || s.kind, ' ' order by s.position) as steps from document_type t
       left join route r on r.type_id = t.id and r.version = 1 left join route_step s on s.route_id = r.id group by 1`,
    )
    const steps = Object.fromEntries(routes.map(({ code, steps: all }) => [code, all]))
    expect(routes).toHaveLength(18)
    expect(steps.CSCL).toBe('1ALL_HEADS/CONTENT 2QMR/CONTENT 3FORM/FORM')
    expect(steps['QT-TTHC']).toBe('1OWNER/CONTENT 2FORM/FORM')
    expect(steps['VB-N']).toBeNull()
  })
})

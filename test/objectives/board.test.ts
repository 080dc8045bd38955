import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MikroORM } from '@mikro-orm/postgresql'
import { execute, type GraphQLSchema, parse } from 'graphql'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Direction, Frequency, MeasureKind, Role } from '../../schema/index.ts'
import { ormConfig } from '../../schema/orm.ts'
import { buildApi } from '../../server/graphql/schema.ts'
import type { Context } from '../../server/kernel/context.ts'
import { periodReaches } from '../../server/objectives/figures.ts'
import { loadSample } from '../../server/sample/load.ts'
import { folderStore } from '../../storage/folder.ts'
import { type Clone, cloneDatabase } from '../support/database.ts'

// The board as its page asks for it: how much it asks of the database, and what it offers to whom.

let clone: Clone
let folder: string
let orm: MikroORM
let owner: pg.Client
let api: GraphQLSchema
let agencyId: string

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = new pg.Client({ connectionString: clone.ownerUrl })
  await owner.connect()
  await owner.query("update app.clock set shift = '2026-11-25T09:00:00+07:00'::timestamptz - clock_timestamp()")
  folder = mkdtempSync(path.join(tmpdir(), 'niem-board-'))
  orm = new MikroORM(ormConfig({ url: clone.appUrl, pool: 2 }))
  await loadSample({ orm, store: folderStore(folder), password: 'demo-demo-demo', yearly: true })
  agencyId = (await owner.query<{ id: string }>('select id from agency')).rows[0]!.id
  api = await buildApi(() => Promise.resolve())
}, 120_000)

afterAll(async () => {
  await owner.end()
  await orm.close(true)
  await clone.drop()
  rmSync(folder, { recursive: true, force: true })
})

const page = parse(readFileSync(new URL('../../client/objectives/operations.graphql', import.meta.url), 'utf8'))

/** Asks what a page asks, as somebody with these roles; counts what is asked of the database. */
async function ask<Data>(operationName: string, variableValues: object, roles: Context['actor']['roles'] = []) {
  const em = orm.em.fork()
  const actor = { agencyId, personId: agencyId, sessionId: '', divisionId: null, name: '', position: null, roles }
  const contextValue = { em, actor, today: '2026-11-25', now: new Date(), language: 'vi', loaders: new Map() }
  const client = em.getConnection().getClient()
  const statements = vi.spyOn(client, 'executeQuery')
  const { data, errors } = await execute({
    schema: api,
    document: page,
    operationName,
    variableValues,
    contextValue,
  } as never)
  const asked = statements.mock.calls.length
  statements.mockRestore()
  expect(errors).toBeUndefined()
  return { data: data as Data, asked }
}

interface BoardAnswer {
  objectives: {
    year: number
    years: number[]
    nodes: { code: string; figures: object[]; actions: { action: string; refused: string | null }[] }[]
  }
}

describe('the board', () => {
  it('is one statement, and shows everybody the same', async () => {
    const { data, asked } = await ask<BoardAnswer>('ObjectivesOfYear', { year: null })
    expect(asked).toBe(1)
    expect(data.objectives).toMatchObject({ year: 2026, years: [2026, 2021] })
    expect(data.objectives.nodes).toHaveLength(22)
  })

  it('is one statement with 200 objectives of twelve periods and five years, too', async () => {
    await owner.query('begin')
    for (const table of ['objective', 'yearly_objective', 'measurement']) await owner.query(`alter table ${table} disable trigger user`)
    await owner.query(`
      with like_it as (select o.*, i.document_id from yearly_objective o join objective i on (i.agency_id, i.id) = (o.agency_id, o.objective_id)
          join objectives_sheet h on h.revision_id = o.revision_id where h.year = 2026 and i.code = 'MT-01'),
        made as (insert into objective (agency_id, id, code, document_id) select agency_id, gen_random_uuid(), 'MT-' || n, document_id from like_it, generate_series(101, 278) n returning *),
        lines as (insert into yearly_objective select (jsonb_populate_record(null::yearly_objective, to_jsonb(l) - 'document_id' || jsonb_build_object('id', gen_random_uuid(), 'objective_id', m.id))).* from made m, like_it l)
      insert into measurement (agency_id, id, objective_id, period, kind, numerator, denominator, recorded_by_id)
      select m.agency_id, gen_random_uuid(), m.id, y || '-' || lpad(n::text, 2, '0'), 'MEASURED', 99, 100, (select id from person limit 1) from made m, generate_series(2022, 2026) y, generate_series(1, 12) n`)
    for (const table of ['objective', 'yearly_objective', 'measurement']) await owner.query(`alter table ${table} enable trigger user`)
    await owner.query('commit')
    await owner.query('analyze')
    const { data, asked } = await ask<BoardAnswer>('ObjectivesOfYear', { year: 2026 }, [{ role: Role.CONTROLLER, divisionId: null }])
    expect(asked).toBe(1)
    expect(data.objectives.nodes).toHaveLength(200)
    expect(new Set(data.objectives.nodes.map(({ figures }) => figures.length))).toEqual(new Set([1, 4, 12]))
    expect((await owner.query<{ n: string }>('select count(*) n from measurement')).rows[0]!.n).toSatisfy((n) => Number(n) > 178 * 60)
  })

  it('has the policy in force above it, in one statement and its document’s', async () => {
    const { data, asked } = await ask<{ policy: { label: string; statement: { motto: string } } }>('PolicyInShort', {})
    expect(asked).toBeLessThanOrEqual(2)
    expect(data.policy).toMatchObject({ label: '02', statement: { motto: 'Công khai - Đúng luật - Đúng hạn - Thân thiện - Hiện đại' } })
  })
})

describe('the figures of an objective', () => {
  const offered = async (code: string, ...roles: Context['actor']['roles']) => {
    const { data } = await ask<{ objective: { partsOnly: string[] | null; actions: { action: string; refused: string | null }[] } }>(
      'ObjectiveOfYear',
      { code, year: 2026 },
      roles,
    )
    const { partsOnly, actions } = data.objective
    return { partsOnly, refused: actions.find(({ action }) => action === 'recordMeasurement')!.refused }
  }
  const head = async (code: string) => ({
    role: Role.DIVISION_HEAD,
    divisionId: (await owner.query<{ id: string }>('select id from division where code = $1', [code])).rows[0]!.id,
  })

  it('of the agency: the whole is the controller’s to enter, a part its head’s, nothing anybody else’s', async () => {
    const trade = await head('QLTM')
    expect(await offered('MT-01', { role: Role.CONTROLLER, divisionId: null })).toEqual({ partsOnly: null, refused: null })
    expect(await offered('MT-01', trade)).toEqual({ partsOnly: [trade.divisionId], refused: null })
    expect(await offered('MT-01', { role: Role.STAFF, divisionId: null })).toEqual({ partsOnly: [], refused: 'NOT_ALLOWED' })
  })

  it('of a division: its own head’s, no other’s', async () => {
    expect(await offered('MT-QLTM-01', await head('QLTM'))).toEqual({ partsOnly: null, refused: null })
    expect(await offered('MT-QLTM-01', await head('QLNL'))).toEqual({ partsOnly: null, refused: 'NOT_ALLOWED' })
  })
})

describe('a period', () => {
  const four = { measureKind: MeasureKind.COUNT, unit: 'lần', direction: Direction.AT_LEAST, target: '4' }
  const one = { over: 1n, under: 1n }
  it('of a number that grows through the year is not missed by itself', () => {
    expect(periodReaches({ ...four, frequency: Frequency.QUARTER }, one)).toBeNull()
    expect(periodReaches({ ...four, frequency: Frequency.QUARTER }, { over: 4n, under: 1n })).toBe(true)
    expect(periodReaches({ ...four, frequency: Frequency.YEAR }, one)).toBe(false)
    expect(periodReaches({ ...four, frequency: Frequency.QUARTER, direction: Direction.AT_MOST, target: '0' }, one)).toBe(false)
    expect(periodReaches({ ...four, frequency: Frequency.QUARTER, measureKind: MeasureKind.RATIO }, one)).toBe(false)
  })
})

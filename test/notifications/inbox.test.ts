import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dueDay, endOf, periodsOf } from '../../server/objectives/periods.ts'
import type { Frequency } from '../../schema/index.ts'
import { type SampleYear, startSampleYear } from '../objectives/sampleYear.ts'
import { makePng } from '../files/pictures.ts'

// Tasks that follow from the calendar: figures of periods that are over, and what hangs although it is not in force any more.

interface Task {
  id: string
  kind: string
  title: string
  dueOn: string
  overdue: boolean
  waitingDays: number
  holders: { name: string }[]
  document: { code: string }
  objective: { code: string; year: number; periods: string[] } | null
}

let year: SampleYear
beforeAll(async () => {
  year = await startSampleYear({ yearly: true, day: '2026-11-25' })
}, 120_000)
afterAll(() => year.stop())

const people = [
  'daidien',
  'chanhvp',
  'truongphong',
  'truongphong2',
  'truongphong3',
  'truongphong4',
  'kiemsoat',
  'lanhdao',
  'vanthu',
  'canbo',
  'soanthao',
]

async function tasksOf(login: string, kinds = ['MEASURE', 'REPLACE_POSTING'], first = 100) {
  const { myTasks } = await (
    await year.as(login)
  ).run<{ myTasks: { nodes: Task[]; totalCount: number } }>(
    `query($kinds: [TaskKind!], $first: Int!) { myTasks(kinds: $kinds, first: $first) { totalCount
      nodes { id kind title dueOn overdue waitingDays holders { name } document { code } objective { code year periods } } } }`,
    { kinds, first },
  )
  expect(myTasks.totalCount).toBeGreaterThanOrEqual(myTasks.nodes.length)
  return myTasks.nodes
}

const board = async (of: number) =>
  (
    await (
      await year.as('canbo')
    ).run<{
      objectives: {
        nodes: {
          code: string
          frequency: Frequency
          dueDays: number
          owner: { name: string } | null
          figures: { period: string; kind: string | null }[]
        }[]
      }
    }>(`{ objectives(year: ${of}) { nodes { code frequency dueDays owner { name } figures { period kind } } } }`)
  ).objectives.nodes

describe('a figure that waits', () => {
  it('is a task of whoever answers for the objective, and of nobody else', async () => {
    const found = new Map<string, Task[]>()
    for (const login of people) found.set(login, await tasksOf(login))
    expect([...found].filter(([, tasks]) => tasks.length > 0).map(([login]) => login)).toEqual(['daidien'])
    expect(found.get('daidien')).toMatchObject([
      {
        kind: 'MEASURE',
        title: 'Nhập số liệu: MT-07 (2026-10)',
        dueOn: '2026-11-05',
        overdue: true,
        waitingDays: 24,
        holders: [{ name: 'Mẫu Văn Diện' }],
        document: { code: 'MTCL' },
        objective: { code: 'MT-07', year: 2026, periods: ['2026-10'] },
      },
    ])
  })

  it('is gone once somebody said what there is, 0 or none', async () => {
    await (
      await year.as('kiemsoat')
    ).run('mutation($input: MeasurementInput!) { recordMeasurement(input: $input) { code } }', {
      input: { objective: 'MT-07', period: '2026-10', kind: 'NO_DATA', comment: 'Phần mềm một cửa bảo trì' },
    })
    expect(await tasksOf('daidien')).toEqual([])
  })

  it('is one task an objective, with all its periods, from the day after a period on; the calendar of the tasks is that of the board', async () => {
    await year.setDay('2027-01-01')
    const nodes = await board(2026)
    const seen = new Map<string, Task>()
    for (const login of people) for (const task of await tasksOf(login)) seen.set(task.objective!.code, task)
    const expected = nodes.flatMap((one) => {
      const periods = periodsOf(one.frequency, 2026).filter(
        (period) => endOf(period) <= '2027-01-01' && !one.figures.some((figure) => figure.period === period && figure.kind),
      )
      return periods.length > 0 ? [[one.code, periods, dueDay(periods[0]!, one.dueDays), one.owner?.name]] : []
    })
    expect(expected).toHaveLength(22)
    const sorted = (rows: unknown[][]) => rows.sort((a, b) => String(a[0]).localeCompare(String(b[0])))
    expect(
      sorted([...seen.values()].map(({ objective, dueOn, holders }) => [objective!.code, objective!.periods, dueOn, holders[0]?.name])),
    ).toEqual(sorted(expected.map(([code, periods, due, owner]) => [code, periods, due, owner ?? 'Mẫu Văn Diện'] as unknown[])))
    const late = [...seen.values()].map(({ overdue }) => overdue)
    expect(new Set(late)).toEqual(new Set([true, false])) // November is late, the quarter and the year are not yet
  })

  it('comes page by page with the other tasks, each once', async () => {
    const all = await tasksOf('daidien', ['MEASURE', 'REVIEW'])
    const ids: string[] = []
    for (let after: string | null = null, more = true; more;) {
      const { myTasks }: { myTasks: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await (
        await year.as('daidien')
      ).run(
        'query($after: String) { myTasks(kinds: [MEASURE, REVIEW], first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      )
      ids.push(...myTasks.nodes.map(({ id }) => id))
      after = myTasks.pageInfo.endCursor
      more = myTasks.pageInfo.hasNextPage
    }
    expect(ids).toEqual(all.map(({ id }) => id))
  })
})

describe('what hangs and is not in force any more', () => {
  it('is a task of the controller until it is taken down', async () => {
    await year.setDay('2027-01-10')
    const controller = await year.as('kiemsoat')
    const { document } = await controller.run<{ document: { effectiveRevision: { id: string } } }>(
      '{ document(code: "MTCL") { effectiveRevision { id } } }',
    )
    const { uploadId } = await controller.upload(makePng(4, 4), 'bảng tin.png')
    const input = {
      revisionId: document.effectiveRevision.id,
      place: 'OFFICE_BOARD',
      from: '2027-01-10',
      proof: 'PHOTO',
      proofUploadId: uploadId,
    }
    const posted = await controller.run<{ postRevision: { postings: { id: string; lock: number }[] } }>(
      'mutation($input: PostRevisionInput!) { postRevision(input: $input) { postings { id lock } } }',
      { input },
    )
    const hanging = posted.postRevision.postings[0]!
    expect(await tasksOf('kiemsoat', ['REPLACE_POSTING'])).toEqual([])
    // the next edition takes effect: written as the operator would never do, for this test is about what hangs
    await year.owner.query(`begin; alter table revision disable trigger user;
      update revision set in_force = daterange(lower(in_force), '2027-01-12') where id = '${document.effectiveRevision.id}';
      alter table revision enable trigger user; commit`)
    await year.setDay('2027-01-14')
    expect(await tasksOf('kiemsoat', ['REPLACE_POSTING'])).toMatchObject([
      { kind: 'REPLACE_POSTING', dueOn: '2027-01-12', overdue: true, document: { code: 'MTCL' }, objective: null },
    ])
    for (const login of ['lanhdao', 'daidien', 'canbo']) expect(await tasksOf(login, ['REPLACE_POSTING'])).toEqual([])
    await (
      await year.as('kiemsoat')
    ).run('mutation($input: EndPostingInput!) { endPosting(input: $input) { id } }', {
      input: { postingId: hanging.id, lock: hanging.lock, until: '2027-01-14' },
    })
    expect(await tasksOf('kiemsoat', ['REPLACE_POSTING'])).toEqual([])
  })
})

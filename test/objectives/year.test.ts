import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePdf } from '../support/papers.ts'
import { refusal } from '../support/world.ts'
import { actsIn, objectivesOf, policyOf, reviewers, totals, type Yearly } from '../support/yearly.ts'
import { type SampleYear, startSampleYear } from './sampleYear.ts'

// The sample year 2021, through the API: a policy and 22 objectives are approved by the head, measured, answered for, and the year is closed.

let year: SampleYear
let acts: ReturnType<typeof actsIn>
let divisions: Map<string, string>
beforeAll(async () => {
  year = await startSampleYear()
  acts = actsIn(year)
  await year.setDay('2021-06-01')
  const { documentDivisions } = {
    documentDivisions: (await year.owner.query<{ id: string; code: string }>('select id, code from division')).rows,
  }
  divisions = new Map(documentDivisions.map(({ code, id }) => [code, id]))
}, 240_000)
afterAll(() => year.stop())

let policy: Yearly
let ofDivisions: Yearly

describe('the policy of the year', () => {
  it('with a sign that no page of ours can print is refused when it is submitted, by that sign; nothing is submitted', async () => {
    const signs = { ...policyOf('2021'), motto: 'Thân thiện 😀', closing: 'Cùng 漢 làm \u200b✓' }
    const draft = await acts.save(await acts.start('CSCL'), { statement: signs })
    expect(await refusal(acts.submit(draft))).toMatchObject({ code: 'LETTERS_NOT_PRINTED', extensions: { data: { letters: '😀 漢 ✓' } } })
    for (const table of ['review_round', 'revision_file where laid_out']) expect(await year.count(table)).toBe(0)
    expect(await refusal(acts.submit(draft, 'canbo'))).toMatchObject({ code: 'NOT_ALLOWED' }) // who may not see a draft hears nothing of its letters
    await acts.act('kiemsoat', 'discardDraft', { revisionId: draft.id, lock: draft.lock })
  })

  it('is drafted in words, laid out when it is submitted, and approved by the head', async () => {
    const draft = await acts.save(await acts.start('CSCL'), { statement: policyOf('2021') })
    expect(draft.statement!.commitments).toHaveLength(6)
    expect(draft.sha256).toBeNull()
    const submitted = await acts.submit(draft)
    expect(submitted.files.map(({ role }) => role)).toEqual(['CONTENT'])
    expect(submitted.sha256).toMatch(/^[0-9a-f]{64}$/)
    const reviewed = await acts.endorse(submitted, ...reviewers)
    for (const login of ['phogd', 'kiemsoat', 'quantri']) {
      const before = await year.count('approval')
      await expect(
        acts.act(login, 'approveRevision', { revisionId: reviewed.id, lock: reviewed.lock, sha256: reviewed.sha256, proofToken: 'x' }),
      ).rejects.toThrow()
      expect(await year.count('approval')).toBe(before)
    }
    policy = await acts.publish(await acts.approve(reviewed), '2021-06-02')
    expect(policy.state).toBe('SCHEDULED')
  })
})

describe('the objectives of the year', () => {
  const none = () => null
  it('point at the commitments of the policy, and are approved', async () => {
    const lines = policy.statement!.commitments
    const objectives = objectivesOf('agency', none).map((one, i) => ({ ...one, commitment: lines[i % lines.length]!.identity }))
    const draft = await acts.save(await acts.start('MTCL'), { objectives: { year: 2021, objectives } })
    expect(draft.sheet!.objectives).toHaveLength(16)
    await acts.publish(await acts.approve(await acts.endorse(await acts.submit(draft), ...reviewers)), '2021-06-02')
    const own = await acts.save(await acts.start('MTCL-P'), {
      objectives: { year: 2021, objectives: objectivesOf('division', (code) => divisions.get(code) ?? null) },
    })
    ofDivisions = await acts.publish(await acts.approve(await acts.endorse(await acts.submit(own), 'daidien', 'kiemsoat')), '2021-06-02')
    expect(ofDivisions.sheet!.objectives).toHaveLength(6)
  })
})

const board = async (login = 'canbo') =>
  (
    await (
      await year.as(login)
    ).run<{
      objectives: {
        year: number
        close: { sheetId: string; sha256: string; closedAt: string | null } | null
        nodes: { code: string; outcome: string | null; track: string; yearShown: string | null; missingPeriods: string[] }[]
        unfinished: { objective: { code: string }; periods: string[]; needsAnswer: boolean }[]
        actions: { action: string; refused: string | null }[]
      }
    }>(
      `{ objectives(year: 2021) { year close { sheetId sha256 closedAt } nodes { code outcome track yearShown missingPeriods }
        unfinished { objective { code } periods needsAnswer } actions { action refused } } }`,
    )
  ).objectives

const record = async (login: string, input: object) =>
  await (await year.as(login)).run('mutation($input: MeasurementInput!) { recordMeasurement(input: $input) { code yearShown } }', { input })

const quarters = ['2021-Q1', '2021-Q2', '2021-Q3', '2021-Q4']
const months = Array.from({ length: 12 }, (_, i) => `2021-${String(i + 1).padStart(2, '0')}`)

describe('a figure that cannot be', () => {
  beforeAll(() => year.setDay('2022-01-10'))
  it.each([
    ['a rate with denominator 0', { objective: 'MT-03', period: '2021-Q1', numerator: '0', denominator: '0' }, 'DENOMINATOR_ZERO'],
    ['more than the whole', { objective: 'MT-03', period: '2021-Q1', numerator: '101', denominator: '100' }, 'NUMERATOR_TOO_LARGE'],
    ['a rate without its whole', { objective: 'MT-03', period: '2021-Q1', numerator: '95' }, 'INCOMPLETE'],
    ['no data, and no word why', { objective: 'MT-03', period: '2021-Q1', kind: 'NO_DATA' }, 'INCOMPLETE'],
    ['a month of a quarterly objective', { objective: 'MT-03', period: '2021-01', numerator: '1', denominator: '1' }, 'PERIOD_UNKNOWN'],
    ['a year without objectives', { objective: 'MT-03', period: '2019-Q1', numerator: '1', denominator: '1' }, 'NOT_FOUND'],
    ['an objective that is not there', { objective: 'MT-99', period: '2021', numerator: '1' }, 'NOT_FOUND'],
  ])('%s is refused, and nothing is written', async (_what, input, code) => {
    const before = await year.count('measurement')
    expect(await refusal(record('kiemsoat', input))).toMatchObject({ code })
    expect(await year.count('measurement')).toBe(before)
  })
  it('somebody who has no part in it is refused', async () => {
    expect(await refusal(record('canbo', { objective: 'MT-14', period: '2021', numerator: '1' }))).toMatchObject({ code: 'NOT_ALLOWED' })
  })
  it('among others is named with its line, before and when all are sent, and none is written', async () => {
    const measurements = [
      { objective: 'MT-01', period: '2021-01', numerator: '266', denominator: '266' },
      { objective: 'MT-01', period: '2021-01', numerator: '266', denominator: '266' },
      { objective: 'MT-01', period: '2021-02', numerator: '225', denominator: '0' },
    ]
    const person = await year.as('kiemsoat')
    const { judgeMeasurements } = await person.run<{
      judgeMeasurements: { shown: string | null; refused: string | null; sentence: string | null }[]
    }>('query($measurements: [MeasurementInput!]!) { judgeMeasurements(measurements: $measurements) { shown refused sentence } }', {
      measurements,
    })
    expect(judgeMeasurements.map(({ shown, refused }) => [shown, refused])).toEqual([
      ['100', null],
      [null, 'PERIOD_TAKEN'],
      [null, 'DENOMINATOR_ZERO'],
    ])
    const sent = person.run('mutation($input: RecordMeasurementsInput!) { recordMeasurements(input: $input) { year } }', {
      input: { measurements },
    })
    expect(await refusal(sent)).toMatchObject({ code: 'PERIOD_TAKEN', extensions: { data: { line: 2 } } })
    expect(await year.count('measurement')).toBe(0)
  })
})

describe('twelve months of figures', () => {
  it('come from the one-stop totals and by hand', async () => {
    const measurements: object[] = totals.flatMap(({ month, resolved, early, on_time, online, received }) => [
      { objective: 'MT-01', period: month, numerator: String(Number(early) + Number(on_time)), denominator: resolved },
      { objective: 'MT-07', period: month, numerator: online, denominator: received },
    ])
    for (const period of ['2021-11', '2021-12'])
      measurements.push(
        { objective: 'MT-01', period, numerator: '240', denominator: '240' },
        { objective: 'MT-07', period, numerator: '130', denominator: '250' },
      )
    for (const period of quarters) {
      measurements.push({ objective: 'MT-03', period, numerator: '94.96', denominator: '100' })
      measurements.push({ objective: 'MT-04', period, kind: 'NOTHING_AROSE' })
      for (const objective of ['MT-05', 'MT-06', 'MT-08', 'MT-10', 'MT-11', 'MT-QLTM-02', 'MT-QLCN-01', 'MT-VP-01'])
        measurements.push({ objective, period, numerator: '130', denominator: '130' })
      measurements.push({ objective: 'MT-12', period, kind: 'NO_DATA', comment: 'Chưa có sổ theo dõi đọc' })
      measurements.push({ objective: 'MT-15', period, numerator: '99', denominator: '100' })
      measurements.push({ objective: 'MT-KTAT-01', period, numerator: '98', denominator: '10' })
    }
    for (const period of months)
      for (const objective of ['MT-QLTM-01', 'MT-QLNL-01']) measurements.push({ objective, period, numerator: '5', denominator: '5' })
    measurements.push({ objective: 'MT-02', period: '2021', numerator: '24', denominator: '120' })
    measurements.push({ objective: 'MT-09a', period: '2021', numerator: '1' }, { objective: 'MT-09b', period: '2021', numerator: '0' })
    measurements.push({ objective: 'MT-13', period: '2021', kind: 'NOTHING_AROSE' }, { objective: 'MT-14', period: '2021', numerator: '0' })
    const trail = await year.count('trail_entry')
    await (
      await year.as('kiemsoat')
    ).run('mutation($input: RecordMeasurementsInput!) { recordMeasurements(input: $input) { year } }', { input: { measurements } })
    expect(await year.count('measurement')).toBe(measurements.length)
    expect(await year.count('trail_entry')).toBe(trail + measurements.length)
  })

  it('make the board that is computed by hand', async () => {
    const { nodes } = await board()
    expect(Object.fromEntries(nodes.map(({ code, outcome, yearShown }) => [code, [outcome, yearShown]]))).toEqual({
      'MT-01': ['MET', '100'],
      'MT-02': ['MET', '20'],
      'MT-03': ['NOT_MET', '94.96'], // 95.0 would look like the target
      'MT-04': ['NOTHING_AROSE', null],
      'MT-05': ['MET', '100'],
      'MT-06': ['MET', '100'],
      'MT-07': ['MET', '50.4'], // 1631 of 3234, not the mean of twelve percentages
      'MT-08': ['MET', '100'],
      'MT-09a': ['MET', '1'],
      'MT-09b': ['NOT_MET', '0'],
      'MT-10': ['MET', '100'],
      'MT-11': ['MET', '100'],
      'MT-12': ['NO_DATA', null],
      'MT-13': ['NOTHING_AROSE', null],
      'MT-14': ['MET', '0'],
      'MT-15': ['NOT_MET', '99'],
      'MT-QLTM-01': ['MET', '100'],
      'MT-QLTM-02': ['MET', '100'],
      'MT-QLNL-01': ['MET', '100'],
      'MT-KTAT-01': ['MET', '9.8'],
      'MT-QLCN-01': ['MET', '100'],
      'MT-VP-01': ['MET', '100'],
    })
  })
})

describe('the notice board', () => {
  it('shows policy and objectives to whoever comes, without signing in', async () => {
    const page = await (await fetch(`${year.address}/bang/SCT-MAU`)).text()
    expect(page).toContain(policyOf('2021').motto)
    for (const { text } of policyOf('2021').commitments) expect(page).toContain(text)
    expect(page).toContain('94,96%')
    expect(page).toMatch(/<\/svg>\s*không đạt/)
    expect(page).toMatch(/<\/svg>\s*không phát sinh/)
    expect(page).not.toContain('Phân công dự phòng khi vắng') // plans are not posted, nor objectives of divisions
    expect(page).not.toContain('hội chợ triển lãm được giải quyết')
  })

  it('has a poster of the policy for each wall, and says what it does not know', async () => {
    const poster = (query: string) => fetch(`${year.address}/bang/SCT-MAU/poster.pdf${query}`)
    const widths: number[] = []
    for (const size of ['A4', 'A3', 'A2']) {
      const answer = await poster(`?size=${size}`)
      expect(answer.headers.get('content-type')).toContain('application/pdf')
      widths.push(Math.round((await PDFDocument.load(await answer.arrayBuffer())).getPage(0).getWidth()))
    }
    expect(widths).toEqual([595, 842, 1191])
    expect((await poster('?size=A9')).status).toBe(400)
    expect((await fetch(`${year.address}/bang/KHONG-CO/poster.pdf`)).status).toBe(404)
  })
})

describe('a correction', () => {
  it('keeps the old value beside the new one, with its reason', async () => {
    const history = async () =>
      (
        await (
          await year.as('canbo')
        ).run<{ objective: { measurements: { id: string; numerator: string; live: boolean; reason: string | null }[] } }>(
          '{ objective(code: "MT-14", year: 2021) { measurements { id numerator live reason } } }',
        )
      ).objective.measurements
    const [first] = await history()
    expect(await refusal(record('kiemsoat', { objective: 'MT-14', period: '2021', numerator: '1' }))).toMatchObject({
      code: 'PERIOD_TAKEN',
    })
    expect(
      await refusal(record('kiemsoat', { objective: 'MT-14', period: '2021', numerator: '1', corrects: first!.id, reason: 'nhầm' })),
    ).toMatchObject({ code: 'REASON_NEEDED' })
    await record('kiemsoat', {
      objective: 'MT-14',
      period: '2021',
      numerator: '1',
      corrects: first!.id,
      reason: 'Kết luận thanh tra ngày 15/12',
    })
    expect(await history()).toMatchObject([
      { numerator: '1', live: true, reason: 'Kết luận thanh tra ngày 15/12' },
      { numerator: '0', live: false, reason: null },
    ])
    expect(
      await refusal(
        record('kiemsoat', { objective: 'MT-14', period: '2021', numerator: '2', corrects: first!.id, reason: 'Sửa lần nữa từ trang cũ' }),
      ),
    ).toMatchObject({ code: 'CHANGED_MEANWHILE' })
  })
})

describe('the evidence of a figure', () => {
  const withEvidence = async (input: object) => {
    const { uploadId } = await (await year.as('kiemsoat')).upload(await makePdf('Sổ văn bản đi'), 'sổ văn bản.pdf')
    const { recordMeasurement } = await (
      await year.as('kiemsoat')
    ).run<{ recordMeasurement: { measurements: { evidenceUrl: string | null }[] } }>(
      'mutation($input: MeasurementInput!) { recordMeasurement(input: $input) { measurements { evidenceUrl } } }',
      { input: { ...input, evidenceUploadId: uploadId } },
    )
    return recordMeasurement.measurements.map(({ evidenceUrl }) => evidenceUrl).find(Boolean)!
  }
  const status = async (login: string, url: string) => (await (await year.as(login)).fetch(url)).status

  it('is read by whoever reads the objective, the whole agency', async () => {
    const { objective } = await (
      await year.as('canbo')
    ).run<{ objective: { measurements: { id: string }[] } }>('{ objective(code: "MT-15", year: 2021) { measurements { id } } }')
    const corrects = objective.measurements[0]!.id
    const again = { objective: 'MT-15', period: '2021-Q1', numerator: '99', denominator: '100' }
    const url = await withEvidence({ ...again, corrects, reason: 'Đối chiếu lại với sổ văn bản' })
    const answer = await (await year.as('canbo')).fetch(url)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect((await fetch(`${year.address}${url}`)).status).toBe(401)
    expect(await status('canbo', url.replace(/files\/[^/]+/, 'files/0198a000-0000-7000-8000-000000000000'))).toBe(404)
  })

  it('of a restricted document, only by those who open it', async () => {
    await (
      await year.as('kiemsoat')
    ).run('mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }', {
      input: { typeCode: 'MTCL-P', code: 'MTCL-KIN', title: 'Mục tiêu nội bộ', divisionId: divisions.get('VP'), restricted: true },
    })
    const [model] = objectivesOf('agency', () => null)
    const draft = await acts.save(await acts.start('MTCL-KIN'), {
      objectives: { year: 2022, objectives: [{ ...model, code: 'MT-KIN-01' }] },
    })
    await acts.publish(await acts.approve(await acts.endorse(await acts.submit(draft), 'daidien', 'kiemsoat')), '2022-01-10')
    const url = await withEvidence({ objective: 'MT-KIN-01', period: '2022-01', numerator: '1', denominator: '1' })
    expect(await status('chanhvp', url)).toBe(200)
    expect(await status('lanhdao', url)).toBe(200)
    const seen = async (login: string) => {
      const { objectives, objective } = await (
        await year.as(login)
      ).run<{ objectives: { nodes: { code: string }[] }; objective: object | null }>(
        '{ objectives(year: 2022) { nodes { code } } objective(code: "MT-KIN-01", year: 2022) { code } }',
      )
      return [objectives.nodes.map(({ code }) => code), objective]
    }
    for (const login of ['chanhvp', 'lanhdao', 'kiemsoat', 'daidien'])
      expect(await seen(login)).toEqual([['MT-KIN-01'], { code: 'MT-KIN-01' }])
    for (const login of ['canbo', 'truongphong', 'soanthao']) {
      expect(await status(login, url)).toBe(404)
      expect(await seen(login)).toEqual([[], null])
    }
    expect(await (await fetch(`${year.address}/bang/SCT-MAU.json`)).text()).not.toContain('MT-KIN-01')
  })
})

describe('the policy of the next year', () => {
  it('keeps the identity of a commitment that it names, once', async () => {
    const [first] = policy.statement!.commitments
    const commitments = [
      { identity: first!.identity, text: 'Lời mới' },
      { identity: first!.identity, text: 'Cam kết thêm' },
      { text: 'Cam kết nữa' },
    ]
    const draft = await acts.save(await acts.start('CSCL'), { statement: { ...policyOf('2021'), commitments } })
    const kept = draft.statement!.commitments.map(({ identity }) => identity)
    expect(kept[0]).toBe(first!.identity)
    expect(new Set(kept).size).toBe(3)
    expect(
      (
        await acts.save(draft, {
          statement: { ...policyOf('2021'), commitments: draft.statement!.commitments.map(({ identity, text }) => ({ identity, text })) },
        })
      ).statement!.commitments,
    ).toEqual(draft.statement!.commitments)
  })
})

describe('the close of the year', () => {
  const prepare = async (login: string, idempotencyKey?: string) =>
    (await year.as(login)).run('mutation($input: PrepareYearInput!) { prepareYear(input: $input) { year } }', {
      input: { year: 2021, idempotencyKey },
    })
  const answer = async (login: string, objective: string) =>
    (await year.as(login)).run('mutation($input: AnswerForYearInput!) { answerForYear(input: $input) { code answer { cause } } }', {
      input: { objective, year: 2021, cause: 'Dịch bệnh', action: 'Bố trí lại nhân sự trong quý I' },
    })
  const close = async (login: string, proofToken?: string) => {
    const { close } = await board('lanhdao')
    return (await year.as(login)).run('mutation($input: CloseYearInput!) { closeYear(input: $input) { close { closedAt } } }', {
      input: { year: 2021, sheetId: close!.sheetId, sha256: close!.sha256, proofToken },
    })
  }

  it('waits for what was missed to be answered for', async () => {
    expect((await board()).unfinished.map(({ objective, needsAnswer }) => [objective.code, needsAnswer])).toEqual([
      ['MT-03', true],
      ['MT-09b', true],
      ['MT-14', true],
      ['MT-15', true],
    ])
    expect(await refusal(prepare('kiemsoat'))).toMatchObject({ code: 'INCOMPLETE' })
    for (const code of ['MT-03', 'MT-09b', 'MT-14', 'MT-15']) await answer('kiemsoat', code)
    expect(await refusal(prepare('truongphong'))).toMatchObject({ code: 'NOT_ALLOWED' })
    const prepared = await prepare('kiemsoat', 'lập bảng')
    expect(await prepare('kiemsoat', 'lập bảng')).toEqual(prepared) // its answer was lost: it is found again, and done once
    expect(await year.count('year_sheet')).toBe(1)
    const { myTasks } = await (
      await year.as('lanhdao')
    ).run<{ myTasks: { nodes: { kind: string }[] } }>('{ myTasks(first: 50) { nodes { kind } } }')
    expect(myTasks.nodes.map(({ kind }) => kind)).toContain('CLOSE_YEAR')
  })

  it('is the head’s alone, with a proof', async () => {
    for (const login of ['phogd', 'kiemsoat', 'quantri']) expect(await refusal(close(login))).toMatchObject({ code: 'HEAD_ONLY' })
    expect(await refusal(close('lanhdao'))).toMatchObject({ code: 'PROOF_NEEDED' })
    expect(await year.count('year_close')).toBe(0)
    const { close: sheet } = await board('lanhdao')
    const proofToken = await acts.prove('lanhdao', { act: 'closeYear', subjectId: sheet!.sheetId, sealSha256: sheet!.sha256 })
    await close('lanhdao', proofToken)
    expect((await board()).close!.closedAt).not.toBeNull()
  })

  it('freezes the figures', async () => {
    const before = await year.count('measurement')
    const { objective } = await (
      await year.as('canbo')
    ).run<{ objective: { measurements: { id: string }[]; outcome: string } }>(
      '{ objective(code: "MT-14", year: 2021) { outcome measurements { id } } }',
    )
    expect(objective.outcome).toBe('NOT_MET')
    expect(
      await refusal(
        record('kiemsoat', {
          objective: 'MT-14',
          period: '2021',
          numerator: '0',
          corrects: objective.measurements[0]!.id,
          reason: 'Đính chính sau khi chốt',
        }),
      ),
    ).toMatchObject({ code: 'PERIOD_CLOSED' })
    expect(await year.count('measurement')).toBe(before)
  })
})

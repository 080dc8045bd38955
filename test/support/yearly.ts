import { readFileSync } from 'node:fs'
import { readRows } from '../../server/sample/csv.ts'
import { readSample } from '../../server/sample/data.ts'
import type { Acting } from './acting.ts'

// The sample's policy and objectives, and the acts of a year through the API, on whatever server.

/** The password of everybody in the sample. */
export const password = 'demo-demo-demo'

/** Whose hands the acts lie in. */
export interface Hands {
  /** Somebody of the sample, signed in today. */
  as(login: string): Promise<Acting>
}

const sample = readSample()

/** Totals of the one-stop software, month by month. */
export const totals = readRows(readFileSync(new URL('../../server/sample/data/file-statistics.csv', import.meta.url), 'utf8'), [
  'month',
  'received',
  'online',
  'resolved',
  'early',
  'on_time',
  'late',
] as const)

const whole = `{ id lock state label sha256 sealSha256 effectiveOn files { id role fileName sha256 url }
  statement { title motto commitments { position identity text } closing } sheet { year objectives { id identity code target commitment } }
  actions { action refused sentence } document { id code lock } }`

/** A revision as this story follows it. */
export interface Yearly {
  id: string
  lock: number
  state: string
  sha256: string | null
  sealSha256: string | null
  files: { role: string; fileName: string; url: string }[]
  statement: { title: string; motto: string; commitments: { position: number; identity: string; text: string }[] } | null
  sheet: { year: number; objectives: { id: string; identity: string; code: string; target: string; commitment: string | null }[] } | null
  actions: { action: string; refused: string | null }[]
}

/** The acts of the year through the API. */
export function actsIn(year: Hands) {
  const act = async (login: string, name: string, input: object): Promise<Yearly> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
    const answer = await (
      await year.as(login)
    ).run<Record<string, Yearly>>(`mutation($input: ${type}) { ${name}(input: $input) ${whole} }`, { input })
    return answer[name]!
  }
  const shown = ({ id, lock }: Yearly) => ({ revisionId: id, lock })
  return {
    act,
    async start(code: string, login = 'kiemsoat') {
      const { document } = await (
        await year.as(login)
      ).run<{ document: { id: string; lock: number } }>('query($code: String!) { document(code: $code) { id lock } }', { code })
      return await act(login, 'startRevision', {
        documentId: document.id,
        lock: document.lock,
        changeReason: 'NEW_YEAR',
        changeSummary: 'Năm mới',
      })
    },
    save: (draft: Yearly, more: object, login = 'kiemsoat') => act(login, 'updateDraft', { ...shown(draft), ...more }),
    submit: (draft: Yearly, login = 'kiemsoat') => act(login, 'submitRevision', shown(draft)),
    async endorse(revision: Yearly, ...logins: string[]) {
      let now = revision
      for (const login of logins)
        now = await act(login, 'recordReview', { revisionId: now.id, verdict: 'AGREE', sha256: now.sha256, sealSha256: now.sealSha256 })
      return now
    },
    async approve(revision: Yearly, login = 'lanhdao') {
      const person = await year.as(login)
      const { id, lock, sha256, sealSha256 } = revision
      const proofToken = await person.prove({ act: 'approveRevision', subjectId: id, sealSha256, secret: password })
      return await act(login, 'approveRevision', { revisionId: id, lock, sha256, sealSha256, proofToken })
    },
    publish: (revision: Yearly, effectiveOn: string) => act('kiemsoat', 'publishRevision', { ...shown(revision), effectiveOn }),
    prove: async (login: string, proving: object) =>
      (await year.as(login)).prove({ ...(proving as Parameters<Acting['prove']>[0]), secret: password }),
  }
}

/** Those who review what belongs to the whole agency, in order. */
export const reviewers = ['chanhvp', 'truongphong', 'truongphong2', 'truongphong3', 'truongphong4', 'truongphong5', 'daidien', 'kiemsoat']

/** The policy of the sample's year, as it is typed. */
export function policyOf(year: string) {
  const lines = sample.policy.filter((line) => line.year === year)
  const of = (kind: string) => lines.filter((line) => line.kind === kind)
  return {
    title: of('title')[0]!.text_vi,
    motto: of('motto')[0]!.text_vi,
    commitments: of('commitment').map(({ text_vi, text_en }) => ({ text: text_vi, textEn: text_en })),
    closing: of('closing')[0]?.text_vi ?? null,
  }
}

const frequency: Record<string, string> = { month: 'MONTH', quarter: 'QUARTER', year: 'YEAR' }

/** The objectives of the sample's year at a level, as they are typed. */
export const objectivesOf = (level: string, divisionId: (code: string) => string | null) =>
  sample.objectives
    .filter((one) => one.level === level)
    .map((one) => ({
      code: one.code,
      title: one.title_vi,
      measure: one.measure_vi,
      measureKind: one.target_unit === '%' ? 'RATIO' : one.formula.startsWith('avg') ? 'AVERAGE' : 'COUNT',
      formula: one.formula,
      unit: one.target_unit,
      direction: one.comparison === '>=' ? 'AT_LEAST' : 'AT_MOST',
      target: one.target_value,
      frequency: frequency[one.frequency],
      divisionId: level === 'division' ? divisionId(one.owner_division) : null,
      plan: { what: one.plan_vi },
    }))

/** Puts the sample's policy and objectives in force for a year, from a day on: each is drafted, reviewed, approved by the head and published. */
export async function setYear(hands: Hands, year: number, from: string): Promise<void> {
  const acts = actsIn(hands)
  const { viewer } = await (
    await hands.as('kiemsoat')
  ).run<{ viewer: { agency: { divisions: { id: string; code: string }[] } } }>('{ viewer { agency { divisions { id code } } } }')
  const divisions = new Map(viewer.agency.divisions.map(({ code, id }) => [code, id]))
  const through = async (draft: Yearly, ...who: string[]) =>
    await acts.publish(await acts.approve(await acts.endorse(await acts.submit(draft), ...who)), from)
  await through(await acts.save(await acts.start('CSCL'), { statement: policyOf('2021') }), ...reviewers)
  const sheet = (level: string) => ({ objectives: { year, objectives: objectivesOf(level, (code) => divisions.get(code) ?? null) } })
  await through(await acts.save(await acts.start('MTCL'), sheet('agency')), ...reviewers)
  await through(await acts.save(await acts.start('MTCL-P'), sheet('division')), 'daidien', 'kiemsoat')
}

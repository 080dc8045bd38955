import { readFileSync } from 'node:fs'
import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { ormConfig } from '../../schema/orm.ts'
import { readRows } from '../../server/sample/csv.ts'
import { readSample } from '../../server/sample/data.ts'
import { loadSample } from '../../server/sample/load.ts'
import { folderStore } from '../../storage/folder.ts'
import { type Acting, signIn } from '../support/acting.ts'
import { cloneDatabase } from '../support/database.ts'
import { serve } from '../support/served.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The password of everybody in the sample. */
const password = 'demo-demo-demo'

/** The sample agency on a running server, its clock in the hands of the test; with its years of objectives, or for a story that writes them itself. */
export async function startSampleYear({ yearly, day }: { yearly: boolean; day?: string } = { yearly: false }) {
  const database = await cloneDatabase()
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const setClock = (to: string) => owner.query('update app.clock set shift = $1::timestamptz - clock_timestamp()', [`${to}T09:00:00+07:00`])
  if (day) await setClock(day)
  const store = folderStore(mkdtempSync(path.join(tmpdir(), 'niem-year-')))
  const orm = new MikroORM(ormConfig({ url: database.ownerUrl, pool: 2 }))
  await loadSample({ orm, store, password, yearly })
  await orm.close(true)
  const served = await serve(database.appUrl, {}, store)
  const people = new Map<string, Acting>()
  return {
    owner,
    address: served.address,
    /** Somebody of the sample, signed in today. */
    async as(login: string): Promise<Acting> {
      if (!people.has(login)) people.set(login, await signIn(served.address, login, password))
      return people.get(login)!
    },
    /** Moves the clock to nine o'clock of a day; everybody signs in anew. */
    async setDay(to: string) {
      await setClock(to)
      people.clear()
    },
    async count(table: string) {
      return Number((await owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n)
    },
    async stop() {
      await served.stop()
      await owner.end()
      await database.drop()
    },
  }
}

export type SampleYear = Awaited<ReturnType<typeof startSampleYear>>

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
export function actsIn(year: SampleYear) {
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

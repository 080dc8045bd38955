import pg from 'pg'
import { refusal, startWorld, type World } from '../support/world.ts'
import { lifeIn } from '../support/life.ts'
import { makePdf } from '../support/papers.ts'
import { type Act, type Life, nothingSeen, type Player, players, type Seen, stateOn } from './life.ts'

const reason = 'một lý do đủ dài'
const never = '0'.repeat(64)
/** Beyond the day of every test, so that ranges of days are seen as they are. */
const around = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7]

/** The real server and PostgreSQL, on which the same acts are played. */
export type Stage = Awaited<ReturnType<typeof openStage>>

const dayOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10)
const numberOf = (day: string | null) => (day === null ? null : Date.parse(day) / 86_400_000)

/** Opens a world with a second head of the division, and two files in everybody's hands. */
export async function openStage() {
  const world = await startWorld({ idleMinutes: 1440 })
  await addSecondHead(world)
  const uploads = new Map<string, string>()
  const hashes = new Map<string, string>()
  for (const who of ['ada', 'amy', 'hung', 'cleo'] as const)
    for (const n of [0, 1]) {
      const { uploadId, sha256 } = await world.as(who).upload(await makePdf(`${who} ${n}`), 'a.pdf')
      uploads.set(`${who} ${n}`, uploadId)
      hashes.set(`${who} ${n}`, sha256)
    }
  const life = lifeIn(world)
  const today = async () => numberOf(await world.today())!
  const nameOf = new Map(players.map((who) => [world.person(who), who]))
  const fileOf = new Map([...hashes].map(([name, hash]) => [hash, name]))

  /** One document on the stage. */
  async function enter() {
    const document = await life.register({ code: `M-${Math.random().toString().slice(2, 14)}` })
    const seals = new Map<string, string>()
    const ids = new Map<number, string>()

    /** Everything that the test compares, as it lies in the tables. */
    async function look(on: number) {
      const { rows } = await world.owner.query<
        { id: string; serial: number; state: string; lock: number; round: number; seal: string | null; proposal: string | null } & Record<
          string,
          string | null
        >
      >(
        `select id, serial, state, lock, round, seal_sha256 as seal,
          (select w.id from withdrawal_proposal w where w.revision_id = r.id order by w.at desc, w.id desc limit 1) as proposal,
          exists (select from approval a where (a.revision_id, a.decision) = (r.id, 'WITHDRAWN')) as withdrawn, change_summary as summary, lower(in_force)::text as first, upper(in_force)::text as last,
          (select array_to_string(array_agg(person_id), ' ') from contributor c where c.revision_id = r.id) as contributors,
          (select sha256 from revision_file f where f.revision_id = r.id and f.removed_at is null) as file,
          (select string_agg(vote_kind, ' ') from task t where t.revision_id = r.id and t.closed_at is null) as asked
        from revision r where document_id = $1 order by serial`,
        [document.id],
      )
      const { rows: days } = await world.owner.query<{ day: string; serials: string | null }>(
        `select d::text as day, (select string_agg(serial::text, ' ') from revision where document_id = $1 and in_force @> d) as serials
        from unnest($2::date[]) d order by d`,
        [document.id, around.map((n) => dayOf(on + n))],
      )
      const { rows: told } = await world.owner.query<{ n: number }>('select count(*)::int as n from trail_entry where document_id = $1', [
        document.id,
      ])
      for (const { id, serial } of rows) ids.set(serial, id)
      return {
        told: told[0]!.n,
        inForce: days.map(({ serials }) => serials),
        seals: new Map(rows.map(({ serial, seal }) => [serial, seal])),
        proposals: new Map(rows.map(({ serial, proposal }) => [serial, proposal])),
        revisions: rows.map((row) => ({
          ...{
            serial: row.serial,
            state: row.state,
            lock: row.lock,
            round: row.round,
            from: numberOf(row.first ?? null),
            until: numberOf(row.last ?? null),
          },
          contributors: (row.contributors ?? '')
            .split(' ')
            .map((id) => nameOf.get(id))
            .sort(),
          file: row.file ? fileOf.get(row.file) : null,
          asked: row.asked,
          proposed: row.proposal !== null,
          withdrawn: row.withdrawn,
          hasSummary: row.summary !== null,
        })),
      }
    }

    return {
      look,
      /** Remembers which real seal stands for what the model calls so. */
      remember: (sealed: string, real: string) => seals.set(sealed, real),
      /** Tries an act for real: "ok", or the code of the refusal. */
      async attempt(act: Act): Promise<string> {
        const { code, message } = await refusal(play(act))
        return code === 'done' ? 'ok' : code || message
      },
    }

    async function play({ kind, who, days, seen }: Act): Promise<unknown> {
      const mutate = (name: string, more: object = {}) => life.mutate(who, name, more)
      if (kind === 'start') return await life.start({ id: document.id, lock: 1 }, who)
      const revisionId = ids.get(seen.serial) ?? '01a20fdc-0000-7000-8000-000000000000'
      const shown = { revisionId, lock: seen.lock }
      const bytes = { sha256: seen.file ? hashes.get(seen.file)! : never, sealSha256: seen.sealed ? seals.get(seen.sealed)! : null }
      switch (kind) {
        case 'save':
          return await mutate('updateDraft', { ...shown, changeSummary: `thay đổi ${Math.random()}` })
        case 'attach':
          return await mutate('attachFile', { ...shown, uploadId: uploads.get(`${who} ${Math.abs(days % 2)}`) ?? revisionId })
        case 'lease':
          return await mutate('takeLease', { revisionId, reason, release: false })
        case 'discard':
          return await mutate('discardDraft', shown)
        case 'submit':
          return await mutate('submitRevision', { ...shown, sha256: seen.file ? bytes.sha256 : null })
        case 'takeBack':
          return await mutate('takeBackRevision', { ...shown, reason })
        case 'agree':
          return await mutate('recordReview', { revisionId, verdict: 'AGREE', ...bytes })
        case 'askChanges':
          return await mutate('recordReview', { revisionId, verdict: 'REQUEST_CHANGES', ...bytes, note: reason })
        case 'approve': {
          const notBefore = days > 0 ? dayOf((await today()) + days) : null
          const proving = { act: 'approveRevision', subjectId: revisionId, sealSha256: bytes.sealSha256 ?? never, notBefore }
          const proofToken = who === 'mei' ? await world.as(who).prove(proving) : null
          return await mutate('approveRevision', { ...shown, ...bytes, notBefore, proofToken })
        }
        case 'return':
          return await mutate('returnRevision', { ...shown, ...bytes, reason })
        case 'publish':
          return await mutate('publishRevision', { ...shown, effectiveOn: dayOf((await today()) + days) })
        case 'unpublish':
          return await mutate('unpublishRevision', { ...shown, reason })
        case 'cancel':
          return await mutate('cancelRevision', { ...shown, reason })
        case 'propose':
          return await mutate('proposeWithdrawal', { ...shown, reason })
        case 'reschedule':
        case 'revoke':
        case 'withdraw': {
          const day = dayOf((await today()) + days)
          const proposalId = seals.get(`proposal ${seen.proposal}`) ?? revisionId
          const [operation, more] = {
            reschedule: ['rescheduleRevision', { notBefore: day }] as const,
            revoke: ['revokeRevision', {}] as const,
            withdraw: ['withdrawDocument', { endsOn: day, proposalId }] as const,
          }[kind]
          const proving = { act: operation, subjectId: revisionId, sealSha256: bytes.sealSha256 ?? never, ...more }
          const proofToken = who === 'mei' ? await world.as(who).prove(proving) : null
          return await mutate(operation, { ...shown, ...bytes, ...more, ...(kind !== 'withdraw' && { reason }), proofToken })
        }
      }
    }
  }

  return { world, enter, today, sleepUntil: (day: number) => world.setDay(dayOf(day)), stop: () => world.stop() }
}

/** What the model says the tables hold. */
export function expected(life: Life) {
  return {
    told: life.told,
    inForce: around.map(
      (n) =>
        life.revisions
          .filter(
            (one) =>
              ['EFFECTIVE', 'SUPERSEDED', 'SCHEDULED', 'WITHDRAWN'].includes(stateOn(one, life.today)) &&
              one.from! <= life.today + n &&
              (one.until === null || life.today + n < one.until),
          )
          .map(({ serial }) => String(serial))
          .join(' ') || null,
    ),
    revisions: life.revisions.map(
      ({ serial, state, lock, round, from, until, contributors, file, asked, summary, proposal, withdrawn }) => ({
        ...{ serial, state, lock, round, from, until, file, asked, hasSummary: summary !== null, proposed: proposal !== null, withdrawn },
        contributors: [...contributors].sort(),
      }),
    ),
  }
}

/** Amy heads the division too, so that one head may have written what the other reviews. */
async function addSecondHead(world: World): Promise<void> {
  const superuser = new pg.Client({ connectionString: world.superuserUrl })
  await superuser.connect()
  await superuser.query('set session_replication_role = replica')
  await superuser.query(
    `insert into role_grant select (json_populate_record(g, json_build_object('id', gen_random_uuid(), 'person_id', $1::text))).*
    from role_grant g where person_id = $2 and role = 'DIVISION_HEAD'`,
    [world.person('amy'), world.person('hung')],
  )
  await superuser.end()
}

/** What each player saw last. */
export const sights = () => new Map<Player, Seen>(players.map((who) => [who, nothingSeen]))

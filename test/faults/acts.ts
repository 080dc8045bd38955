import { randomUUID } from 'node:crypto'
import type { Acting } from '../support/acting.ts'
import type { Followed, lifeIn } from '../support/life.ts'
import { makePdf } from '../support/papers.ts'
import type { Persona, World } from '../support/world.ts'

/** Something that is hurt: who does it, on what it begins, and the request itself, which may be sent again under its key. */
export interface Hurt {
  name: string
  who: Persona
  /** Brings a document so far. */
  begin: () => Promise<Followed | null>
  /** The request, whole: sent twice it is the same. */
  ask: (subject: Followed | null) => Promise<(who: Acting) => Promise<unknown>>
}

const reason = 'Thủ tục đã bị bãi bỏ'

/** The acts of a document's life that are hurt at each point. */
export function hurtActs({ as, today, dayFrom }: Pick<World, 'as' | 'today' | 'dayFrom'>, life: ReturnType<typeof lifeIn>): Hurt[] {
  const mutation =
    (name: string, wish: (subject: Followed) => Promise<object> | object): Hurt['ask'] =>
    async (subject) => {
      const input = { ...(await wish(subject!)), idempotencyKey: randomUUID() }
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
      return (who) => who.run(`mutation($input: ${type}) { ${name}(input: $input) { id lock state } }`, { input })
    }
  const shown = ({ id: revisionId, lock, sha256, sealSha256 }: Followed) => ({ revisionId, lock, sha256, sealSha256 })
  const draft = async () => await life.start(await life.register())
  return [
    {
      ...{ name: 'upload', who: 'ada' as const, begin: () => Promise.resolve(null) },
      async ask() {
        const bytes = await makePdf(randomUUID())
        return (who) => who.upload(bytes, 'quy trình.pdf')
      },
    },
    {
      ...{ name: 'attach', who: 'ada' as const, begin: draft },
      ask: mutation('attachFile', async ({ id: revisionId, lock }) => {
        const { uploadId } = await as('ada').upload(await makePdf(randomUUID()), 'quy trình.pdf')
        return { revisionId, lock, uploadId }
      }),
    },
    {
      ...{ name: 'submit', who: 'ada' as const, begin: () => life.draft() },
      ask: mutation('submitRevision', ({ id: revisionId, lock, sha256 }) => ({ revisionId, lock, sha256 })),
    },
    {
      ...{ name: 'endorse', who: 'hung' as const, begin: async () => life.submit(await life.draft()) },
      ask: mutation('recordReview', ({ id: revisionId, sha256, sealSha256 }) => ({ revisionId, verdict: 'AGREE', sha256, sealSha256 })),
    },
    {
      ...{ name: 'approve', who: 'mei' as const, begin: () => life.reviewed() },
      ask: mutation('approveRevision', async (revision) => {
        const { id: subjectId, sealSha256 } = revision
        return { ...shown(revision), proofToken: await as('mei').prove({ act: 'approveRevision', subjectId, sealSha256 }) }
      }),
    },
    {
      ...{ name: 'publish', who: 'cleo' as const, begin: () => life.approved() },
      ask: mutation('publishRevision', async ({ id: revisionId, lock }) => ({ revisionId, lock, effectiveOn: await today() })),
    },
    {
      ...{ name: 'withdraw', who: 'mei' as const, begin: async () => life.propose(await life.effective(), 'cleo', { reason }) },
      ask: mutation('withdrawDocument', async (revision) => {
        const [endsOn, proposalId] = [await dayFrom(1), revision.withdrawal!.id]
        const proving = { act: 'withdrawDocument', subjectId: revision.id, sealSha256: revision.sealSha256, endsOn, proposalId }
        return { ...shown(revision), endsOn, proposalId, proofToken: await as('mei').prove(proving) }
      }),
    },
  ]
}

type Count = Record<string, string | number | null>

/** Everything in the tables that an act on a revision changes: numbers, and words of what stands there. */
export async function countOf({ owner }: World, subject: Followed | null): Promise<Count> {
  const { rows } = await owner.query<Count>(
    `select (select count(*)::int from upload) as uploads, (select count(*)::int from stored_file) as files,
      (select count(*)::int from trail_entry) as told, (select count(*)::int from vote) as votes, (select count(*)::int from approval) as decisions,
      (select count(*)::int from review_round) as rounds, (select count(*)::int from revision_file) as attached,
      (select count(*)::int from contributor) as contributors, (select count(*)::int from proof where used_at is not null) as proofs,
      (select count(*)::int from request) as keys,
      (select string_agg(kind, ' ' order by kind) from task where revision_id = $1 and closed_at is null) as tasks,
      (select count(*)::int from task where revision_id = $1 and closed_at is not null) as closed,
      r.state, r.lock, r.round, r.in_force::text as "inForce", r.seal_sha256 is not null as sealed
    from (select) x left join revision r on r.id = $1`,
    [subject?.id ?? null],
  )
  return rows[0]!
}

/** What changed between two counts. */
export const changeOf = (before: Count, after: Count) =>
  Object.entries(after)
    .filter(([name, value]) => value !== before[name])
    .map(([name, value]) =>
      typeof value === 'number' ? `${name} +${value - Number(before[name] ?? 0)}` : `${name} ${before[name]} -> ${value}`,
    )
    .join(', ')

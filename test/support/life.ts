import { makePdf } from './papers.ts'
import type { Persona, World } from './world.ts'

/** A revision as the tests follow it. */
export interface Followed {
  id: string
  lock: number
  state: string
  label: string
  serial: number
  sha256: string
  sealSha256: string
  effectiveOn: string | null
  endsOn: string | null
  contentVisible: boolean
  files: { id: string; role: string; url: string; fileName: string; sha256: string }[]
  actions: { action: string; refused: string | null; sentence: string | null; missing: { code: string; field: string | null }[] }[]
  document: { id: string; code: string; lock: number; status: string }
  withdrawal: Withdrawal | null
}

/** A proposal to withdraw, and what answered it. */
interface Withdrawal {
  id: string
  reason: string
  lastDay: string | null
  proposedBy: { name: string }
  successor: { code: string } | null
  uses: { id: string; code: string }[]
  approval: { decision: string; endsOn: string } | null
}

const followed = `{
  id lock state label serial sha256 sealSha256 effectiveOn endsOn contentVisible
  files { id role url fileName sha256 } actions { action refused sentence missing { code field } } document { id code lock status }
  withdrawal { id reason lastDay proposedBy { name } successor { code } uses { id code } approval { decision endsOn } }
}`

const act = async (world: Pick<World, 'as'>, who: Persona, name: string, input: object): Promise<Followed> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
  const answer = await world
    .as(who)
    .run<Record<string, Followed>>(`mutation($input: ${type}) { ${name}(input: $input) ${followed} }`, { input })
  return answer[name]!
}

/** The acts of a life through the API, each by whoever does it; a test names only what matters to it. */
export function lifeIn(world: Pick<World, 'as' | 'today'>) {
  const mutate = (who: Persona, name: string, input: object) => act(world, who, name, input)
  const life = {
    mutate,
    /** Reads a revision as somebody sees it. */
    async see(who: Persona, id: string) {
      const { revision } = await world
        .as(who)
        .run<{ revision: Followed | null }>(`query($id: ID!) { revision(id: $id) ${followed} }`, { id })
      return revision!
    },
    async register(more: object = {}, who: Persona = 'ada') {
      const { createDocument } = await world
        .as(who)
        .run<{ createDocument: { id: string; lock: number; code: string } }>(
          'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id lock code } }',
          { input: { typeCode: 'QT-TTHC', title: 'Quy trình cấp phép bán lẻ rượu', ...more } },
        )
      return createDocument
    },
    async start(document: { id: string; lock: number }, who: Persona = 'ada', more: object = {}) {
      return await mutate(who, 'startRevision', { documentId: document.id, lock: document.lock, changeReason: 'IMPROVEMENT', ...more })
    },
    async attach(revision: Followed, who: Persona = 'ada', bytes?: Buffer, more: object = {}) {
      const { uploadId } = await world.as(who).upload(bytes ?? (await makePdf(`${revision.id} ${revision.lock}`)), 'quy trình.pdf')
      return await mutate(who, 'attachFile', { revisionId: revision.id, lock: revision.lock, uploadId, ...more })
    },
    async explain(revision: Followed, who: Persona = 'ada', more: object = {}) {
      return await mutate(who, 'updateDraft', {
        revisionId: revision.id,
        lock: revision.lock,
        changeSummary: 'Cập nhật căn cứ pháp lý',
        ...more,
      })
    },
    /** A draft with a file and its explanation. */
    async draft(document?: { id: string; lock: number }) {
      return await life.explain(await life.attach(await life.start(document ?? (await life.register()))))
    },
    async submit(revision: Followed, who: Persona = 'ada') {
      return await mutate(who, 'submitRevision', { revisionId: revision.id, lock: revision.lock, sha256: revision.sha256 })
    },
    async vote(revision: Followed, who: Persona, verdict = 'AGREE', note?: string) {
      return await mutate(who, 'recordReview', {
        revisionId: revision.id,
        verdict,
        sha256: revision.sha256,
        sealSha256: revision.sealSha256,
        note,
      })
    },
    /** Reviewed by its division's head, checked by the controller. */
    async reviewed(document?: { id: string; lock: number }) {
      const submitted = await life.submit(await life.draft(document))
      return await life.vote(await life.vote(submitted, 'hung'), 'cleo')
    },
    async approve(revision: Followed, who: Persona = 'mei', notBefore?: string) {
      const proofToken = await world
        .as(who)
        .prove({ act: 'approveRevision', subjectId: revision.id, sealSha256: revision.sealSha256, notBefore })
      const { id: revisionId, lock, sha256, sealSha256 } = revision
      return await mutate(who, 'approveRevision', { revisionId, lock, sha256, sealSha256, notBefore, proofToken })
    },
    async propose(revision: Followed, who: Persona = 'cleo', more: object = {}) {
      const { id: revisionId, lock } = revision
      return await mutate(who, 'proposeWithdrawal', { revisionId, lock, reason: 'Thủ tục đã bị bãi bỏ', ...more })
    },
    /** Approves the withdrawal that was proposed, to end on a day. */
    async withdraw(revision: Followed, endsOn: string, more: object = {}, who: Persona = 'mei') {
      const { id: revisionId, lock, sha256, sealSha256 } = revision
      const proposalId = revision.withdrawal!.id
      const proofToken = await world.as(who).prove({ act: 'withdrawDocument', subjectId: revisionId, sealSha256, endsOn, proposalId })
      return await mutate(who, 'withdrawDocument', { revisionId, lock, proposalId, sha256, sealSha256, endsOn, proofToken, ...more })
    },
    async reschedule(revision: Followed, notBefore: string, more: object = {}, who: Persona = 'mei') {
      const { id: revisionId, lock, sha256, sealSha256 } = revision
      const proofToken = await world.as(who).prove({ act: 'rescheduleRevision', subjectId: revisionId, sealSha256, notBefore })
      const reason = 'Chờ phần mềm một cửa'
      return await mutate(who, 'rescheduleRevision', { revisionId, lock, sha256, sealSha256, notBefore, reason, proofToken, ...more })
    },
    async revoke(revision: Followed, more: object = {}, who: Persona = 'mei') {
      const { id: revisionId, lock, sha256, sealSha256 } = revision
      const proofToken = await world.as(who).prove({ act: 'revokeRevision', subjectId: revisionId, sealSha256 })
      return await mutate(who, 'revokeRevision', {
        revisionId,
        lock,
        sha256,
        sealSha256,
        reason: 'Quyết định của tỉnh đã thay đổi',
        proofToken,
        ...more,
      })
    },
    async approved(document?: { id: string; lock: number }) {
      return await life.approve(await life.reviewed(document))
    },
    async publish(revision: Followed, effectiveOn: string, who: Persona = 'cleo') {
      return await mutate(who, 'publishRevision', { revisionId: revision.id, lock: revision.lock, effectiveOn })
    },
    async effective(document?: { id: string; lock: number }) {
      return await life.publish(await life.approved(document), await world.today())
    },
  }
  return life
}

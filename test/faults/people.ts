import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Acting, TestRefusal } from '../support/acting.ts'
import { makePdf } from '../support/papers.ts'
import type { Persona } from '../support/personas.ts'
import { offsetOf, opened, patch, see } from '../support/tus.ts'
import type { Ledger } from './ledger.ts'

// People who do the whole life of documents while everything is killed around them. What is not answered is sent again, as the screens do it,
// until it is: then it stands in the ledger. A "no" is never right here, and ends the run.

/** What everybody shares. */
export interface Crowd {
  as: (who: Persona) => Acting
  ledger: Ledger
  isOver: () => boolean
}

interface Seen {
  id: string
  lock: number
  sha256: string
  sealSha256: string
  withdrawal: { id: string } | null
}

/** The run is over: nothing more is sent. */
class Over extends Error {}

/** What passes by itself: a line that is cut, a server or a store that is away. */
const passes = (error: unknown) =>
  !(error instanceof TestRefusal) || /INTERNAL|UNAVAILABLE|RATE_LIMITED/.test(error.code) || error.status === 503

async function insist<Answer>({ isOver }: Crowd, ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    if (isOver()) throw new Over()
    try {
      return await ask()
    } catch (error) {
      if (!passes(error)) throw error
      await wait(150)
    }
  }
}

/** Does one document after another until the run is over. */
export async function live(crowd: Crowd): Promise<void> {
  try {
    for (let i = 0; ; i++) await oneLife(crowd, i % 2 === 0)
  } catch (error) {
    if (!(error instanceof Over)) throw error
  }
}

async function oneLife(crowd: Crowd, inParts: boolean): Promise<void> {
  const { as, ledger } = crowd
  /** A mutation under a key, sent until it is answered; `tells` is the entry that its trail then has. */
  async function act(who: Persona, name: string, input: object, action: string, tells: { lock?: null } = {}): Promise<Seen> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
    const fields = name === 'createDocument' ? 'id lock' : 'id lock sha256 sealSha256 withdrawal { id }'
    const variables = { input: { ...input, idempotencyKey: randomUUID() } }
    const answer = await insist(crowd, () =>
      as(who).run<Record<string, Seen>>(`mutation($input: ${type}) { ${name}(input: $input) { ${fields} } }`, variables),
    )
    const seen = answer[name]!
    ledger.write({ kind: 'act', id: seen.id, action, lock: tells.lock === null ? null : seen.lock })
    return seen
  }
  const prove = (proving: Parameters<Acting['prove']>[0]) => insist(crowd, () => as('mei').prove(proving))
  const { viewer } = await insist(crowd, () => as('cleo').run<{ viewer: { agency: { today: string } } }>('{ viewer { agency { today } } }'))
  const { today } = viewer.agency

  const document = await act('ada', 'createDocument', { typeCode: 'QT-TTHC', title: 'Quy trình cấp phép' }, 'documentRegistered')
  const started = { documentId: document.id, lock: document.lock, changeReason: 'IMPROVEMENT' }
  let seen = await act('ada', 'startRevision', started, 'revisionStarted')
  const revisionId = seen.id
  const uploadId = inParts ? await sendInParts(crowd) : await sendAtOnce(crowd)
  seen = await act('ada', 'attachFile', { revisionId, lock: seen.lock, uploadId }, 'fileAdded')
  seen = await act('ada', 'updateDraft', { revisionId, lock: seen.lock, changeSummary: 'Cập nhật' }, 'draftChanged')
  seen = await act('ada', 'submitRevision', { revisionId, lock: seen.lock, sha256: seen.sha256 }, 'revisionSubmitted')
  const { sha256, sealSha256 } = seen
  const agrees = { revisionId, verdict: 'AGREE', sha256, sealSha256 }
  await act('hung', 'recordReview', agrees, 'revisionEndorsed', { lock: null })
  seen = await act('cleo', 'recordReview', agrees, 'formChecked')
  const shown = () => ({ revisionId, lock: seen.lock, sha256, sealSha256 })
  const approval = { act: 'approveRevision', subjectId: revisionId, sealSha256 }
  seen = await act('mei', 'approveRevision', { ...shown(), proofToken: await prove(approval) }, 'revisionApproved')
  seen = await act('cleo', 'publishRevision', { revisionId, lock: seen.lock, effectiveOn: today }, 'revisionPublished')
  const wish = { revisionId, lock: seen.lock, reason: 'Thủ tục đã bị bãi bỏ' }
  seen = await act('cleo', 'proposeWithdrawal', wish, 'withdrawalProposed', { lock: null })
  const endsOn = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
  const proposalId = seen.withdrawal!.id
  const proofToken = await prove({ act: 'withdrawDocument', subjectId: revisionId, sealSha256, endsOn, proposalId })
  await act('mei', 'withdrawDocument', { ...shown(), endsOn, proposalId, proofToken }, 'withdrawalApproved')
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function sendAtOnce(crowd: Crowd): Promise<string> {
  const bytes = await makePdf(randomUUID())
  const { uploadId } = await insist(crowd, () => crowd.as('ada').upload(bytes, 'a.pdf'))
  crowd.ledger.write({ kind: 'upload', id: uploadId, sha256: hashOf(bytes) })
  return uploadId
}

/** Two parts, and after a cut from where the server says. What was acknowledged is asked for again by nobody. */
async function sendInParts(crowd: Crowd): Promise<string> {
  const bytes = await makePdf(randomUUID())
  const ada = crowd.as('ada')
  const url = await insist(crowd, () => opened(ada, bytes.length))
  let acknowledged = 0
  while (acknowledged < bytes.length) {
    const offset = await insist(crowd, () => offsetOf(ada, url))
    if (offset >= 0 && offset < acknowledged) throw new Error(`bytes of ${url} are gone: ${offset} of ${acknowledged}`)
    if (offset < 0 || offset === bytes.length) {
      if (offset > 0) break
      await wait(150)
      if (crowd.isOver()) throw new Over()
      continue
    }
    const part = bytes.subarray(offset, offset + Math.ceil(bytes.length / 2))
    const answer = await patch(ada, url, offset, part).catch(() => undefined)
    if (answer?.status === 204) acknowledged = offset + part.length
  }
  for (;;) {
    const upload = await insist(crowd, () => see(ada, url))
    if (!upload || upload.state === 'REFUSED') throw new Error(`an upload that was acknowledged is ${upload?.state ?? 'gone'}: ${url}`)
    if (upload.state === 'READY') {
      crowd.ledger.write({ kind: 'upload', id: upload.id, sha256: hashOf(bytes) })
      return upload.id
    }
    await wait(200)
    if (crowd.isOver()) throw new Over()
  }
}

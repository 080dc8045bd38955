import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Followed, lifeIn } from '../support/life.ts'
import { makePdf } from '../support/papers.ts'
import { makePng } from '../files/pictures.ts'
import { type Persona, refusal, startWorld, type World } from '../support/world.ts'

// What hangs on a wall: where, since when, shown by what; only what is in force, and only by a controller.

interface Hanging {
  id: string
  place: string
  from: string
  until: string | null
  proofUrl: string | null
  daysOutdated: number
  lock: number
  revision: { label: string }
  actions: { action: string; refused: string | null }[]
}

let world: World
let life: ReturnType<typeof lifeIn>
let shown: Followed
let today: string
beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
  shown = await life.effective(await life.register({ title: 'Quy trình treo ở sảnh' }))
  today = await world.today()
}, 120_000)
afterAll(() => world.stop())

const photo = async (who: Persona = 'cleo', bytes = makePng(4, 4)) => (await world.as(who).upload(bytes, 'sảnh tầng 1.png')).uploadId
const count = async () => Number((await world.owner.query<{ n: string }>('select count(*) as n from posting')).rows[0]!.n)

const asked = 'posterUrl postings { id place from until proofUrl daysOutdated lock revision { label } actions { action refused } }'

async function post(more: object = {}, who: Persona = 'cleo'): Promise<Hanging[]> {
  const input = { revisionId: shown.id, place: 'OFFICE_BOARD', whereExactly: 'Sảnh tầng 1', from: today, proof: 'PHOTO', ...more }
  const answer = await world
    .as(who)
    .run<{ postRevision: { postings: Hanging[] } }>(`mutation($input: PostRevisionInput!) { postRevision(input: $input) { ${asked} } }`, {
      input,
    })
  return answer.postRevision.postings
}
const end = async (posting: Hanging, until: string, who: Persona = 'cleo', lock = posting.lock) =>
  (
    await world
      .as(who)
      .run<{ endPosting: { postings: Hanging[] } }>(`mutation($input: EndPostingInput!) { endPosting(input: $input) { ${asked} } }`, {
        input: { postingId: posting.id, lock, until },
      })
  ).endPosting.postings
const seen = async (who: Persona, code = shown.document.code) =>
  (
    await world
      .as(who)
      .run<{ document: { postings: Hanging[]; postingActions: { refused: string | null }[] } }>(
        `query($code: String!) { document(code: $code) { ${asked} postingActions { action refused } } }`,
        { code },
      )
  ).document

/** Refused with this code, and nothing was written. */
async function refused(act: () => Promise<unknown>, code: string, field?: string) {
  const before = await count()
  expect(await refusal(act())).toMatchObject({ code, ...(field && { extensions: { field } }) })
  expect(await count()).toBe(before)
}

describe('a posting', () => {
  it('is a controller’s word alone', async () => {
    const proofUploadId = await photo()
    for (const who of ['ada', 'hung', 'mei', 'luu', 'quan', 'otto'] as const) {
      await refused(() => post({ proofUploadId }, who), 'NOT_ALLOWED')
      expect((await seen(who)).postingActions).toMatchObject([{ refused: 'NOT_ALLOWED' }])
    }
    await refused(() => post({ proofUploadId }, 'zed'), 'NOT_FOUND')
  })

  it('needs something that shows it', async () => {
    await refused(() => post(), 'INCOMPLETE', 'input.proofUploadId')
    await refused(() => post({ proof: 'SIGNED_NOTE' }), 'INCOMPLETE', 'input.proofUploadId')
    await refused(() => post({ place: 'WEBSITE', proof: 'WEB_ADDRESS', url: ' ' }), 'INCOMPLETE', 'input.url')
    await refused(() => post({ place: 'WEBSITE', proof: 'WEB_ADDRESS', url: 'javascript:alert(1)' }), 'INVALID_INPUT', 'input.url')
    await refused(async () => post({ proofUploadId: await photo('ada') }), 'UPLOAD_NOT_FOUND', 'input.proofUploadId') // another's
    const paper = (await world.as('cleo').upload(await makePdf('Phiếu'), 'phiếu.pdf')).uploadId
    await refused(() => post({ proofUploadId: paper }), 'FILE_TYPE_NOT_ALLOWED', 'input.proofUploadId')
  })

  it('tells of days that were, since the revision is in force', async () => {
    const proofUploadId = await photo()
    await refused(async () => post({ proofUploadId, from: await world.dayFrom(-1) }), 'DATE_TOO_EARLY', 'input.from')
    await refused(async () => post({ proofUploadId, from: await world.dayFrom(1) }), 'INVALID_INPUT', 'input.from')
    await refused(async () => post({ proofUploadId, until: await world.dayFrom(1) }), 'INVALID_INPUT', 'input.until')
    await refused(async () => post({ proofUploadId, until: await world.dayFrom(-1) }), 'DATE_TOO_EARLY', 'input.until')
  })

  it('is of what is in force, and of what the public may know', async () => {
    const proofUploadId = await photo()
    await refused(async () => post({ revisionId: (await life.draft()).id, proofUploadId }), 'WRONG_STATE')
    const inside = await life.effective(await life.register({ typeCode: 'QT-TTHC', title: 'Hạn chế', restricted: true }))
    await refused(() => post({ revisionId: inside.id, proofUploadId }), 'NOT_FOR_POSTING')
    expect((await seen('cleo', inside.document.code)).postingActions).toMatchObject([{ refused: 'NOT_FOR_POSTING' }])
  })

  it('stands on the document, with its proof for everybody of the agency and nobody else', async () => {
    expect((await seen('cleo')).postingActions).toEqual([{ action: 'postRevision', refused: null }])
    const [hanging] = await post({ proofUploadId: await photo() })
    expect(hanging).toMatchObject({ place: 'OFFICE_BOARD', from: today, until: null, daysOutdated: 0, revision: { label: '01' } })
    expect(hanging!.actions).toEqual([{ action: 'endPosting', refused: null }])
    expect((await seen('otto')).postings).toMatchObject([{ id: hanging!.id, actions: [{ refused: 'NOT_ALLOWED' }] }])
    const bytes = await world.as('otto').fetch(hanging!.proofUrl!)
    expect([bytes.status, bytes.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await world.as('zed').fetch(hanging!.proofUrl!)).status).toBe(404)
    expect((await world.stranger.fetch(hanging!.proofUrl!)).status).toBe(401)
  })

  it('follows the rule of its type, which everybody may read', async () => {
    const { documentTypes, document } = await world
      .as('otto')
      .run<{ documentTypes: { code: string; posting: string }[]; document: { type: { posting: string } } }>(
        'query($code: String!) { documentTypes { code posting } document(code: $code) { type { posting } } }',
        { code: shown.document.code },
      )
    expect(document.type.posting).toBe('WEB')
    expect(Object.fromEntries(documentTypes.map(({ code, posting }) => [code, posting]))).toMatchObject({
      CSCL: 'OFFICE_AND_WEB',
      KH: 'NO',
    })
  })

  it('stands in the trail, with its edition', async () => {
    const { auditTrail } = await world
      .as('cleo')
      .run<{ auditTrail: { nodes: { sentence: string }[] } }>('{ auditTrail(first: 1) { nodes { sentence } } }')
    expect(auditTrail.nodes[0]!.sentence).toBe(`Cleo niêm yết ${shown.document.code} lần 01 từ ${today.split('-').reverse().join('/')}`)
  })
})

describe('taking down', () => {
  it('is a controller’s word, once, under the lock that was shown', async () => {
    const [hanging] = (await seen('cleo')).postings
    const until = async () => (await seen('cleo')).postings[0]!.until
    await refused(() => end(hanging!, today, 'ada'), 'NOT_ALLOWED')
    await refused(() => end(hanging!, today, 'zed'), 'NOT_FOUND')
    await refused(() => end(hanging!, today, 'cleo', 7), 'CHANGED_MEANWHILE')
    await refused(async () => end(hanging!, await world.dayFrom(-1)), 'DATE_TOO_EARLY', 'input.until')
    await refused(async () => end(hanging!, await world.dayFrom(1)), 'INVALID_INPUT', 'input.until')
    expect(await until()).toBeNull()
    const [ended] = await end(hanging!, today)
    expect(ended).toMatchObject({ until: today, lock: 2, actions: [{ refused: 'ALREADY_DONE' }] })
    await refused(() => end(ended!, today), 'ALREADY_DONE')
  })

  it('comes late when another edition is in force: the days are counted', async () => {
    await post({ proofUploadId: await photo() })
    await world.setDay(await world.dayFrom(1))
    const next = await life.effective((await life.see('cleo', shown.id)).document)
    await world.setDay(await world.dayFrom(2))
    const { postings } = await seen('otto')
    expect(postings[0]).toMatchObject({ until: null, revision: { label: '01' } })
    expect(postings[0]!.daysOutdated).toBe(3) // the day on which the next took effect, and two more
    await refused(async () => post({ proofUploadId: await photo() }), 'WRONG_STATE')
    expect((await post({ revisionId: next.id, from: await world.today(), proofUploadId: await photo() }))[0]!.revision.label).not.toBe('01')
  })
})

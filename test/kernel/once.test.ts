import { randomUUID } from 'node:crypto'
import { buildSchema } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetOldKeys } from '../../server/kernel/once.ts'
import { mutationsAreTransactions } from '../../server/kernel/transaction.ts'
import { resolvers } from '../../server/resolvers.ts'
import { subjects } from '../../server/subjects.ts'
import { lifeIn } from '../support/life.ts'
import { refusal, startWorld, type World } from '../support/world.ts'

let world: World
let life: ReturnType<typeof lifeIn>
beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
}, 120_000)
afterAll(() => world.stop())

const count = async (table: string) => Number((await world.owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n)
const keysOf = async (key: string) => (await world.owner.query('select from request where key = $1', [key])).rowCount
const title = 'Quy trình gửi hai lần'

describe('an act sent twice under one key', () => {
  it('is done once, and answers what it made', async () => {
    const idempotencyKey = randomUUID()
    const first = await life.register({ title, idempotencyKey })
    const before = [await count('document'), await count('trail_entry')]
    expect(await life.register({ idempotencyKey, title })).toEqual(first)
    expect([await count('document'), await count('trail_entry')]).toEqual(before)
  })

  it('is done once when both come at the same time', async () => {
    const documents = await count('document')
    const same = { title, idempotencyKey: randomUUID() }
    const made = await Promise.all(Array.from({ length: 8 }, () => life.register(same)))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(await count('document')).toBe(documents + 1)
  })

  it('answers the thing as it is now, and with the rights of now', async () => {
    const draft = await life.draft()
    const asked = { revisionId: draft.id, lock: draft.lock, sha256: draft.sha256, idempotencyKey: randomUUID() }
    const submitted = await life.mutate('ada', 'submitRevision', asked)
    const endorsed = await life.vote(submitted, 'hung')
    expect(await life.mutate('ada', 'submitRevision', asked)).toMatchObject({ id: draft.id, lock: endorsed.lock, contentVisible: true })

    const comment = { revisionId: draft.id, sha256: draft.sha256, body: 'Thiếu căn cứ.', idempotencyKey: randomUUID() }
    const say = () =>
      world.as('cleo').run<{
        addComment: { body: string }
      }>('mutation($input: AddCommentInput!) { addComment(input: $input) { body } }', { input: comment })
    expect((await say()).addComment.body).toBe('Thiếu căn cứ.')
    expect((await say()).addComment.body).toBe('Thiếu căn cứ.')
    expect(await count('comment')).toBe(1)
  })

  it('a proof that is given again is no other act', async () => {
    const revision = await life.reviewed()
    const about = { act: 'approveRevision', subjectId: revision.id, sealSha256: revision.sealSha256 }
    const asked = async () => ({
      ...{ revisionId: revision.id, lock: revision.lock, sha256: revision.sha256, sealSha256: revision.sealSha256 },
      ...{ idempotencyKey: 'one approval', proofToken: await world.as('mei').prove(about) },
    })
    const approved = await life.mutate('mei', 'approveRevision', await asked())
    expect(await life.mutate('mei', 'approveRevision', await asked())).toEqual(approved)
    expect((await world.owner.query('select from approval where revision_id = $1', [revision.id])).rowCount).toBe(1)
  })
})

describe('a key', () => {
  it('with another body, or of another act, is refused and changes nothing', async () => {
    const idempotencyKey = randomUUID()
    const document = await life.register({ title, idempotencyKey })
    const before = [await count('document'), await count('revision'), await count('trail_entry')]
    const other = await refusal(life.register({ title: `${title} khác`, idempotencyKey }))
    expect(other).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT', extensions: { field: 'input.idempotencyKey' } })
    expect(other.message).toBe('Yêu cầu này đã gửi với nội dung khác. Tải lại trang rồi làm lại.')
    expect((await refusal(life.start(document, 'ada', { idempotencyKey }))).code).toBe('IDEMPOTENCY_CONFLICT')
    expect([await count('document'), await count('revision'), await count('trail_entry')]).toEqual(before)
  })

  it('belongs to a person: the same one of a colleague is another', async () => {
    const idempotencyKey = randomUUID()
    const [mine, theirs] = [await life.register({ title, idempotencyKey }), await life.register({ title, idempotencyKey }, 'cleo')]
    expect(mine.id).not.toBe(theirs.id)
  })

  it('of a refused act is not kept: trying again asks again', async () => {
    const draft = await life.draft()
    const asked = { revisionId: draft.id, lock: draft.lock + 7, changeSummary: 'Sửa lại', idempotencyKey: randomUUID() }
    expect((await refusal(life.mutate('ada', 'updateDraft', asked))).code).toBe('CHANGED_MEANWHILE')
    expect(await keysOf(asked.idempotencyKey)).toBe(0)
    expect((await life.mutate('ada', 'updateDraft', { ...asked, lock: draft.lock })).lock).toBe(draft.lock + 1)
  })

  it.each([
    ['empty', ''],
    ['of 65 letters', 'k'.repeat(65)],
  ])('%s is none', async (_, idempotencyKey) => {
    const documents = await count('document')
    expect(await refusal(life.register({ title, idempotencyKey }))).toMatchObject({
      ...{ code: 'INVALID_INPUT', extensions: { field: 'input.idempotencyKey' } },
    })
    expect(await count('document')).toBe(documents)
  })

  it('is known for a day', async () => {
    const idempotencyKey = randomUUID()
    await life.register({ title, idempotencyKey })
    await world.owner.query(`update app.clock set shift = interval '23 hours 59 minutes'`)
    await world.app.query(forgetOldKeys)
    expect(await keysOf(idempotencyKey)).toBe(1)
    await world.owner.query(`update app.clock set shift = interval '24 hours 1 minute'`)
    await world.app.query(forgetOldKeys)
    expect(await keysOf(idempotencyKey)).toBe(0)
    await world.owner.query(`update app.clock set shift = '0'`)
  })
})

describe('an act that PostgreSQL asks to begin again', () => {
  /** The next registrations fail so often, with a code of PostgreSQL; a sequence counts on through a rollback. */
  async function failing(code: string, times: number, act: () => Promise<unknown>) {
    await world.owner.query(`create sequence app.failed; grant usage on app.failed to niem_app;
      create function app.fails() returns trigger language plpgsql as
        $$ begin if nextval('app.failed') <= ${times} then raise exception 'again' using errcode = '${code}'; end if; return new; end $$;
      create trigger fails before insert on document for each row execute function app.fails()`)
    try {
      return await act()
    } finally {
      await world.owner.query('drop trigger fails on document; drop function app.fails(); drop sequence app.failed')
    }
  }

  it.each(['40001', '40P01'])('%s three times is done all the same, once', async (code) => {
    const documents = await count('document')
    await failing(code, 3, () => life.register({ title, idempotencyKey: randomUUID() }))
    expect(await count('document')).toBe(documents + 1)
  })

  it('is not begun a fifth time, nor where it failed for another reason', async () => {
    const documents = await count('document')
    const trying = (code: string, times: number) => failing(code, times, () => refusal(life.register({ title })))
    expect(await trying('40001', 4)).toMatchObject({ code: 'INTERNAL' })
    expect(await trying('XX000', 1)).toMatchObject({ code: 'INTERNAL' })
    expect(await count('document')).toBe(documents)
  })
})

describe('every act of the API', () => {
  it('answers something that is found again by its type, or the server does not start', async () => {
    const schema = await buildSchema({ resolvers, validate: false })
    const { PersonRoles, ...others } = subjects
    const keepRefusal = () => Promise.resolve()
    expect(PersonRoles).toBeDefined()
    expect(() => mutationsAreTransactions(schema, keepRefusal, others)).toThrow(
      'proposeRole answers PersonRoles!: say in server/subjects.ts how it is read again',
    )
  })

  it('takes a key', async () => {
    const { __schema } = await world.as('ada').run<{
      __schema: {
        mutationType: { fields: { name: string; args: { name: string; type: { ofType: { inputFields: { name: string }[] } } }[] }[] }
      }
    }>('{ __schema { mutationType { fields { name args { name type { ofType { inputFields { name } } } } } } } }')
    const keyless = __schema.mutationType.fields.filter(
      ({ args: [input] }) => !input?.type.ofType.inputFields.some(({ name }) => name === 'idempotencyKey'),
    )
    expect(keyless).toEqual([])
  })
})

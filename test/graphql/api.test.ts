import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanText } from '../../server/graphql/text.ts'
import { lifeIn } from '../support/life.ts'
import { refusal, startWorld, type World } from '../support/world.ts'

let world: World
let life: ReturnType<typeof lifeIn>
beforeAll(async () => {
  world = await startWorld({ explorer: false })
  life = lifeIn(world)
}, 120_000)
afterAll(() => world.stop())

interface Answer {
  status: number
  text: string
  errors?: { message: string; extensions: { code: string; requestId?: string; field?: string } }[]
}
const post = async (body: string, headers: Record<string, string> = {}): Promise<Answer> => {
  const answer = await world
    .as('ada')
    .fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
  const text = await answer.text()
  return { status: answer.status, text, ...(text.startsWith('{') && (JSON.parse(text) as object)) }
}
const ask = (query: string, variables: object = {}) => post(JSON.stringify({ query, variables }))

describe('what is not asked well', () => {
  it.each(['GET', 'PUT', 'DELETE', 'HEAD'])('%s is not how the API is asked', async (method) => {
    const answer = await world.as('ada').fetch('/graphql?query=%7B__typename%7D', { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('another content type, a list of operations and a broken body are refused', async () => {
    expect((await post('query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
    expect((await post('[{"query":"{ __typename }"}]')).status).toBe(400)
    expect((await post('{"query":')).status).toBe(400)
  })

  it('a wrong word is named without a suggestion and without the schema', async () => {
    const answer = await ask('{ viewr { demo } }')
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
    expect(answer.text).not.toMatch(/viewer|did you mean|at .*\.ts|stack/i)
    expect((await ask('{ __schema { types { name } } }')).status).toBe(400)
  })

  it.each([
    ['a variable', 'query($day: Date!) { document(code: "x") { revisionOn(day: $day) { id } } }', { day: 'bí mật' }],
    ['a whole input', 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }', { input: 'bí mật' }],
    [
      'a field of an input',
      'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      { input: { typeCode: 'KH', title: { x: 'bí mật' } } },
    ],
    ['an unknown field', 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }', { input: { 'bí mật': 1 } }],
    ['a literal', '{ people(first: "bí mật") { id } }', {}],
    ['an enum', '{ search(text: "x", kinds: [BIMAT]) { totalCount } }', {}],
  ])('%s of another type is refused, and what was sent is not repeated', async (_, query, variables) => {
    const answer = await ask(query, variables)
    expect(answer.errors?.[0]?.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/)
    expect(answer.text).not.toMatch(/bí mật|BIMAT/)
  })

  it('a query that is too large is refused with its code and sentence', async () => {
    for (const query of [
      `{ ${'a: __typename '.repeat(600)} }`,
      '{ documents(first: 100) { nodes { revisions(first: 100) { nodes { id document { code } } } } } }',
    ]) {
      const answer = await ask(query)
      expect(answer).toMatchObject({
        status: 400,
        errors: [{ message: 'Yêu cầu quá lớn. Lấy ít dòng hơn mỗi lần.', extensions: { code: 'QUERY_TOO_COSTLY' } }],
      })
    }
  })

  it('a fault of ours is masked, and told under the name by which it is logged', async () => {
    await world.owner.query('alter table division rename to division_gone')
    const answer = await ask('{ viewer { person { name } } }')
    await world.owner.query('alter table division_gone rename to division')
    const [error] = answer.errors!
    expect(error?.extensions.code).toBe('INTERNAL')
    expect(error?.message).toBe(
      `Có lỗi phía máy chủ, đã ghi lại (mã ${error?.extensions.requestId}). Thử lại; nếu còn, gửi mã này cho quản trị.`,
    )
    expect(answer.text).not.toMatch(/division|select|relation/)
  })
})

describe('texts', () => {
  it('what Apple keyboards send is composed and trimmed before it is kept', async () => {
    const title = '  Quy trình cấp giấy phép Nguyễn  '
    const { id } = await life.register({ title: title.normalize('NFD') })
    const { rows } = await world.owner.query<{ title: string }>('select title from document where id = $1', [id])
    expect(rows).toEqual([{ title: title.normalize('NFC').trim() }])
  })

  it.each([
    ['NUL', 'Quy\0trình'],
    ['a control character', 'Quy\u0007trình'],
    ['two lines in one', 'Quy\ntrình'],
    ['a turned direction of writing', 'Quy \u202Eexe.fdp'],
    ['half a character', 'Quy \uD83D trình'],
    ['five hundred letters and one', 'x'.repeat(501)],
  ])('a title with %s is refused, naming the field', async (_, title) => {
    const no = await refusal(life.register({ title }))
    expect(no).toMatchObject({ code: 'INVALID_INPUT', extensions: { field: 'input.title' } })
    expect(no.message).toMatch(/Nội dung đã nhập vẫn còn\.$/)
  })

  it('a longer text has lines, of one kind', () => {
    expect(cleanText(' một\r\n\thai ', 'input.reason')).toBe('một\n\thai')
  })
})

describe('health', () => {
  it.each(['/livez', '/readyz'])('%s answers under any host, without a session', async (path) => {
    const status = await new Promise((done) => {
      get(`${world.address}${path}`, { headers: { host: 'probe.example' } }, (answer) => done(answer.resume().statusCode))
    })
    expect(status).toBe(200)
  })
})

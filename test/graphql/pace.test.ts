import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSettings } from '../../server/env.ts'
import type { Persona } from '../support/personas.ts'
import { startWorld, type World } from '../support/world.ts'

// A tenth of what an installation allows: sixty operations a minute, thirty where nobody is signed in, six searches.

let world: World
beforeAll(async () => {
  world = await startWorld({ operationsAMinute: 60, trustProxy: ['loopback'] })
}, 120_000)
afterAll(() => world.stop())

interface Answer {
  status: number
  wait: number | null
  errors?: { message: string; extensions: { code: string; data: { retryAfterSeconds: number } } }[]
}

async function ask(who: Persona | null, query: string, address = '203.0.113.1'): Promise<Answer> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ query }),
  }
  const answer = await (who ? world.as(who) : world.stranger).fetch('/graphql', init)
  const wait = answer.headers.get('retry-after')
  return { status: answer.status, wait: wait === null ? null : Number(wait), ...((await answer.json()) as Pick<Answer, 'errors'>) }
}
const asking = async (who: Persona | null, times: number, query = '{ __typename }') =>
  (await Promise.all(Array.from({ length: times }, () => ask(who, query)))).map(({ status }) => status)
const search = 'search(text: "rượu") { totalCount }'

/** The answer says how long to wait: in the header, in numbers, and in words. */
function saysHowLong({ status, wait, errors }: Answer, words: RegExp) {
  expect(status).toBe(429)
  expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', data: { retryAfterSeconds: wait } } }])
  expect(errors![0]!.message).toMatch(words)
  expect(wait).toBeGreaterThan(50)
  expect(wait).toBeLessThanOrEqual(60)
}

describe('one person', () => {
  it('asks so many times in a minute, and nobody else waits for it', async () => {
    expect(new Set(await asking('ada', 60))).toEqual(new Set([200]))
    saysHowLong(await ask('ada', '{ __typename }'), /^Có quá nhiều yêu cầu trong một phút\. Thử lại sau \d+ giây\.$/)
    saysHowLong(await ask('ada', '{ broken'), /yêu cầu/) // told before a word of it is read
    expect(await asking('hung', 1)).toEqual([200])
  })

  it('searches a tenth as often, and still reads', async () => {
    expect(new Set(await asking('bao', 6, `{ ${search} }`))).toEqual(new Set([200]))
    saysHowLong(await ask('bao', `{ ${search} }`), /^Tìm kiếm quá nhiều lần trong một phút\. Thử lại sau \d+ giây\.$/)
    expect(await asking('bao', 1)).toEqual([200])
  })

  it.each([
    ['aliases', `{ ${'abcdefg'.replaceAll(/./g, (letter) => `${letter}: ${search} `)} }`],
    ['fragments', `{ ...f } fragment f on Query { ${'abcdefg'.replaceAll(/./g, (letter) => `${letter}: ${search} `)} }`],
  ])('cannot hide searches in %s', async (_, query) => {
    saysHowLong(await ask('nga', query), /Tìm kiếm/)
    expect(await asking('nga', 1, `{ ${search} }`)).toEqual([429])
  })
})

it('where nobody is signed in, a place asks half as often, and another place is another', async () => {
  expect(new Set(await asking(null, 30))).toEqual(new Set([200]))
  saysHowLong(await ask(null, '{ __typename }'), /yêu cầu/)
  expect((await ask(null, '{ __typename }', '203.0.113.2')).status).toBe(200)
})

it('an installation allows 600 unless told', () => {
  expect(readSettings({}, {}).operationsAMinute).toBe(600)
  expect(readSettings({ OPERATIONS_A_MINUTE: '1200' }, {}).operationsAMinute).toBe(1200)
})

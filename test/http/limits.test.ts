import { ApolloServer } from '@apollo/server'
import { expressMiddleware } from '@as-integrations/express5'
import express from 'express'
import { buildSchema, getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatError } from '../../server/graphql/errors.ts'
import { costLimit, maxTokens, validationRules } from '../../server/graphql/limits.ts'
import { readJson } from '../../server/http/readJson.ts'
import { ask, serve, type Served } from './served.ts'

const schema = buildSchema(`
  type Query { one: Thing! things(first: Int, last: Int): [Thing!]! number: Int sum(of: [Int!]!): Int }
  type Thing { name: String parent: Thing! things(first: Int): [Thing!]! }
  type Mutation { act: Boolean undo: Boolean }
`)
const thing = { name: 'one', parent: () => thing, things: () => [thing] }
const rootValue = { one: thing, things: () => [thing], number: 1, sum: ({ of }: { of: number[] }) => of.length, act: true, undo: true }

let served: Served
let api: ApolloServer
beforeAll(async () => {
  api = new ApolloServer({
    ...{ schema, rootValue, formatError, validationRules, introspection: true, persistedQueries: false },
    parseOptions: { maxTokens },
    plugins: [costLimit()],
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
  })
  await api.start()
  served = await serve(() => express().use(readJson(256 * 1024), expressMiddleware(api)))
})
afterAll(async () => {
  await served.stop()
  await api.stop()
})

async function codeOf(query: string, variables: object = {}): Promise<[status: number, code: string | undefined]> {
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) }
  const { status, text } = await ask(served.address, '/', asked)
  return [status, (JSON.parse(text) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code]
}
const tooCostly = [400, 'QUERY_TOO_COSTLY']
const done = [200, undefined]

const tokens = (count: number) => `{ sum(of: [${'1 '.repeat(count - 9)}]) }`
const nested = (levels: number) => `{ one ${'{ parent '.repeat(levels - 2)}{ name }${' }'.repeat(levels - 2)} }`
const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: one { name }`).join(' ')} }`
const aliasesWithin = (count: number) => `{ one { ${Array.from({ length: count }, (_, i) => `a${i}: name`).join(' ')} } }`
const directives = (count: number) => `{ number ${'@include(if: true) '.repeat(count)}}`

describe('what one request may ask', () => {
  it.each([
    ['1,000 tokens', tokens(1000), tokens(1001)],
    ['a depth of 12', nested(12), nested(13)],
    ['30 aliases', aliasesWithin(30), aliasesWithin(31)],
    ['20 fields at the root', aliases(20), aliases(21)],
    ['one act', 'mutation { act }', 'mutation { act undo }'],
    ['one operation', 'query A { number }', 'query A { number } query B { number }'],
    ['2,000 objects', '{ things(first: 1999) { name } }', '{ things(first: 2000) { parent { name } } }'],
    [
      '2,000 objects, pages in pages',
      '{ things(first: 40) { things(first: 40) { name } } }',
      '{ things { things { things { things { name } } } } }',
    ],
  ])('%s, and no more', async (_, enough, more) => {
    expect(await codeOf(enough)).toEqual(done)
    expect(await codeOf(more)).toEqual(tooCostly)
  })

  it('20 directives, and no more', async () => {
    expect((await codeOf(directives(21)))[1]).toMatch(/QUERY_TOO_COSTLY|GRAPHQL_VALIDATION_FAILED/)
    const spread = (count: number) => `{ one { ${Array.from({ length: count }, () => 'name @include(if: true)').join(' ')} } }`
    expect(await codeOf(spread(20))).toEqual(done)
    expect(await codeOf(spread(21))).toEqual(tooCostly)
  })

  it('is counted through fragments, which hide nothing', async () => {
    expect(await codeOf('mutation { act ...more } fragment more on Mutation { undo }')).toEqual(tooCostly)
    const deep = `{ ...a } fragment a on Query { one { ...b } } fragment b on Thing { parent { parent { parent { parent { parent { parent { parent {
      parent { parent { parent { parent { parent { name } } } } } } } } } } } } }`
    expect(await codeOf(deep)).toEqual(tooCostly)
  })

  it('is counted in time: a bomb made of spreads is refused before it goes off', async () => {
    const levels = Array.from({ length: 8 }, (_, i) => {
      const inside = Array.from({ length: 8 }, () => (i === 7 ? 'name' : `...f${i + 1}`)).join(' ')
      return `fragment f${i} on Thing { parent { ${inside} } }`
    })
    const begun = performance.now()
    expect(await codeOf(`{ one { ...f0 } } ${levels.join(' ')}`)).toEqual(tooCostly)
    expect(performance.now() - begun).toBeLessThan(2000)
  })

  it('is told from what is written wrongly, which is 400 and not a fault of ours', async () => {
    expect(await codeOf('{ one {')).toEqual([400, 'GRAPHQL_PARSE_FAILED'])
    expect(await codeOf('{ unknown }')).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
    expect((await codeOf('query($n: Int) { things(first: $n) { name } }', { n: 'x' }))[1]).toBe('BAD_USER_INPUT')
  })

  it('lets the usual question about the schema pass', async () => {
    expect(await codeOf(getIntrospectionQuery())).toEqual(done)
  })

  it('is one operation a request: a list of them is refused', async () => {
    const body = JSON.stringify([{ query: '{ number }' }])
    expect((await ask(served.address, '/', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status).toBe(400)
  })
})

import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { TypedDocumentString } from '../../client/kernel/api/graphql.ts'
import { useAction, withApi } from '../../client/kernel/api.ts'

/** What the server heard, and what comes back for each: nothing is a line that broke. */
let heard: { idempotencyKey: string }[]
let answers: (object | null)[]
beforeEach(() => {
  heard = []
  vi.useFakeTimers()
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    heard.push((JSON.parse(body) as { variables: { input: { idempotencyKey: string } } }).variables.input)
    const answer = answers.shift()
    if (!answer) return Promise.reject(new TypeError('the line broke'))
    return Promise.resolve(new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const done = { data: { act: { id: '1' } } }
const mutation = 'mutation Act($input: ActInput!) { act(input: $input) { id } }' as unknown as TypedDocumentString<
  object,
  { input: object }
>

function acting() {
  let action!: ReturnType<typeof useAction<object, { input: object }>>
  const setup = () => {
    action = useAction(mutation)
    return () => h('i')
  }
  mount(defineComponent({ setup }), { global: { plugins: [{ install: (app) => void withApi(app) }] } })
  return async (input: object) => {
    const running = action.run({ input })
    await vi.runAllTimersAsync()
    return [await running, action.refusal.value?.code]
  }
}
const keys = () => heard.map(({ idempotencyKey }) => idempotencyKey)

it('an act whose answer was lost is sent again under the same key', async () => {
  answers = [null, null, done]
  expect(await acting()({ id: 1 })).toEqual([done.data, undefined])
  expect(keys()).toHaveLength(3)
  expect(new Set(keys()).size).toBe(1)
})

it('and at the next press too, also with a new proof; another act has another key', async () => {
  answers = [null, null, null, done, done]
  const run = acting()
  expect(await run({ id: 1, proofToken: 'a' })).toEqual([undefined, 'NETWORK'])
  expect(await run({ id: 1, proofToken: 'b' })).toEqual([done.data, undefined])
  expect(new Set(keys()).size).toBe(1)
  await run({ id: 1, proofToken: 'b' })
  expect(new Set(keys()).size).toBe(2)
})

it('a refusal is an answer: nothing is sent again by itself, and the next press asks anew', async () => {
  const no = { data: null, errors: [{ message: 'Không.', extensions: { code: 'WRONG_STATE' } }] }
  answers = [no, no]
  const run = acting()
  expect(await run({ id: 1 })).toEqual([undefined, 'WRONG_STATE'])
  await run({ id: 1 })
  expect(new Set(keys()).size).toBe(2)
})

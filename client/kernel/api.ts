import urql, {
  type AnyVariables,
  cacheExchange,
  Client,
  type CombinedError,
  fetchExchange,
  useMutation,
  useQuery as useUrqlQuery,
} from '@urql/vue'
import { type App, computed, ref, watch } from 'vue'
import type { TypedDocumentString } from './api/graphql.ts'
import { language } from './language.ts'
import { heard, type Refusal, sessionEnded, unreachable } from './refusals.ts'

export type { Refusal } from './refusals.ts'

/** An operation of some `operations.graphql`: its text, typed by what it asks and answers. */
type Operation<Data, Variables> = TypedDocumentString<Data, Variables>

const headers = () => ({ 'Accept-Language': language.value, 'X-Niem-Request': '1' })

/** The only client of the API: no other file knows which library speaks GraphQL. */
const api = new Client({
  url: '/graphql',
  preferGetMethod: false,
  requestPolicy: 'cache-and-network',
  exchanges: [cacheExchange, fetchExchange],
  fetchOptions: () => ({ headers: headers() }),
})

/** Counts the acts that found something else than their page had shown. */
const overtaken = ref(0)

/** Gives every component of an app its way to the API. */
export const withApi = (app: App) => app.use(urql, api)

/** Turns what went wrong into the refusal that the server meant. */
function asRefusal(error: CombinedError): Refusal {
  const [first] = error.graphQLErrors
  if (!first) return unreachable()
  const { code, field, data, requestId } = first.extensions as Omit<Refusal, 'sentence'>
  return heard({ code, sentence: first.message, field, data, requestId })
}

/** Asks once, outside a page. In the background it keeps no session alive. */
export async function ask<Data, Variables extends AnyVariables>(
  query: Operation<Data, Variables>,
  variables: Variables,
  { background = false } = {},
): Promise<{ data?: Data; refusal?: Refusal }> {
  const fetchOptions = { headers: { ...headers(), ...(background && { 'X-Niem-Background': '1' }) } }
  const { data, error } = await api
    .query<Data, Variables>(String(query), variables, { requestPolicy: 'network-only', fetchOptions })
    .toPromise()
  return error ? { refusal: asRefusal(error) } : { data }
}

/** What a page asks, asked again in the other language, after somebody signed in again, and when an act found that the page is old. */
export function useQuery<Data, Variables extends AnyVariables>(
  query: Operation<Data, Variables>,
  variables: () => Variables,
  options: { pause?: () => boolean } = {},
) {
  const asked = useUrqlQuery<Data, Variables>({
    query: String(query),
    variables: computed(variables),
    pause: computed(() => options.pause?.() ?? false),
  })
  const refusal = computed(() => (asked.error.value ? asRefusal(asked.error.value) : undefined))
  const refresh = () => asked.executeQuery({ requestPolicy: 'network-only' })
  watch([language, sessionEnded, overtaken], ([, ended]) => {
    if (!ended && !options.pause?.()) refresh()
  })
  return { data: asked.data, refusal, loading: asked.fetching, refresh }
}

/** How long to wait before an act whose answer was lost is sent again, in milliseconds. */
const waits = [400, 1600]

/**
 * An act: run it, see whether it runs, and read why not. A refusal answers undefined and leaves the page as it is. Where the line breaks
 * nobody knows whether it was done, so it is sent again under the same key, now and at the next press: the server does it once.
 */
export function useAction<Data, Variables extends { input: object }>(mutation: Operation<Data, Variables>) {
  const sending = useMutation<Data, Variables>(String(mutation))
  const busy = ref(false)
  const refusal = ref<Refusal>()
  let lost: { act: string; key: string } | undefined

  async function run(variables: Variables): Promise<Data | undefined> {
    const act = withoutProof(variables)
    const key = lost?.act === act ? lost.key : newKey()
    const keyed = { ...variables, input: { ...variables.input, idempotencyKey: key } }
    busy.value = true
    let answer = await sending.executeMutation(keyed)
    for (const wait of waits) {
      if (!isLost(answer.error)) break
      await new Promise((goOn) => setTimeout(goOn, wait))
      answer = await sending.executeMutation(keyed)
    }
    busy.value = false
    const { data, error } = answer
    lost = isLost(error) ? { act, key } : undefined
    refusal.value = error && asRefusal(error)
    if (refusal.value?.code === 'CHANGED_MEANWHILE') overtaken.value++
    return error ? undefined : data
  }

  watch(sessionEnded, (ended) => {
    if (!ended && refusal.value?.code === 'UNAUTHENTICATED') refusal.value = undefined // signed in again: the act may be repeated
  })

  return { run, busy, refusal }
}

/** No answer, one that nobody can read (of a proxy, of a server that stops), or one of a server that does not know itself: its database went away. */
const isLost = (error: CombinedError | undefined) =>
  (error?.networkError !== undefined && error.graphQLErrors.length === 0) ||
  error?.graphQLErrors.some(({ extensions }) => extensions.code === 'DATABASE_UNAVAILABLE') === true

/** Whoever proves again does the same act. */
const withoutProof = ({ input }: { input: object }) => JSON.stringify({ ...input, proofToken: undefined })

/** Random, also where the page came over plain HTTP. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

import { computed, ref, shallowRef, watch } from 'vue'
import { ask, type Refusal, useQuery } from './api.ts'
import type { TypedDocumentString } from './api/graphql.ts'

interface Page<Item> {
  nodes: Item[]
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}

/** A list that grows at its end: its first page follows what is asked, each further one comes when somebody wants more. */
export function useGrowingList<Data, Variables extends { after?: string | null }, Item>(
  query: TypedDocumentString<Data, Variables>,
  variables: () => NoInfer<Variables>,
  pageOf: (data: Data) => Page<Item>,
  options: { pause?: () => boolean } = {},
) {
  const first = useQuery(query, variables, options)
  const further = shallowRef<Page<Item>[]>([])
  const growing = ref(false)
  const refusedMore = ref<Refusal>()
  watch([first.data, () => JSON.stringify(variables())], () => {
    further.value = []
    refusedMore.value = undefined
  })

  const pages = computed(() => (first.data.value ? [pageOf(first.data.value), ...further.value] : []))
  const last = computed(() => pages.value.at(-1)?.pageInfo)

  async function more() {
    const asked = JSON.stringify(variables())
    growing.value = true
    const { data, refusal } = await ask(query, { ...variables(), after: last.value?.endCursor })
    growing.value = false
    refusedMore.value = refusal
    if (data && asked === JSON.stringify(variables())) further.value = [...further.value, pageOf(data)]
  }

  return {
    ...first,
    items: computed(() => pages.value.flatMap(({ nodes }) => nodes)),
    hasMore: computed(() => last.value?.hasNextPage ?? false),
    more,
    growing,
    refusedMore,
  }
}

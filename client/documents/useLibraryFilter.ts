import { computed, reactive, watch } from 'vue'
import { type LocationQuery, onBeforeRouteUpdate, useRoute, useRouter } from 'vue-router'
import type { DocumentFilter, DocumentKind } from '../kernel/api/graphql.ts'
import { viewer } from '../kernel/session.ts'

/** Kinds as people look for them, under the names of their texts. */
export const kindGroups: Record<string, DocumentKind[] | undefined> = {
  all: undefined,
  procedures: ['PROCEDURE'],
  instructions: ['INSTRUCTION'],
  forms: ['FORM'],
  policies: ['POLICY', 'OBJECTIVES', 'MANUAL'],
}

const read = (query: LocationQuery) => ({
  text: String(query.q ?? ''),
  group: String(query.loai ?? 'all'),
  division: query.phong ? String(query.phong) : null,
  onlyInForce: !query.tatca,
})

/** What of the library is wanted. It stands in the address, so that a link and the way back show the same. */
export function useLibraryFilter() {
  const route = useRoute()
  const router = useRouter()
  const wanted = reactive(read(route.query))

  onBeforeRouteUpdate((to) => void Object.assign(wanted, read(to.query)))
  watch(wanted, ({ text, group, division, onlyInForce }) => {
    const query = { q: text, loai: group === 'all' ? '' : group, phong: division, tatca: onlyInForce ? '' : '1' }
    void router.replace({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)) })
  })

  const filter = computed((): DocumentFilter => {
    const division = viewer.value?.agency.divisions.find(({ code }) => code === wanted.division)
    return {
      text: wanted.text || undefined,
      kinds: kindGroups[wanted.group],
      divisionIds: division && [division.id],
      statuses: wanted.onlyInForce ? ['IN_FORCE', 'IN_FORCE_BEING_REVISED'] : undefined,
    }
  })
  return { wanted, filter }
}

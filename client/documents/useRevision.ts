import { shallowRef, watch } from 'vue'
import { useQuery } from '../kernel/api.ts'
import { RevisionInWorkDocument, type RevisionInWorkFragment } from '../kernel/api/graphql.ts'

/** One revision in work; the answer of an act takes its place, so that the next act knows the lock. */
export function useRevision(id: () => string) {
  const { data, refusal, loading, refresh } = useQuery(RevisionInWorkDocument, () => ({ id: id() }))
  const revision = shallowRef<RevisionInWorkFragment | null>()
  const take = (now: RevisionInWorkFragment) => (revision.value = now)
  watch(data, (answer) => (revision.value = answer?.revision ?? null), { immediate: true })
  return { revision, refusal, loading, refresh, take }
}

import { computed } from 'vue'
import { useQuery } from '../../kernel/api.ts'
import { PolicyAndObjectivesDocument, type YearlyContentFragment } from '../../kernel/api/graphql.ts'

/** Policy and objectives of the agency beside the one that is being written: of each document the newest words that the reader may open. */
export function usePolicyAndObjectives(writing: () => string) {
  const { data } = useQuery(PolicyAndObjectivesDocument, () => ({}))
  const newest = computed(() =>
    (data.value?.documents.nodes ?? [])
      .filter(({ id }) => id !== writing())
      .map(({ openRevision, scheduledRevision, effectiveRevision }) =>
        [openRevision, scheduledRevision, effectiveRevision].find((one) => one?.statement ?? one?.sheet),
      )
      .filter((one): one is YearlyContentFragment => !!one),
  )
  return {
    known: computed(() => data.value !== undefined),
    commitments: computed(() => newest.value.flatMap(({ statement }) => statement?.commitments ?? [])),
    objectives: computed(() => newest.value.flatMap(({ sheet }) => sheet?.objectives ?? [])),
  }
}

import { computed, reactive, ref, watch } from 'vue'
import { useAction } from '../kernel/api.ts'
import { UpdateDraftDocument, type RevisionInWorkFragment, type UpdateDraftInput } from '../kernel/api/graphql.ts'

/** What a step of a draft writes, beside which draft and which state of it. */
type Written = Omit<UpdateDraftInput, 'revisionId' | 'lock' | 'idempotencyKey'>

/**
 * A step of a draft that is typed. Saved when asked or when going on, not at every pause: each saving is a line of the trail. What
 * somebody else saved meanwhile never replaces what is typed here.
 */
export function useDraftPart<Form extends object>(
  revision: () => RevisionInWorkFragment,
  {
    kept,
    written,
    saved,
  }: { kept: (from: RevisionInWorkFragment) => Form; written: (form: Form) => Written; saved: (now: RevisionInWorkFragment) => void },
) {
  const { run, busy, refusal } = useAction(UpdateDraftDocument)
  const form = reactive(kept(revision())) as Form
  /** What the fields held when they were last read or saved: against it one sees who changed what. */
  const base = ref(kept(revision()))
  const unsaved = computed(() => JSON.stringify(form) !== JSON.stringify(base.value))
  const conflict = computed(() => refusal.value?.code === 'CHANGED_MEANWHILE')

  function read(now: RevisionInWorkFragment) {
    base.value = kept(now) as typeof base.value
    Object.assign(form, kept(now))
  }
  watch(revision, (now) => {
    if (!unsaved.value) read(now)
  })

  async function save() {
    if (!unsaved.value) return true
    if (conflict.value) return false // first it is chosen what of both is meant
    const { id: revisionId, lock } = revision()
    const sent = JSON.stringify(form)
    const answer = await run({ input: { revisionId, lock, ...written(form) } })
    if (!answer) return false
    if (JSON.stringify(form) === sent) read(answer.updateDraft)
    else base.value = JSON.parse(sent) // typed on while it was being saved
    saved(answer.updateDraft)
    return true
  }

  /** What was chosen of both is what is typed now, on top of what stands there. */
  async function saveChosen(chosen: Form) {
    base.value = kept(revision()) as typeof base.value
    Object.assign(form, chosen)
    refusal.value = undefined
    await save()
  }

  return { form, base, unsaved, conflict, busy, refusal, save, saveChosen }
}

import { computed, reactive, ref, watch } from 'vue'
import { useAction, useQuery, type Refusal } from '../kernel/api.ts'
import {
  JudgeFigureDocument,
  type MeasurementInput,
  type MeasurementKind,
  type ObjectiveWithFiguresFragment,
  RecordMeasurementDocument,
} from '../kernel/api/graphql.ts'

const empty = () => ({
  kind: 'MEASURED' as MeasurementKind,
  numerator: null as string | null,
  denominator: null as string | null,
  ...{ comment: '', cause: '', action: '', reason: '' },
})

/** What is missing is said when it is sent, not while it is typed. */
const notYet = new Set(['INCOMPLETE', 'REASON_NEEDED'])

const patience = 300

/** The figure of a period as it is typed, what the server makes of it meanwhile, and what it says when it is sent. Nothing typed is ever taken away. */
export function useFigureForm(
  objective: () => ObjectiveWithFiguresFragment | null | undefined,
  period: () => string | undefined,
  evidenceUploadId: () => string | undefined,
) {
  const form = reactive(empty())
  const divisionId = ref<string | null>(null)
  const recording = useAction(RecordMeasurementDocument)

  /** What counts now for this period and part, and would be corrected. */
  const live = computed(() =>
    objective()?.measurements.find((one) => one.live && one.period === period() && (one.division?.id ?? null) === divisionId.value),
  )

  // what stands there is filled in, as long as nobody typed anything
  let filled = JSON.stringify(form)
  watch(
    () => [period(), divisionId.value, live.value?.id],
    () => {
      if (JSON.stringify(form) !== filled) return
      const { kind, numerator, denominator, comment, cause, action } = live.value ?? {}
      Object.assign(form, empty(), live.value && { kind, numerator, denominator: kind === 'NOTHING_AROSE' ? null : denominator })
      Object.assign(form, { comment: comment ?? '', cause: cause ?? '', action: action ?? '' })
      filled = JSON.stringify(form)
    },
    { immediate: true },
  )

  const words = (typed: string) => typed.normalize('NFC').trim() || null
  const input = computed((): MeasurementInput | null => {
    const at = period()
    const one = objective()
    if (!one || !at) return null
    const measured = form.kind === 'MEASURED'
    return {
      ...{ objective: one.code, period: at, divisionId: divisionId.value, kind: form.kind },
      numerator: measured ? form.numerator : null,
      denominator: measured && one.measureKind !== 'COUNT' ? form.denominator : null,
      ...{ comment: words(form.comment), cause: measured ? words(form.cause) : null, action: measured ? words(form.action) : null },
      ...(live.value && { corrects: live.value.id, reason: words(form.reason) }),
      evidenceUploadId: evidenceUploadId() ?? null,
    }
  })

  const asked = ref<MeasurementInput | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    input,
    (now) => {
      recording.refusal.value = undefined
      clearTimeout(timer)
      timer = setTimeout(() => (asked.value = now), patience)
    },
    { immediate: true },
  )
  const judging = useQuery(JudgeFigureDocument, () => ({ measurements: asked.value ? [asked.value] : [] }), { pause: () => !asked.value })
  const judged = computed(() => (asked.value ? judging.data.value?.judgeMeasurements[0] : undefined))

  const refusedField = computed(() => recording.refusal.value?.field?.replace('input.', ''))
  /** What is wrong with a field: of what was sent, else of what is typed. */
  function wrongWith(...fields: string[]): string | undefined {
    if (refusedField.value && fields.includes(refusedField.value)) return recording.refusal.value?.sentence
    const { refused, field, sentence } = judged.value ?? {}
    return refused && !notYet.has(refused) && field && fields.includes(field) ? (sentence ?? undefined) : undefined
  }
  /** A refusal that belongs to no field of the page. */
  const refusal = computed((): Refusal | undefined => (fieldsOnPage.has(refusedField.value ?? '') ? undefined : recording.refusal.value))

  async function send() {
    if (!input.value) return undefined
    const answer = await recording.run({ input: input.value })
    if (answer) {
      Object.assign(form, empty())
      filled = JSON.stringify(form)
    }
    return answer?.recordMeasurement
  }

  return { form, divisionId, live, judged, wrongWith, refusal, busy: recording.busy, send }
}

const fieldsOnPage = new Set(['period', 'numerator', 'denominator', 'comment', 'cause', 'action', 'reason', 'evidenceUploadId'])

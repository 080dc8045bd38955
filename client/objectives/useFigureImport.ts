import { computed, ref, shallowRef, watch } from 'vue'
import { useAction, useQuery } from '../kernel/api.ts'
import { JudgeFiguresDocument, type JudgeFiguresQuery, RecordMeasurementsDocument } from '../kernel/api/graphql.ts'
import { language } from '../kernel/language.ts'
import { readTable, type Separator, writeTable } from '../kernel/tables.ts'
import { type Columns, guessColumns, looksLikeHeadings, type Measurable, type ReadLine, readLines } from './figureTable.ts'

/** How many figures one sending may hold; the server says so too. */
export const mostLines = 500

const patience = 300

/** A line as it was read, and what the server makes of it. */
export interface ImportLine extends ReadLine {
  judged?: JudgeFiguresQuery['judgeMeasurements'][number]
}

/** A pasted table on its way to figures: read here, judged by the server, written down where it is right. What is wrong stays as it was typed. */
export function useFigureImport(year: () => number, objectives: () => readonly Measurable[]) {
  const text = ref('')
  const separator = ref<Separator | null>(null)
  const table = computed(() => readTable(text.value, separator.value ?? undefined))
  const first = computed(() => table.value.lines[0] ?? [])
  const hasHeadings = ref(false)
  const columns = ref<Columns>(guessColumns([], []))

  // what was chosen by hand stays as long as the table has the same head
  const head = computed(() => JSON.stringify([first.value, objectives().length]))
  watch(head, () => {
    hasHeadings.value = looksLikeHeadings(first.value)
    guess()
  })
  function guess(chosen?: string) {
    columns.value = guessColumns(hasHeadings.value ? first.value : [], objectives(), chosen)
  }

  const read = computed(() =>
    readLines(table.value.lines, {
      ...{ hasHeadings: hasHeadings.value, columns: columns.value, objectives: objectives() },
      ...{ year: year(), language: language.value },
    }),
  )
  const tooMany = computed(() => read.value.length > mostLines)
  const wishes = computed(() => (tooMany.value ? [] : read.value.flatMap(({ wish }) => wish ?? [])))

  const asked = shallowRef(wishes.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(wishes, (now) => {
    clearTimeout(timer)
    timer = setTimeout(() => (asked.value = now), patience)
  })
  const judging = useQuery(JudgeFiguresDocument, () => ({ measurements: asked.value }), { pause: () => asked.value.length === 0 })

  const lines = computed((): ImportLine[] => {
    const judged = asked.value === wishes.value ? (judging.data.value?.judgeMeasurements ?? []) : []
    let place = 0
    return read.value.map((line) => (line.wish ? { ...line, judged: judged[place++] } : line))
  })
  const right = computed(() => lines.value.filter(({ judged }) => judged && !judged.refused))

  const recording = useAction(RecordMeasurementsDocument)
  /** Writes down what is right, all of it or nothing; answers how many. The rest stays in the text, to be mended. */
  async function record(): Promise<number | undefined> {
    const taken = right.value
    const answer = await recording.run({ input: { measurements: taken.map(({ wish }) => wish!) } })
    if (!answer) return undefined
    const numbers = new Set(taken.map(({ number }) => number))
    const left = table.value.lines.filter((_cells, i) => !numbers.has(i + 1))
    text.value = left.length > Number(hasHeadings.value) ? writeTable({ ...table.value, lines: left }) : ''
    return taken.length
  }

  return {
    ...{ text, separator, table, first, hasHeadings, columns, guess, lines, right, tooMany, record },
    judging: computed(() => wishes.value.length > 0 && (asked.value !== wishes.value || judging.loading.value)),
    refusal: computed(() => recording.refusal.value ?? judging.refusal.value),
    busy: recording.busy,
  }
}

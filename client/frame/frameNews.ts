import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { ask } from '../kernel/api.ts'
import { FrameNewsDocument } from '../kernel/api/graphql.ts'
import { storeAway } from '../kernel/refusals.ts'

const aMinute = 60_000
const soon = 10_000

/** How many tasks wait and whether files can be had: asked every minute and on coming back, which keeps no session alive. */
export function useFrameNews() {
  const tasks = ref(0)
  const look = async () => {
    const { data } = await ask(FrameNewsDocument, {}, { background: true })
    if (!data) return
    tasks.value = data.myTasks.totalCount
    storeAway.value = !data.storeAnswers
  }
  let timer: ReturnType<typeof setInterval> | undefined
  const lookAgain = () => void look()
  const every = (pause: number) => {
    clearInterval(timer)
    timer = setInterval(lookAgain, pause)
  }
  watch(storeAway, (away) => every(away ? soon : aMinute))
  onMounted(() => {
    lookAgain()
    every(aMinute)
    addEventListener('focus', lookAgain)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    removeEventListener('focus', lookAgain)
  })
  return { tasks, look }
}

import { onBeforeUnmount, onMounted, ref } from 'vue'
import { ask } from '../kernel/api.ts'
import { TaskCountDocument } from '../kernel/api/graphql.ts'

const everyMinute = 60_000

/** How many tasks wait; asked every minute and on coming back, which keeps no session alive. */
export function useTaskCount() {
  const count = ref(0)
  const look = async () => {
    const { data } = await ask(TaskCountDocument, {}, { background: true })
    if (data) count.value = data.myTasks.totalCount
  }
  let timer: ReturnType<typeof setInterval> | undefined
  const lookAgain = () => void look()
  onMounted(() => {
    lookAgain()
    timer = setInterval(lookAgain, everyMinute)
    addEventListener('focus', lookAgain)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    removeEventListener('focus', lookAgain)
  })
  return { count, look }
}

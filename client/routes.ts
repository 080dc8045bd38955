import { ref, watch } from 'vue'
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { agencyRoutes } from './agency/routes.ts'
import { auditTrailRoutes } from './audit-trail/routes.ts'
import { documentRoutes } from './documents/routes.ts'
import { language, text } from './kernel/language.ts'
import type { Refusal } from './kernel/refusals.ts'
import { readViewer, viewer } from './kernel/session.ts'
import { objectiveRoutes } from './objectives/routes.ts'
import { searchRoutes } from './search/routes.ts'

/** Why nobody could be let in, when that is not about signing in: the line, or the server. */
export const notReached = ref<Refusal>()

/** True while the next page cannot be fetched; the page that is open stays, with what was typed. */
export const cutOff = ref(false)

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...agencyRoutes,
    ...documentRoutes,
    ...objectiveRoutes,
    ...searchRoutes,
    ...auditTrailRoutes,
    { path: '/:rest(.*)', name: 'notFound', component: () => import('./frame/NotFoundPage.vue'), meta: { title: 'frame.notFound' } },
  ],
  scrollBehavior: (_to, _from, before) => before ?? { top: 0 },
})

/** Every page but the open ones belongs to somebody; whoever is unknown signs in first and then goes on. */
router.beforeEach(async (to) => {
  if (to.meta.open || viewer.value) return true
  const refusal = await readViewer()
  if (refusal?.code === 'UNAUTHENTICATED') return { name: 'signIn', query: { to: to.fullPath }, replace: true }
  notReached.value = refusal
  return true
})

/** The window is named after the page, the document it shows, and the agency. */
function name(to: RouteLocationNormalized) {
  const words = [to.params.code, to.meta.title && text(to.meta.title as string), viewer.value?.agency.name ?? 'Niêm']
  document.title = words.filter(Boolean).join(' · ')
}
router.afterEach((to, from) => {
  cutOff.value = false
  name(to)
  // whoever listens instead of looking is taken to the new page, too
  if (from.name && from.path !== to.path) document.getElementById('content')?.focus({ preventScroll: true })
})

/** A page that cannot be fetched: either the line is down, or the product was renewed and its old parts are gone. */
router.onError(async (_error, to) => {
  const answers = await fetch(to.fullPath, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (answers) location.assign(to.fullPath)
  else cutOff.value = true
})
watch([language, viewer], () => name(router.currentRoute.value))

import type { RouteRecordRaw } from 'vue-router'

/** Where one searches. */
export const searchRoutes: RouteRecordRaw[] = [
  { path: '/tim', name: 'search', component: () => import('./SearchPage.vue'), meta: { title: 'search.title' } },
]

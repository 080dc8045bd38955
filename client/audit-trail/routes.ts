import type { RouteRecordRaw } from 'vue-router'

/** Where one reads what happened. */
export const auditTrailRoutes: RouteRecordRaw[] = [
  { path: '/nhat-ky', name: 'trail', component: () => import('./TrailPage.vue'), meta: { title: 'trail.title' } },
]

import type { RouteRecordRaw } from 'vue-router'

/** Where one comes in. */
export const agencyRoutes: RouteRecordRaw[] = [
  { path: '/dang-nhap', name: 'signIn', component: () => import('./SignInPage.vue'), meta: { open: true, title: 'signIn.title' } },
]

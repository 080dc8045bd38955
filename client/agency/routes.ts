import type { RouteRecordRaw } from 'vue-router'

/** Where one comes in. */
export const agencyRoutes: RouteRecordRaw[] = [
  { path: '/dang-nhap', name: 'signIn', component: () => import('./SignInPage.vue'), meta: { open: true, title: 'signIn.title' } },
  { path: '/quan-tri/vai-tro', name: 'roles', component: () => import('./RolesPage.vue'), meta: { title: 'roles.title' } },
]

import type { RouteRecordRaw } from 'vue-router'
import { workingRoutes } from './workingRoutes.ts'

/** Where documents are found and read, then where they are worked on. */
export const documentRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'library', component: () => import('./LibraryPage.vue'), meta: { title: 'frame.library' } },
  ...workingRoutes,
  { path: '/d/:code', name: 'document', component: () => import('./DocumentPage.vue'), props: true },
  { path: '/d/:code/lan/:label', name: 'reader', component: () => import('./ReaderPage.vue'), props: true },
  { path: '/r/:id', name: 'revision', component: () => import('./ReaderPage.vue'), props: true },
]

import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router'

const yearOf = ({ params }: RouteLocationNormalized) => ({ ...params, year: params.year ? Number(params.year) : null })
const year = '/muc-tieu/:year(\\d{4})'

/** What the agency wants of a year, and what came of it. */
export const objectiveRoutes: RouteRecordRaw[] = [
  { path: `${year}?`, name: 'objectives', component: () => import('./BoardPage.vue'), props: yearOf, meta: { title: 'board.word' } },
  {
    path: `${year}/chot`,
    name: 'yearClose',
    component: () => import('./YearClosePage.vue'),
    props: yearOf,
    meta: { title: 'closing.word' },
  },
  // a task knows the revision that sets the objectives, and no year
  {
    path: '/r/:id/chot-nam',
    name: 'yearCloseOf',
    component: () => import('./YearClosePage.vue'),
    props: yearOf,
    meta: { title: 'closing.word' },
  },
  {
    path: `${year}/nhap`,
    name: 'importFigures',
    component: () => import('./ImportPage.vue'),
    props: yearOf,
    meta: { title: 'importing.word' },
  },
  { path: `${year}/:code`, name: 'objective', component: () => import('./ObjectivePage.vue'), props: yearOf },
  {
    path: `${year}/:code/nhap`,
    name: 'figure',
    component: () => import('./FigurePage.vue'),
    props: yearOf,
    meta: { title: 'figure.word' },
  },
]

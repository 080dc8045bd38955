import type { RouteRecordRaw } from 'vue-router'

/** Where documents are worked on; each page is loaded when it is opened. */
export const workingRoutes: RouteRecordRaw[] = [
  { path: '/viec', name: 'inbox', component: () => import('./InboxPage.vue'), meta: { title: 'inbox.title' } },
  { path: '/tai-lieu/moi', name: 'newDocument', component: () => import('./NewDocumentPage.vue'), meta: { title: 'newDocument.title' } },
  {
    path: '/d/:code/soan',
    name: 'newRevision',
    component: () => import('./NewRevisionPage.vue'),
    props: true,
    meta: { title: 'action.startRevision' },
  },
  { path: '/r/:id/soan', name: 'draft', component: () => import('./DraftPage.vue'), props: true, meta: { title: 'draft.word' } },
  {
    path: '/r/:id/soat-xet',
    name: 'reviewRoom',
    component: () => import('./ReviewRoomPage.vue'),
    props: true,
    meta: { title: 'reviewRoom.word' },
  },
  {
    path: '/r/:id/phe-duyet',
    name: 'approval',
    component: () => import('./ApprovalPage.vue'),
    props: true,
    meta: { title: 'action.approve' },
  },
  {
    path: '/r/:id/huy-bo',
    name: 'withdrawal',
    component: () => import('./WithdrawalPage.vue'),
    props: true,
    meta: { title: 'action.approveWithdrawal' },
  },
  {
    path: '/r/:id/ban-hanh',
    name: 'publishing',
    component: () => import('./PublishPage.vue'),
    props: true,
    meta: { title: 'action.publish' },
  },
]

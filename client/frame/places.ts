import { mdiAccountKeyOutline, mdiBookOpenPageVariantOutline, mdiBullseye, mdiHistory, mdiMagnify, mdiTrayFull } from '@mdi/js'
import { computed } from 'vue'
import { viewer } from '../kernel/session.ts'

/** The pages that the frame leads to: what the viewer may open, and nothing else. On phones those that are seldom opened lie in the account's menu. */
export const places = computed((): { name: string; icon: string; label: string; seldom?: boolean }[] => {
  const may = (asked: string) => viewer.value?.actions.some(({ action, refused }) => action === asked && !refused)
  return [
    { name: 'inbox', icon: mdiTrayFull, label: 'frame.tasks' },
    { name: 'library', icon: mdiBookOpenPageVariantOutline, label: 'frame.library' },
    { name: 'objectives', icon: mdiBullseye, label: 'frame.objectives' },
    { name: 'search', icon: mdiMagnify, label: 'frame.search' },
    ...(may('readAuditTrail') ? [{ name: 'trail', icon: mdiHistory, label: 'frame.trail', seldom: true }] : []),
    ...(may('readRoles') ? [{ name: 'roles', icon: mdiAccountKeyOutline, label: 'frame.roles', seldom: true }] : []),
  ]
})

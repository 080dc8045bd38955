import { mdiBookOpenPageVariantOutline, mdiHistory, mdiMagnify, mdiTrayFull } from '@mdi/js'
import { computed } from 'vue'
import { viewer } from '../kernel/session.ts'

/** The pages that the frame leads to: what the viewer may open, and nothing else. */
export const places = computed(() => {
  const mayReadTrail = viewer.value?.actions.some(({ action, refused }) => action === 'readAuditTrail' && !refused)
  return [
    { name: 'inbox', icon: mdiTrayFull, label: 'frame.tasks' },
    { name: 'library', icon: mdiBookOpenPageVariantOutline, label: 'frame.library' },
    { name: 'search', icon: mdiMagnify, label: 'frame.search' },
    ...(mayReadTrail ? [{ name: 'trail', icon: mdiHistory, label: 'frame.trail' }] : []),
  ]
})

import 'vuetify/styles/core' // no utility classes: they would weigh more than all else that is styled
import '@fontsource/be-vietnam-pro/latin-400.css'
import '@fontsource/be-vietnam-pro/latin-600.css'
import '@fontsource/be-vietnam-pro/vietnamese-400.css'
import '@fontsource/be-vietnam-pro/vietnamese-600.css'
import './look.css'
import { ref, watch } from 'vue'
import { createVuetify } from 'vuetify'
import { aliases, mdi } from 'vuetify/iconsets/mdi-svg'
import { en, vi } from 'vuetify/locale'
import { language } from './language.ts'
import { type Theme, themes } from './theme.ts'

/** Single line keeps one real label; the style sheet puts it above the field. */
const field = { variant: 'outlined', density: 'compact', singleLine: true, hideDetails: 'auto', color: 'primary' }

const kept = localStorage.getItem('niem.theme')
const wantsContrast = matchMedia('(prefers-contrast: more)').matches

/** The look that the reader chose; contrast offers itself to those whose system asks for it. */
export const theme = ref<Theme>(isTheme(kept) ? kept : wantsContrast ? 'contrast' : 'light')

export const vuetify = createVuetify({
  locale: { locale: language.value, fallback: 'en', messages: { vi, en } },
  icons: { defaultSet: 'mdi', aliases, sets: { mdi } },
  theme: {
    cspNonce: document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content,
    defaultTheme: theme.value,
    themes,
  },
  defaults: {
    global: { ripple: false },
    VBtn: { variant: 'outlined' }, // so that a primary must be asked for: variant="flat" color="primary"
    VTextField: { ...field, persistentPlaceholder: true },
    VTextarea: { ...field, rows: 3, autoGrow: true },
    VSelect: field,
    VAutocomplete: field,
    VCheckbox: { density: 'compact', hideDetails: 'auto', color: 'primary' },
    VCheckboxBtn: { color: 'primary' },
    VRadioGroup: { hideDetails: 'auto', color: 'primary' },
    VRadio: { density: 'compact' },
    VChip: { variant: 'outlined', closeIcon: '$close' },
    VAlert: { variant: 'tonal', border: 'start', density: 'comfortable' },
    VTabs: { density: 'comfortable' },
    VAppBar: { flat: true, height: 56 },
    VNavigationDrawer: { color: 'background' },
    VDialog: { maxWidth: 560 },
    VSnackbar: { timeout: 8000 },
    VTooltip: { openDelay: 400 },
    VProgressLinear: { height: 8, color: 'primary', bgColor: 'rule', bgOpacity: 1 },
  },
  display: { mobileBreakpoint: 720, thresholds: { xs: 0, sm: 720, md: 1024, lg: 1280, xl: 1600, xxl: 2560 } },
})

watch(theme, (now) => {
  localStorage.setItem('niem.theme', now)
  void vuetify.theme.change(now)
})
watch(language, (now) => (vuetify.locale.current.value = now))

function isTheme(name: string | null): name is Theme {
  return name !== null && name in themes
}

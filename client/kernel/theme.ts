import type { ThemeDefinition } from 'vuetify'

// light, dark, contrast
const tokens: Record<string, [string, string, string]> = {
  background: ['#F2F4F6', '#0F151C', '#FFFFFF'], // ground: rail, desk under papers, sign-in
  surface: ['#FFFFFF', '#171E27', '#FFFFFF'], // paper: every page
  'surface-light': ['#F7F8FA', '#1E2732', '#FFFFFF'], // a note on paper ("Sẽ xảy ra"), a refused button
  'surface-bright': ['#FFFFFF', '#253040', '#FFFFFF'], // what floats: sheets, menus, dialogs
  'surface-variant': ['#27313D', '#E8ECF1', '#000000'],
  'on-surface-variant': ['#FFFFFF', '#141C26', '#FFFFFF'], // tooltip, snackbar
  'on-background': ['#141C26', '#E8ECF1', '#000000'],
  'on-surface': ['#141C26', '#E8ECF1', '#000000'], // text
  muted: ['#434F5C', '#B4BFCA', '#000000'],
  secondary: ['#434F5C', '#B4BFCA', '#000000'], // second text
  rule: ['#D9DEE4', '#303C49', '#000000'], // hairline between rows and sections
  line: ['#7B8794', '#7D8A98', '#000000'], // edge of a control, head of a table: 3:1
  primary: ['#1A3F8B', '#A9C4F5', '#002A7A'],
  'on-primary': ['#FFFFFF', '#0C1F44', '#FFFFFF'],
  info: ['#1A3F8B', '#A9C4F5', '#002A7A'], // ink
  'primary-light': ['#E8EDF7', '#1F2D47', '#FFFFFF'], // chosen row, chosen filter
  seal: ['#A10F28', '#D6384F', '#85001A'],
  'on-seal': ['#FFFFFF', '#FFFFFF', '#FFFFFF'], // the mark only
  'seal-text': ['#A10F28', '#FF9DA5', '#85001A'], // words and dashes of APPROVED
  effective: ['#0B5A3E', '#17613F', '#00422B'],
  'on-effective': ['#FFFFFF', '#FFFFFF', '#FFFFFF'], // the solid band
  success: ['#0B5A3E', '#7ED3A6', '#00422B'],
  'success-light': ['#E7F2ED', '#173027', '#FFFFFF'],
  scheduled: ['#0B4F6C', '#8CCBE8', '#003A52'],
  warning: ['#5F4300', '#F4D58A', '#000000'],
  'warning-light': ['#FFF4D6', '#2B2412', '#FFFFFF'],
  hatch: ['#F1DFA8', '#4A3D18', '#B8B8B8'], // drafts
  error: ['#8A3500', '#FFB38A', '#6E2A00'],
  'error-light': ['#FDF0E7', '#33221A', '#FFFFFF'], // rust: red belongs to the seal
  past: ['#434F5C', '#B4BFCA', '#000000'],
  'past-light': ['#EBEEF1', '#26303B', '#FFFFFF'],
}
const shared = {
  'high-emphasis-opacity': 1,
  'medium-emphasis-opacity': 0.8,
  'disabled-opacity': 0.7,
  'hover-opacity': 0.05,
  'focus-opacity': 0.08,
  'selected-opacity': 0.08,
  'activated-opacity': 0.1,
  'shadow-color': '#0B1420',
}
const edge = [
  ['#1B2A3D', 0.16],
  ['#C9D6E6', 0.16],
  ['#000000', 1],
] // Vuetify's own dividers and skeletons

/** The looks that a reader may choose. */
export type Theme = 'light' | 'dark' | 'contrast'

/** One of the three columns of tokens as Vuetify wants it. */
const column = (dark: boolean, at: 0 | 1 | 2): ThemeDefinition => ({
  dark,
  colors: Object.fromEntries(Object.entries(tokens).map(([token, three]) => [token, three[at]])),
  variables: { ...shared, 'border-color': edge[at]![0], 'border-opacity': edge[at]![1] },
})

/** The themes, measured in look.md: text aims at 7, edges of controls at 3. */
export const themes: Record<Theme, ThemeDefinition> = { light: column(false, 0), dark: column(true, 1), contrast: column(false, 2) }

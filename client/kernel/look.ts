defaults: {
  global: { ripple: false }, VBtn: { variant: 'outlined' }, // so that a primary must be asked for: variant="flat" color="primary"
  VTextField: { ...field, persistentPlaceholder: true }, VTextarea: { ...field, rows: 3, autoGrow: true }, VSelect: field, VAutocomplete: field,
  // const field = { variant: 'outlined', density: 'compact', singleLine: true, hideDetails: 'auto', color: 'primary' }: singleLine keeps one real <label>
  VCheckbox: { density: 'compact', hideDetails: 'auto', color: 'primary' }, VCheckboxBtn: { color: 'primary' }, VRadioGroup: { hideDetails: 'auto', color: 'primary' }, VRadio: { density: 'compact' },
  VSwitch: { density: 'compact', hideDetails: 'auto', color: 'primary', inset: true }, VChip: { variant: 'outlined', closeIcon: '$close' }, VAlert: { variant: 'tonal', border: 'start', density: 'comfortable' },
  VDataTableServer: { density: 'compact', hover: true }, VTabs: { density: 'comfortable' }, VStepper: { flat: true }, VAppBar: { flat: true, height: 56 }, VNavigationDrawer: { color: 'background' },
  VDialog: { maxWidth: 560 }, VSnackbar: { timeout: 8000 }, VTooltip: { openDelay: 400 }, VProgressLinear: { height: 8, color: 'primary', bgColor: 'rule', bgOpacity: 1 },
},
display: { mobileBreakpoint: 720, thresholds: { xs: 0, sm: 720, md: 1024, lg: 1280, xl: 1600, xxl: 2560 } },

import { createApp } from 'vue'
import App from './App.vue'
import { withApi } from './kernel/api.ts'
import { i18n } from './kernel/language.ts'
import { vuetify } from './kernel/look.ts'
import { router } from './routes.ts'

createApp(App).use(vuetify).use(i18n).use(withApi).use(router).mount('#app')

import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import vuetify from 'vite-plugin-vuetify'

/** What the server answers; everything else is Vite's. /files is narrow, or the modules of client/files/ would be swallowed. */
const serverPaths = [
  '/graphql',
  '/api',
  '/auth',
  '^/files(/uploads|/[0-9a-f-]{36}/|$)',
  '/revisions',
  '/exports',
  '/setup',
  '/kiem-tra',
  '/bang',
]

/** GraphiQL's fonts lie in its style as data, which our policy keeps out, and weigh more than the rest. */
const withoutFonts: Plugin = {
  name: 'graphiql-without-fonts',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('/graphiql/dist/style.css') ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : undefined),
}

export default defineConfig({
  root: 'client',
  plugins: [withoutFonts, vue(), vuetify({ autoImport: true })],
  // only what is used of the libraries: the first load has a budget
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    rolldownOptions: { input: ['client/index.html', 'client/explorer/index.html'] },
  },
  server: {
    port: 5173,
    strictPort: true, // PUBLIC_URL names this port
    proxy: Object.fromEntries(serverPaths.map((path) => [path, { target: 'http://127.0.0.1:8080', changeOrigin: false }])),
  },
})

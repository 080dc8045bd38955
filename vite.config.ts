import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
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

export default defineConfig({
  root: 'client',
  plugins: [vue(), vuetify({ autoImport: true })],
  // only what is used of the libraries: the first load has a budget
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: { outDir: '../dist/client', emptyOutDir: true, manifest: true },
  server: {
    port: 5173,
    strictPort: true, // PUBLIC_URL names this port
    proxy: Object.fromEntries(serverPaths.map((path) => [path, { target: 'http://127.0.0.1:8080', changeOrigin: false }])),
  },
})

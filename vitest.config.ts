import vue from '@vitejs/plugin-vue'
import vuetify from 'vite-plugin-vuetify'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } }, // does not depend on what tsconfig includes
        resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] }, // the copy that the libraries hold
        test: {
          name: 'server',
          include: ['test/*/*.test.ts'],
          exclude: ['**/*.dom.test.ts', 'test/journeys/**'],
          globalSetup: 'test/support/database.ts',
          testTimeout: 30_000, // a story takes seconds where two cores do everything
        },
      },
      {
        plugins: [vue(), vuetify({ autoImport: true })],
        test: {
          name: 'client',
          include: ['test/*/*.dom.test.ts'],
          environment: 'happy-dom',
          server: { deps: { inline: ['vuetify'] } },
        },
      },
    ],
  },
})

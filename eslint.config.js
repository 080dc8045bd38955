import i18n from '@intlify/eslint-plugin-vue-i18n'
import prettier from 'eslint-config-prettier/flat'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'

const ban = (selector, message) => ({ selector, message })
const byName = ban('ExportDefaultDeclaration', 'Export by name.')
const clock = [
  ban("NewExpression[callee.name='Date'][arguments.length=0]", 'Time comes from ctx.now and ctx.today.'),
  ban("CallExpression[callee.object.name='Date'][callee.property.name='now']", 'Time comes from ctx.now and ctx.today.'),
]
const em = [
  ban("MemberExpression[property.name='em']", 'A resolver asks a query or a use case.'),
  ban("ObjectPattern > Property[key.name='em']", 'A resolver asks a query or a use case.'),
]
const roles = ban("MemberExpression[property.name='roles']", "Ask the server's actions, not roles.")
const off = (...names) => Object.fromEntries(names.map((name) => [`@typescript-eslint/${name}`, 'off']))

export default defineConfig(
  { ignores: ['dist/', 'niem-data/', 'client/kernel/api/', 'schema/migrations/', 'test-results/', 'playwright-report/'] },
  ts.configs.recommendedTypeChecked,
  vue.configs['flat/recommended'],
  a11y.configs['flat/recommended'],
  prettier,
  {
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.vue'], parser: ts.parser } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only server/env.ts reads the environment.' }],
      'max-lines': ['warn', { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['schema/**/*.ts', 'storage/**/*.ts', 'server/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', byName, ...clock],
      'no-restricted-globals': ['error', 'document', 'window', 'localStorage', 'location', 'navigator'],
    },
  },
  { files: ['server/**/*Resolver.ts'], rules: { 'no-restricted-syntax': ['error', byName, ...clock, ...em] } },
  {
    // sessions end by the clock of the process: that is not domain time
    files: ['server/agency/signIn.ts'],
    rules: { 'no-restricted-syntax': ['error', byName] },
  },
  { files: ['server/env.ts', 'test/**', 'tools/**', '*.config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    // typescript-eslint cannot type an imported .vue file; vue-tsc can
    files: ['client/**/*.{ts,vue}', 'test/**/*.ts'],
    rules: off('no-unsafe-argument', 'no-unsafe-assignment', 'no-unsafe-call', 'no-unsafe-member-access'),
  },
  {
    files: ['client/**/*.vue'],
    plugins: { '@intlify/vue-i18n': i18n },
    rules: {
      'no-restricted-syntax': ['error', roles],
      'vue/no-restricted-syntax': ['error', roles],
      '@intlify/vue-i18n/no-raw-text': [
        'error',
        { attributes: { '/.+/': ['label', 'title', 'aria-label', 'placeholder'] }, ignoreText: ['·', '%'] }, // they are no words
      ],
    },
  },
  { files: ['*.js', '*.cjs'], extends: [ts.configs.disableTypeChecked] },
)

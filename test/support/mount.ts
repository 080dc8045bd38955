import { mount } from '@vue/test-utils'
import type { Component } from 'vue'
import { createI18n } from 'vue-i18n'
import { createVuetify } from 'vuetify'
import { en } from '../../client/kernel/texts/en.ts'
import { vi } from '../../client/kernel/texts/vi.ts'

/** Puts one component on a page, with the real Vuetify and the real Vietnamese texts. */
export function mountInVietnamese(component: Component, props: Record<string, unknown>) {
  const i18n = createI18n({ legacy: false, locale: 'vi', messages: { vi, en } })
  return mount(component, { props, global: { plugins: [createVuetify(), i18n] }, attachTo: document.body })
}

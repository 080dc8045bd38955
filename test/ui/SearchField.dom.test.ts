import { afterEach, describe, expect, it, vi } from 'vitest'
import SearchField from '../../client/ui/SearchField.vue'
import { mountInVietnamese } from '../support/mount.ts'

const field = (modelValue = '') => mountInVietnamese(SearchField, { modelValue, label: 'Tìm', placeholder: '' })
const told = (page: ReturnType<typeof field>) => page.emitted<[string]>('update:modelValue')?.map(([words]) => words)

describe('words to look for', () => {
  afterEach(() => vi.useRealTimers())

  it('are told once, after whoever types has rested', async () => {
    vi.useFakeTimers()
    const page = field()
    for (const words of ['r', 'rươ', 'rượu']) await page.get('input').setValue(words)
    expect(told(page)).toBeUndefined()
    vi.advanceTimersByTime(200)
    expect(told(page)).toEqual(['rượu'])
  })

  it('are told at once on Enter, but not while a letter is being composed', async () => {
    const page = field()
    await page.get('input').setValue('ruou')
    await page.get('input').trigger('keydown', { key: 'Enter', isComposing: true })
    expect(told(page)).toBeUndefined()
    await page.get('input').trigger('keydown', { key: 'Enter' })
    expect(told(page)).toEqual(['ruou'])
  })

  it('are told composed and without blanks around them', async () => {
    const page = field()
    await page.get('input').setValue(' quy trình '.normalize('NFD'))
    await page.get('input').trigger('keydown', { key: 'Enter' })
    expect(told(page)).toEqual(['quy trình'.normalize('NFC')])
  })

  it('follow when they change elsewhere', async () => {
    const page = field('rượu')
    await page.setProps({ modelValue: 'thuốc lá' })
    expect(page.get('input').element.value).toBe('thuốc lá')
  })
})

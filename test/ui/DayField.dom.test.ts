import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import DayField from '../../client/ui/DayField.vue'
import { readDay } from '../../client/ui/readDay.ts'
import { mountInVietnamese } from '../support/mount.ts'

const today = '2026-11-24'

describe('a typed day', () => {
  it.each([
    ['01/12/2026', '2026-12-01'],
    ['1/12', '2026-12-01'],
    ['1.12.26', '2026-12-01'],
    [' 24-11-2026 ', '2026-11-24'],
  ])('%s is %s', (typed, day) => expect(readDay(typed, today)).toBe(day))

  it('without a year means the nearest one', () => {
    expect(readDay('6/1', today)).toBe('2027-01-06')
    expect(readDay('20/12', '2027-01-03')).toBe('2026-12-20')
  })

  it.each(['31/02', '32/1/2026', '29/2/2027', 'mai', '2026', '1/13'])('%s is none', (typed) => expect(readDay(typed, today)).toBeNull())
})

describe('the field of a day', () => {
  const type = async (typed: string) => {
    const field = mountInVietnamese(DayField, { modelValue: null, label: 'Ngày hiệu lực', today })
    const input = field.get('input')
    await input.setValue(typed)
    await input.trigger('blur')
    await nextTick()
    return { field, input: input.element, day: field.emitted<[string | null]>('update:modelValue')?.at(-1)?.[0] }
  }

  it('fills in the year and writes the day out', async () => {
    const { input, day } = await type('1/12')
    expect(day).toBe('2026-12-01')
    expect(input.value).toBe('01/12/2026')
  })

  it('keeps what it cannot read, and says so', async () => {
    const { field, input, day } = await type('31/02')
    expect(day ?? null).toBeNull()
    expect(input.value).toBe('31/02')
    expect(field.text()).toContain('Không phải một ngày')
  })
})

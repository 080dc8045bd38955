import { describe, expect, it } from 'vitest'
import ActionButton from '../../client/ui/ActionButton.vue'
import { mountInVietnamese } from '../support/mount.ts'

const shown = (refused: string | null, sentence: string | null = null) =>
  mountInVietnamese(ActionButton, { offer: { refused, sentence }, label: 'Ban hành' })

describe('a button made from an offer', () => {
  it.each(['WRONG_STATE', 'NOT_ALLOWED', 'NOT_YOUR_TASK', 'NOT_APPROVER'])(
    'is absent where %s refuses: it is nothing to this person',
    (code) => {
      expect(shown(code, 'Không phải việc của anh/chị.').text()).toBe('')
    },
  )

  it('is there and cannot be pressed where anything else refuses, with the sentence of the server under it', () => {
    const button = shown('DATE_TOO_EARLY', 'Chọn từ 01/12/2026.')
    expect(button.get('button').attributes('disabled')).toBeDefined()
    expect(button.text()).toContain('Chọn từ 01/12/2026.')
    expect(button.get(`#${button.get('button').attributes('aria-describedby')}`).text()).toBe('Chọn từ 01/12/2026.')
  })

  it('can be pressed where nothing refuses', () => {
    expect(shown(null).get('button').attributes('disabled')).toBeUndefined()
  })
})

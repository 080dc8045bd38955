import { describe, expect, it } from 'vitest'
import { RefusalCode } from '../../server/kernel/refusal.ts'
import { languageOf, sentenceOf } from '../../server/kernel/sentences.ts'
import { english } from '../../server/kernel/sentences.en.ts'
import { vietnamese } from '../../server/kernel/sentences.vi.ts'

const vi = { language: 'vi', timeZone: 'Asia/Ho_Chi_Minh' } as const
const en = { language: 'en', timeZone: 'Asia/Ho_Chi_Minh' } as const

describe('sentences of refusals', () => {
  it('every code has a sentence in both languages, and no sentence is left over', () => {
    const codes = Object.values(RefusalCode).sort()
    expect(Object.keys(vietnamese).sort()).toEqual(codes)
    expect(Object.keys(english).sort()).toEqual(codes)
  })

  it.each(Object.values(RefusalCode))('%s is a whole sentence without any fact, composed, with no gap', (code) => {
    for (const language of ['vi', 'en'] as const) {
      const sentence = sentenceOf(code, { language })
      expect(sentence).toMatch(/^[\p{Lu}\d"].{10,}\.$/u)
      expect(sentence).not.toMatch(/ {2}|undefined|null|NaN| [.,;:]/)
      expect(sentence).toBe(sentence.normalize('NFC'))
    }
  })

  it('facts stand in the sentence', () => {
    expect(sentenceOf(RefusalCode.DATE_TOO_EARLY, vi, { earliest: '2026-11-25', because: 'APPROVAL' })).toBe(
      'Chọn từ 25/11/2026: phê duyệt ghi không có hiệu lực trước ngày này.',
    )
    expect(sentenceOf(RefusalCode.INCOMPLETE, vi, { missing: [{ field: 'files' }, { field: 'changeSummary' }] })).toContain(
      'thiếu bản để đọc, nội dung thay đổi',
    )
    expect(sentenceOf(RefusalCode.LOCKED_BY_OTHER, en, { holder: { name: 'Mẫu Văn Soạn' }, until: '2026-11-23T09:30:00Z' })).toContain(
      'Mẫu Văn Soạn has this draft checked out until 16:30',
    )
    expect(sentenceOf(RefusalCode.FILE_TOO_LARGE, vi, { size: 146_800_640, limit: 104_857_600 })).toContain('Tệp 140 MB vượt mức 100 MB')
    expect(sentenceOf(RefusalCode.RATE_LIMITED, vi, { retryAfterSeconds: 240 })).toContain('4 phút')
  })

  it('an hour is that of the clocks of the agency, and left out where nobody knows them', () => {
    const done = (timeZone?: string) =>
      sentenceOf(RefusalCode.ALREADY_DONE, { language: 'vi', ...(timeZone && { timeZone }) }, { at: '2026-11-23T20:30:00Z' })
    expect(done('Asia/Ho_Chi_Minh')).toBe('Việc này đã xong lúc 03:30. Không cần làm lại.')
    expect(done('Asia/Tokyo')).toBe('Việc này đã xong lúc 05:30. Không cần làm lại.')
    expect(done()).toBe('Việc này đã xong. Không cần làm lại.')
  })

  it('the language is the one wished most, and Vietnamese unless told', () => {
    expect(languageOf(undefined)).toBe('vi')
    expect(languageOf('fr')).toBe('vi')
    expect(languageOf('en-US,en;q=0.9,vi;q=0.8')).toBe('en')
    expect(languageOf('en;q=0.5,vi-VN')).toBe('vi')
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { fromHttp, heard, sessionEnded, storeAway, unreachable } from '../../client/kernel/refusals.ts'

beforeEach(() => (sessionEnded.value = false))

describe('a refusal', () => {
  it('keeps the sentence of the server', () => {
    const body = { code: 'FILE_ENCRYPTED', message: 'Tệp có mật khẩu.', data: { name: 'a.pdf' }, requestId: 'r1' }
    expect(fromHttp(body)).toEqual({ code: 'FILE_ENCRYPTED', sentence: 'Tệp có mật khẩu.', data: { name: 'a.pdf' }, requestId: 'r1' })
  })

  it('that nobody could read is still a sentence', () => {
    for (const body of [undefined, null, {}])
      expect(fromHttp(body)).toMatchObject({ code: 'INTERNAL', sentence: expect.stringMatching(/\S/) })
  })

  it('without an answer says that the line is down, not that the act failed', () => expect(unreachable().code).toBe('NETWORK'))

  it('of an ended session asks to sign in again; no other one does', () => {
    heard({ code: 'NOT_ALLOWED', sentence: 'Không.' })
    expect(sessionEnded.value).toBe(false)
    heard({ code: 'UNAUTHENTICATED', sentence: 'Phiên đã hết.' })
    expect(sessionEnded.value).toBe(true)
  })

  it('of the file store is known to the bars above every page; no other one is', () => {
    heard({ code: 'STORAGE_FULL', sentence: 'Kho tệp đã đầy.' })
    expect(storeAway.value).toBe(false)
    heard({ code: 'STORAGE_UNAVAILABLE', sentence: 'Kho tệp tạm không trả lời.' })
    expect(storeAway.value).toBe(true)
  })
})

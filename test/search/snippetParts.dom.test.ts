import { describe, expect, it } from 'vitest'
import { snippetParts } from '../../client/search/snippetParts.ts'

describe('a snippet', () => {
  it('is words, some of them found', () => {
    expect(snippetParts('tiếp nhận <b>hồ sơ</b> thủ tục')).toEqual([
      { text: 'tiếp nhận ', found: false },
      { text: 'hồ sơ', found: true },
      { text: ' thủ tục', found: false },
    ])
  })

  it('shows markup of a document as the signs it is written with', () => {
    expect(snippetParts('&lt;script&gt; <b>R&amp;D</b>')).toEqual([
      { text: '<script> ', found: false },
      { text: 'R&D', found: true },
    ])
  })

  it('undoes one escape and no second one', () => expect(snippetParts('&amp;lt;b&amp;gt;')).toEqual([{ text: '&lt;b&gt;', found: false }]))

  it('of nothing is nothing', () => expect(snippetParts('')).toEqual([]))
})

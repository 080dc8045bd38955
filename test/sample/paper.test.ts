import { beforeAll, describe, expect, it } from 'vitest'
import { readSample } from '../../server/sample/data.ts'
import { layPaper } from '../../server/sample/paper/lay.ts'
import { wordOf, withSource } from '../../server/sample/word.ts'
import { writePaper } from '../../server/sample/writing/write.ts'
import { readPdf } from './readPdf.ts'

const sample = readSample()
const paperOf = (code: string) =>
  writePaper(
    sample,
    sample.documents.find((row) => row.code === code)!,
    '2021-01-14',
  )
const pagesOf = async (code: string) => readPdf((await layPaper(paperOf(code), '2021-01-14')).bytes)
const flat = (pages: string[]) => pages.join('\n').replace(/\s+/g, ' ')

describe('a procedure as a PDF', () => {
  let pages: string[]
  beforeAll(async () => {
    pages = await pagesOf('QT-LTHH-01')
  })

  it('has a cover with letterhead, code and edition', () => {
    for (const words of [
      'ỦY BAN NHÂN DÂN TỈNH MẪU',
      'SỞ CÔNG THƯƠNG TỈNH MẪU',
      'TCVN ISO 9001:2015',
      'QT-LTHH-01',
      'Lần ban hành',
      '14/01/2021',
    ])
      expect(pages[0]).toContain(words)
  })

  it('has the three boxes with positions, and nobody signed them', () => {
    const cover = flat(pages.slice(0, 1))
    expect(cover).toContain('Soạn thảo')
    expect(cover).toContain('Soát xét')
    expect(cover).toContain('Phê duyệt')
    expect(cover).toContain('Trưởng phòng Quản lý Thương mại')
    for (const { name } of sample.personas) expect(cover).not.toContain(name)
  })

  it('has the amendment table behind the cover', () => {
    expect(pages[1]).toContain('BẢNG THEO DÕI SỬA ĐỔI TÀI LIỆU')
    expect(flat(pages)).toContain('Ban hành lần đầu')
  })

  it('has numbered sections, and steps whose hours add up to the statutory time', () => {
    const all = flat(pages)
    const titles = ['MỤC ĐÍCH', 'PHẠM VI ÁP DỤNG', 'TÀI LIỆU VIỆN DẪN', 'ĐỊNH NGHĨA, CHỮ VIẾT TẮT', 'NỘI DUNG', 'BIỂU MẪU', 'HỒ SƠ CẦN LƯU']
    for (const [i, title] of titles.entries()) expect(all).toContain(`${i + 1}. ${title}`)
    expect(all).toContain('80 giờ')
    expect(all).toContain('10 ngày làm việc')
  })

  it('says on each page what it is, which page, and that it is a sample', () => {
    for (const [i, page] of pages.entries()) {
      expect(page).toContain('QT-LTHH-01')
      expect(page).toContain(`${i + 1}/${pages.length}`)
      expect(page).toContain('Dữ liệu mẫu')
    }
  })
})

describe('every document of the sample', () => {
  it('has text in composed letters, with every mark found again', async () => {
    for (const { code, title_vi } of sample.documents) {
      const all = flat(await pagesOf(code))
      expect(all).toBe(all.normalize('NFC'))
      expect(all.replace(/[^\p{L}\p{N}]/gu, '')).toContain(title_vi.toLocaleUpperCase('vi').replace(/[^\p{L}\p{N}]/gu, ''))
      expect(all).not.toMatch(/undefined|NaN|\*\*/)
    }
  }, 60_000)

  it('gives the same bytes each time', async () => {
    const twice = await Promise.all([1, 2].map(async () => (await layPaper(paperOf('MTCL'), '2021-01-08')).bytes))
    expect(Buffer.from(twice[0]!).equals(twice[1]!)).toBe(true)
  })
})

describe('a decision', () => {
  it('stands in the layout of Decree 30 behind its control sheet, without a running head', async () => {
    const pages = await pagesOf('QD-BCD')
    expect(pages[0]).toContain('TỜ KIỂM SOÁT KÈM THEO VĂN BẢN')
    expect(pages[2]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(pages[2]).toContain('Mẫu, ngày 14 tháng 01 năm 2021')
    expect(pages[2]).not.toContain('Mã hiệu')
  })

  it('is the only kind with the national name', async () => {
    expect(flat(await pagesOf('QT.ISO.01'))).not.toContain('CỘNG HÒA')
  })
})

describe('an external form', () => {
  it('is registered, and its boxes claim neither review nor approval', async () => {
    expect(flat(await pagesOf('MC.05'))).toContain('Không áp dụng: tài liệu bên ngoài')
  })
})

describe('a Word source', () => {
  it('is there for twelve documents', async () => {
    expect(withSource).toHaveLength(12)
    for (const code of withSource) expect((await wordOf(paperOf(code))).subarray(0, 2).toString()).toBe('PK')
  })
})

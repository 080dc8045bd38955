import { describe, expect, it } from 'vitest'
import { layObjectives } from '../../server/paper/objectivesSheet.ts'
import { objectivesPaper } from './papers.ts'
import { faultsOf, readBoxes, wordsOf } from './readBoxes.ts'

const heads = ['TT', 'Mã', 'Mục tiêu', 'Thước đo, cách tính', 'Chỉ tiêu', 'Kỳ đo', 'Chịu trách nhiệm', 'Kế hoạch thực hiện']
const bare = (text: string) => text.replace(/\s/g, '')

describe.each([1, 22, 200])('a sheet of %i objectives', (count) => {
  const paper = objectivesPaper(count)

  it('has each of them whole, in order, and its signature', async () => {
    const all = bare(wordsOf(await readBoxes(await layObjectives(paper))))
    let from = 0
    for (const { code, title, target, plan } of paper.objectives)
      for (const text of [code, title, target, plan.what]) {
        from = all.indexOf(bare(text!), from)
        expect(from, text!).toBeGreaterThan(0)
      }
    expect(all).toContain('GIÁMĐỐC')
    expect(all).toContain(bare(paper.signer.name!))
  })

  it('has head and number on each page, nothing outside and nothing over anything else', async () => {
    const pages = await readBoxes(await layObjectives(paper))
    expect(faultsOf(pages)).toEqual([])
    for (const [i, page] of pages.entries()) {
      const words = wordsOf([page])
      for (const head of heads) expect(words).toContain(head)
      expect(words).toContain(`trang ${i + 1}/${pages.length}`)
    }
  })
})

describe('a sheet of objectives', () => {
  it('parts a row that no page can hold, and loses no word of it', async () => {
    const paper = objectivesPaper(3)
    const words = Array.from({ length: 1500 }, (_, i) => `từ${i}`)
    paper.objectives[1]!.plan.what = words.join(' ')
    const pages = await readBoxes(await layObjectives(paper))
    expect(faultsOf(pages)).toEqual([])
    const found = new Set(wordsOf(pages).split(' '))
    expect(words.filter((word) => !found.has(word))).toEqual([])
  })

  it('says whose it is, and stands without objectives too', async () => {
    const paper = { ...objectivesPaper(0), divisionName: 'Phòng Quản lý Thương mại' }
    const words = wordsOf(await readBoxes(await layObjectives(paper)))
    expect(words).toContain('MỤC TIÊU CHẤT LƯỢNG NĂM 2021')
    expect(words).toContain('PHÒNG QUẢN LÝ THƯƠNG MẠI')
  })

  it('has the same bytes each time', async () => {
    const [one, two] = [await layObjectives(objectivesPaper(22)), await layObjectives(objectivesPaper(22))]
    expect(Buffer.from(one).equals(two)).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { layStatement } from '../../server/paper/statement.ts'
import { longPolicy, policy2021, shortPolicy } from './papers.ts'
import { faultsOf, readBoxes, wordsOf } from './readBoxes.ts'

const read = async (paper: typeof policy2021) => readBoxes(await layStatement(paper))

describe.each([
  ['of the sample', policy2021],
  ['that is very long', longPolicy],
  ['of one line', shortPolicy],
])('a policy %s', (_, paper) => {
  it('is found again whole, in composed letters', async () => {
    const words = wordsOf(await read(paper))
    const all = [...paper.commitments, paper.closing, paper.signer.name, paper.motto, paper.agency.name.toLocaleUpperCase('vi')]
    for (const text of all) if (text) expect(words).toContain(text)
    for (const text of [paper.title, paper.signer.position]) expect(words).toContain(text.toLocaleUpperCase('vi'))
    expect(words).toBe(words.normalize('NFC'))
  })

  it('stands inside its pages, nothing over anything else', async () => {
    expect(faultsOf(await read(paper))).toEqual([])
  })

  it('has national name and motto on one line each', async () => {
    const texts = (await read(paper))[0]!.boxes.map(({ text }) => text)
    expect(texts).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(texts).toContain('Độc lập - Tự do - Hạnh phúc')
  })

  it('has its signature below words of its own page', async () => {
    const { boxes } = (await read(paper)).at(-1)!
    const position = boxes.findIndex(({ text }) => paper.signer.position.toLocaleUpperCase('vi').startsWith(text))
    const last = boxes[position - 1]!
    expect(`${paper.commitments.join(' ')} ${paper.closing}`).toContain(last.text)
    expect(last.bottom).toBeGreaterThan(boxes[position]!.top)
  })
})

describe('a policy as a PDF', () => {
  it('stands on one page where it can', async () => {
    expect(await read(policy2021)).toHaveLength(1)
  })

  it('has the same bytes each time', async () => {
    const [one, two] = [await layStatement(policy2021), await layStatement(structuredClone(policy2021))]
    expect(Buffer.from(one).equals(two)).toBe(true)
  })

  it('has all its letters after other papers were laid out, whose letters were made of the same parts', async () => {
    const capitals = (words: string) => ({ ...shortPolicy, title: words })
    await layStatement(capitals('ÒÓỎÕỌ ỪỨỬỮỰ ÀÁẢÃẠ'))
    expect(wordsOf(await read(capitals('HOA ƯA')))).toContain('HOA ƯA')
  })

  it('composes letters, and leaves out signs without a shape', async () => {
    const commitments = [`${'Tiếp nhận\u200b đúng hẹn'.normalize('NFD')}\u0007 **mọi** hồ sơ\u0000`]
    expect(wordsOf(await read({ ...policy2021, commitments }))).toContain('Tiếp nhận đúng hẹn **mọi** hồ sơ')
  })

  it('says its edition, and from when on', async () => {
    expect(wordsOf(await read(policy2021))).toContain('CSCL · Lần 02 · hiệu lực 11/01/2021 · trang 1/1')
    expect(wordsOf(await read(shortPolicy))).toContain('CSCL · Lần 02 · trang 1/1')
  })

  it('has place and day, and the day alone without a place', async () => {
    expect(wordsOf(await read(policy2021))).toContain('Mẫu, ngày 08 tháng 01 năm 2021')
    expect(wordsOf(await read(shortPolicy))).toContain('Ngày 08 tháng 01 năm 2021')
  })
})

import { describe, expect, it } from 'vitest'
import { cleanName } from '../../server/files/fileName.ts'

describe('the name of a file', () => {
  it.each([
    ['stays as it is, with its marks', 'Quy trình cấp phép.pdf', 'Quy trình cấp phép.pdf'],
    ['is composed, whatever sent it', 'Quy trình cấp phép.pdf'.normalize('NFD'), 'Quy trình cấp phép.pdf'],
    ['is the last part of a path', '../../etc/QT-03.pdf', 'QT-03.pdf'],
    ['is the last part of a path of Windows', 'C:\\Users\\ada\\QT-03.pdf', 'QT-03.pdf'],
    ['has no control signs', 'QT\r\n-\u0000-03\u0007.pdf', 'QT--03.pdf'],
    ['has no signs that turn the reading around, or hide', 'QT\u202Efdp.\u200B03\uFEFF.pdf', 'QTfdp.03.pdf'],
    ['does not begin with a dot', '..bashrc.pdf', 'bashrc.pdf'],
    ['does not end with a dot or a space', 'QT-03. . .pdf', 'QT-03.pdf'],
    ['is none that Windows keeps for itself', 'CON.pdf', 'CON_.pdf'],
    ['has the extension of its bytes', 'QT-03.jpeg.exe', 'QT-03.jpeg.pdf'],
    ['has no signs that Windows refuses', 'a<b>:"c"|?*.pdf', 'a_b___c____.pdf'],
    ['is never empty', '/', 'tệp.pdf'],
  ])('%s', (_, raw, clean) => {
    expect(cleanName(raw, 'pdf')).toBe(clean.normalize('NFC'))
  })

  it('is cut to 255 bytes between two letters', () => {
    const name = cleanName(`${'ệ'.repeat(200)}.pdf`, 'pdf')
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect(name).toMatch(/^ệ+\.pdf$/u)
    expect(Buffer.byteLength(name)).toBeGreaterThan(250)
  })
})

import { expect, type Page, test } from '@playwright/test'
import { type Acting, signIn } from '../support/acting.ts'
import { samplePassword } from '../support/sample.ts'
import { faultsOf, foreignRequests, visit } from '../support/visit.ts'

// A policy and a sheet of objectives, written on the screens without a file, and approved by the head on a phone.

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})

const reviewers = ['chanhvp', 'truongphong', 'truongphong2', 'truongphong3', 'truongphong4', 'truongphong5', 'daidien', 'kiemsoat']

/** Those who review what belongs to the whole agency agree, one after another. */
async function agreed(address: string, id: string): Promise<void> {
  for (const login of reviewers) {
    const person: Acting = await signIn(address, login, samplePassword)
    const { revision } = await person.run<{ revision: object }>('query($id: ID!) { revision(id: $id) { sha256 sealSha256 } }', { id })
    const input = { revisionId: id, verdict: 'AGREE', ...revision }
    await person.run('mutation($input: RecordReviewInput!) { recordReview(input: $input) { id } }', { input })
  }
}

/** Starts the next edition on its page. */
async function begin(page: Page, code: string): Promise<string> {
  await page.goto(`/d/${code}/soan`)
  await page.getByLabel('Thay đổi những gì').fill('Chính sách năm mới')
  await page.getByRole('radio', { name: 'Năm mới' }).check()
  await page.getByRole('button', { name: 'Bắt đầu soạn' }).click()
  await expect(page).toHaveURL(/\/r\/.*\/soan/)
  return /\/r\/([^/]+)\//.exec(page.url())![1]!
}

async function send(page: Page, code: string): Promise<void> {
  await page.getByRole('link', { name: /Soát xét và trình/ }).click()
  await page.getByRole('button', { name: 'Trình', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/d/${code}$`))
}

test('a policy begins with the words of the year before, is written beside its page, and approved on a phone', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const page = await visit(browser, 'kiemsoat')
  const id = await begin(page, 'CSCL')
  const commitment = (n: number) => page.getByRole('textbox', { name: `Cam kết ${n}`, exact: true })
  const paper = page.getByRole('region', { name: 'Trang in' })
  await expect(commitment(2)).not.toBeEmpty() // a copy of the edition before
  const [first, second] = [await commitment(1).inputValue(), await commitment(2).inputValue()]

  await page.getByLabel('Phương châm', { exact: true }).fill('Đúng luật - Trước hạn - Thân thiện')
  await expect(paper).toContainText('Đúng luật - Trước hạn - Thân thiện')
  await page.getByRole('button', { name: 'Bỏ cam kết 2' }).click()
  await page.getByRole('button', { name: 'Thêm cam kết' }).click()
  await page.keyboard.type('Thay giấy bằng hệ thống điện tử')
  const last = (await page.getByRole('textbox', { name: /^Cam kết \d+$/ }).count()) - 1
  for (let at = last; at > 0; at--) await page.keyboard.press('Alt+ArrowUp')
  await expect(commitment(1)).toHaveValue('Thay giấy bằng hệ thống điện tử')
  await expect(commitment(1)).toBeFocused()
  await expect(commitment(2)).toHaveValue(first)
  await expect(paper.getByRole('listitem').first()).toHaveText('Thay giấy bằng hệ thống điện tử')
  await expect(page.getByText('Cam kết chưa có mục tiêu')).toBeVisible()
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByRole('link', { name: /Tệp/ }).click()
  await expect(page.getByText(/hệ thống lập bản PDF/)).toBeVisible()
  await send(page, 'CSCL')
  await agreed(baseURL!, id)

  const phone = await visit(browser, 'lanhdao', { width: 360 })
  await phone.goto('/viec')
  const task = phone.getByRole('link', { name: /CSCL/ })
  await expect(task).toContainText('thêm 1, bỏ 1, sửa 1')
  await task.click()
  const changes = phone.getByRole('region', { name: 'Những gì thay đổi' })
  await expect(changes.locator('del').filter({ hasText: second })).toBeVisible()
  await expect(changes.locator('ins').filter({ hasText: 'Thay giấy bằng hệ thống điện tử' })).toBeVisible()
  expect(await faultsOf(phone)).toEqual([])
  await phone.getByRole('button', { name: 'Xem cả tệp' }).click()
  await expect(phone.locator('canvas').first()).toBeVisible()
  await phone.getByRole('button', { name: 'Đóng tệp' }).click()
  await phone.getByRole('button', { name: 'Phê duyệt', exact: true }).click()
  await phone.getByLabel('Mật khẩu của anh/chị').fill(samplePassword)
  await phone.getByRole('dialog').getByRole('button', { name: 'Phê duyệt', exact: true }).click()
  await expect(phone.getByRole('img', { name: 'Dấu phê duyệt' })).toBeVisible()
})

test('a new sheet of objectives is pasted from Excel; two bad lines are named, mended, and nothing was taken half', async ({ browser }) => {
  const page = await visit(browser, 'kiemsoat')
  await page.goto('/tai-lieu/moi')
  await page.getByRole('combobox', { name: 'Loại tài liệu' }).press('ArrowDown')
  await page.getByRole('option', { name: 'Mục tiêu chất lượng của phòng' }).click()
  await page.getByRole('combobox', { name: 'Phòng phụ trách' }).press('ArrowDown')
  await page.getByRole('option', { name: 'Văn phòng Sở' }).click()
  await page.getByRole('textbox', { name: 'Tên tài liệu', exact: true }).fill('Mục tiêu chất lượng của Văn phòng')
  await page.getByRole('button', { name: 'Tạo và soạn nội dung' }).click()
  await expect(page.getByText('Chưa có mục tiêu nào.')).toBeVisible()

  await page.getByRole('button', { name: 'Dán từ Excel' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('textbox', { name: 'Dán ở đây' })
    .fill(
      [
        'MỤC TIÊU NĂM',
        'Mã\tMục tiêu\tThước đo\tChỉ tiêu\tĐVT\tTần suất\tGhi chú',
        'MT-J-01\t"Trả lời\nđúng hạn"\tTỷ lệ\t≥ 98,5\t%\tQuý\t',
        'MT-J-02\tHọp đúng lịch\tSố cuộc\tmột trăm\tcuộc\tNăm\t',
        'MT-J-03\tHài lòng\tTỷ lệ\t95.5\t%\tThỉnh thoảng\t\tthừa',
        'MT-J-04\tKhông có khiếu nại\tSố vụ\t≤ 0\tvụ\tNăm\t',
      ].join('\n'),
    )
  await expect(dialog.locator('.line--wrong')).toHaveText([
    /Dòng 4.*không phải là số \(một trăm\)/s,
    /Dòng 5.*không có trong danh sách.*ô thừa/s,
  ])
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Lấy 2 dòng đúng' }).click()
  const block = dialog.getByRole('textbox', { name: 'Dán ở đây' })
  await expect(block).toHaveValue(/MT-J-02/)
  await expect(block).not.toHaveValue(/MT-J-01/)
  await block.fill((await block.inputValue()).replace('một trăm', '100'))
  await dialog.getByRole('button', { name: 'Lấy 1 dòng đúng' }).click()
  await dialog.getByRole('button', { name: 'Quay lại' }).click()

  const cell = (part: string, n: number) => page.getByRole('textbox', { name: `${part}, hàng ${n}`, exact: true })
  await expect(cell('Mã', 3)).toHaveValue('MT-J-02')
  await cell('Chỉ tiêu', 1).fill('hơn chín mươi')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(page.getByText('không phải là số')).toBeVisible() // nothing was sent
  await expect(page.getByText('Có nội dung chưa lưu.')).toBeVisible()
  await cell('Chỉ tiêu', 1).fill('98,5')
  await cell('Chỉ tiêu', 1).press('Enter')
  await expect(cell('Chỉ tiêu', 2)).toBeFocused()
  await cell('Chỉ tiêu', 2).press('Alt+ArrowUp')
  await expect(cell('Mã', 1)).toHaveValue('MT-J-04')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(page.getByText('Có nội dung chưa lưu.')).toBeHidden()
  await page.reload()
  await expect(cell('Mã', 1)).toHaveValue('MT-J-04')
  await expect(cell('Chỉ tiêu', 2)).toHaveValue('98,5')
  await expect(cell('Mục tiêu', 2)).toHaveValue('Trả lời đúng hạn')
  await expect(cell('Mã', 4)).toHaveCount(0)
  expect(foreignRequests()).toEqual([])
})

import { expect, type Page, test } from '@playwright/test'
import { makeDocx, makePdf } from '../support/papers.ts'
import { samplePassword } from '../support/sample.ts'
import { dayFrom, enter, foreignRequests, moveTo, typed, visit } from '../support/visit.ts'

// One document through the whole loop, on the screens, by the people who do it. Each step begins where the one before ended.
test.describe.configure({ mode: 'serial' })

const title = 'Quy trình cấp giấy phép kinh doanh rượu vang nổ'
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})

let code: string
let first: string
let second: string
let kept: string

const file = async (name: string, words: string) => ({
  name,
  mimeType: name.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream',
  buffer: name.endsWith('.pdf') ? await makePdf(words, 2) : await makeDocx(words),
})

async function attach(page: Page, ...names: string[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await Promise.all(names.map((name) => file(name, `${name} ${Math.random()}`))))
}

/** Opens the one task of a kind from the inbox. */
async function openTask(page: Page, group: string): Promise<void> {
  await page.goto('/viec')
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: group }) })
  await section.getByRole('link', { name: title }).click()
}

async function sendFor(page: Page, note: string): Promise<void> {
  await page.getByRole('link', { name: /Soát xét và trình/ }).click()
  await page.getByLabel('Lời nhắn cho người soát xét').fill(note)
  await page.getByRole('button', { name: 'Trình', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/d/${code}$`))
}

async function agree(page: Page, group: string, words: string): Promise<void> {
  await openTask(page, group)
  await page.getByRole('radio', { name: words }).check()
  await page.getByRole('button', { name: 'Gửi kết luận' }).click()
  await expect(page.getByText('Đã ghi kết luận.')).toBeVisible()
}

async function approve(page: Page, notBefore: string): Promise<void> {
  await openTask(page, 'Chờ tôi duyệt')
  await page.getByRole('button', { name: 'Xem cả tệp' }).click()
  await expect(page.locator('canvas').first()).toBeVisible()
  await page.getByRole('button', { name: 'Đóng tệp' }).click()
  await page.getByRole('button', { name: 'Phê duyệt', exact: true }).click()
  await page.getByLabel('Có hiệu lực sớm nhất từ ngày').fill(typed(notBefore))
  await page.getByLabel('Mật khẩu của anh/chị').fill('sai mat khau roi')
  await page.getByRole('dialog').getByRole('button', { name: 'Phê duyệt', exact: true }).click()
  await expect(page.getByText('Mật khẩu không đúng')).toBeVisible()
  await page.getByLabel('Mật khẩu của anh/chị').fill(samplePassword)
  await page.getByRole('dialog').getByRole('button', { name: 'Phê duyệt', exact: true }).click()
  await expect(page.getByText(/phê duyệt .*, bằng mật khẩu/)).toBeVisible()
  await expect(page.getByRole('img', { name: 'Dấu phê duyệt' })).toBeVisible()
}

async function publish(page: Page, day: string): Promise<void> {
  await openTask(page, 'Chờ ban hành')
  await page.getByLabel('Ngày hiệu lực').fill(typed(day))
  await page.getByLabel('Ngày hiệu lực').press('Tab')
  await expect(page.locator('.events')).toContainText(typed(day))
  await page.getByRole('button', { name: /^Ban hành lần/ }).click()
  await expect(page.getByText(/^Đã ban hành lần/)).toBeVisible()
}

test('the author registers a document, uploads a PDF and a Word file, and submits', async ({ browser }) => {
  const page = await visit(browser, 'soanthao')
  await page.getByRole('link', { name: 'Tài liệu mới' }).click()
  await page.getByRole('combobox', { name: 'Loại tài liệu' }).press('ArrowDown')
  await page.getByRole('option', { name: 'Quy trình giải quyết thủ tục hành chính' }).click()
  await page.getByRole('textbox', { name: 'Tên tài liệu', exact: true }).fill(title)
  await page.getByRole('button', { name: 'Tạo và thêm tệp' }).click()
  await expect(page).toHaveURL(/\/r\/.*\/soan/)
  code = (await page.getByRole('heading', { level: 1 }).textContent())!.match(/Soạn (\S+) lần/)![1]!

  await attach(page, 'quy trình.pdf', 'quy trình.docx')
  await expect(page.getByText('quy trình.docx')).toBeVisible()
  await expect(page.getByText('Đang tải lên')).toBeHidden({ timeout: 30_000 })
  await page.getByRole('link', { name: /Nội dung thay đổi/ }).click()
  await page.getByLabel('Thay đổi những gì').fill('Ban hành lần đầu theo Nghị định 17/2020/NĐ-CP')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await sendFor(page, 'Nhờ anh xem giúp mục 5')
  await expect(page.getByText('Mẫu Văn Trưởng').first()).toBeVisible() // everybody sees who holds it
})

test('a file that is not what its name says is refused in words, and what was typed is still there', async ({ browser }) => {
  const page = await visit(browser, 'soanthao')
  await page.goto('/d/QT-LTHH-01/soan')
  await page.getByLabel('Thay đổi những gì').fill('Thử tệp sai')
  await page.getByRole('radio', { name: 'Cải tiến' }).check()
  await page.getByRole('button', { name: 'Bắt đầu soạn' }).click()
  await expect(page).toHaveURL(/\/r\/.*\/soan/)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'giả.pdf', mimeType: 'application/pdf', buffer: await makeDocx('không phải PDF') })
  await expect(page.getByText(/nội dung là docx/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: /Nội dung thay đổi/ }).click()
  await expect(page.getByLabel('Thay đổi những gì')).toHaveValue('Thử tệp sai')
  await page.getByRole('button', { name: 'Bỏ bản nháp' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ bản nháp' }).click()
  await expect(page).toHaveURL(/\/d\/QT-LTHH-01$/)
})

test('the reviewer pins a comment and asks for changes; staff see the state, not the draft', async ({ browser }) => {
  const page = await visit(browser, 'truongphong')
  await openTask(page, 'Chờ tôi soát xét')
  await expect(page.locator('canvas').first()).toBeVisible()
  await page.getByRole('button', { name: 'Thêm ý kiến' }).click()
  await page.getByLabel('Ý kiến', { exact: true }).fill('Bổ sung căn cứ ở mục 3')
  await page.getByRole('button', { name: 'Thêm ý kiến' }).last().click()
  await expect(page.getByText('Bổ sung căn cứ ở mục 3')).toBeVisible()
  await page.getByRole('radio', { name: 'Yêu cầu chỉnh sửa' }).check()
  await page.getByLabel('Cần sửa những gì').fill('Thiếu căn cứ Nghị định 24/2020/NĐ-CP')
  await page.getByRole('button', { name: 'Gửi kết luận' }).click()
  await expect(page.getByText('Đã ghi kết luận.')).toBeVisible()

  const reader = await visit(browser, 'canbo')
  await reader.goto(`/d/${code}`)
  await expect(reader.getByText('Đang soạn thảo').first()).toBeVisible()
  await expect(reader.getByText('Mẫu Văn Soạn').first()).toBeVisible()
  await reader.goto(`/d/${code}/lan/01`)
  await expect(reader.getByText('Nội dung này không mở cho anh/chị.')).toBeVisible()
})

test('a session that ends while somebody types keeps what was typed', async ({ browser }) => {
  const page = await visit(browser, 'soanthao')
  await openTask(page, 'Cần soạn, cần sửa')
  await page.getByRole('link', { name: /Nội dung thay đổi/ }).click()
  await page.getByLabel('Thay đổi những gì').fill('Đã bổ sung căn cứ ở mục 3')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(page.getByText('Phiên làm việc đã hết').first()).toBeVisible()
  await enter(page, 'soanthao')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByLabel('Thay đổi những gì')).toHaveValue('Đã bổ sung căn cứ ở mục 3')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(page.getByText('Có nội dung chưa lưu.')).toBeHidden()
})

test('the author uploads again and submits again', async ({ browser }) => {
  const page = await visit(browser, 'soanthao')
  await openTask(page, 'Cần soạn, cần sửa')
  await attach(page, 'quy trình sửa.pdf')
  const asked = page.getByRole('button', { name: /^Thay / }).first()
  await Promise.race([asked.click({ timeout: 30_000 }), page.getByText('quy trình sửa.pdf').last().waitFor()]).catch(() => {})
  await expect(page.getByText('Đang tải lên')).toBeHidden({ timeout: 30_000 })
  await sendFor(page, 'Đã bổ sung căn cứ')
})

test('reviewer and form check agree', async ({ browser }) => {
  await agree(await visit(browser, 'truongphong'), 'Chờ tôi soát xét', 'Đồng ý')
  await agree(await visit(browser, 'kiemsoat'), 'Chờ tôi soát thể thức', 'Đạt thể thức')
})

test('the leader approves on a phone, with the password, and sees the seal', async ({ browser }) => {
  first = await dayFrom(5)
  await approve(await visit(browser, 'lanhdao', { width: 360 }), first)
})

test('the controller publishes for a later day, and is told beforehand what will happen', async ({ browser }) => {
  await publish(await visit(browser, 'kiemsoat'), first)
  const reader = await visit(browser, 'canbo')
  await reader.goto(`/d/${code}`)
  await expect(reader.getByText('Đã ban hành, chờ hiệu lực').first()).toBeVisible()
})

test('the day comes: staff find it by typing without marks, and read it', async ({ browser }) => {
  await moveTo(first)
  const page = await visit(browser, 'canbo')
  await page.getByRole('searchbox', { name: 'Tìm trong thư viện' }).fill('ruou vang no')
  await page.getByRole('link', { name: title }).click()
  await expect(page).toHaveURL(new RegExp(`/d/${code}/lan/01$`))
  await expect(page.getByRole('region', { name: 'Trạng thái phiên bản' })).toContainText('Có hiệu lực')
  await expect(page.locator('canvas').first()).toBeVisible()
  await expect(page.getByText(/Đồng hồ lệch/)).toBeVisible() // a moved clock is said on every page
  kept = page.url()
})

test('a second revision supersedes it on its day; a third follows on another', async ({ browser }) => {
  test.setTimeout(240_000)
  for (const [label, days] of [
    ['02', 3],
    ['03', 2],
  ] as const) {
    const author = await visit(browser, 'soanthao')
    await author.goto(`/d/${code}`)
    await author.getByRole('link', { name: 'Soạn lần mới' }).click()
    await author.getByLabel('Thay đổi những gì').fill(`Sửa thời hạn, lần ${label}`)
    await author.getByRole('radio', { name: 'Cải tiến' }).check()
    await author.getByRole('button', { name: 'Bắt đầu soạn' }).click()
    await attach(author, `lần ${label}.pdf`)
    await expect(author.getByText('Tệp của lần này')).toBeVisible({ timeout: 30_000 })
    await expect(author.getByText('Đang tải lên')).toBeHidden({ timeout: 30_000 })
    await sendFor(author, 'Nhờ xem giúp')
    await agree(await visit(browser, 'truongphong'), 'Chờ tôi soát xét', 'Đồng ý')
    await agree(await visit(browser, 'kiemsoat'), 'Chờ tôi soát thể thức', 'Đạt thể thức')
    const day = await dayFrom(days)
    await approve(await visit(browser, 'lanhdao', { width: 360 }), day)
    await publish(await visit(browser, 'kiemsoat'), day)
    if (label === '02') second = day
    await moveTo(day)
  }
  const page = await visit(browser, 'canbo')
  await page.goto(`/d/${code}`)
  await expect(page.getByRole('listitem').filter({ hasText: 'Lần 03' }).first()).toContainText('Có hiệu lực')
  await expect(page.getByRole('listitem').filter({ hasText: 'Lần 02' }).first()).toContainText(typed(second))
})

test('the old one opens only for those who may, under its banner', async ({ browser }) => {
  const staff = await visit(browser, 'canbo')
  await staff.goto(kept)
  await expect(staff.getByRole('region', { name: 'Trạng thái phiên bản' })).toContainText('Đã được thay thế')
  await expect(staff.getByText('Nội dung này không mở cho anh/chị.')).toBeVisible()
  await expect(staff.getByRole('link', { name: /Đọc lần 03/ })).toBeVisible()
  const auditor = await visit(browser, 'danhgia')
  await auditor.goto(kept)
  await expect(auditor.getByRole('region', { name: 'Trạng thái phiên bản' })).toContainText('Đã được thay thế')
  await expect(auditor.locator('canvas').first()).toBeVisible()
})

test('the trail tells it, and nothing ever left for another host', async ({ browser }) => {
  const page = await visit(browser, 'kiemsoat')
  await page.goto(`/nhat-ky?code=${code}`)
  await expect(page.getByText(/phê duyệt .* lần 03/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Bị từ chối' }).click()
  await expect(page.getByText('PROOF_NEEDED').first()).toBeVisible() // the wrong passwords of the approvals
  expect(foreignRequests()).toEqual([])
})

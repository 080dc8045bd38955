import { expect, test } from '@playwright/test'
import { lifeInSample } from '../support/sample.ts'
import { enter, visit } from '../support/visit.ts'

// Nothing that was typed is lost: not when somebody else saves, not when the session ends.

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})

test('a save that was overtaken shows mine and the newest, and each field is chosen', async ({ browser, baseURL }) => {
  const life = await lifeInSample(baseURL!)
  const draft = await life.start(await life.register({ title: 'Quy trình cấp phép bán buôn thuốc lá' }))
  const page = await visit(browser, 'soanthao')
  await page.goto(`/r/${draft.id}/soan?buoc=thay-doi`)
  await page.getByLabel('Thay đổi những gì').fill('Bỏ bước xác nhận thứ hai')
  await page.getByRole('radio', { name: 'Sau rà soát định kỳ' }).check()

  const inAnotherWindow = { revisionId: draft.id, lock: draft.lock, title: 'Quy trình cấp phép thuốc lá', changeReason: 'NEW_LAW' }
  const theirs = await life.mutate('ada', 'updateDraft', { ...inAnotherWindow, changeSummary: 'Theo nghị định mới' })
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  const conflict = page.getByRole('alert').filter({ hasText: 'Có người vừa sửa dự thảo này' })
  const field = (name: string) => conflict.getByRole('group', { name, exact: true })
  await expect(field('Thay đổi những gì')).toContainText('Bỏ bước xác nhận thứ hai')
  await expect(field('Thay đổi những gì')).toContainText('Theo nghị định mới')
  await expect(field('Thay đổi những gì').getByRole('radio', { name: 'Của tôi' })).toBeChecked()
  await expect(field('Tên tài liệu').getByRole('radio', { name: 'Mới nhất' })).toBeChecked() // only the other window changed it
  expect((await life.see('ada', draft.id)).lock).toBe(theirs.lock) // nothing was overwritten

  await expect(page.getByRole('button', { name: 'Lưu nháp' })).toBeDisabled() // the other text is not written over unseen
  await field('Lý do').getByRole('radio', { name: 'Mới nhất' }).check()
  await conflict.getByRole('button', { name: 'Lưu các mục đã chọn' }).click()
  await expect(conflict).toHaveCount(0)
  await expect(page.getByText('Có nội dung chưa lưu.')).toHaveCount(0)
  const { revision } = await life
    .as('ada')
    .run('query($id: ID!) { revision(id: $id) { title changeReason changeSummary } }', { id: draft.id })
    .then((answer) => answer as { revision: object })
  expect(revision).toEqual({ title: 'Quy trình cấp phép thuốc lá', changeReason: 'NEW_LAW', changeSummary: 'Bỏ bước xác nhận thứ hai' })
})

test('a publication that was overtaken reads again, keeps the day, and goes through', async ({ browser, baseURL }) => {
  const life = await lifeInSample(baseURL!)
  const approved = await life.approved(await life.register({ title: 'Quy trình cấp phép bán lẻ thuốc lá điếu' }))
  const page = await visit(browser, 'kiemsoat')
  await page.goto(`/r/${approved.id}/ban-hanh`)
  await page.getByLabel('Số, ký hiệu').fill('35/QĐ-SCT')
  await page.getByLabel('Ngày hiệu lực').fill('1/12/2030')
  await page.getByLabel('Ngày hiệu lực').blur()
  await expect(page.locator('.events')).toContainText('01/12/2030')
  const scheduled = await life.publish(approved, '2030-12-05')
  await life.mutate('cleo', 'unpublishRevision', { revisionId: scheduled.id, lock: scheduled.lock, reason: 'Chưa tới lúc ban hành' })
  await page.getByRole('button', { name: /^Ban hành lần/ }).click()
  await expect(page.getByText(/vừa sửa mục này/)).toBeVisible()
  await expect(page.getByLabel('Ngày hiệu lực')).toHaveValue('01/12/2030')
  await expect(page.getByLabel('Số, ký hiệu')).toHaveValue('35/QĐ-SCT')
  await page.getByRole('button', { name: /^Ban hành lần/ }).click()
  await expect(page.getByText(/^Đã ban hành lần/)).toBeVisible()
})

test('a session that ends leaves what was typed: a draft and a comment go on after signing in again', async ({ browser, baseURL }) => {
  const life = await lifeInSample(baseURL!)
  const draft = await life.draft(await life.register({ title: 'Quy trình cấp phép phân phối rượu' }))
  const author = await visit(browser, 'soanthao')
  await author.goto(`/r/${draft.id}/soan?buoc=thay-doi`)
  await author.getByLabel('Thay đổi những gì').fill('Rút ngắn còn bảy ngày')
  await author.context().clearCookies() // what the browser does when the session is over
  await author.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(author.getByRole('dialog')).toContainText('Phiên làm việc đã hết')
  await enter(author, 'soanthao')
  await expect(author.getByRole('dialog')).toHaveCount(0)
  await expect(author.getByLabel('Thay đổi những gì')).toHaveValue('Rút ngắn còn bảy ngày')
  await author.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(author.getByRole('button', { name: 'Lưu nháp' })).toBeDisabled() // saved

  const submitted = await life.submit(await life.see('ada', draft.id))
  const reviewer = await visit(browser, 'truongphong')
  await reviewer.goto(`/r/${submitted.id}/soat-xet`)
  await reviewer.getByRole('button', { name: 'Thêm ý kiến' }).click()
  await reviewer.getByLabel('Ý kiến', { exact: true }).fill('Ghi rõ bảy ngày làm việc')
  await reviewer.context().clearCookies()
  await reviewer.getByRole('button', { name: 'Thêm ý kiến' }).click()
  await enter(reviewer, 'truongphong')
  await expect(reviewer.getByRole('dialog')).toHaveCount(0)
  await expect(reviewer.getByLabel('Ý kiến', { exact: true })).toHaveValue('Ghi rõ bảy ngày làm việc')
  await reviewer.getByRole('button', { name: 'Thêm ý kiến' }).click()
  await expect(reviewer.locator('.comment__body')).toHaveText('Ghi rõ bảy ngày làm việc')
})

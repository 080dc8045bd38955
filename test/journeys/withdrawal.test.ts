import { expect, test } from '@playwright/test'
import { lifeInSample, samplePassword } from '../support/sample.ts'
import { dayFrom, faultsOf, moveTo, typed, visit } from '../support/visit.ts'

// What is in force comes to its end: one proposes, the head decides with a password, and readers are led to the successor.

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})

test('a document is withdrawn on a proposal, and its readers are led to what is used instead', async ({ browser, baseURL }) => {
  const life = await lifeInSample(baseURL!)
  const old = await life.effective(await life.register({ title: 'Quy trình cấp giấy phép bán rượu tại chỗ' }))
  const { code } = old.document

  const controller = await visit(browser, 'kiemsoat')
  await controller.goto(`/d/${code}`)
  await controller.getByRole('button', { name: 'Đề nghị hủy bỏ' }).click()
  const dialog = controller.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Thủ tục đã được gộp vào quy trình khác')
  const successor = dialog.getByRole('combobox', { name: 'Tài liệu thay thế' })
  await successor.fill('QT-KHONG-CO')
  await expect(controller.getByText('Không tìm thấy tài liệu nào')).toBeVisible()
  await successor.fill('qt-lthh')
  await controller.getByRole('option', { name: /^QT-LTHH-01/ }).click()
  await expect(successor).toHaveValue(/^QT-LTHH-01 · /)
  await dialog.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await expect(dialog).toBeHidden()

  const leader = await visit(browser, 'lanhdao', { width: 360 })
  await leader.goto('/viec')
  await leader.getByRole('link', { name: code }).click()
  await expect(leader.getByText('Thủ tục đã được gộp vào quy trình khác')).toBeVisible()
  await leader.getByRole('button', { name: 'Hủy bỏ tài liệu' }).click()
  const last = await dayFrom(2)
  await leader.getByLabel('Không còn hiệu lực từ ngày').fill(typed(last))
  await leader.getByLabel('Không còn hiệu lực từ ngày').press('Tab')
  await expect(leader.getByRole('dialog').getByRole('status')).toContainText(
    `không còn hiệu lực từ ngày ${typed(last)}; thay bằng QT-LTHH-01`,
  )
  await leader.getByLabel('Mật khẩu của anh/chị').fill(samplePassword)
  await leader.getByRole('dialog').getByRole('button', { name: 'Hủy bỏ tài liệu' }).click()
  await expect(leader.locator('.decided')).toContainText(typed(last))

  await moveTo(await dayFrom(3))
  const reader = await visit(browser, 'canbo')
  await reader.goto(`/d/${code}/lan/01`)
  await expect(reader.getByRole('region', { name: 'Trạng thái phiên bản' })).toContainText('Đã hủy bỏ')
  await reader.getByRole('link', { name: 'Mở QT-LTHH-01' }).first().click()
  await expect(reader).toHaveURL(/QT-LTHH-01/)
  await reader.goto(`/d/${code}`)
  await reader.locator('.node').first().waitFor()
  expect(await faultsOf(reader)).toEqual([])
})

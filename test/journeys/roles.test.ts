import { expect, test } from '@playwright/test'
import { visit } from '../support/visit.ts'

// One proposes, another confirms: on the screens of an administrator, a document controller and the person in between.

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})

test('an administrator proposes an auditor, the controller confirms, and the trail says so', async ({ browser }) => {
  const administrator = await visit(browser, 'quantri')
  await administrator.getByRole('link', { name: 'Người và vai trò' }).click()
  await administrator.getByRole('button', { name: 'Vai trò của Mẫu Thị Đọc' }).click()
  await administrator.getByRole('button', { name: 'Giao vai trò' }).click()
  await administrator.locator('.propose .v-select').first().click()
  await administrator.getByRole('option', { name: 'Đánh giá viên nội bộ' }).click()
  await administrator.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await expect(administrator.getByText('Còn thiếu số văn bản giao vai trò')).toBeVisible() // and what was typed stays
  await administrator.getByLabel('Số văn bản giao vai trò').fill('12/QĐ-SCT')
  await administrator.getByLabel('Ngày văn bản').fill('5/1/2026')
  await administrator.getByLabel('Ngày văn bản').blur()
  await administrator.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await expect(administrator.locator('.roles__waiting')).toContainText('Đánh giá viên nội bộ cho Mẫu Thị Đọc')
  await expect(administrator.locator('.roles__waiting').getByRole('button', { name: 'Xác nhận' })).toHaveCount(0)

  const controller = await visit(browser, 'kiemsoat', { width: 360 })
  await controller.goto('/viec')
  await controller.getByRole('link', { name: '1 vai trò chờ xác nhận' }).click()
  await expect(controller.locator('.roles__waiting')).toContainText('theo 12/QĐ-SCT ngày 05/01/2026')
  await controller.locator('.roles__waiting').getByRole('button', { name: 'Xác nhận' }).click()
  await controller.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click()
  await expect(controller.locator('.roles__waiting')).toHaveCount(0)
  await controller.getByRole('button', { name: 'Vai trò của Mẫu Thị Đọc' }).click()
  await expect(controller.locator('.person', { hasText: 'Mẫu Thị Đọc' })).toContainText('Mẫu Thị Niêm xác nhận')

  await controller.goto('/nhat-ky')
  await expect(controller.locator('.entry').first()).toContainText(
    'Mẫu Thị Niêm xác nhận giao vai trò Đánh giá viên nội bộ cho Mẫu Thị Đọc',
  )
  const auditor = await visit(browser, 'canbo')
  await expect(auditor.getByRole('link', { name: 'Nhật ký' })).toBeVisible()
  await expect(auditor.getByRole('link', { name: 'Người và vai trò' })).toHaveCount(0)
})

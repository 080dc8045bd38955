import { expect, test } from '@playwright/test'
import { foreignRequests, visit } from '../support/visit.ts'

// GraphiQL comes from our own build, and works under the policy of every page.

test('a developer asks the API in the explorer, as whoever is signed in', async ({ browser }) => {
  const page = await visit(browser, 'kiemsoat')
  const kept: string[] = []
  page.on(
    'console',
    (line) =>
      void (/Content Security Policy|Refused to/i.test(line.text()) && !line.text().includes('report-only') && kept.push(line.text())),
  )
  await page.goto('/explorer')
  await page.getByRole('button', { name: /Documentation Explorer/ }).click()
  await expect(page.getByText('RoleGrant', { exact: true })).toBeVisible() // it knows the schema
  await expect(page.getByRole('region', { name: 'Query Editor' })).toContainText('viewer')
  await page.getByRole('button', { name: /Execute query/ }).click()
  await expect(page.getByLabel('Result Window')).toContainText('Mẫu Thị Niêm')

  await page.getByRole('region', { name: 'Query Editor' }).locator('.CodeMirror').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('{ nothing')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel('Result Window')).toContainText('GRAPHQL_VALIDATION_FAILED')

  expect(kept).toEqual([])
  expect(foreignRequests()).toEqual([])
  expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => !name.startsWith('niem.')))).toEqual([])
  await page.context().close()
})

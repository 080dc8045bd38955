import { mkdirSync } from 'node:fs'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { makePng } from '../files/pictures.ts'
import { dayFrom, faultsOf, foreignRequests, typed, visit } from '../support/visit.ts'

// What hangs on the wall and on the web: posted with a photo from a phone, taken down, printed as a poster, read without JavaScript.

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})

const picture = { name: 'sảnh.png', mimeType: 'image/png', buffer: makePng(64, 48) }

/** For whoever looks at the screens with their own eyes: SHOTS names a folder. */
async function shot(page: Page, name: string) {
  if (!process.env.SHOTS) return
  mkdirSync(process.env.SHOTS, { recursive: true })
  await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('a controller posts the policy with a photo from a phone, and takes it down', async ({ browser }) => {
  const today = typed(await dayFrom(0))
  const phone = await visit(browser, 'kiemsoat', { width: 360 })
  await phone.goto('/d/CSCL?part=posting')
  await expect(phone.getByText('Chưa ghi nơi niêm yết nào.')).toBeVisible()
  await phone.getByRole('button', { name: 'Ghi nơi niêm yết' }).click()
  await phone.getByLabel('Chỗ cụ thể').fill('Sảnh tầng 1')
  await phone.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(phone.getByText('Còn thiếu ảnh hoặc phiếu có chữ ký')).toBeVisible()
  await phone.locator('input[type=file]').setInputFiles(picture)
  await expect(phone.getByText('đã kiểm tra')).toBeVisible()
  expect(await faultsOf(phone)).toEqual([])
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  await shot(phone, 'post-form-360-vi')
  await phone.getByRole('button', { name: 'Ghi lại' }).click()
  const line = phone.locator('.line')
  await expect(line).toContainText('Bảng tin trụ sở · Sảnh tầng 1')
  await expect(line).toContainText(new RegExp(`Lần \\d\\d · từ ${today}, còn treo`)) // other journeys issue it anew
  const photo = await phone.request.get((await line.getByRole('link').getAttribute('href'))!)
  expect((await photo.body()).equals(picture.buffer)).toBe(true)
  await shot(phone, 'posted-360-vi')

  const desk = await visit(browser, 'kiemsoat', { language: 'en' })
  await desk.goto('/d/CSCL?part=posting')
  await expect(desk.locator('.poster__size')).toContainText('pt')
  await desk.getByLabel('A4', { exact: true }).check()
  await expect(desk.locator('.poster__size')).toHaveText('Text of 20 pt.')
  await desk.route('**/poster.pdf?size=A4*LANDSCAPE*', (route) => route.fulfill({ headers: { 'Text-Size': '11.6' } })) // a longer policy than ours
  await desk.getByLabel('Across').check()
  await expect(desk.locator('.poster__size')).toContainText('Small text, better on A3.')
  expect(await faultsOf(desk)).toEqual([])
  await shot(desk, 'posting-1280-en')
  await desk.getByRole('button', { name: 'Record taking it down' }).click()
  await desk.getByRole('button', { name: 'Record the last day' }).click()
  await expect(desk.locator('.line')).toContainText(`from ${today} to ${today}`)

  const reader = await visit(browser, 'canbo')
  await reader.goto('/d/CSCL?part=posting')
  await expect(reader.locator('.line')).toContainText('Sảnh tầng 1')
  await expect(reader.getByRole('button', { name: 'Ghi nơi niêm yết' })).toHaveCount(0)
})

/** A browser that runs no script, as a citizen may have it. */
async function plain(browser: Browser, width: number, javaScriptEnabled: boolean, language: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled,
    locale: language === 'en' ? 'en-GB' : 'vi-VN',
  })
  return await context.newPage()
}

for (const [language, heading] of [
  ['vi', 'Bảng niêm yết'],
  ['en', 'Notice board'],
] as const)
  for (const width of [1280, 360])
    test(`the notice board reads without JavaScript: ${language}, ${width} px`, async ({ browser }) => {
      const page = await plain(browser, width, false, language)
      const said = await page.goto('/bang/SCT-MAU')
      expect(said!.status()).toBe(200)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.getByRole('heading', { level: 1 })).toContainText(heading)
      await expect(page.locator('.policy li')).toHaveCount(6)
      await expect(page.locator('tbody tr').first()).toBeVisible()
      await expect(page.locator('main')).toContainText(/MT|%/)
      await shot(page, `bang-${width}-${language}`)
      await page
        .getByRole('link', { name: /CSCL|02|2021/ })
        .first()
        .click()
      await expect(page).toHaveURL(/\/bang\/SCT-MAU\/CSCL/)
      await page.goBack()
      await page.locator('footer a[hreflang]').click()
      await expect(page.locator('html')).toHaveAttribute('lang', language === 'vi' ? 'en' : 'vi')
      const checked = await plain(browser, width, true, language)
      for (const path of ['/bang/SCT-MAU', '/bang/SCT-MAU/CSCL', '/bang/SCT-MAU?kiosk']) {
        await checked.goto(path)
        const faults = await faultsOf(checked)
        expect(faults.filter((fault) => !(path.endsWith('kiosk') && fault.startsWith('meta-refresh')))).toEqual([]) // a lobby screen has nobody to renew it
        expect(await overflow(checked)).toBeLessThanOrEqual(0)
      }
      await shot(checked, `bang-kiosk-${width}-${language}`)
      expect(foreignRequests()).toEqual([])
    })

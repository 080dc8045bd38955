import { createHash } from 'node:crypto'
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { type Acting, signIn } from '../support/acting.ts'
import { writeLargePdf } from '../support/largePdf.ts'
import { type Followed, lifeIn } from '../support/life.ts'
import { canLimitStaging, ownServer } from '../support/ownServer.ts'
import { samplePassword } from '../support/sample.ts'
import { giveUp, halfSend, opened } from '../support/tus.ts'
import { enter, faultsOf, foreignRequests, type Manner, visit } from '../support/visit.ts'

// A file on its way, and everything that may come between: the person, a reload, the server, the session, the file itself.
test.describe.configure({ mode: 'serial' })

const MB = 1024 * 1024
let folder: string
const server = ownServer(Number(process.env.JOURNEYS_PORT ?? 8090) + 100, { UPLOAD_MAX_MB: '40' })
test.use({ baseURL: server.address })
let life: ReturnType<typeof lifeIn> & { as: (name: 'ada') => Acting }

test.beforeAll(async () => {
  test.setTimeout(180_000)
  folder = mkdtempSync(path.join(tmpdir(), 'niem-upload-'))
  await server.start()
})
test.beforeEach(async () => {
  const ada = await signIn(server.address, 'soanthao', samplePassword) // the newest sessions of a person live, and every visit is one
  life = { ...lifeIn({ as: () => ada, today: () => Promise.reject(new Error('nobody asks')) }), as: () => ada }
})
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})
test.afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const local = (name: string) => path.join(folder, name)
const pdf = (name: string, bytes: number) => writeLargePdf(local(name), bytes)
const draft = async () => await life.start(await life.register({ title: 'Quy trình cấp phép bán lẻ rượu' }))

/** Opens the files of a draft, on a line that carries so much. */
async function open(browser: Browser, revision: Followed, { rate = 5 * MB, ...manner }: Manner & { rate?: number } = {}) {
  const page = await visit(browser, 'soanthao', manner)
  await page.goto(`/r/${revision.id}/soan`)
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  const carry = (uploadThroughput: number) =>
    line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput })
  await carry(rate)
  return { page, carry }
}
const choose = (page: Page, ...names: string[]) => page.locator('input[type=file]').first().setInputFiles(names.map(local))
const row = (page: Page, name: string) => page.locator('.arriving').filter({ hasText: name })
const attached = (page: Page, name: string) => page.locator('.file').filter({ hasText: name })

/** How much the page says that the server has. */
const percentOf = async (page: Page) => Number(/(\d+) %/.exec(await page.locator('.arriving').first().innerText())?.[1] ?? -1)
const reach = (page: Page, percent: number) =>
  expect.poll(() => percentOf(page), { intervals: [50], timeout: 30_000 }).toBeGreaterThanOrEqual(percent)
/** How much the server really has: what lies in its staging folder. */
const staged = () => readdirSync(server.staging()).map((name) => statSync(path.join(server.staging(), name)).size)

async function sumOfAttached(revision: Followed): Promise<string> {
  const { files } = await life.see('ada', revision.id)
  const bytes = await life.as('ada').fetch(files[0]!.url)
  return createHash('sha256')
    .update(Buffer.from(await bytes.arrayBuffer()))
    .digest('hex')
}

test('a pause, a reload and a killed server come between, and the bytes are the same', async ({ browser }) => {
  const sum = pdf('qua trinh.pdf', 16 * MB)
  const size = statSync(local('qua trinh.pdf')).size
  const revision = await draft()
  const { page, carry } = await open(browser, revision)
  const opened: string[] = []
  page.on('request', (request) => void (request.method() === 'POST' && request.url().endsWith('/files/uploads') && opened.push('once')))

  await choose(page, 'qua trinh.pdf')
  await reach(page, 10)
  await expect(page).toHaveTitle(/^\d+ % · /)
  await page.getByRole('button', { name: 'Tạm dừng' }).click()
  await expect(page).not.toHaveTitle(/%/)
  await expect(row(page, 'qua trinh.pdf')).toContainText(/tạm dừng ở \d+ %/)
  expect(await faultsOf(page)).toEqual([])
  await page.waitForTimeout(300) // what was in flight has come, or has not
  const [atPause] = staged()
  await page.waitForTimeout(700)
  expect(staged()).toEqual([atPause])
  expect(((await percentOf(page)) / 100) * size).toBeLessThanOrEqual(atPause!)

  await page.getByRole('button', { name: 'Gửi tiếp' }).click()
  await reach(page, 35)
  await page.reload()
  const unfinished = page.locator('.unfinished__one')
  await expect(unfinished).toContainText(/Chọn lại đúng tệp này thì việc tải lên tiếp tục từ \d+ %\./)
  const [, share] = /từ (\d+) %/.exec(await unfinished.innerText())!
  expect(Number(share)).toBeGreaterThanOrEqual(35)
  expect(await faultsOf(page)).toEqual([])
  await choose(page, 'qua trinh.pdf')
  await expect(unfinished).toHaveCount(0)
  await reach(page, Number(share))

  await reach(page, 60)
  await server.kill()
  await expect(row(page, 'qua trinh.pdf')).toContainText('đang chờ đường truyền')
  expect(await percentOf(page)).toBeGreaterThanOrEqual(60)
  await server.start()
  await carry(-1)
  await expect(attached(page, 'qua trinh.pdf')).toBeVisible({ timeout: 60_000 })
  expect(await sumOfAttached(revision)).toBe(sum)
  expect(opened).toEqual(['once']) // every time it went on, and never began anew
  await expect.poll(staged).toEqual([])
})

test('the bar shows what the server has, not what left the browser', async ({ browser }) => {
  pdf('thanh.pdf', 16 * MB)
  const { page, carry } = await open(browser, await draft())
  await choose(page, 'thanh.pdf')
  await reach(page, 10)
  server.hold() // bytes still leave the browser, and nobody takes them
  await carry(-1)
  await page.waitForTimeout(1500)
  const [held] = staged()
  const shown = await percentOf(page)
  expect((shown / 100) * statSync(local('thanh.pdf')).size).toBeLessThanOrEqual(held!)
  await expect(page.getByRole('progressbar', { name: /thanh\.pdf/ })).toHaveAttribute('aria-valuenow', String(shown))
  server.letGo()
  await expect(attached(page, 'thanh.pdf')).toBeVisible({ timeout: 60_000 })
})

test('a session that ends on the way loses nothing: after signing in again it goes on', async ({ browser }) => {
  const sum = pdf('phien.pdf', 8 * MB)
  const revision = await draft()
  const { page, carry } = await open(browser, revision)
  await choose(page, 'phien.pdf')
  await reach(page, 20)
  await page.context().clearCookies()
  await expect(page.getByRole('dialog')).toContainText('Phiên làm việc đã hết')
  await expect(row(page, 'phien.pdf')).toContainText(/chờ đăng nhập lại; sẽ gửi tiếp từ \d+ %/)
  const [before] = staged()
  await carry(-1)
  await enter(page, 'soanthao')
  await expect(attached(page, 'phien.pdf')).toBeVisible({ timeout: 60_000 })
  expect(before).toBeGreaterThan(8 * MB * 0.2)
  expect(await sumOfAttached(revision)).toBe(sum)
})

test('several files go side by side; one that is dropped leaves nothing on the server', async ({ browser }) => {
  for (const name of ['mot.pdf', 'hai.pdf', 'ba.pdf']) pdf(name, 8 * MB)
  const { page, carry } = await open(browser, await draft(), { rate: MB })
  await choose(page, 'mot.pdf', 'hai.pdf', 'ba.pdf')
  await expect(row(page, 'mot.pdf')).toContainText(/đã nhận \d+ %/)
  await expect(row(page, 'hai.pdf')).toContainText(/đã nhận \d+ %/)
  await expect(row(page, 'ba.pdf')).toContainText('đang chờ lượt') // two at a time
  await row(page, 'hai.pdf').getByRole('button', { name: 'Bỏ tệp' }).click()
  await expect(row(page, 'hai.pdf')).toHaveCount(0)
  await expect(row(page, 'ba.pdf')).toContainText(/đã nhận \d+ %/)
  await expect.poll(() => staged().length).toBe(2)
  await carry(-1)
  await expect(attached(page, 'mot.pdf')).toContainText('Bản để đọc', { timeout: 60_000 }) // the first that was chosen, whichever came first
  await row(page, 'ba.pdf').getByRole('button', { name: 'Là tệp kèm theo' }).click()
  await expect(attached(page, 'ba.pdf')).toContainText('Tệp kèm theo')
  await expect.poll(staged, { timeout: 30_000 }).toEqual([])
})

test('a no stands beside its file, in the language of the reader, and harms no other', async ({ browser }) => {
  writeFileSync(local('virus.pdf'), 'MZ this is no PDF')
  writeFileSync(local('huge.pdf'), '')
  truncateSync(local('huge.pdf'), 41 * MB)
  pdf('good.pdf', MB)
  const { page } = await open(browser, await draft(), { language: 'en', rate: -1 })
  await choose(page, 'virus.pdf', 'huge.pdf', 'good.pdf')
  await expect(attached(page, 'good.pdf')).toBeVisible({ timeout: 30_000 })
  await expect(row(page, 'huge.pdf').getByRole('alert')).toContainText('FILE_TOO_LARGE')
  await expect(row(page, 'huge.pdf').getByRole('alert')).toContainText('41 MB is over the 40 MB limit')
  await expect(row(page, 'virus.pdf').getByRole('alert')).toContainText(/FILE_TYPE_(NOT_ALLOWED|MISMATCH)/)
  expect(await faultsOf(page)).toEqual([])
  await row(page, 'virus.pdf').getByRole('button', { name: 'Dismiss' }).click()
  await row(page, 'huge.pdf').getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.locator('.arriving')).toHaveCount(0)
  expect(staged()).toEqual([])
})

test('a file that changes while it is sent is not waited for as if the line were away', async ({ browser }) => {
  pdf('doi.pdf', 8 * MB)
  const { page } = await open(browser, await draft())
  await choose(page, 'doi.pdf')
  await reach(page, 10)
  appendFileSync(local('doi.pdf'), '% changed')
  await expect(row(page, 'doi.pdf').getByRole('alert')).toContainText('Tệp trên máy đã thay đổi')
  await row(page, 'doi.pdf').getByRole('button', { name: 'Bỏ qua' }).click()
  await expect.poll(staged).toEqual([])
  expect(foreignRequests()).toEqual([])
})

test('a third file at once waits as long as the server says, and then goes by itself', async ({ browser }) => {
  pdf('them.pdf', MB)
  const revision = await draft()
  const ada = life.as('ada')
  const others = [await opened(ada, 400, 'a.pdf'), await opened(ada, 400, 'b.pdf')]
  const lines = await Promise.all(others.map((one) => halfSend(server.address, ada.cookie, one, 0, Buffer.alloc(100), 400)))
  const { page } = await open(browser, revision)
  const refused = page.waitForResponse((answer) => answer.status() === 429)
  await choose(page, 'them.pdf')
  const url = (await refused).url()
  const again = page.waitForRequest(url)
  const told = Date.now()
  await expect(row(page, 'them.pdf')).toContainText('đang chờ lượt')
  for (const cutLine of lines) cutLine()
  await again
  expect(Date.now() - told).toBeGreaterThan(4_500) // Retry-After says five seconds
  await expect(attached(page, 'them.pdf')).toBeVisible({ timeout: 30_000 })
  for (const one of others) await giveUp(ada, one)
})

test('the same file in a second window goes on there, and the first says so; who leaves a page is asked', async ({ browser }) => {
  pdf('cua so.pdf', 8 * MB)
  pdf('khac.pdf', 8 * MB)
  const first = await open(browser, await draft(), { rate: MB })
  await choose(first.page, 'cua so.pdf', 'khac.pdf')
  await reach(first.page, 10)
  const second = await open(browser, await draft(), { rate: MB }) // of another draft: what they attach does not meet
  await choose(second.page, 'cua so.pdf')
  await expect(row(first.page, 'cua so.pdf')).toContainText(/dừng ở \d+ %: tệp này đang được gửi ở một cửa sổ khác/)
  await expect(row(first.page, 'khac.pdf')).toContainText(/còn khoảng \d+ (giây|phút)/)

  await first.page.getByRole('link', { name: 'Thư viện' }).first().click()
  const question = first.page.getByRole('dialog')
  await expect(question).toContainText('Tệp chưa tải lên xong')
  expect(await faultsOf(first.page)).toEqual([])
  await question.getByRole('button', { name: 'Ở lại' }).click()
  await expect(question).toBeHidden()
  const asked = first.page.waitForEvent('dialog')
  await first.page.close({ runBeforeUnload: true })
  expect((await asked).type()).toBe('beforeunload')
  await (await asked).dismiss()

  await row(first.page, 'cua so.pdf').getByRole('button', { name: 'Bỏ qua' }).click()
  for (const { carry } of [first, second]) await carry(-1)
  await expect(attached(second.page, 'cua so.pdf')).toBeVisible({ timeout: 60_000 }) // what the first let go of was not given up
  await expect(attached(first.page, 'khac.pdf')).toBeVisible({ timeout: 30_000 })
  await expect.poll(staged, { timeout: 30_000 }).toEqual([])
  await first.page.getByRole('link', { name: 'Thư viện' }).first().click()
  await expect(first.page).not.toHaveURL(/soan/) // nothing is on its way any more, and nobody is asked
})

test('a full disk and a used-up day are said beside the file, and nothing that was typed is lost', async ({ browser }) => {
  test.skip(!canLimitStaging, 'no disk can be mounted here')
  pdf('lon.pdf', 9 * MB)
  pdf('nho.pdf', MB)
  await server.kill()
  await server.start({ stagingMb: 80, env: { UPLOAD_DAILY_MB: '1' } })
  const { page } = await open(browser, await draft(), { rate: -1 })
  await page.getByRole('link', { name: 'Nội dung thay đổi' }).click()
  const summary = page.getByLabel('Thay đổi những gì')
  await summary.fill('Rút ngắn thời hạn')
  await page.getByRole('link', { name: /^1\s*Tệp$/ }).click()
  await choose(page, 'lon.pdf', 'nho.pdf')
  await expect(row(page, 'lon.pdf').getByRole('alert')).toContainText(/Ổ đĩa máy chủ sắp đầy.*Báo người quản trị hệ thống/)
  await expect(row(page, 'lon.pdf').getByRole('alert')).toContainText('STORAGE_FULL')
  await expect(row(page, 'nho.pdf').getByRole('alert')).toContainText(
    /Vượt mức 1 MB mỗi người được tải lên trong một ngày\. Thử lại sau \d+ phút/,
  )
  await page.getByRole('link', { name: 'Nội dung thay đổi' }).click()
  await expect(summary).toHaveValue('Rút ngắn thời hạn')
})

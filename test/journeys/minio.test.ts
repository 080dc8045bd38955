import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, type Page, test } from '@playwright/test'
import { type Minio, minioBin, minioMissing, startMinio } from '../support/minio.ts'
import { makePdf } from '../support/papers.ts'
import { lifeInSample } from '../support/sample.ts'
import { faultsOf, visit } from '../support/visit.ts'

// The same server with its files on a real MinIO: what is uploaded is read, and where MinIO is away the rest goes on.
test.skip(!minioBin, minioMissing)
test.describe.configure({ mode: 'serial' })

let minio: Minio
let server: ChildProcess
let home: string
const port = Number(process.env.JOURNEYS_PORT ?? 8090) + 1
const address = `http://localhost:${port}`
test.use({ baseURL: address })

const title = 'Quy trình cấp giấy phép bán rượu cần'
let code: string

test.beforeAll(async () => {
  test.setTimeout(180_000)
  minio = await startMinio()
  home = mkdtempSync(path.join(tmpdir(), 'niem-on-minio-'))
  chmodSync(home, 0o711)
  const { endpoint, accessKey, secretKey } = minio.settings
  const store = { S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey }
  server = spawn(process.execPath, ['tools/start.ts', '--port', String(port)], {
    env: { ...process.env, DATA_DIR: home, ...store },
    stdio: 'ignore',
  })
  for (let patience = 900; patience > 0; patience--) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (ready?.ok) return
    await wait(200)
  }
  throw new Error('The server on MinIO does not start')
})

test.afterAll(async () => {
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  await gone
  await minio.stop()
  rmSync(home, { recursive: true, force: true })
})

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})

test('what an author uploads on the screen lies in MinIO, is decided on, and is read on the screen', async ({ browser }) => {
  const life = await lifeInSample(address)
  const started = await life.start(await life.register({ title }))
  code = started.document.code
  const author = await visit(browser, 'soanthao')
  await author.goto(`/r/${started.id}/soan`)
  const paper = { name: 'quy trình.pdf', mimeType: 'application/pdf', buffer: await makePdf('rượu cần', 2) }
  await author.locator('input[type=file]').first().setInputFiles(paper)
  await expect(author.getByText('quy trình.pdf')).toBeVisible({ timeout: 30_000 })
  await expect(author.getByText('Đang tải lên')).toBeHidden({ timeout: 30_000 })

  const submitted = await life.submit(await life.explain(await life.see('ada', started.id)))
  const approved = await life.approve(await life.vote(await life.vote(submitted, 'hung'), 'cleo'))
  await life.publish(approved, await life.today())
  await read(await visit(browser, 'canbo'))
})

test('MinIO is away: people are told once, go on with everything else, and are told nothing more when it is back', async ({ browser }) => {
  const page = await visit(browser, 'canbo')
  const bar = page.getByText('Kho tệp tạm không trả lời')
  await minio.kill()
  await page.goto(`/d/${code}/lan/01`)
  await expect(bar).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Tệp không mở được')).toBeVisible({ timeout: 30_000 })
  expect(await faultsOf(page)).toEqual([])
  await page.goto('/')
  await expect(page.locator('.row').first()).toBeVisible()
  await expect(bar).toBeVisible()

  await minio.start()
  await expect(bar).toBeHidden({ timeout: 40_000 })
  await read(page)
})

async function read(page: Page): Promise<void> {
  await page.goto(`/d/${code}/lan/01`)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.locator('canvas').first()).toBeVisible({ timeout: 30_000 })
}

import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../support/browser.ts'
import { writeLargePdf } from '../support/largePdf.ts'
import { ownServer } from '../support/ownServer.ts'
import { lifeInSample } from '../support/sample.ts'
import { visit } from '../support/visit.ts'

// `npm run upload:1gb`: a gigabyte in a real browser, interrupted four times, its bytes equal in the end, and the memory of both sides on the way.
// `npm run upload:1gb -- 200` sends so many megabytes.

const MB = 1024 * 1024
const size = Number(process.argv[2] ?? 1024)
const folder = mkdtempSync(path.join(tmpdir(), 'niem-large-'))
const file = path.join(folder, 'bản vẽ lớn.pdf')
const server = ownServer(Number(process.env.JOURNEYS_PORT ?? 8090) + 100, {
  ...{ UPLOAD_MAX_MB: String(size + 10), UPLOAD_DAILY_MB: String(3 * size) },
})

interface Process {
  pid: number
  parent: number
  held: number
  peak: number
  command: string
}

/** What runs now, as Linux tells. */
const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8')
        const read = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return [{ pid: Number(pid), parent: read('PPid'), held: read('VmRSS') / 1024, peak: read('VmHWM') / 1024, command }]
      } catch {
        return [] // it ended while we looked
      }
    })

/** A process and everything it started. */
const under = (all: Process[], pid: number): Process[] => {
  const own = all.filter((one) => one.pid === pid)
  return [...own, ...all.filter(({ parent }) => parent === pid).flatMap((child) => under(all, child.pid))]
}
const sum = (some: Process[]) => Math.round(some.reduce((total, { held }) => total + held, 0))

const percentOf = async (page: Page) =>
  Number(
    /(\d+) %/.exec(
      await page
        .locator('.arriving, .unfinished__one')
        .first()
        .innerText({ timeout: 1000 })
        .catch(() => ''),
    )?.[1] ?? -1,
  )

/** Looks five times a second at what is held, says it every two seconds, and keeps the extremes. */
function watch(page: Page, heapOf: () => Promise<number>) {
  const began = performance.now()
  const most: Record<string, [least: number, most: number]> = {}
  let over = false
  console.log('seconds  percent  server  file child  renderer  JS heap  whole browser   (MB)')
  const watching = (async () => {
    for (let look = 0; !over; look++) {
      const all = processes()
      const own = under(all, process.pid)
      const serving = own.filter(({ pid }) => pid === server.pid())
      const seen = {
        server: sum(serving),
        'file child': Math.round(
          Math.max(0, ...own.filter(({ parent, command }) => parent === server.pid() && command.includes('child')).map(({ peak }) => peak)),
        ),
        renderer: Math.max(0, ...own.filter(({ command }) => command.includes('--type=renderer')).map(({ held }) => Math.round(held))),
        'JS heap': Math.round((await heapOf().catch(() => 0)) / MB),
        'whole browser': sum(own.filter(({ command }) => /chrom/i.test(command))),
      }
      for (const [name, value] of Object.entries(seen))
        if (value) most[name] = [Math.min(most[name]?.[0] ?? Infinity, value), Math.max(most[name]?.[1] ?? 0, value)]
      await wait(200)
      if (look % 10) continue
      const cells = [Math.round((performance.now() - began) / 1000), await percentOf(page), ...Object.values(seen)]
      console.log(cells.map((cell, i) => String(cell).padStart([7, 9, 8, 12, 10, 9, 15][i]!)).join(''))
    }
  })()
  return async () => {
    over = true
    await watching
    return most
  }
}

try {
  const expected = writeLargePdf(file, size * MB)
  console.log(`${(statSync(file).size / MB).toFixed(0)} MB, SHA-256 ${expected}`)
  await server.start()
  const life = await lifeInSample(server.address)
  const draft = await life.start(await life.register({ title: 'Quy trình có bản vẽ lớn' }))
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({
    ...{ executablePath, env: { ...(process.env as Record<string, string>), ...env } },
    args: ['--disable-dev-shm-usage'],
  })
  const page = await visit(browser, 'soanthao', { baseURL: server.address })
  await page.goto(`/r/${draft.id}/soan`)
  const line = await page.context().newCDPSession(page)
  await line.send('Performance.enable')
  const heapOf = async () => (await line.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value
  const choose = () => page.locator('input[type=file]').first().setInputFiles(file)
  const reach = async (percent: number) => {
    while ((await percentOf(page)) < percent) await wait(100)
  }
  const row = page.locator('.arriving')
  let opened = 0
  page.on('request', (request) => void (request.method() === 'POST' && request.url().endsWith('/files/uploads') && opened++))

  const stop = watch(page, heapOf)
  await choose()
  await reach(20)
  console.log('  paused for three seconds')
  await page.getByRole('button', { name: 'Tạm dừng' }).click()
  await wait(3000)
  await page.getByRole('button', { name: 'Gửi tiếp' }).click()
  await reach(40)
  console.log('  reloaded; the same file chosen again')
  await page.reload()
  await page.locator('.unfinished__one').waitFor()
  await choose()
  await reach(60)
  console.log('  the server is killed and started again')
  await server.kill()
  await row.filter({ hasText: 'đang chờ đường truyền' }).waitFor()
  await server.start()
  await reach(80)
  console.log('  the server hangs until the browser gives the line up')
  server.hold()
  await row.filter({ hasText: 'đang chờ đường truyền' }).waitFor({ timeout: 60_000 })
  server.letGo()
  await page.locator('.file').waitFor({ timeout: 300_000 })
  const most = await stop()
  await browser.close()

  const { files } = await life.see('ada', draft.id)
  const hash = createHash('sha256')
  for await (const chunk of (await life.as('ada').fetch(files[0]!.url)).body!) hash.update(chunk as Uint8Array)
  const got = hash.digest('hex')
  for (const [name, [low, high]] of Object.entries(most)) console.log(`${name.padEnd(14)} ${low} to ${high} MB`)
  console.log(`opened ${opened} time, left in staging: ${readdirSync(server.staging()).length}, downloaded ${got}`)
  if (got !== expected || opened !== 1) throw new Error('the bytes differ, or it was begun anew')
  console.log('The bytes are equal.')
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { Client } from 'pg'
import { startPostgres } from '../../storage/postgres.ts'
import { samplePassword } from './sample.ts'

/** How a screen is looked at. */
export interface Manner {
  width?: number
  language?: 'vi' | 'en'
  theme?: 'light' | 'dark'
}

const foreign: string[] = []

/** Opens a browser of one's own and signs in. No request may leave for another host. */
export async function visit(
  browser: Browser,
  login: string,
  { width = 1280, language = 'vi', theme = 'light', baseURL }: Manner & { baseURL?: string } = {}, // the address where no runner says it
): Promise<Page> {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), viewport: { width, height: width < 720 ? 740 : 900 } })
  await context.addInitScript(
    ([language, theme]) => {
      localStorage.setItem('niem.language', language!)
      localStorage.setItem('niem.theme', theme!)
    },
    [language, theme],
  )
  watchHosts(context)
  const page = await context.newPage()
  await page.goto('/dang-nhap')
  await enter(page, login)
  await expect(page).not.toHaveURL(/dang-nhap/)
  return page
}

/** Fills in the form of signing in, wherever it stands. */
export async function enter(page: Page, login: string): Promise<void> {
  await page.locator('input[name=username]').fill(login)
  await page.locator('input[name=password]').fill(samplePassword)
  await page.locator('form.sign-in button[type=submit]').click()
}

/** Counts requests to other hosts: there must be none, ever. */
function watchHosts(context: BrowserContext): void {
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== 'localhost') foreign.push(request.url())
  })
}
export const foreignRequests = (): readonly string[] => foreign

/** Moves the installation's clock to nine in the morning of a day, through the owner's account: the server never does. */
export async function moveTo(day: string): Promise<void> {
  await asOwner(`update app.clock set shift = ($1::date::timestamp + time '09:00') at time zone 'Asia/Ho_Chi_Minh' - clock_timestamp()`, [
    day,
  ])
}

/** The agency's day, so many days on, as the installation sees it. */
export async function dayFrom(days: number): Promise<string> {
  const [row] = await asOwner<{ day: string }>('select (app.today((select id from agency limit 1)) + $1::int)::text as day', [days])
  return row!.day
}

/** A day as people type it: 01/12/2026. */
export const typed = (day: string): string => day.split('-').reverse().join('/')

async function asOwner<Row>(sql: string, values: unknown[]): Promise<Row[]> {
  const { ownerUrl } = await startPostgres(process.env.DATA_DIR!) // beside the running server: a guest
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  const { rows } = await owner.query(sql, values)
  await owner.end()
  return rows as Row[]
}

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe finds serious or critical on a page, as sentences. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`))
  })
}

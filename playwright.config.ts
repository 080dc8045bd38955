import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './test/support/browser.ts'

const { executablePath, env } = await findBrowser()
const port = Number(process.env.JOURNEYS_PORT ?? 8090) // not the one a developer has open

if (process.env.TEST_WORKER_INDEX === undefined) {
  const home = mkdtempSync(path.join(tmpdir(), 'niem-journeys-')) // without data the sample is loaded; workers inherit the folder
  chmodSync(home, 0o711) // started as root, PostgreSQL runs as somebody else and has to pass
  process.env.DATA_DIR = home
  delete process.env.DATABASE_URL // the journeys move the clock: never on a database that somebody uses
  process.on('exit', () => rmSync(home, { recursive: true, force: true }))
}

export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.test.ts',
  workers: 1, // one server, one clock: the journeys move the day
  timeout: 120_000,
  use: {
    baseURL: `http://localhost:${port}`, // localhost: there Chromium keeps the __Host- cookie over http
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, env: { ...(process.env as Record<string, string>), ...env }, args: ['--disable-dev-shm-usage'] },
  },
  webServer: {
    command: `${process.platform === 'win32' ? '' : 'exec '}node tools/start.ts --port ${port}`, // npm start; exec: nobody between us and it
    url: `http://127.0.0.1:${port}/readyz`, // answers under any Host; pages only under localhost
    timeout: 180_000, // it may have to build first
    env: { API_EXPLORER: 'true' }, // looked at, too
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }, // or it is killed hard, and PostgreSQL stays behind as an orphan
  },
})

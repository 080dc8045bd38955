import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from '../test/support/browser.ts'
import { build, isStale } from './build.ts'
import { root, run } from './run.ts'

/** What a runner counted. */
interface Count {
  passed: number
  failed: number
  skipped: number
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

const reports = mkdtempSync(path.join(tmpdir(), 'niem-reports-'))

const readReport = <Report>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as Report

/** Runs rules, stories, contracts and components. A file that did not even load counts as one failure. */
async function runVitest(): Promise<Count> {
  const file = path.join(reports, 'vitest.json')
  await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], { show: true })
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const report = readReport<VitestReport>(file)
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Runs the journeys in a real browser. Where there is none they are skipped, and a line says so. */
async function runJourneys(): Promise<Count> {
  const folder = path.join(root, 'test', 'journeys')
  const journeys = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.test.ts')) : []
  if (journeys.length === 0) {
    console.log('There are no journeys in test/journeys.')
    return { passed: 0, failed: 0, skipped: 0 }
  }
  try {
    await findBrowser()
  } catch (error) {
    console.log(`The journeys are skipped. ${(error as Error).message}`)
    return { passed: 0, failed: 0, skipped: journeys.length }
  }
  const failed = isStale() ? await build() : undefined
  if (failed) {
    console.log(failed.output)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const file = path.join(reports, 'playwright.json')
  await run('playwright', ['test', '--reporter=list,json'], { show: true, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } })
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const { stats, errors } = readReport<PlaywrightReport>(file)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }
}

const counts = [await runVitest(), await runJourneys()]
rmSync(reports, { recursive: true, force: true })

const sum = (name: keyof Count) => counts.reduce((total, count) => total + count[name], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0

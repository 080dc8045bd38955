import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres } from '../../storage/postgres.ts'
import type { Followed } from '../support/life.ts'
import { lifeInSample } from '../support/sample.ts'

// The plug is pulled in the middle of a document's life: the same command starts again, what was answered is there, nothing is half done.

const home = mkdtempSync(path.join(tmpdir(), 'niem-kill-'))
chmodSync(home, 0o711) // PostgreSQL runs as somebody else and has to pass
let address: string
let port: number
let server: ChildProcess
let life: Awaited<ReturnType<typeof lifeInSample>>

/** `npm start`, but from the sources. */
async function start(): Promise<void> {
  const args = ['--import', 'tsx', 'server/main.ts', 'start', '--port', String(port)]
  server = spawn(process.execPath, args, { env: { ...process.env, DATA_DIR: home, DATABASE_URL: '', LOG_LEVEL: 'error' }, stdio: 'ignore' })
  for (let patience = 600; patience > 0; patience--) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (ready?.ok) break
    await wait(100)
  }
  life = await lifeInSample(address)
}

async function kill(): Promise<void> {
  const gone = once(server, 'exit')
  server.kill('SIGKILL')
  await gone
}

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  port = (probe.address() as { port: number }).port
  probe.close()
  address = `http://localhost:${port}`
  await start()
}, 120_000)
afterAll(async () => {
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  await gone
  rmSync(home, { recursive: true, force: true })
})

describe('a kill in the middle', () => {
  let submitted: Followed

  it('of the server: every answered step is there after the same command', async () => {
    submitted = await life.submit(await life.draft())
    await kill()
    await start()
    expect(await life.see('ada', submitted.id)).toEqual(submitted)
    const bytes = await life.as('ada').fetch(submitted.files[0]!.url)
    expect(bytes.status).toBe(200)
  }, 120_000)

  it('of PostgreSQL: it is started again, and the server goes on', async () => {
    const endorsed = await life.vote(submitted, 'hung')
    process.kill(Number(readFileSync(path.join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    const seen = () => life.see('hung', submitted.id).catch(() => null)
    await expect.poll(seen, { timeout: 30_000 }).toMatchObject({ state: 'IN_REVIEW', lock: endorsed.lock })
    const inApproval = await life.vote(submitted, 'cleo')
    expect((await life.publish(await life.approve(inApproval), await life.today())).state).toBe('EFFECTIVE')
  }, 120_000)

  it('of the server while many write: what was answered is there, and each change has its one entry', async () => {
    const answered: string[] = []
    const writing = Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; i < 200; i++) {
        const document = await life.register({ title: `Quy trình ${writer}.${i}` }).catch(() => null)
        if (!document) return
        answered.push(document.code)
        const draft = await life.start(document).catch(() => null)
        if (draft) answered.push(draft.id)
      }
    })
    await wait(1500)
    await kill()
    await Promise.all(writing)
    expect(answered.length).toBeGreaterThan(10)
    await start()

    const { ownerUrl } = await startPostgres(home) // beside the running server: a guest
    const { Client } = await import('pg')
    const owner = new Client({ connectionString: ownerUrl })
    await owner.connect()
    const { rows: found } = await owner.query<{ it: string }>('select code as it from document union all select id::text from revision')
    const there = new Set(found.map(({ it }) => it))
    expect(answered.filter((one) => !there.has(one))).toEqual([])
    const { rows: halves } = await owner.query(`select id from (
        select id, lock from revision union all select id, lock from document) r
      where lock <> (select count(*) from trail_entry e where e.subject_id = r.id and e.subject_lock is not null)
      union all select r.id from revision r where r.origin = 'NATIVE' and not exists (select from contributor c where c.revision_id = r.id)
      union all select r.id from revision r where r.state = 'DRAFT' and not exists (select from task t where t.revision_id = r.id and t.closed_at is null)`)
    await owner.end()
    expect(halves).toEqual([])
  }, 180_000)
})

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { checkpointLine, readCheckpoints } from '../../server/audit-trail/checkpoint.ts'
import { verifyTrail } from '../../server/audit-trail/verify.ts'
import { lifeIn } from '../support/life.ts'
import { startWorld, type World } from '../support/world.ts'

// Whoever runs PostgreSQL can change anything. What they change is found, and the line is named.

let world: World
let superuser: pg.Client
let count: number
beforeAll(async () => {
  world = await startWorld()
  const life = lifeIn(world)
  await life.effective()
  await life.reviewed()
  superuser = new pg.Client({ connectionString: world.superuserUrl })
  await superuser.connect()
  count = (await report()).entries
}, 120_000)
afterAll(async () => {
  await superuser.end()
  await world.stop()
})

const report = async (kept = '') => (await verifyTrail(superuser, kept)).find(({ agencyId }) => agencyId === world.agencyId)!
const found = async (kept = '') => (await report(kept)).faults.map(({ code, sequence }) => `${code} ${sequence}`.trim())

/** Does something past every right and trigger, looks, and puts everything back. */
async function after(statement: string, look: () => Promise<void>): Promise<void> {
  await superuser.query('create schema kept; create table kept.entries as table trail_entry; create table kept.heads as table trail_head')
  try {
    await superuser.query(`set session_replication_role = replica; ${statement.replaceAll(':agency', `'${world.agencyId}'`)}`)
    await look()
  } finally {
    await superuser.query(`delete from trail_entry; delete from trail_head; insert into trail_head table kept.heads;
      insert into trail_entry (agency_id, id, sequence, at, subject_type, subject_id, subject_lock, body, previous_hash, hash)
        select agency_id, id, sequence, at, subject_type, subject_id, subject_lock, body, previous_hash, hash from kept.entries;
      drop schema kept cascade; set session_replication_role = origin`)
  }
  expect(await found()).toEqual([])
}

/** Works a chain out anew, as somebody would who knows how it is made. */
async function rebuild(): Promise<void> {
  const { rows } = await superuser.query<{ id: string; said: string }>(
    `select id, format('%s|%s|%s|%s|%s|%s|%s', agency_id, sequence, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      subject_type, subject_id, subject_lock, body) as said from trail_entry where agency_id = $1 order by sequence`,
    [world.agencyId],
  )
  let hash = createHash('sha256').update(world.agencyId).digest()
  for (const { id, said } of rows) {
    const next = createHash('sha256').update(hash).update(said).digest()
    await superuser.query('update trail_entry set previous_hash = $2, hash = $3 where id = $1', [id, hash, next])
    hash = next
  }
  await superuser.query('update trail_head set sequence = $2, hash = $3 where agency_id = $1', [world.agencyId, rows.length, hash])
}

const entry = 'agency_id, id, sequence, at, subject_type, subject_id, subject_lock, body, previous_hash, hash'

describe('a trail that nobody touched', () => {
  it('is intact, and so is that of every other agency', async () => {
    expect(count).toBeGreaterThan(15)
    const reports = await verifyTrail(superuser)
    expect(reports.map(({ faults }) => faults)).toEqual([[], []])
  })
  it('goes on from the line that was kept', async () => {
    const kept = checkpointLine((await report()).last)
    await lifeIn(world).register()
    count++
    expect(await found(`Gửi lãnh đạo,\n${kept}\nTrân trọng.`)).toEqual([])
  })
})

describe('as PostgreSQL’s superuser', () => {
  it.each([
    ['what it says', `update trail_entry set body = replace(body, '"round":1', '"round":2') where agency_id = :agency and sequence = 6`, 6],
    ['who did it', `update trail_entry set body = replace(body, 'actorId', 'actorOf') where agency_id = :agency and sequence = 3`, 3],
    ['when', `update trail_entry set at = at - interval '1 microsecond' where agency_id = :agency and sequence = 8`, 8],
    [
      'what it names',
      `update trail_entry set subject_lock = null where agency_id = :agency and sequence = 6 and subject_lock is null or agency_id = :agency and sequence = 9`,
      9,
    ],
    ['its hash', `update trail_entry set hash = sha256('x') where agency_id = :agency and sequence = 4`, 4],
  ])('a line is changed: %s', async (_, statement, sequence) => {
    await after(statement, async () => expect(await found()).toContain(`CHANGED ${sequence}`))
  })

  it('a line is changed with the hash that fits: the next one follows it no more', async () => {
    const statement = `update trail_entry set body = replace(body, 'Cập nhật', 'Sửa') where agency_id = :agency and sequence = 4;
      update trail_entry set hash = sha256(previous_hash || convert_to(format('%s|%s|%s|%s|%s|%s|%s', agency_id, sequence,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), subject_type, subject_id, subject_lock, body), 'UTF8'))
        where agency_id = :agency and sequence = 4`
    await after(statement, async () => expect(await found()).toEqual(['UNLINKED 5']))
  })

  it('a line is removed', async () => {
    await after('delete from trail_entry where agency_id = :agency and sequence = 5', async () =>
      expect(await found()).toEqual(['MISSING 5', 'NO_ENTRY']),
    )
  })

  it('several are removed, and those behind move up', async () => {
    const statement = `delete from trail_entry where agency_id = :agency and sequence in (5, 6);
      update trail_entry set sequence = sequence - 2 where agency_id = :agency and sequence > 6`
    await after(statement, async () => expect(await found()).toEqual(expect.arrayContaining(['CHANGED 5', 'CHANGED 6', 'NO_ENTRY'])))
  })

  it('two lines are swapped', async () => {
    const statement = `update trail_entry set sequence = -1 where agency_id = :agency and sequence = 3;
      update trail_entry set sequence = 3 where agency_id = :agency and sequence = 7;
      update trail_entry set sequence = 7 where agency_id = :agency and sequence = -1`
    await after(statement, async () => expect(await found()).toEqual(expect.arrayContaining(['CHANGED 3', 'CHANGED 7'])))
  })

  it('a line is added: in the middle, at the end, and for a change that never was', async () => {
    const copy = (sequence: string, id = 'gen_random_uuid()') =>
      `insert into trail_entry (${entry}) select agency_id, ${id}, ${sequence}, at, subject_type, subject_id, null, body, previous_hash, hash
      from trail_entry where agency_id = :agency and sequence = 2`
    await after(copy('-4'), async () => expect(await found()).toContain('DOUBLED -4'))
    await after(copy(String(count + 1)), async () => expect(await found()).toEqual([`CHANGED ${count + 1}`, `HEAD_DIFFERS ${count}`]))
    const invented = copy(String(count + 1))
      .replace('null, body', '7, body')
      .replace('subject_id, 7', 'gen_random_uuid(), 7')
    await after(invented, async () => expect(await found()).toContain(`NO_CHANGE ${count + 1}`))
  })

  it('a state is changed by hand, without a line', async () => {
    await superuser.query(
      `set session_replication_role = replica; update document set lock = lock + 1 where agency_id = '${world.agencyId}'`,
    )
    expect(await found()).toEqual(Array(3).fill('NO_ENTRY'))
    await superuser.query(
      `update document set lock = lock - 1 where agency_id = '${world.agencyId}'; set session_replication_role = origin`,
    )
    expect(await found()).toEqual([])
  })

  it('the end is cut off and the head set back: changes stand there that no line tells of, and the kept line has no place', async () => {
    const kept = checkpointLine((await report()).last)
    await after(`delete from trail_entry where agency_id = :agency and sequence > ${count - 2}`, async () => {
      expect(await found()).toContain(`HEAD_DIFFERS ${count}`)
      await rebuild()
      expect(await found(kept)).toContain(`CUT ${count}`)
      expect(await found()).not.toContain(`CUT ${count}`)
    })
  })

  it('everything is worked out anew: only what was kept outside tells', async () => {
    const kept = checkpointLine((await report()).last)
    await after(`update trail_entry set body = replace(body, 'Cập nhật', 'Sửa') where agency_id = :agency`, async () => {
      await rebuild()
      expect(await found()).toEqual([])
      expect(await found(kept)).toEqual([`REBUILT ${count}`])
    })
  })

  it('the trail of an agency is removed as a whole: the kept line remembers it', async () => {
    const id = '01a20fdc-0000-7000-8000-000000000000'
    const reports = await verifyTrail(superuser, checkpointLine({ agencyId: id, sequence: '3', hash: 'a'.repeat(64) }))
    expect(reports.find(({ agencyId }) => agencyId === id)?.faults.map(({ code }) => code)).toEqual(['HEAD_DIFFERS', 'CUT'])
  })
})

describe('niem trail verify', () => {
  const run = async (...more: string[]) => {
    const env = {
      ...process.env,
      DATABASE_URL: world.ownerUrl,
      SECRET_KEY: '11'.repeat(32),
      PUBLIC_URL: 'http://localhost',
      LANG: 'C.UTF-8',
    }
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', 'trail', 'verify', ...more], { env })
    const [said, failed] = await Promise.all([text(child.stdout), text(child.stderr), new Promise((done) => child.once('exit', done))])
    return { said, failed, code: child.exitCode }
  }

  it('ends with 0 and the lines to keep; with 3 and each fault in words once something is wrong', async () => {
    const intact = await run('--lang', 'vi')
    expect(intact).toMatchObject({ code: 0, failed: '' })
    expect(intact.said).toMatch(/Sở Công Thương tỉnh Thử: \d+ dòng, nguyên vẹn|So Cong Thuong tinh Thu: \d+ dong, nguyen ven/)
    expect(readCheckpoints(intact.said)).toContainEqual((await report()).last)
    const file = path.join(world.settings.staging, '..', 'kept.txt')
    writeFileSync(file, intact.said)
    expect(await run('--against', file)).toMatchObject({ code: 0 })
    await after('delete from trail_entry where agency_id = :agency and sequence = 5', async () => {
      const { code, said } = await run('--lang', 'en', '--against', file)
      expect(code).toBe(3)
      expect(said).toContain('line 5 is missing')
      const { said: json } = await run('--json')
      const reports = JSON.parse(json) as { agencyId: string; faults: object[]; keep: string }[]
      expect(reports.find(({ agencyId }) => agencyId === world.agencyId)?.faults).toContainEqual({ code: 'MISSING', sequence: '5' })
    })
  })
})

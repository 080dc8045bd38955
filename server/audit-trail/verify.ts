import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { readCheckpoints, type Checkpoint } from './checkpoint.ts'

// Believes nothing: reads rows as they lie in the tables, and works the chain out anew. It shares no code with the trigger that writes it.

/** What is wrong, and where: the number in the trail, where there is one. */
export interface TrailFault {
  code:
    | 'MISSING' // a number is not there
    | 'DOUBLED' // a number is there twice, or a line out of order
    | 'CHANGED' // what a line says is not what was hashed
    | 'UNLINKED' // a line does not follow the one before it
    | 'HEAD_DIFFERS' // the head names another last line
    | 'NO_CHANGE' // a line names a change that is not there
    | 'NO_ENTRY' // a change that no line names
    | 'NO_FILE' // a line names bytes that nothing knows
    | 'CUT' // a kept line has no successor here
    | 'REBUILT' // the line under a kept number is another one
  sequence: string
  /** The last one of several that miss. */
  until?: string
  /** The table, id and lock of a change; the hash of a file. */
  thing?: string
}

/** The trail of one agency, checked. */
export interface TrailReport {
  agencyId: string
  agency: string
  entries: number
  /** The end of the chain as it lies there. */
  last: Checkpoint
  faults: TrailFault[]
}

interface EntryRow {
  id: string
  sequence: string
  at: string
  subject_type: string
  subject_id: string
  subject_lock: string
  body: string
  previous: string
  hash: string
}

/** Checks the trail of every agency on one moment's rows, also against lines that were kept outside. */
export async function verifyTrail(client: Client, kept = ''): Promise<TrailReport[]> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const { rows: agencies } = await client.query<{ id: string; name: string }>(
      `select id, coalesce((select name from agency a where a.id = known.id), id::text) as name
      from (select id from agency union select agency_id from trail_entry union select agency_id from trail_head) known order by id`,
    )
    const checkpoints = readCheckpoints(kept)
    for (const { agencyId } of checkpoints) if (agencies.every(({ id }) => id !== agencyId)) agencies.push({ id: agencyId, name: agencyId })
    const reports: TrailReport[] = []
    for (const { id, name } of agencies) {
      const { entries, last, faults } = await verifyChain(client, id)
      faults.push(...(await verifyHead(client, last)), ...(await verifyChanges(client, id)), ...(await verifyFiles(client, id)))
      for (const one of checkpoints.filter(({ agencyId }) => agencyId === id)) faults.push(...(await verifyKept(client, one)))
      reports.push({ agencyId: id, agency: name, entries, last, faults })
    }
    return reports
  } finally {
    await client.query('rollback')
  }
}

const sha256 = (...parts: (string | Buffer)[]) => parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest('hex')

/** Walks the chain in portions, so that a long one needs no memory. */
async function verifyChain(client: Client, agencyId: string): Promise<Pick<TrailReport, 'entries' | 'last' | 'faults'>> {
  const faults: TrailFault[] = []
  const last: Checkpoint = { agencyId, sequence: '0', hash: sha256(agencyId) }
  let entries = 0
  for (let after = ['-9223372036854775808', '00000000-0000-0000-0000-000000000000']; ;) {
    const { rows } = await client.query<EntryRow>(
      `select id, sequence::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, subject_type, subject_id,
        coalesce(subject_lock::text, '') as subject_lock, body, encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash
      from trail_entry e where agency_id = $1 and (sequence, id) > ($2::bigint, $3::uuid) order by e.sequence, e.id limit 2000`,
      [agencyId, ...after],
    )
    for (const row of rows) {
      const { sequence, hash, previous } = row
      const [expected, here] = [BigInt(last.sequence) + 1n, BigInt(sequence)]
      if (here > expected)
        faults.push({ code: 'MISSING', sequence: String(expected), ...(here > expected + 1n && { until: String(here - 1n) }) })
      if (here < expected) faults.push({ code: 'DOUBLED', sequence })
      const said = [agencyId, sequence, row.at, row.subject_type, row.subject_id, row.subject_lock, row.body].join('|')
      if (sha256(Buffer.from(previous, 'hex'), said) !== hash) faults.push({ code: 'CHANGED', sequence })
      else if (here === expected && previous !== last.hash) faults.push({ code: 'UNLINKED', sequence })
      Object.assign(last, { sequence, hash })
    }
    entries += rows.length
    const end = rows.at(-1)
    if (!end) return { entries, last, faults }
    after = [end.sequence, end.id]
  }
}

async function verifyHead(client: Client, { agencyId, sequence, hash }: Checkpoint): Promise<TrailFault[]> {
  const { rows } = await client.query<{ sequence: string; hash: string }>(
    `select sequence::text, encode(hash, 'hex') as hash from trail_head where agency_id = $1`,
    [agencyId],
  )
  const [head] = rows
  return head?.sequence === sequence && head.hash === hash ? [] : [{ code: 'HEAD_DIFFERS', sequence: head?.sequence ?? '0' }]
}

/** The first lock of a row that a line must name, where it is not 1: what an operator grants when setting up has no act behind it. */
const namedFrom: Record<string, string> = { role_grant: 'case when t.proposed_by_id is null then 2 else 1 end' }

/** Every line that names a change has it, and every change of a table that needs lines is named by one. */
async function verifyChanges(client: Client, agencyId: string): Promise<TrailFault[]> {
  const { rows: tables } = await client.query<{ name: string; there: boolean; needed: boolean }>(
    `select name, to_regclass(quote_ident(name)) is not null as there,
      exists (select from pg_trigger where tgname = 'needs_entry' and tgrelid = to_regclass(quote_ident(name))) as needed
    from (select subject_type as name from trail_entry where agency_id = $1 and subject_lock is not null
      union select relname from pg_trigger join pg_class c on c.oid = tgrelid where tgname = 'needs_entry') known order by name`,
    [agencyId],
  )
  const faults: TrailFault[] = []
  for (const { name, there, needed } of tables) {
    const table = client.escapeIdentifier(name)
    const { rows: idle } = await client.query<{ sequence: string; thing: string }>(
      `select sequence::text, subject_type || ' ' || subject_id || ' ' || subject_lock as thing from trail_entry e
      where agency_id = $1 and subject_type = $2 and subject_lock is not null
        ${there ? `and not exists (select from ${table} t where (t.agency_id, t.id) = (e.agency_id, e.subject_id) and t.lock >= e.subject_lock)` : ''}
      order by e.sequence`,
      [agencyId, name],
    )
    faults.push(...idle.map((one) => ({ code: 'NO_CHANGE' as const, ...one })))
    if (!needed) continue
    const { rows: silent } = await client.query<{ thing: string }>(
      `select $2 || ' ' || t.id || ' ' || n as thing from ${table} t, generate_series(${namedFrom[name] ?? '1'}, t.lock) n
      where t.agency_id = $1 and not exists (select from trail_entry e where (e.subject_id, e.subject_lock) = (t.id, n)) order by t.id, n`,
      [agencyId, name],
    )
    faults.push(...silent.map(({ thing }) => ({ code: 'NO_ENTRY' as const, sequence: '', thing })))
  }
  return faults
}

/** The bytes that a line names are known, though they may be gone by now. */
async function verifyFiles(client: Client, agencyId: string): Promise<TrailFault[]> {
  const { rows } = await client.query<{ sequence: string; thing: string }>(
    `select sequence::text, body::jsonb ->> 'sha256' as thing from trail_entry e where agency_id = $1 and body::jsonb ? 'sha256'
      and not exists (select from stored_file s where (s.agency_id, s.sha256) = (e.agency_id, e.body::jsonb ->> 'sha256')) order by e.sequence`,
    [agencyId],
  )
  return rows.map((one) => ({ code: 'NO_FILE', ...one }))
}

/** A line kept outside still stands at its place: a tail that was cut, and a chain that was made anew, are seen by nothing else. */
async function verifyKept(client: Client, { agencyId, sequence, hash }: Checkpoint): Promise<TrailFault[]> {
  if (sequence === '0') return []
  const { rows } = await client.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from trail_entry where agency_id = $1 and sequence = $2`,
    [agencyId, sequence],
  )
  if (rows.length === 0) return [{ code: 'CUT', sequence }]
  return rows.some((row) => row.hash === hash) ? [] : [{ code: 'REBUILT', sequence }]
}

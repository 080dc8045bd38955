import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { newId } from '../../schema/kernel/keys.ts'
import { type Acting, signIn } from '../support/acting.ts'
import { makePdf } from '../support/papers.ts'
import { ask, type Work } from './load.ts'
import { approveAct, attachAct, createAct, publishAct, startAct, submitAct } from './operations.ts'
import type { Pair } from './reads.ts'

/** The same life of a document on both sides, checked: it left the same rows. */
export interface Cycles {
  niem: Work
  raw: Work
  close: () => Promise<void>
}

interface Shown {
  id: string
  lock: number
  sha256: string
  sealSha256: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const title = 'Quy trình cấp phép bán lẻ rượu'

/**
 * A document is created, gets a draft with a file, is submitted, approved and published: six acts, each a request and a transaction that is
 * on the disk. The type has no review. What is not measured is there beforehand: the bytes of the file, and for each approval its proof.
 */
export async function cycles(pair: Pair, databaseUrl: string): Promise<Cycles> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 })
  pool.on('error', () => {}) // the copy is dropped under it
  const { address } = pair.niem
  const [ada, mei, cleo] = await Promise.all(['ada', 'mei', 'cleo'].map((name) => signIn(address, name)))
  const { uploadId, sha256: bytes } = await ada!.upload(await makePdf('Quy trinh'), 'quy trình.pdf')
  const { rows } = await pool.query<Known>(known, [pair.agencyId])
  const facts = rows[0]!

  const prove = async (digest: string) => {
    const [id, token] = [newId(), randomBytes(32).toString('base64url')]
    await pool.query(
      `insert into proof (agency_id, id, person_id, session_id, act, digest, method, token_sha256, expires_at)
      values ($1, $2, $3, $4, 'approveRevision', $5, 'PASSWORD', $6, app.now() + interval '5 minutes')`,
      [pair.agencyId, id, facts.mei, facts.session, digest, sha256(token)],
    )
    return { id, token }
  }
  const run = `B${randomBytes(4).toString('hex').toUpperCase()}`

  let made = 0

  const niem: Work = async (_, agent) => {
    const act = async (who: Acting | undefined, query: string, input: object) => {
      const headers = { cookie: who!.cookie, origin: address, 'accept-language': 'vi' }
      const answer = await ask(address, { path: '/graphql', body: JSON.stringify({ query, variables: { input } }), headers }, agent)
      return Object.values((JSON.parse(answer) as { data: Record<string, Shown> }).data)[0]!
    }
    const document = await act(ada, createAct, { typeCode: 'THANG', title, code: `${run}-N${++made}` })
    const started = await act(ada, startAct, { documentId: document.id, lock: document.lock, changeSummary: 'Ban hành lần đầu.' })
    const draft = await act(ada, attachAct, { revisionId: started.id, lock: started.lock, uploadId })
    const sent = await act(ada, submitAct, { revisionId: draft.id, lock: draft.lock, sha256: draft.sha256 })
    const { token } = await prove(sha256(JSON.stringify(['approveRevision', sent.id, sent.sealSha256, null, null])))
    const shown = { revisionId: sent.id, sha256: sent.sha256, sealSha256: sent.sealSha256 }
    const approved = await act(mei, approveAct, { ...shown, lock: sent.lock, proofToken: token })
    await act(cleo, publishAct, { revisionId: sent.id, lock: approved.lock, effectiveOn: pair.today })
    return document.id
  }

  const raw: Work = async (_, agent) => {
    const [document, revision] = [newId(), newId()]
    const { ada: author, mei: head, cleo: controller, ...rest } = facts
    const common = {
      ...rest,
      agency: pair.agencyId,
      today: pair.today,
      code: `${run}-R${++made}`,
      title,
      document,
      revision,
      sha256: bytes,
    }
    const act = (path: string, person: string, more: object = {}) =>
      ask(
        pair.raw.address,
        { path, body: JSON.stringify({ ...common, person, seal: sha256(revision), entry: newId(), task: newId(), ...more }) },
        agent,
      )
    await act('/create', author)
    await act('/start', author)
    await act('/attach', author, { file: newId() })
    await act('/submit', author, { round: newId() })
    const { id: proof } = await prove(revision)
    await act('/approve', head, { proof, approval: newId() })
    await act('/publish', controller)
    return document
  }

  const left = async (live: Work) => (await pool.query(leaves, [pair.agencyId, await live(0)])).rows[0] as object
  const there = await left(niem)
  assert.deepEqual(there, await left(raw), 'a life leaves other rows')
  assert.ok(
    Object.values(there).every((count) => count !== '0'),
    'a life leaves too few rows',
  )
  return { niem, raw, close: () => pool.end() }
}

interface Known {
  ada: string
  mei: string
  cleo: string
  session: string
}

const person = (name: string) =>
  `(select p.id from person p join sign_in s on s.id = p.sign_in_id where p.agency_id = $1 and s.username = '${name}')`
const known = `select ${person('ada')} as ada, ${person('mei')} as mei, ${person('cleo')} as cleo, y.id as type, y.kind,
  (select o.id from route o where (o.agency_id, o.type_id) = (y.agency_id, y.id)) as route,
  (select p.division_id from person p where (p.agency_id, p.id) = ($1, ${person('ada')})) as division,
  (select e.id from session e join sign_in s on s.id = e.user_id where s.username = 'mei' order by e.created_at desc limit 1) as session
  from document_type y where (y.agency_id, y.code) = ($1, 'THANG')`

/** How many rows of each kind hang on a document. */
const of = (table: string, more = '') =>
  `(select count(*) from ${table} x where (x.agency_id, x.revision_id) = (r.agency_id, r.id) ${more}) as ${table}`
const leaves = `select r.state, r.in_force, r.round, r.lock, ${of('approval')}, ${of('review_round')}, ${of('contributor')}, ${of('revision_file')},
  ${of('search_entry')}, ${of('task', 'and x.closed_at is not null')},
  (select count(*) from trail_entry e where (e.agency_id, e.document_id) = (r.agency_id, r.document_id)) as entries
  from revision r where (r.agency_id, r.document_id) = ($1, $2)`

import { ref, shallowRef, watch } from 'vue'
import { ask, type Refusal } from './api.ts'
import { ViewerDocument, type ViewerQuery } from './api/graphql.ts'
import { useZone } from './days.ts'
import { language } from './language.ts'
import { fromHttp, heard, sessionEnded, unreachable } from './refusals.ts'

/** Who is reading, and what they may begin. Null before somebody signed in. */
export const viewer = shallowRef<ViewerQuery['viewer'] | null>(null)

/** True once the page is on its way to a fresh one: then nobody is asked whether to stay. */
export const leaving = ref(false)

/** What a proof is about: exactly this, and nothing else. */
export interface Proof {
  act: 'approveRevision' | 'closeYear' | 'rescheduleRevision' | 'revokeRevision' | 'withdrawDocument'
  subjectId: string
  sealSha256: string | null
  notBefore?: string
  endsOn?: string
  proposalId?: string
  secret: string
}

/** Asks the server who is reading; in the background it does not keep a session alive. */
export async function readViewer(background = false): Promise<Refusal | undefined> {
  const { data, refusal } = await ask(ViewerDocument, {}, { background })
  if (data) {
    viewer.value = data.viewer
    useZone(data.viewer.agency.timeZone)
  }
  return refusal
}

/** Names come in the reader's language. */
watch(language, () => viewer.value && void readViewer(true))

/** Signs in; whoever takes over somebody else's page begins anew, so that nothing of theirs stays on the screen. */
export async function signIn(username: string, password: string): Promise<Refusal | undefined> {
  const { refusal } = await post('/api/auth/sign-in/username', { username: username.normalize('NFC').trim(), password })
  if (refusal) return refusal
  const before = viewer.value?.person.id
  const notRead = await readViewer()
  if (notRead) return notRead
  if (before && before !== viewer.value?.person.id) beginAnew('/')
  sessionEnded.value = false
  return undefined
}

/** Signs out and begins anew: a fresh page holds nothing of the person who left. */
export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {})
  beginAnew('/dang-nhap')
}

function beginAnew(path: string) {
  leaving.value = true
  location.assign(path)
}

/** Proves again who is acting, for one act; the token works once. */
export async function prove(proof: Proof): Promise<{ token?: string; refusal?: Refusal }> {
  const { body, refusal } = await post('/auth/proof', { ...proof, method: 'PASSWORD' })
  return refusal ? { refusal: heard(refusal) } : { token: (body as { proofToken: string }).proofToken }
}

async function post(path: string, json: object): Promise<{ body?: unknown; refusal?: Refusal }> {
  try {
    const headers = { 'Content-Type': 'application/json', 'Accept-Language': language.value, 'X-Niem-Request': '1' }
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(json) })
    const body: unknown = await answer.json().catch(() => undefined)
    return answer.ok ? { body } : { refusal: fromHttp(body) }
  } catch {
    return { refusal: unreachable() }
  }
}

import { password } from './personas.ts'

/** A "no", as a client hears it. */
export class TestRefusal extends Error {
  override name = 'TestRefusal'
  readonly code: string
  readonly status: number
  readonly extensions: { field?: string; data?: Record<string, unknown>; requestId?: string }

  constructor(status: number, { code, message, ...extensions }: { code: string; message: string } & TestRefusal['extensions']) {
    super(message)
    this.code = code
    this.status = status
    this.extensions = extensions
  }
}

/** An upload, as `POST /files` answers it. */
interface Uploaded {
  uploadId: string
  state: string
  fileName: string
  byteSize: number
  sha256: string
  mediaType: string
  pageCount: number | null
  warnings: string[]
}

/** What is proved; the password unless told. */
export interface Proving {
  act: string
  subjectId: string
  sealSha256: string | null
  notBefore?: string | null
  endsOn?: string | null
  proposalId?: string | null
  secret?: string
}

/** Somebody with a session of their own, over real HTTP. */
export interface Acting {
  cookie: string
  run: <Data>(operation: string, variables?: object, headers?: Record<string, string>) => Promise<Data>
  upload: (bytes: Uint8Array, fileName: string) => Promise<Uploaded>
  prove: (proving: Proving) => Promise<string>
  fetch: (path: string, init?: RequestInit) => Promise<Response>
}

const json = { 'content-type': 'application/json' }

/** Signs somebody in. */
export async function signIn(address: string, username: string, secret = password): Promise<Acting> {
  const answer = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { ...json, origin: address },
    body: JSON.stringify({ username, password: secret }),
  })
  if (!answer.ok) throw await refusalOf(answer)
  return acting(
    address,
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  )
}

/** Acts with a cookie; more headers go with every request. */
export function acting(address: string, cookie: string, more: Record<string, string> = {}): Acting {
  const ask: Acting['fetch'] = (path, init = {}) => {
    const headers = {
      ...(cookie && { cookie }),
      origin: address,
      'accept-language': 'vi',
      ...more,
      ...(init.headers as Record<string, string>),
    }
    return fetch(`${address}${path}`, { ...init, headers })
  }
  return {
    cookie,
    fetch: ask,
    async run<Data>(query: string, variables: object = {}, headers: Record<string, string> = {}) {
      const answer = await ask('/graphql', { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify({ query, variables }) })
      const { data, errors } = (await answer.json()) as { data: Data; errors?: { message: string; extensions: { code: string } }[] }
      if (errors?.[0]) throw new TestRefusal(answer.status, { ...errors[0].extensions, message: errors[0].message })
      return data
    },
    async upload(bytes, fileName) {
      const body = new FormData()
      body.append('file', new Blob([Uint8Array.from(bytes)]), fileName)
      const answer = await ask('/files', { method: 'POST', headers: { 'x-niem-request': '1' }, body })
      if (!answer.ok) throw await refusalOf(answer)
      return (await answer.json()) as Uploaded
    },
    async prove({ secret = password, ...proving }) {
      const body = JSON.stringify({ method: 'PASSWORD', secret, ...proving })
      const answer = await ask('/auth/proof', { method: 'POST', headers: json, body })
      if (!answer.ok) throw await refusalOf(answer)
      return ((await answer.json()) as { proofToken: string }).proofToken
    },
  }
}

/** The "no" that an act ends with; done is no refusal. */
export const refusal = (asked: Promise<unknown>): Promise<TestRefusal> =>
  asked.then(
    () => new TestRefusal(200, { code: 'done', message: '' }),
    (error: unknown) => error as TestRefusal,
  )

async function refusalOf(answer: Response): Promise<TestRefusal> {
  return new TestRefusal(answer.status, (await answer.json()) as { code: string; message: string })
}

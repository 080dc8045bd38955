import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'

/** What a hostile request got. */
export interface Got {
  /** Zero: the line was cut without an answer. */
  status: number
  text: string
}

/** Sends bytes by hand, all at once or drop by drop, and says what came back until the line was closed. */
export function byHand(port: number, ...parts: (string | Buffer | { every: number; text: string })[]): Promise<Got> {
  return new Promise((done) => {
    const line = connect(port, '127.0.0.1')
    let said = ''
    let dripping: NodeJS.Timeout | undefined
    line.on('data', (bytes: Buffer) => void (said += bytes.toString('latin1')))
    line.on('error', () => {}) // cut while we sent
    line.on('close', () => {
      clearInterval(dripping)
      done({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0), text: said })
    })
    for (const part of parts) {
      if (typeof part === 'string' || Buffer.isBuffer(part)) line.write(part)
      else dripping = setInterval(() => line.writable && line.write(part.text), part.every)
    }
  })
}

/** One thing to send to `/graphql` as somebody signed in. */
export interface HostileBody {
  headers?: Record<string, string>
  body: string | Buffer
}

const asked = (query: string, variables: object = {}): HostileBody => ({ body: JSON.stringify({ query, variables }) })
const many = (times: number, make: (i: number) => string) => Array.from({ length: times }, (_, i) => make(i)).join(' ')
const deep = (levels: number) =>
  `{ document(code: "x") ${'{ revision(label: "1") { document '.repeat(levels / 2)}{ id }${' } }'.repeat(levels / 2)} }`
const bomb = () =>
  `{ document(code: "x") { ...f0 } } ${many(8, (i) => `fragment f${i} on Document { revision(label: "1") { document { ${many(8, () => (i === 7 ? 'id' : `...f${i + 1}`))} } } }`)}`
const create = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }'

/** Documents, variables and bodies that want too much, or want to get in: each with what it must get. */
export const bodies: [what: string, status: number, code: string, HostileBody][] = [
  ['depth of 200', 400, 'QUERY_TOO_COSTLY', asked(deep(200))],
  ['depth of 14, written short', 400, 'QUERY_TOO_COSTLY', asked(deep(14))],
  ['5,000 aliases', 400, 'QUERY_TOO_COSTLY', asked(`{ ${many(5000, (i) => `a${i}: __typename`)} }`)],
  ['31 aliases inside', 400, 'QUERY_TOO_COSTLY', asked(`{ viewer { ${many(31, (i) => `a${i}: demo`)} } }`)],
  ['a circle of fragments', 400, 'GRAPHQL_VALIDATION_FAILED', asked('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }')],
  ['a bomb of spreads, 8 to the 8th', 400, 'QUERY_TOO_COSTLY', asked(bomb())],
  ['900 directives', 400, 'QUERY_TOO_COSTLY', asked(`{ viewer { ${'demo @include(if: true) '.repeat(120)} } }`)],
  ['a directive nobody knows', 400, 'GRAPHQL_VALIDATION_FAILED', asked('{ viewer @eval(code: "1") { demo } }')],
  ['two operations', 400, 'QUERY_TOO_COSTLY', asked('query a { viewer { demo } } query b { viewer { demo } }')],
  [
    'two acts in one',
    400,
    'QUERY_TOO_COSTLY',
    asked(create.replace('} }', '} }').replace('{ createDocument', '{ a: createDocument(input: $input) { id } b: createDocument'), {
      input: {},
    }),
  ],
  ['a page of a million', 400, 'QUERY_TOO_COSTLY', asked('{ documents(first: 1000000) { nodes { id } } }')],
  [
    'pages in pages',
    400,
    'QUERY_TOO_COSTLY',
    asked('{ documents(first: 100) { nodes { revisions(first: 100) { nodes { id document { id } } } } } }'),
  ],
  ['a page of less than nothing', 200, 'INVALID_INPUT', asked('{ documents(first: -1) { nodes { id } } }')],
  ['a cursor of somebody else', 200, 'INVALID_INPUT', asked('{ documents(after: "eyJhIjoxfQ") { nodes { id } } }')],
  ['a question about the schema', 400, 'GRAPHQL_VALIDATION_FAILED', asked('{ __schema { types { name } } }')],
  ['a field that nearly exists', 400, 'GRAPHQL_VALIDATION_FAILED', asked('{ viewr { demo } }')],
  [
    'a stored question',
    200,
    'PERSISTED_QUERY_NOT_SUPPORTED',
    { body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }) },
  ],
  ['a batch of two', 400, 'BAD_REQUEST', { body: '[{"query":"{ viewer { demo } }"},{"query":"{ viewer { demo } }"}]' }],
  ['a batch of 5,000', 400, 'BAD_REQUEST', { body: `[${Array<string>(5000).fill('{"query":"{ __typename }"}').join()}]` }],
  ['a null instead of a question', 400, 'BAD_REQUEST', { body: 'null' }],
  [
    'lists in lists, 60,000 deep',
    400,
    'BAD_USER_INPUT',
    { body: `{"query":"${create}","variables":{"input":${'['.repeat(60_000)}${']'.repeat(60_000)}}}` },
  ],
  [
    'a prototype that is set',
    400,
    'BAD_USER_INPUT',
    { body: `{"query":"${create}","variables":{"input":{"typeCode":"QT-HT","title":"","__proto__":{"admin":true}}}}` },
  ],
  [
    'fields of another class',
    400,
    'BAD_USER_INPUT',
    asked(create, { input: { typeCode: 'QT-HT', title: 'x', agencyId: 'bimat', state: 'PUBLISHED' } }),
  ],
  ['a text with a NUL', 200, 'INVALID_INPUT', asked(create, { input: { typeCode: 'QT-HT', title: 'bimat\u0000' } })],
  [
    'half a letter',
    200,
    'INVALID_INPUT',
    { body: `{"query":"${create}","variables":{"input":{"typeCode":"QT-HT","title":"bimat\\ud800"}}}` },
  ],
  ['a text that turns around', 200, 'INVALID_INPUT', asked(create, { input: { typeCode: 'QT-HT', title: 'bimat\u202Efdp' } })],
  ['a title of 200,000 letters', 200, 'INVALID_INPUT', asked(create, { input: { typeCode: 'QT-HT', title: 'x'.repeat(200_000) } })],
  [
    'SQL for an id',
    200,
    'NOT_FOUND',
    asked('mutation($input: SubmitRevisionInput!) { submitRevision(input: $input) { id } }', {
      input: { revisionId: "' or 1=1; drop table revision; --", lock: 1, sha256: 'a'.repeat(64) },
    }),
  ],
  ['10 MB of JSON', 413, 'QUERY_TOO_COSTLY', { body: `{"query":"${'a'.repeat(10_000_000)}"}` }],
  ['a zip bomb for a body', 415, 'INVALID_INPUT', { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(50_000_000)) }],
  ['a form', 415, 'INVALID_INPUT', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=%7B__typename%7D' }],
  [
    'JSON that calls itself text',
    415,
    'INVALID_INPUT',
    { headers: { 'content-type': 'text/plain' }, body: '{"query":"{ viewer { demo } }"}' },
  ],
  [
    'a form of files',
    415,
    'INVALID_INPUT',
    {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--',
    },
  ],
  [
    'JSON in another alphabet',
    415,
    'INVALID_INPUT',
    { headers: { 'content-type': 'application/json; charset=utf-16' }, body: Buffer.from('{"query":"{ __typename }"}', 'utf16le') },
  ],
  ['bytes that are no text', 400, 'INVALID_INPUT', { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }],
  ['a foreign origin', 403, 'NOT_ALLOWED', { headers: { origin: 'https://a.example' }, ...asked('{ viewer { demo } }') }],
  ['an origin of nowhere', 403, 'NOT_ALLOWED', { headers: { origin: 'null' }, ...asked('{ viewer { demo } }') }],
  [
    'a sister site, as the browser says',
    403,
    'NOT_ALLOWED',
    { headers: { 'sec-fetch-site': 'same-site' }, ...asked('{ viewer { demo } }') },
  ],
  ['another host', 421, 'INVALID_INPUT', { headers: { host: 'a.example' }, ...asked('{ viewer { demo } }') }],
  ['a cookie with another end', 401, 'UNAUTHENTICATED', { headers: { cookie: 'stolen' }, ...asked('{ viewer { demo } }') }],
]

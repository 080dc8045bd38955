import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { z } from 'zod'
import type { S3Settings } from '../storage/minio.ts'

/** What the environment decides, read and checked once. */
export interface Settings {
  publicUrl: string
  port: number
  host: string
  trustProxy: string[]
  dataDir?: string
  databaseUrl?: string
  databaseOwnerUrl?: string
  databasePool: number
  embeddedUser?: string
  embeddedPort: number
  secretKey?: string
  s3?: S3Settings
  uploadMaxMb: number
  uploadDailyMb: number
  operationsAMinute: number
  defaultLanguage: 'vi' | 'en'
  timeZone: string
  migrateOnStart: boolean
  logLevel: string
  logFormat?: 'pretty' | 'json'
  idleMinutes: number
  sessionHours: number
  /** Whether the API is shown to whoever wants to try it; where nobody says, only beside the sources. */
  apiExplorer?: boolean
  /** Whether the sample agency may be here: its passwords are printed, so only this machine may ask. */
  demo: boolean
}

/** How to speak to whoever started us. */
export interface Voice {
  language: 'vi' | 'en'
  plain: boolean
  colour: boolean
}

/** What is wrong with a variable; the terminal has words for each. */
export type Fault =
  | 'EMPTY'
  | 'NO_SCHEME'
  | 'NOT_HTTPS'
  | 'NOT_POSTGRES'
  | 'NOT_NUMBER'
  | 'NOT_BOOLEAN'
  | 'NOT_KNOWN'
  | 'NOT_HEX'
  | 'NOT_ADDRESS'
  | 'NOT_ZONE'
  | 'NO_FILE'
  | 'TWICE'
  | 'NOT_LOOPBACK'

/** The environment cannot be used; every fault at once. */
export class WrongSettings extends Error {
  override name = 'WrongSettings'
  readonly faults: { name: string; fault: Fault }[]

  constructor(faults: { name: string; fault: Fault }[]) {
    super(faults.map(({ name, fault }) => `${name}: ${fault}`).join(', '))
    this.faults = faults
  }
}

type Variables = Record<string, string | undefined>

const secrets = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'SECRET_KEY', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']

const as = <Value>(fault: Fault, is: (value: string) => boolean, make: (value: string) => Value) =>
  z.string().refine(is, fault).transform(make)
const text = z.string().optional()
const flag = as(
  'NOT_BOOLEAN',
  (value) => /^(true|false)$/.test(value),
  (value) => value === 'true',
)
const number = (least: number, most: number) =>
  as('NOT_NUMBER', (value) => /^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most, Number)
const oneOf = <const Name extends string>(...names: Name[]) =>
  as(
    'NOT_KNOWN',
    (value) => (names as string[]).includes(value),
    (value) => value as Name,
  )
const webAddress = as(
  'NO_SCHEME',
  (value) => /^https?:\/\/[^/]/.test(value) && URL.canParse(value),
  (value) => new URL(value).origin,
)
const database = as('NOT_POSTGRES', (value) => /^postgres(ql)?:\/\/[^/]/.test(value) && URL.canParse(value), String)

const variables = z.object({
  PUBLIC_URL: webAddress.optional(),
  ALLOW_HTTP: flag.optional(),
  PORT: number(1, 65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  TRUST_PROXY: as('NOT_ADDRESS', (value) => addresses(value).every(isAddress), addresses).default([]),
  DATA_DIR: text,
  DATABASE_URL: database.optional(),
  DATABASE_OWNER_URL: database.optional(),
  DATABASE_POOL: number(4, 1_000).default(10),
  EMBEDDED_USER: text,
  EMBEDDED_PORT: number(1, 65_535).default(54_329),
  SECRET_KEY: as('NOT_HEX', (value) => /^[0-9a-f]{64}$/i.test(value), String).optional(),
  STORAGE_DRIVER: oneOf('folder', 's3').optional(),
  S3_ENDPOINT: webAddress.optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().default('niem'),
  S3_ACCESS_KEY: text,
  S3_SECRET_KEY: text,
  S3_PATH_STYLE: flag.default(true),
  UPLOAD_MAX_MB: number(1, 4_096).default(100),
  UPLOAD_DAILY_MB: number(1, 999_999).default(2_048),
  OPERATIONS_A_MINUTE: number(60, 999_999).default(600),
  DEFAULT_LANGUAGE: oneOf('vi', 'en').default('vi'),
  TIME_ZONE: as('NOT_ZONE', isZone, String).default('Asia/Ho_Chi_Minh'),
  MIGRATE_ON_START: flag.default(true),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  LOG_FORMAT: oneOf('pretty', 'json').optional(),
  IDLE_MINUTES: number(1, 1_440).default(15),
  SESSION_HOURS: number(1, 168).default(12),
  DEMO: flag.optional(),
  API_EXPLORER: flag.optional(),
})

/** Reads and checks the environment; what the command line says comes before it. */
export function readSettings(said: Variables = {}, environment: Variables = process.env): Settings {
  const faults: WrongSettings['faults'] = []
  const given = withSecrets({ ...environment, ...said }, faults)
  const read = variables.safeParse(given)
  for (const { path, message } of read.error?.issues ?? []) faults.push({ name: String(path[0]), fault: message as Fault })
  faults.push(...contradictions(given))
  if (!read.data || faults.length > 0) throw new WrongSettings(faults)

  const { data } = read
  const s3: S3Settings = {
    endpoint: data.S3_ENDPOINT ?? '',
    region: data.S3_REGION,
    bucket: data.S3_BUCKET,
    accessKey: data.S3_ACCESS_KEY ?? '',
    secretKey: data.S3_SECRET_KEY ?? '',
    pathStyle: data.S3_PATH_STYLE,
  }
  return {
    publicUrl: data.PUBLIC_URL ?? `http://localhost:${data.PORT}`,
    port: data.PORT,
    host: data.HOST,
    trustProxy: data.TRUST_PROXY,
    ...(data.DATA_DIR && { dataDir: data.DATA_DIR }),
    ...(data.DATABASE_URL && { databaseUrl: data.DATABASE_URL, databaseOwnerUrl: data.DATABASE_OWNER_URL ?? data.DATABASE_URL }),
    databasePool: data.DATABASE_POOL,
    ...(data.EMBEDDED_USER && { embeddedUser: data.EMBEDDED_USER }),
    embeddedPort: data.EMBEDDED_PORT,
    ...(data.SECRET_KEY && { secretKey: data.SECRET_KEY }),
    ...(usesS3(given) && { s3 }),
    uploadMaxMb: data.UPLOAD_MAX_MB,
    uploadDailyMb: data.UPLOAD_DAILY_MB,
    operationsAMinute: data.OPERATIONS_A_MINUTE,
    defaultLanguage: data.DEFAULT_LANGUAGE,
    timeZone: data.TIME_ZONE,
    migrateOnStart: data.MIGRATE_ON_START,
    logLevel: data.LOG_LEVEL,
    ...(data.LOG_FORMAT && { logFormat: data.LOG_FORMAT }),
    idleMinutes: data.IDLE_MINUTES,
    sessionHours: data.SESSION_HOURS,
    ...(data.API_EXPLORER !== undefined && { apiExplorer: data.API_EXPLORER }),
    demo: data.DEMO ?? (!data.DATABASE_URL && isLoopback(data.HOST)),
  }
}

/** Reads how to speak: the language of the shell, letters beyond ASCII and colours only where they will be seen. */
export function readVoice(said?: string, environment: Variables = process.env): Voice {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  const terminal = process.stdout.isTTY
  const letters = process.platform === 'win32' || /utf-?8/i.test(environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '')
  return {
    language: said === 'vi' || said === 'en' ? said : /^vi/i.test(locale) ? 'vi' : 'en',
    plain: !terminal || !letters || Boolean(environment.NO_COLOR),
    colour: terminal && !environment.NO_COLOR,
  }
}

/** Empty means absent, and a secret may lie in a file: NAME_FILE. */
function withSecrets(environment: Variables, faults: WrongSettings['faults']): Variables {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  for (const name of secrets) {
    const file = given[`${name}_FILE`]
    if (!file) continue
    if (given[name]) faults.push({ name, fault: 'TWICE' })
    try {
      given[name] = readFileSync(file, 'utf8').trim()
    } catch {
      faults.push({ name: `${name}_FILE`, fault: 'NO_FILE' })
    }
  }
  return given
}

/** What no variable says alone. */
function contradictions(given: Variables): WrongSettings['faults'] {
  const faults: WrongSettings['faults'] = []
  const missing = (name: string) => given[name] || faults.push({ name, fault: 'EMPTY' })
  if (usesS3(given)) for (const name of ['S3_ENDPOINT', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']) missing(name)
  if (given.DATABASE_URL && !given.SECRET_KEY_FILE) missing('SECRET_KEY')
  const { protocol, hostname } = URL.parse(given.PUBLIC_URL ?? '') ?? {}
  if (protocol === 'http:' && !isLoopback(hostname ?? '') && given.ALLOW_HTTP !== 'true')
    faults.push({ name: 'PUBLIC_URL', fault: 'NOT_HTTPS' })
  if (given.DEMO === 'true' && given.HOST && !isLoopback(given.HOST)) faults.push({ name: 'HOST', fault: 'NOT_LOOPBACK' })
  return faults
}

const usesS3 = (given: Variables) => (given.STORAGE_DRIVER ? given.STORAGE_DRIVER === 's3' : Boolean(given.S3_ENDPOINT))

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host)

/** An address, or a network of addresses; never "all". */
const isAddress = (value: string) => {
  const [address = '', bits, ...more] = value.split('/')
  return isIP(address) > 0 && more.length === 0 && (bits === undefined || /^[1-9]\d{0,2}$/.test(bits))
}

function addresses(value: string): string[] {
  return value.split(/[\s,]+/).filter(Boolean)
}

function isZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}

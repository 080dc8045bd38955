import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings, readVoice, WrongSettings } from '../../server/env.ts'
import { ascii } from '../../server/terminal.ts'
import { en } from '../../server/terminalEn.ts'
import { vi } from '../../server/terminalVi.ts'

const key = 'ab'.repeat(32)

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readSettings({}, environment)
    return []
  } catch (error) {
    if (error instanceof WrongSettings) return error.faults.map(({ name, fault }) => `${name} ${fault}`).sort()
    throw error
  }
}

describe('the environment', () => {
  it('offers the explorer of the API where somebody says so; where nobody does, only beside the sources', () => {
    expect(readSettings({}, {}).apiExplorer).toBeUndefined()
    expect(readSettings({}, { API_EXPLORER: 'true' }).apiExplorer).toBe(true)
    expect(readSettings({}, { API_EXPLORER: 'false' }).apiExplorer).toBe(false)
  })

  it('may be empty: a demo on this machine alone, with PostgreSQL inside', () => {
    const settings = readSettings({}, {})
    expect(settings).toMatchObject({ publicUrl: 'http://localhost:8080', port: 8080, host: '127.0.0.1', demo: true, databasePool: 10 })
    expect(settings.databaseUrl).toBeUndefined()
    expect(settings.s3).toBeUndefined()
  })

  it('hears the command line before itself', () => {
    expect(readSettings({ PORT: '8090' }, { PORT: '8081' })).toMatchObject({ port: 8090, publicUrl: 'http://localhost:8090' })
  })

  it('takes an empty value for none', () => {
    expect(readSettings({}, { DATABASE_URL: '', PORT: '' }).port).toBe(8080)
  })

  it('tells every fault at once', () => {
    expect(
      faultsOf({
        PORT: 'x',
        PUBLIC_URL: 'niem.vn',
        DEMO: 'maybe',
        STORAGE_DRIVER: 's3',
        TIME_ZONE: 'Mars',
        TRUST_PROXY: 'all',
        LOG_LEVEL: 'loud',
      }),
    ).toEqual([
      'DEMO NOT_BOOLEAN',
      'LOG_LEVEL NOT_KNOWN',
      'PORT NOT_NUMBER',
      'PUBLIC_URL NO_SCHEME',
      'S3_ACCESS_KEY EMPTY',
      'S3_ENDPOINT EMPTY',
      'S3_SECRET_KEY EMPTY',
      'TIME_ZONE NOT_ZONE',
      'TRUST_PROXY NOT_ADDRESS',
    ])
  })

  it('wants https, this machine excepted', () => {
    expect(faultsOf({ PUBLIC_URL: 'http://niem.example.vn' })).toEqual(['PUBLIC_URL NOT_HTTPS'])
    expect(faultsOf({ PUBLIC_URL: 'http://niem.example.vn', ALLOW_HTTP: 'true' })).toEqual([])
    expect(faultsOf({ PUBLIC_URL: 'http://localhost:5173' })).toEqual([])
    expect(readSettings({}, { PUBLIC_URL: 'https://niem.example.vn/' }).publicUrl).toBe('https://niem.example.vn')
  })

  it('never opens a demo to other machines, and never fills a database that was brought', () => {
    expect(faultsOf({ DEMO: 'true', HOST: '0.0.0.0' })).toEqual(['HOST NOT_LOOPBACK'])
    expect(readSettings({}, { HOST: '0.0.0.0' }).demo).toBe(false)
    expect(readSettings({}, { DATABASE_URL: 'postgres://db/niem', SECRET_KEY: key }).demo).toBe(false)
    expect(readSettings({}, { DATABASE_URL: 'postgres://db/niem', SECRET_KEY: key, DEMO: 'true' }).demo).toBe(true)
  })

  it('wants a key of its own where the database is outside', () => {
    expect(faultsOf({ DATABASE_URL: 'postgres://db/niem' })).toEqual(['SECRET_KEY EMPTY'])
    expect(faultsOf({ DATABASE_URL: 'postgres://db/niem', SECRET_KEY: 'short' })).toEqual(['SECRET_KEY NOT_HEX'])
  })

  it('reads a secret from a file, and from one place only', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'niem-env-'))
    const file = path.join(folder, 'key')
    writeFileSync(file, `${key}\n`)
    expect(readSettings({}, { SECRET_KEY_FILE: file }).secretKey).toBe(key)
    expect(faultsOf({ SECRET_KEY_FILE: file, SECRET_KEY: key })).toEqual(['SECRET_KEY TWICE'])
    expect(faultsOf({ SECRET_KEY_FILE: '/nowhere' })).toEqual(['SECRET_KEY_FILE NO_FILE'])
    expect(faultsOf({ DATABASE_URL: 'postgres://db/niem', SECRET_KEY_FILE: '/nowhere' })).toEqual(['SECRET_KEY_FILE NO_FILE'])
    rmSync(folder, { recursive: true })
  })

  it('uses a bucket when it is told where', () => {
    const s3 = { S3_ENDPOINT: 'http://minio:9000', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' }
    expect(readSettings({}, s3).s3).toEqual({
      endpoint: 'http://minio:9000',
      region: 'us-east-1',
      bucket: 'niem',
      accessKey: 'a',
      secretKey: 'b',
      pathStyle: true,
    })
    expect(readSettings({}, { ...s3, STORAGE_DRIVER: 'folder' }).s3).toBeUndefined()
  })
})

describe('the terminal', () => {
  it('speaks the language of the shell, or the one asked for', () => {
    expect(readVoice(undefined, { LANG: 'vi_VN.UTF-8' }).language).toBe('vi')
    expect(readVoice(undefined, { LANG: 'C.UTF-8' }).language).toBe('en')
    expect(readVoice('vi', { LANG: 'en_US.UTF-8' }).language).toBe('vi')
  })

  it('is plain ASCII where nobody watches', () => {
    const sentences = [...Object.values(vi.failures), ...Object.values(en.failures)].flatMap((say) => say('Đường dẫn'))
    const words = [...Object.values(vi), ...Object.values(en)].filter((text) => typeof text === 'string')
    for (const text of [...sentences, ...words, '✓ ✕ → …']) expect(ascii(text ?? '')).toMatch(/^[\x20-\x7e]*$/)
    expect(ascii('Đã dừng: chờ các yêu cầu dở dang…')).toBe('Da dung: cho cac yeu cau do dang...')
  })
})

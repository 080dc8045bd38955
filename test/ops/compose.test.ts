import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readSettings } from '../../server/env.ts'
import { freshEnvironment } from '../../server/init.ts'

// compose-spec.json is the schema of the Compose specification as compose-go v2.16.2 has it (Apache-2.0, github.com/compose-spec/compose-go).

interface Service {
  image?: string
  ports?: string[]
  environment: Record<string, string | number>
  volumes?: string[]
  networks: string[]
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
  read_only?: boolean
  cap_drop?: string[]
  security_opt?: string[]
}

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const source = read('docker-compose.yml')
const compose = parse(source, { merge: true }) as {
  services: Record<string, Service>
  volumes: object
  networks: Record<string, { internal?: boolean }>
}
const { app, migrate, db, minio } = compose.services as Record<'app' | 'migrate' | 'db' | 'minio', Service>
const valid = new Ajv2020({ strict: false, formats: { duration: true, uri: true, ports: true, expose: true } }).compile(
  JSON.parse(read('test/ops/compose-spec.json')) as object,
)

/** Fills in as compose does: `${NAME:?}` must be there and not empty, `${NAME:-default}` may be missing. */
function filled(environment: Service['environment'], given: Record<string, string>): Record<string, string> {
  const fill = (text: string): string =>
    text.replace(/\$\{(\w+):([?-])((?:[^{}]|\$\{[^}]*\})*)\}/g, (_, name: string, sign: string, other: string) => {
      const value = given[name]
      if (value) return value
      if (sign === '?') throw new Error(`${name} is missing`)
      return fill(other)
    })
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(String(value))]))
}

const fresh = () =>
  Object.fromEntries([...freshEnvironment().matchAll(/^(\w+)=(.+)$/gm)].map(([, name, value]) => [name, value])) as Record<string, string>

describe('docker-compose.yml', () => {
  it('is what the Compose specification allows', () => {
    expect(valid(compose) || valid.errors).toBe(true)
    expect(valid({ services: { app: { ...app, read_onli: true } } })).toBe(false)
  })

  it('has the four services, and asks for nothing by a tag that moves', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['app', 'db', 'migrate', 'minio'])
    expect(db.image).toBe('postgres:18')
    expect(minio.image).toMatch(/^pgsty\/silo:RELEASE\.\d{4}-/)
    expect(source).not.toMatch(/latest|container_name/)
  })

  it('holds no password: whatever is secret is asked for, and refused when empty', () => {
    for (const { environment } of Object.values(compose.services))
      for (const [name, value] of Object.entries(environment))
        if (/PASSWORD|SECRET|KEY$/.test(name) && name !== 'S3_ACCESS_KEY') expect(value).toMatch(/^\$\{\w+:\?\}$/)
        else expect(/:\/\/\w+:([^@]*)@/.exec(String(value))?.[1] ?? '${').toMatch(/^\$\{/)
    expect(() => filled(app.environment, { ...fresh(), SECRET_KEY: '' })).toThrow('SECRET_KEY')
  })

  it('lets in nobody but this machine, and out nobody but the application', () => {
    expect(Object.entries(compose.services).filter(([, { ports }]) => ports)).toHaveLength(1)
    expect(app.ports).toEqual(['127.0.0.1:${PORT:-8080}:8080'])
    expect(compose.networks.inside?.internal).toBe(true)
    for (const service of [migrate, db, minio]) expect(service.networks).toEqual(['inside'])
  })

  it('runs our image with nothing to write to and no rights', () => {
    for (const service of [app, migrate]) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
      expect(service.environment).not.toHaveProperty('POSTGRES_PASSWORD')
    }
    expect(JSON.stringify(app)).not.toContain('POSTGRES_PASSWORD') // the application never sees the owner's
  })

  it('starts in order, and each waits until the other one is well', () => {
    expect(app.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' }, minio: { condition: 'service_healthy' } })
    expect(migrate.depends_on).toEqual({ db: { condition: 'service_healthy' } })
    for (const service of [app, db, minio]) expect(service.healthcheck?.test.length).toBeGreaterThan(1)
  })

  it('keeps data in named volumes; that of PostgreSQL 18 one folder higher', () => {
    const named = Object.values(compose.services).flatMap(({ volumes }) => volumes ?? [])
    expect(named.map((volume) => volume.split(':')[0]).sort()).toEqual(Object.keys(compose.volumes).sort())
    expect(db.volumes).toEqual(['pgdata:/var/lib/postgresql'])
  })

  it('with the .env of `niem init` gives the server settings that it takes', () => {
    const settings = readSettings({}, filled(app.environment, fresh()))
    expect(settings).toMatchObject({ publicUrl: 'http://localhost:8080', host: '0.0.0.0', migrateOnStart: false, demo: false })
    expect(settings.s3).toMatchObject({ endpoint: 'http://minio:9000', bucket: 'niem', accessKey: 'niem' })
    const forMigrate = readSettings({}, filled(migrate.environment, fresh()))
    expect(new URL(forMigrate.databaseOwnerUrl!).username).toBe('postgres')
    expect(new URL(forMigrate.databaseUrl!).username).toBe('niem_app')
  })
})

describe('niem init', () => {
  it('never says the same secret twice, in one file or in two', () => {
    const secrets = [fresh(), fresh()].flatMap(({ POSTGRES_PASSWORD, DATABASE_PASSWORD, S3_SECRET_KEY, SECRET_KEY }) => [
      ...[POSTGRES_PASSWORD, DATABASE_PASSWORD, S3_SECRET_KEY, SECRET_KEY],
    ])
    expect(new Set(secrets).size).toBe(8)
    for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{48,}$/)
  })
})

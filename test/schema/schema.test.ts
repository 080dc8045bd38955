import { readFileSync } from 'node:fs'
import { MikroORM } from '@mikro-orm/postgresql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ormConfig } from '../../schema/orm.ts'
import { revisionLifecycle, stored } from '../../server/documents/lifecycle.ts'
import { buildSdl } from '../../server/graphql/schema.ts'
import { type Clone, cloneDatabase } from '../support/database.ts'

let database: Clone
let orm: MikroORM
beforeAll(async () => {
  database = await cloneDatabase()
  orm = new MikroORM(ormConfig({ url: database.ownerUrl }))
}, 60_000)
afterAll(async () => {
  await orm.close(true)
  await database.drop()
})

const read = <Row>(sql: string) => orm.em.getConnection().execute<Row[]>(sql)

it('the migrations make what the classes say, and leave nothing to migrate', async () => {
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('')
  expect(await orm.migrator.getPending()).toEqual([])
})

it('the committed schema of the API is what the classes say', async () => {
  expect(await buildSdl()).toBe(readFileSync('schema/schema.graphql', 'utf8'))
})

it('the steps that PostgreSQL knows are those of the table', async () => {
  const rows = await read<{ before: string; after: string }>('select distinct before, after from app.step')
  const inTable = revisionLifecycle.steps.flatMap(({ from, to }) => from.map((one) => `${stored(one)} ${stored(to)}`))
  const moving = new Set(inTable.filter((step) => step.split(' ')[0] !== step.split(' ')[1]))
  expect(rows.map(({ before, after }) => `${before} ${after}`).sort()).toEqual([...moving].sort())
})

it('every key and every reference begins with the agency, but for agencies and signing in', async () => {
  const rows = await read<{ name: string; key: string }>(
    `select c.conrelid::regclass::text || ' ' || c.conname as name, a.attname as key
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'f') and a.attname <> 'agency_id'`,
  )
  const outside = [
    'agency',
    'sign_in',
    'session',
    'credential',
    'verification',
    'rate_limit',
    'person person_sign_in',
    'mikro_orm_migrations',
  ]
  expect(rows.map(({ name }) => name).filter((name) => !outside.some((one) => name.startsWith(one)))).toEqual([])
})

it('every trigger of the classes is there and enabled', async () => {
  const rows = await read<{ name: string }>("select tgname as name from pg_trigger where not tgisinternal and tgenabled <> 'O'")
  expect(rows).toEqual([])
  const classes = [...orm.getMetadata().getAll().values()]
  const declared = classes.flatMap(({ triggers, tableName }) => triggers.map(({ name }) => `${tableName} ${name}`))
  const there = await read<{ name: string }>(
    "select tgrelid::regclass::text || ' ' || tgname as name from pg_trigger where not tgisinternal",
  )
  expect(declared.length).toBeGreaterThan(30)
  expect(there.map(({ name }) => name).sort()).toEqual(declared.sort())
})

it('the server’s account is neither owner nor superuser, and may not write the clock, the steps or the evidence', async () => {
  const rows = await read<{ name: string }>(
    `select t.schemaname || '.' || t.tablename || ' ' || r.privilege_type as name from pg_tables t
    join information_schema.role_table_grants r on r.table_schema = t.schemaname and r.table_name = t.tablename and r.grantee = 'niem_app'
    where (t.schemaname = 'app' and t.tablename in ('clock', 'step') or t.tablename in ('vote', 'approval', 'contributor', 'review_round', 'trail_entry',
      'refusal_entry', 'issue', 'comment_reply', 'document', 'revision', 'revision_file', 'trail_head'))
      and r.privilege_type in (case when t.schemaname = 'app' or t.tablename = 'trail_head' then 'INSERT' else '' end, 'DELETE', 'TRUNCATE',
        case when t.tablename in ('document', 'revision', 'revision_file') then '' else 'UPDATE' end)`,
  )
  expect(rows).toEqual([])
  const [account] = await read<{ strong: boolean }>(
    `select rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or pg_has_role('niem_app', 'niem_owner', 'member') as strong
    from pg_roles where rolname = 'niem_app'`,
  )
  expect(account).toEqual({ strong: false })
})

import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import pg from 'pg'
import { startPostgres } from '../storage/postgres.ts'
import { openDataFolder } from './dataFolder.ts'
import { readSettings, readVoice } from './env.ts'
import { migrate, migrationStatus, type MigrationStatus } from './migrations.ts'
import { openTerminal } from './terminal.ts'

/** What the command line can do. */
export const commands: ((program: Command) => void)[] = [startCommand, initCommand, migrateCommand, trailCommand, schemaCommand]

interface Said {
  lang?: string
  json?: boolean
  port?: string
  against?: string
}

function startCommand(program: Command) {
  program
    .command('start', { isDefault: true })
    .description('start the server; plain niem is the same')
    .option('--port <number>', 'the port to listen on')
    .action(async (_: Said, command: Command) => {
      const { start } = await import('./start.ts')
      const { port, lang } = command.optsWithGlobals<Said>()
      await start({ ...(port && { port }), ...(lang && { lang }) })
    })
}

function initCommand(program: Command) {
  program
    .command('init')
    .description('print a .env for docker compose, with fresh secrets')
    .action(async () => {
      const { freshEnvironment } = await import('./init.ts')
      process.stdout.write(freshEnvironment())
    })
}

function migrateCommand(program: Command) {
  const command = program.command('migrate').description('bring the database to this version')
  const add = (name: string, description: string, act: (ownerUrl: string, appUrl: string) => Promise<MigrationStatus>) =>
    command
      .command(name)
      .description(description)
      .action(async (_: Said, self: Command) => {
        const { lang, json } = self.optsWithGlobals<Said>()
        const { good, texts } = openTerminal(readVoice(lang))
        const status = await withOwner(act)
        if (json) process.stdout.write(`${JSON.stringify(status)}\n`)
        else good(texts.structure, texts.structureStatus(status.done, status.waiting))
      })
  add('up', 'take every step that waits, or none', migrate)
  add('status', 'say what was done and what waits', migrationStatus)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new InvalidArgumentError('This file cannot be read.')
  }
}

/** Found wanting, though the command itself did what it should. */
const foundFaults = 3

function trailCommand(program: Command) {
  program
    .command('trail')
    .description('the audit trail')
    .command('verify')
    .description('work out every chain anew; 3 when something is wrong')
    .option('--against <file>', 'a text with niem-trail lines that were kept outside', readText)
    .action(async (_: Said, self: Command) => {
      const { verifyTrail } = await import('./audit-trail/verify.ts')
      const { checkpointLine } = await import('./audit-trail/checkpoint.ts')
      const { lang, json, against } = self.optsWithGlobals<Said>()
      const { good, warn, say, texts } = openTerminal(readVoice(lang))
      const reports = await withOwner((ownerUrl) => withClient(ownerUrl, (client) => verifyTrail(client, against)))
      if (json) process.stdout.write(`${JSON.stringify(reports.map((one) => ({ ...one, keep: checkpointLine(one.last) })))}\n`)
      else
        for (const { agency, entries, last, faults } of reports) {
          if (faults.length === 0) good(texts.trail, texts.trailIntact(agency, entries))
          for (const fault of faults) warn(texts.trail, `${agency}: ${texts.trailFaults[fault.code](fault)}`)
          say(checkpointLine(last))
        }
      if (reports.some(({ faults }) => faults.length > 0)) process.exitCode = foundFaults
    })
}

function schemaCommand(program: Command) {
  program
    .command('schema')
    .description('the API')
    .command('print')
    .description('print the SDL')
    .action(async () => {
      const { buildSdl } = await import('./graphql/schema.ts')
      process.stdout.write(await buildSdl())
    })
}

/** Lends the owner's address; beside a running niem its PostgreSQL is used, else one is started for as long as it takes. */
async function withOwner<Answer>(act: (ownerUrl: string, appUrl: string) => Promise<Answer>): Promise<Answer> {
  const settings = readSettings()
  const { databaseUrl, databaseOwnerUrl } = settings
  if (databaseUrl && databaseOwnerUrl) return act(databaseOwnerUrl, databaseUrl)
  const { home } = openDataFolder(settings)
  const { embeddedPort: port, embeddedUser: user } = settings
  const postgres = await startPostgres(home, { port, ...(user && { user }) })
  try {
    return await act(postgres.ownerUrl, postgres.appUrl)
  } finally {
    await postgres.stop()
  }
}

async function withClient<Answer>(url: string, act: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

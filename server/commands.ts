import type { Command } from 'commander'
import { startPostgres } from '../storage/postgres.ts'
import { openDataFolder } from './dataFolder.ts'
import { readSettings, readVoice } from './env.ts'
import { migrate, migrationStatus, type MigrationStatus } from './migrations.ts'
import { openTerminal } from './terminal.ts'

/** What the command line can do. */
export const commands: ((program: Command) => void)[] = [startCommand, migrateCommand, schemaCommand]

interface Said {
  lang?: string
  json?: boolean
  port?: string
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

function migrateCommand(program: Command) {
  const command = program.command('migrate').description('bring the database to this version')
  const add = (name: string, description: string, act: (ownerUrl: string) => Promise<MigrationStatus>) =>
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
async function withOwner<Answer>(act: (ownerUrl: string) => Promise<Answer>): Promise<Answer> {
  const settings = readSettings()
  if (settings.databaseOwnerUrl) return act(settings.databaseOwnerUrl)
  const { home } = openDataFolder(settings)
  const { embeddedPort: port, embeddedUser: user } = settings
  const postgres = await startPostgres(home, { port, ...(user && { user }) })
  try {
    return await act(postgres.ownerUrl)
  } finally {
    await postgres.stop()
  }
}

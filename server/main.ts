import 'reflect-metadata'
import { Command, CommanderError } from 'commander'
import { commands } from './commands.ts'
import { readVoice } from './env.ts'
import { openTerminal } from './terminal.ts'

/** The program niem: 0 is well, 1 failed, 2 is wrong use. */
const program = new Command('niem')
  .description('Keeps the ISO 9001 documents of a public agency under control')
  .option('--lang <vi|en>', 'the language of the terminal')
  .option('--json', 'answer in JSON')
  .exitOverride()
for (const command of commands) command(program)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    openTerminal(readVoice(program.opts<{ lang?: string }>().lang)).fail(error)
    process.exitCode = 1
  }
}

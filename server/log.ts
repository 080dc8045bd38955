import pino, { type Logger } from 'pino'
import type { Settings } from './env.ts'

/** Opens the log: one JSON line for each event, or lines for people where somebody watches. */
export async function openLog({ logLevel, logFormat }: Pick<Settings, 'logLevel' | 'logFormat'>): Promise<Logger> {
  const redact = { paths: ['err.detail', 'err.where', 'err.query'], remove: true } // where PostgreSQL repeats what people wrote
  const options = { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact }
  if ((logFormat ?? (process.stdout.isTTY ? 'pretty' : 'json')) === 'json') return pino(options)
  const pretty = await import('pino-pretty').catch(() => undefined) // a tool of developers: an installed server has none
  if (!pretty) return pino(options)
  return pino(options, pretty.default({ sync: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' }))
}

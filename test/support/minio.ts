import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import S3rver from '@20minutes/s3rver'
import type { S3Settings } from '../../storage/minio.ts'

/** Where `node tools/minio.ts` leaves the program it built, outside every checkout. */
export const builtMinio = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'niem-tests', 'minio')

/** The MinIO server of this machine, and why there is none. */
export const minioBin = process.env.MINIO_BIN || (existsSync(builtMinio) ? builtMinio : undefined)
export const minioMissing = 'skipped: MINIO_BIN names no MinIO server, and `node tools/minio.ts` built none'

/** A small disk is mounted where only the server sees it; not every machine lets us. */
export const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' }).status === 0

/** A running MinIO with a data folder of its own. */
export interface Minio {
  settings: S3Settings
  /** As a power cut ends it. */
  kill: () => Promise<void>
  /** Starts it again on the same data and port. */
  start: () => Promise<void>
  /** Stops it and leaves nothing behind. */
  stop: () => Promise<void>
}

/** Starts a real MinIO server on loopback; with a size its disk is so many megabytes small. */
export async function startMinio({ megabytes }: { megabytes?: number } = {}): Promise<Minio> {
  const room = mkdtempSync(path.join(tmpdir(), 'niem-minio-'))
  const data = path.join(room, 'data')
  mkdirSync(data)
  const port = await freePort()
  const settings = settingsOn(port)
  const env = {
    HOME: room,
    PATH: process.env.PATH,
    MINIO_BROWSER: 'off',
    MINIO_API_DELETE_CLEANUP_INTERVAL: '1s', // what was removed lies five minutes in a bin otherwise, and takes its room
    MINIO_ROOT_USER: settings.accessKey,
    MINIO_ROOT_PASSWORD: settings.secretKey,
  }
  const command = [minioBin ?? '', 'server', data, '--address', `127.0.0.1:${port}`]
  const mounted = ['unshare', '-rm', 'sh', '-c', `mount -t tmpfs -o size=${megabytes}m tmpfs ${data} && exec "$@"`, 'sh', ...command]
  let child = run()

  function run() {
    const [program, ...words] = megabytes ? mounted : command
    return spawn(program!, words, { env, stdio: 'ignore' })
  }
  async function end(signal: NodeJS.Signals) {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  async function ready() {
    for (let patience = 300; patience > 0; patience--) {
      if (child.exitCode !== null) break
      const answer = await fetch(`${settings.endpoint}/minio/health/ready`).catch(() => undefined)
      if (answer?.ok) return
      await wait(100)
    }
    throw new Error('MinIO does not start')
  }
  await ready()
  return {
    settings,
    kill: () => end('SIGKILL'),
    async start() {
      child = run()
      await ready()
    },
    async stop() {
      await end('SIGTERM')
      rmSync(room, { recursive: true, force: true })
    },
  }
}

/** A real MinIO server where there is one, else the small S3 server that npm brings. */
export async function startS3(): Promise<Pick<Minio, 'settings' | 'stop'>> {
  if (minioBin) return await startMinio()
  const directory = mkdtempSync(path.join(tmpdir(), 'niem-s3-'))
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [] })
  const { port } = await server.run()
  return {
    settings: settingsOn(port, 'S3RVER', 'S3RVER'),
    async stop() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** How the tests sign in on a port of this machine. */
export const settingsOn = (port: number, accessKey = 'niem-tests', secretKey = 'niem-tests-secret'): S3Settings => ({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  bucket: 'niem',
  accessKey,
  secretKey,
  pathStyle: true,
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
